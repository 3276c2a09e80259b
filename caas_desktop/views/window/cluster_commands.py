"""What the window does with clusters: make, join, leave, keys; create what they hold."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.place import Place
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import HostId, Ref, ScopeId, is_cluster
from caas_desktop.domain.text import N_
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.node import Node
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import Service
from caas_desktop.operations.actions import Action
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.viewmodels.app_services import siblings
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.places import Places
from caas_desktop.views.dialogs.cluster import (
    ClusterInitDialog,
    ClusterJoinDialog,
    ClusterLeaveDialog,
    ClusterUnlockDialog,
)
from caas_desktop.views.dialogs.cluster_choice import writable_clusters
from caas_desktop.views.dialogs.cluster_keys import ClusterKeysDialog
from caas_desktop.views.dialogs.cluster_labels import NodeLabelsDialog
from caas_desktop.views.dialogs.network import NetworkDialog
from caas_desktop.views.dialogs.secret_config import DataDialog
from caas_desktop.views.dialogs.service import ServiceDialog
from caas_desktop.views.dialogs.service_scale import ImageDialog, ScaleDialog
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.replicas import of_project


class ClusterCommands:
    """``host``, ``page`` and ``refs`` tell what is at hand in the window."""

    def __init__(self, window: QWidget, context: Context, host: Callable[[], HostId | None],
                 page: Callable[[], Page | None], refs: Callable[[], Sequence[Ref]],
                 fail: Callable[[Exception], None]) -> None:
        self._window, self._context, self._host = window, context, host
        self._page, self._refs, self._fail = page, refs, fail

    def table(self) -> dict[str, Callable[[], None]]:
        """Return what runs for which command."""
        return {
            "cluster-init": lambda: self._show(ClusterInitDialog(
                self._window, self._context, self._host())),
            "cluster-join": lambda: self._show(ClusterJoinDialog(
                self._window, self._context, self._host(), self.cluster())),
            "cluster-leave": lambda: self._show(ClusterLeaveDialog(
                self._window, self._context, self._host())),
            "cluster-keys": self._keys,
            "cluster-unlock": self._unlock,
            "create-service": lambda: self._show(ServiceDialog(
                self._window, self._context, self.cluster())),
            "create-network": lambda: self._show(NetworkDialog(
                self._window, self._context, self._host_or_manager())),
            "create-secret": lambda: self._show(DataDialog(
                self._window, self._context, "secret", self.cluster())),
            "create-config": lambda: self._show(DataDialog(
                self._window, self._context, "config", self.cluster())),
        }

    def cluster(self) -> ScopeId | None:
        """Return the cluster at hand: of the selection, the page or the host; else the only one."""
        store, page = self._context.store, self._page()
        target = page.target if page is not None else None
        for ref in self._refs():
            found = ref.scope if KINDS[ref.kind].scope == "cluster" else store.cluster_of(ref.scope)
            if found:
                return found
        if target is not None and target.group.type == "cluster":
            return ScopeId(target.group.scope)
        if target is not None and is_cluster(target.group.home):
            return ScopeId(target.group.home)
        view = store.hosts.get(self._host() or HostId(""))
        if view is not None and view.status.info and (
                found := store.cluster_of(view.status.info.scope)):
            return found
        known = {s for v in store.hosts.values() if v.status.info
                 if (s := v.status.info.cluster_scope)}
        return known.pop() if len(known) == 1 else None

    def with_form(self, wanted: Action, chosen: Sequence[Ref]) -> bool:
        """Ask for what an action on services or nodes needs, then run it; False: not one of ours.
        """
        first, store = chosen[0], self._context.store
        item = store.get(first)
        title = Places(store).cluster_title(first.scope)
        name = KINDS[first.kind].name(item) if item is not None else ""
        if len(chosen) > 1:
            name = tr("{count} {kinds}").format(
                count=len(chosen), kinds=tr(KINDS[first.kind].title).lower())
        match wanted.form, item:
            case "scale", Service():
                self._run(wanted, chosen, ScaleDialog(self._window, name, title,
                                                      item.replicas or 0))
            case "replicas", Container():
                self._scale_project(first, item.place)
            case "set-image", Service():
                self._run(wanted, chosen, ImageDialog(self._window, name, title, item.image))
            case "edit-service", Service():
                self._inspect(first, lambda raw: self._show(ServiceDialog(
                    self._window, self._context, first.scope, raw)))
            case "label-node", Node():
                self._run(wanted, chosen[:1], NodeLabelsDialog(self._window, name, title,
                                                               item.labels))
            case _:
                return False
        return True

    def _scale_project(self, container: Ref, place: Place) -> None:
        view = self._context.store.host_of(container.scope)
        now = of_project(self._context, siblings(self._context.store, container))
        if view is None or now is None:
            return
        dialog = ScaleDialog(self._window, f"{place.app} / {place.service}", view.spec.name,
                             now.wanted, now.least)
        if dialog.exec():
            now.change(dialog.field.value())

    def _run(self, wanted: Action, chosen: Sequence[Ref], dialog: Any) -> None:
        if dialog.exec():
            self._context.commands.run(wanted, chosen, dialog.params())

    @staticmethod
    def _show(dialog: Any) -> None:
        dialog.exec()

    def _keys(self) -> None:
        scope = self.cluster()
        title = dict(writable_clusters(self._context.store)).get(scope) if scope else None
        if scope is None or title is None:
            self._fail(BadRequest(N_("There is no cluster here that may be changed."),
                                  hint=N_("A read-only host changes none, nor does a cluster "
                                          "without a leader.")))
            return
        self._show(ClusterKeysDialog(self._window, self._context, scope, title))

    def _unlock(self) -> None:
        view = self._context.store.hosts.get(self._host() or HostId(""))
        if view is not None and view.status.info is not None and not view.spec.read_only:
            self._show(ClusterUnlockDialog(self._window, self._context, view.status.info.scope,
                                           view.spec.name))

    def _host_or_manager(self) -> HostId | None:
        host = self._host()
        cluster = self.cluster()
        if host is None and cluster is not None:
            view = self._context.store.host_of(cluster)
            return view.spec.id if view else None
        return host

    def _inspect(self, ref: Ref, then: Callable[[Any], None]) -> None:
        view = self._context.store.host_of(ref.scope)
        path = KINDS[ref.kind].inspect_path.format(id=ref.id)
        name, fleet = view.spec.name if view else "", self._context.fleet

        def fetch(_: object) -> Any:
            engine: Engine = engine_or_raise(fleet.engine_of(ref.scope), name)
            return engine.request("GET", path, lane=Lane.REFRESH)

        self._context.jobs.submit(view.spec.id if view else "gone", fetch, lane=Lane.REFRESH,
                                  done=then, failed=self._fail)
