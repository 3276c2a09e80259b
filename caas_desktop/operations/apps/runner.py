"""What is done to apps in the background: tasks that can be watched, cancelled, gone on with."""
from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from caas_desktop.domain.apps import AppKey, Executor, Made, Revision
from caas_desktop.domain.changes import AppsAdopted
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId, ScopeId
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.adoptions import tenants_of
from caas_desktop.operations.apps.adopting import adopt, release
from caas_desktop.operations.apps.deployment import Order, Outcome, carry_out, told
from caas_desktop.operations.apps.executors import executor_of
from caas_desktop.operations.apps.listed import App, find_app, label_of
from caas_desktop.operations.apps.operating import remove_app, restart_app, start_app, stop_app
from caas_desktop.operations.apps.rolling_back import order_of
from caas_desktop.operations.apps.rows import Say
from caas_desktop.operations.apps.volumes import remove_volumes
from caas_desktop.operations.compose import Project, Risk
from caas_desktop.operations.revisions import Revisions
from caas_desktop.operations.scope_tasks import ScopeTasks
from caas_desktop.operations.tasks import Task

Work = Callable[[Engine, App, Say], list[str]]


class AppWork(ScopeTasks):
    """GUI thread only. ``listen`` hears how each deployment ended."""

    def __init__(self, *parts: Any, revisions: Revisions, **more: Any) -> None:
        super().__init__(*parts, **more)
        self.revisions = revisions
        self._listeners: list[Callable[[ScopeId, Outcome], None]] = []

    def listen(self, listener: Callable[[ScopeId, Outcome], None]) -> None:
        """Call ``listener`` on the GUI thread with the outcome of each deployment."""
        self._listeners.append(listener)

    def deploy(self, scope: ScopeId, project: Project, confirmed: Collection[Risk] = (), *,
               prune: bool = False, made: Made = "deploy", executor: Executor | None = None
               ) -> Task:
        """Deploy to a cluster or host; a retry goes on where it stopped.

        ``executor`` None: as set for the host. A duplicate is ``duplicate_of`` with its ``made``.
        """
        host = self._standalone(scope)

        def order(_: Engine) -> Order:
            return Order(project, tuple(confirmed), prune, made,
                         executor or executor_of(self._catalogue, host))

        return self._deploy(scope, Text(N_("Deploy {app}"), app=project.name), made, order)

    def _standalone(self, scope: ScopeId) -> HostId | None:
        view = self._store.host_of(scope)
        if view is None or view.status.info is None or view.status.info.cluster_scope is not None:
            return None
        return view.spec.id

    def adopt(self, scope: ScopeId, name: str, tenant: str | None = None) -> Task:
        """Adopt an app, or give it to another tenant; what is not known is the task's last word.
        """
        def work(engine: Engine, task: Task) -> Words:
            made = adopt(engine, find_app(engine, name), self._catalogue, self.revisions, tenant)
            self._owners_changed()
            if made.revision is None:
                return Text(N_("Done."))
            found: Words = Text(N_("Adopted as revision {number}. Not known:"),
                                number=made.revision.number)
            for one in made.unknown:
                found = Text("{first} {second}", first=found, second=one)
            return found

        return self._run(scope, Text(N_("Adopt {app}"), app=name), "adopt app", work,
                         lambda: self.adopt(scope, name, tenant))

    def release(self, scope: ScopeId, name: str) -> Task:
        """Leave an adopted app to others again; its revisions are kept."""
        def work(_engine: Engine, _task: Task) -> None:
            release(self._catalogue, AppKey(scope, name))
            self._owners_changed()

        return self._run(scope, Text(N_("Release {app}"), app=name), "release app", work,
                         lambda: self.release(scope, name))

    def _owners_changed(self) -> None:
        """Have whose apps are read again, and shown; on a worker."""
        tenants = tenants_of(self._catalogue)
        self._post(lambda: self._store.apply([AppsAdopted(tenants)]))

    def roll_back(self, revision: Revision, confirmed: Collection[Risk] = ()) -> Task:
        """Deploy an earlier revision again, at the present replicas.

        ``confirmed``: risks that were agreed to beside those that its deployment agreed to.
        """
        title = Text(N_("Roll {app} back to revision {number}"), app=revision.app.name,
                     number=revision.number)

        def order(engine: Engine) -> Order:
            found = order_of(engine, revision, self.revisions.content(revision))
            return replace(found, confirmed=(*found.confirmed, *confirmed))

        return self._deploy(revision.app.scope, title, "roll back app", order)

    def _deploy(self, scope: ScopeId, title: Text, action: str,
                order_on: Callable[[Engine], Order]) -> Task:
        def work(engine: Engine, task: Task) -> Words:
            outcome = carry_out(engine, order_on(engine), self.revisions, self._showing(task),
                                task.token)
            self._post(lambda: self._tell(scope, outcome))
            if outcome.error is not None:
                raise outcome.error
            return told(outcome)

        return self._run(scope, title, action, work,
                         lambda: self._deploy(scope, title, action, order_on))

    def _tell(self, scope: ScopeId, outcome: Outcome) -> None:
        for listener in tuple(self._listeners):
            listener(scope, outcome)

    def start(self, scope: ScopeId, name: str) -> Task:
        return self._change(scope, name, Text(N_("Start {app}"), app=name), "start app", start_app)

    def stop(self, scope: ScopeId, name: str) -> Task:
        return self._change(scope, name, Text(N_("Stop {app}"), app=name), "stop app", stop_app)

    def restart(self, scope: ScopeId, name: str) -> Task:
        return self._change(scope, name, Text(N_("Restart {app}"), app=name), "restart app",
                            restart_app)

    def remove(self, scope: ScopeId, name: str, *, volumes: bool = False) -> Task:
        """Remove an app; its volumes, on all connected nodes, only where ``volumes`` says so."""
        nodes = [engine for engine in self._fleet.engines()
                 if self._store.cluster_of(engine.info.scope) == scope] if volumes else []

        def work(engine: Engine, app: App, say: Say) -> list[str]:
            kept = remove_app(engine, app, say, volumes=volumes)
            for node in nodes:
                if node is not engine:
                    kept += remove_volumes(node, label_of(app), say)
            return kept

        return self._change(scope, name, Text(N_("Remove {app}"), app=name), "remove app", work)

    def _change(self, scope: ScopeId, name: str, title: Text, action: str, change: Work) -> Task:
        def work(engine: Engine, task: Task) -> Words | None:
            left = change(engine, find_app(engine, name), self._showing(task))
            if not left:
                return Text(N_("Done."))
            names = ", ".join(left)
            return (Text(N_("Kept, as others use it: {names}."), names=names)
                    if action == "remove app"
                    else Text(N_("Left running, on every node: {names}."), names=names))

        return self._run(scope, title, action, work,
                         lambda: self._change(scope, name, title, action, change))
