"""What the window does with apps: deploy, update, start, stop, copy, go back, remove."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from caas_desktop.domain.apps import AppKey, Made, Revision
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.files import private
from caas_desktop.domain.place import COMPOSE_PROJECT, STACK
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.text import N_
from caas_desktop.operations.actions import Action, Danger
from caas_desktop.operations.apps.deployment import Outcome
from caas_desktop.operations.apps.runner import AppWork
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.tasks import Task, TaskState
from caas_desktop.viewmodels.confirming import confirm_target
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import hint, sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.route_choices import places
from caas_desktop.views.dialogs.app_plan import RollBackDialog
from caas_desktop.views.dialogs.confirm import ConfirmDialog, confirm
from caas_desktop.views.dialogs.deploy import DeployDialog
from caas_desktop.views.dialogs.outcome import GO_BACK, GO_ON, OutcomeDialog
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.toasts import ToastAction, ToastHost
from caas_desktop.views.pages.app_revisions import RevisionsTab
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.tabbed import TabbedPage

if TYPE_CHECKING:
    from caas_desktop.operations.apps.adopting import Prospect
    from caas_desktop.operations.apps.starting import Start

T = TypeVar("T")
TOLD = 160  # characters of an error in a toast; its dialog tells the rest


def _action(key: str, title: str, icon: str, doing: str, danger: Danger, loses: str = ""
            ) -> Action:
    return Action(key, title, icon, "app", lambda *_: None, doing, danger=danger, loses=loses)


REMOVE_APP = _action("remove-app", N_("Remove…"), "trash", "removing", Danger.DESTROYS, N_(
    "Its containers and networks. Volumes stay unless you say otherwise."))
STOP_APP = _action("stop-app", N_("Stop"), "stop", "stopping", Danger.DISTURBS)
RESTART_APP = _action("restart-app", N_("Restart"), "restart", "restarting", Danger.DISTURBS)


class AppCommands:
    """``host``, ``page`` and ``refs`` tell what is at hand; ``started`` shows the tasks."""

    def __init__(self, window: QWidget | None, context: Context,
                 host: Callable[[], HostId | None], page: Callable[[], Page | None],
                 refs: Callable[[], list[Ref]], started: Callable[[], object],
                 toasts: ToastHost) -> None:
        self._window, self._context, self._host, self._page = window, context, host, page
        self._refs, self._started, self._toasts = refs, started, toasts
        self._going: dict[AppKey, Task] = {}  # the newest deployment of each app
        self.work = AppWork(context.store, context.fleet, context.jobs, context.tasks,
                            context.catalogue, context.post, revisions=context.revisions)
        self.work.listen(self._ended)
        context.tasks.subscribe(self._task_changed)

    def table(self) -> dict[str, Callable[[], object]]:
        return {"deploy-app": self.deploy, "update-app": self.update, "start-app": self.start,
                "stop-app": self.stop, "restart-app": self.restart,
                "duplicate-app": self.duplicate, "export-app": self.export,
                "adopt-app": self.adopt, "roll-back-app": self.roll_back,
                "remove-app": self.remove}

    # -- deploying -----------------------------------------------------------------------

    def deploy(self) -> None:
        host = self._host()
        view = self._context.store.hosts.get(host) if host else None
        info = view.status.info if view else None
        self._ask(DeployDialog(self._window, self._context,
                               (info.cluster_scope or info.scope) if info else None))

    def update(self) -> None:
        """Edit the app's files, or what runs where there are none, and deploy it again."""
        self._begin(lambda scope, start: self._ask(DeployDialog(
            self._window, self._context, scope, start, stays=True)))

    def duplicate(self) -> None:
        """Deploy the app's files under another name or elsewhere; data is not copied."""
        def ask(scope: ScopeId, start: Start) -> None:
            other = next((p.scope for p in places(self._context) if p.scope != scope), scope)
            self._ask(DeployDialog(self._window, self._context, other, start), "duplicate")

        self._begin(ask)

    def _begin(self, ask: Callable[[ScopeId, Start], None]) -> None:
        def read(engine: Engine, name: str) -> Start:
            from caas_desktop.operations.apps.starting import start_of

            return start_of(engine, name, self._context.revisions)

        chosen = self._writable()
        if chosen is not None:
            self._fetch(*chosen, read, lambda start: ask(chosen[0], start))

    def _ask(self, dialog: DeployDialog, made: Made = "deploy") -> None:
        if dialog.exec() and dialog.found.project is not None:
            scope, project = dialog.scope(), dialog.found.project
            self._follow(scope, project.name, self.work.deploy(
                scope, project, dialog.confirmed, made=made, executor=dialog.executor()))

    def roll_back(self) -> None:
        """Go back to the revision that is chosen on the page, once its plan was seen."""
        tab = self._revisions()
        revision = tab.chosen() if tab is not None else None
        if revision is not None:
            self._go_back(revision)

    def _go_back(self, revision: Revision) -> None:
        dialog, app = RollBackDialog(self._window, self._context, revision), revision.app
        if dialog.exec():
            self._follow(app.scope, app.name, self.work.roll_back(revision, dialog.confirmed))

    def _revisions(self) -> RevisionsTab | None:
        page = self._page()
        tab = page.made_tab("revisions") if isinstance(page, TabbedPage) else None
        return tab if isinstance(tab, RevisionsTab) else None

    def _follow(self, scope: ScopeId, name: str, task: Task) -> None:
        self._going[AppKey(scope, name)] = task
        self._started()

    def _task_changed(self, task: Task) -> None:
        tab = self._revisions() if task.state is not TaskState.RUNNING else None
        if tab is not None and tab.isVisible():
            tab.refresh()  # no change on a host tells of a new revision

    def _ended(self, scope: ScopeId, outcome: Outcome) -> None:
        if outcome.error is not None:
            self._toasts.show_toast(
                "error", tr("{app} was deployed half way").format(app=outcome.app.name),
                sentence(outcome.error)[:TOLD],
                ToastAction(tr("What was done…"), lambda: self._show(scope, outcome)))

    def _show(self, scope: ScopeId, outcome: Outcome) -> None:
        task = self._going.get(AppKey(scope, outcome.app.name))
        match OutcomeDialog(self._window, outcome).exec():
            case answer if answer == GO_ON and task is not None and task.retry is not None:
                task.retry()
                self._started()
            case answer if answer == GO_BACK and outcome.back is not None:
                self._go_back(outcome.back)

    # -- the rest ------------------------------------------------------------------------

    def start(self) -> None:
        chosen = self._writable()
        if chosen is not None:
            self.work.start(*chosen)
            self._started()

    def stop(self) -> None:
        self._confirmed(STOP_APP, self.work.stop)

    def restart(self) -> None:
        self._confirmed(RESTART_APP, self.work.restart)

    def _confirmed(self, action: Action, run: Callable[[ScopeId, str], object]) -> None:
        chosen = self._writable()
        if chosen is not None and confirm(
                self._window, action, [confirm_target(self._context.store, *chosen)], 1):
            run(*chosen)
            self._started()

    def remove(self) -> None:
        chosen = self._writable()
        if chosen is None:
            return
        volumes = QCheckBox(tr("Remove its volumes, too, with all that is in them"))
        dress(volumes, "body")
        target = confirm_target(self._context.store, *chosen)
        if ConfirmDialog(self._window, REMOVE_APP, [target], 1, volumes).exec():
            self.work.remove(*chosen, volumes=volumes.isChecked())
            self._started()

    def export(self) -> None:
        """Write the app as one Compose file: as it was deployed, else as it runs."""
        def read(engine: Engine, name: str) -> str:
            from caas_desktop.operations.apps.copying import template_of
            from caas_desktop.operations.apps.listed import find_app
            from caas_desktop.operations.compose import to_yaml

            return to_yaml(template_of(engine, find_app(engine, name),
                                       self._context.revisions).project)

        chosen = self._at_hand()
        if chosen is not None:
            self._fetch(*chosen, read, lambda text: self._save(chosen[1], text))

    def _save(self, name: str, text: str) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export {app}").format(app=name), f"{name}.compose.yaml",
            "YAML (*.yaml *.yml)")
        if not path:
            return
        try:
            with open(path, "w", encoding="utf-8", opener=private) as file:  # values are put in
                file.write(text)
        except OSError as error:
            self._toasts.show_toast("error", tr("{name} cannot be written.").format(
                name=Path(path).name), str(error.strerror or ""))
            return
        self._tell(tr("{name} was written.").format(name=Path(path).name))

    def adopt(self) -> None:
        """Look after an app that another tool made, or say whose an adopted one is."""
        def read(engine: Engine, name: str) -> Prospect:
            from caas_desktop.operations.apps.adopting import prospect
            from caas_desktop.operations.apps.listed import find_app

            return prospect(engine, find_app(engine, name), self._context.catalogue,
                            self._context.revisions)

        chosen = self._writable()
        if chosen is not None:
            self._fetch(*chosen, read, lambda found: self._ask_whose(*chosen, found))

    def _ask_whose(self, scope: ScopeId, name: str, found: Prospect) -> None:
        from caas_desktop.views.dialogs.adopt import RELEASE, AdoptDialog, known_tenants

        view = self._context.store.host_of(scope)
        dialog = AdoptDialog(self._window, found, view.spec.name if view else "",
                             known_tenants(self._context.store))
        match dialog.exec():
            case answer if answer == RELEASE:
                self.work.release(scope, name)
            case answer if answer and (found.project is not None or dialog.tenant is not None):
                self.work.adopt(scope, name, dialog.tenant)
            case _:
                return
        self._started()

    # -- what is at hand -----------------------------------------------------------------

    def _fetch(self, scope: ScopeId, name: str, read: Callable[[Engine, str], T],
               then: Callable[[T], None]) -> None:
        view = self._context.store.host_of(scope)
        host = view.spec.name if view else ""

        def failed(error: Exception) -> None:
            if not isinstance(error, CaasError):
                raise error
            self._toasts.show_toast("error", sentence(error), hint(error))

        self._context.jobs.submit(
            view.spec.id if view else "gone",
            lambda _: read(engine_or_raise(self._context.fleet.engine_of(scope), host), name),
            lane=Lane.REFRESH, done=then, failed=failed)

    def _writable(self) -> tuple[ScopeId, str] | None:
        """Return the app at hand if it may be changed; else say why not."""
        chosen = self._at_hand()
        view = self._context.store.host_of(chosen[0]) if chosen else None
        if view is not None and view.spec.read_only:
            self._tell(tr("{host} is marked read-only.").format(host=view.spec.name))
            return None
        return chosen

    def _at_hand(self) -> tuple[ScopeId, str] | None:
        chosen = self.chosen()
        if chosen is None:
            self._tell(tr("Choose one app, or something of it, that a Compose file made."))
        return chosen

    def chosen(self) -> tuple[ScopeId, str] | None:
        """Return where the one app at hand is, and its name; None without one, or with several."""
        found = {app for app in map(self._app_of, self._members()) if app is not None}
        return found.pop() if len(found) == 1 else None

    def _members(self) -> list[Ref]:
        """Return what is selected, else what the page stands for."""
        page, refs = self._page(), self._refs()
        if not refs and page is not None and page.target.type == "group":
            members = self._context.membership.members
            refs = [*members(page.target.group, "service"), *members(page.target.group)]
        return refs

    def _tell(self, words: str) -> None:
        self._toasts.show_toast("info", words, "")

    def _app_of(self, ref: Ref) -> tuple[ScopeId, str] | None:
        item = self._context.store.get(ref)
        labels = getattr(item, "labels", None) or {}
        if COMPOSE_PROJECT in labels:
            return ref.scope, labels[COMPOSE_PROJECT]
        if STACK not in labels:
            return None
        if ref.kind == "service":
            return ref.scope, labels[STACK]
        scope = self._context.store.cluster_of(ref.scope)
        return (scope, labels[STACK]) if scope is not None else None
