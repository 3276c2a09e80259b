"""What the window does with apps: deploy one from Compose files, remove one."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from caas_desktop.domain.place import COMPOSE_PROJECT, STACK
from caas_desktop.domain.refs import HostId, Ref, ScopeId
from caas_desktop.domain.text import N_
from caas_desktop.operations.actions import Action, Danger
from caas_desktop.operations.apps.runner import AppWork
from caas_desktop.operations.confirm import ConfirmTarget
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.confirm import ConfirmDialog
from caas_desktop.views.dialogs.deploy import DeployDialog
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.toasts import ToastHost
from caas_desktop.views.pages.base import Page

REMOVE_APP = Action("remove-app", N_("Remove…"), "trash", "app", lambda *_: None, "removing",
                    danger=Danger.DESTROYS, loses=N_(
                        "Its containers and networks. Volumes stay unless you say otherwise."))


class AppCommands:
    """``host``, ``page`` and ``refs`` tell what is at hand; ``started`` shows the tasks."""

    def __init__(self, window: QWidget | None, context: Context,
                 host: Callable[[], HostId | None], page: Callable[[], Page | None],
                 refs: Callable[[], list[Ref]], started: Callable[[], object],
                 toasts: ToastHost) -> None:
        self._window, self._context, self._host, self._page = window, context, host, page
        self._refs, self._started, self._toasts = refs, started, toasts
        self.work = AppWork(context.store, context.fleet, context.jobs, context.tasks,
                            context.catalogue, context.post, revisions=context.revisions)

    def table(self) -> dict[str, Callable[[], object]]:
        return {"deploy-app": self.deploy, "remove-app": self.remove}

    def deploy(self) -> None:
        host = self._host()
        view = self._context.store.hosts.get(host) if host else None
        info = view.status.info if view else None
        dialog = DeployDialog(self._window, self._context,
                              (info.cluster_scope or info.scope) if info else None)
        if dialog.exec() and dialog.found.project is not None:
            self.work.deploy(dialog.scope(), dialog.found.project, dialog.confirmed)
            self._started()

    def remove(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            self._tell(tr("Choose one app, or something of it, that a Compose file made."))
            return
        scope, name = chosen
        view = self._context.store.host_of(scope)
        if view is not None and view.spec.read_only:
            self._tell(tr("{host} is marked read-only.").format(host=view.spec.name))
            return
        volumes = QCheckBox(tr("Remove its volumes, too, with all that is in them"))
        dress(volumes, "body")
        target = (ConfirmTarget(name, view.spec.name, view.spec.environment) if view
                  else ConfirmTarget(name, ""))
        if ConfirmDialog(self._window, REMOVE_APP, [target], 1, volumes).exec():
            self.work.remove(scope, name, volumes=volumes.isChecked())
            self._started()

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
        view = self._context.store.host_of(ref.scope)
        info = view.status.info if view else None
        scope = info.cluster_scope if info else None
        return (scope, labels[STACK]) if scope is not None else None
