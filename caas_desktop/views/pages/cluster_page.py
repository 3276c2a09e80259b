"""What the page of a cluster, and of what it holds, has beside an ordinary one."""
from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import HostView, Store
from caas_desktop.operations.swarm.objects import config_data
from caas_desktop.operations.swarm.rollout import attached, health, uses
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.rows import KindTable
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.notices import Banner, EmptyState
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.fetched import Fetched
from caas_desktop.views.pages.head import Note
from caas_desktop.views.pages.placement import PlacementTab
from caas_desktop.views.pages.tabbed import TabbedPage

USED = ("secret", "config", "network", "volume")
SHOWN = 200_000  # characters of a config


def create_command(tab: str) -> list[tuple[str, str, str]]:
    """Return what a cluster's page offers to add while that tab is open: command, words, icon."""
    return {
        "node": [("cluster-join", tr("Add a host"), "plus")],
        "secret": [("create-secret", tr("Create secret"), "plus")],
        "config": [("create-config", tr("Create config"), "plus")],
        "network": [("create-network", tr("Create network"), "plus")],
    }.get(tab, [("create-service", tr("Create service"), "plus")])


def add_cluster_tabs(page: TabbedPage, context: Context, scope: ScopeId) -> None:
    """Declare the placement view."""
    def make() -> QWidget:
        made = PlacementTab(context, scope)
        made.activated.connect(lambda ref, pin: page.opened.emit(Target("object", ref=ref), pin))
        return made

    page.add_tab("placement", tr("Placement"), make)


def add_object_tabs(page: TabbedPage, context: Context, ref: Ref) -> None:
    """Declare what a secret, config or network has beside overview and inspect."""
    if ref.kind == "config":
        page.add_tab("content", tr("Content"), lambda: ContentTab(context, ref))
    if ref.kind in USED:
        def make() -> QWidget:
            made = UsedByTab(context, ref)
            made.activated.connect(
                lambda ref, pin: page.opened.emit(Target("object", ref=ref), pin))
            return made

        page.add_tab("used-by", tr("Used by"), make)


def health_notes(store: Store, scope: ScopeId) -> list[Note]:
    """Return what the head of a cluster's page tells of its nodes and managers."""
    found = health(store, scope)
    if not found.nodes:
        return []
    nodes = tr("{ready} of {total} nodes ready").format(ready=found.ready, total=found.nodes)
    managers = tr("{reachable} of {total} managers").format(
        reachable=found.reachable, total=found.managers)
    if found.spare > 0:
        managers += ", " + tr("{count} may be lost").format(count=found.spare)
    else:
        managers += ", " + (tr("too few to change anything") if found.spare < 0
                            else tr("none may be lost"))
    return [("node", nodes, tr("Nodes")), ("key", managers, tr("Managers"))]


class ClusterBanner:
    """Says above a page that the cluster does not answer, as long as that is so."""

    def __init__(self, page: TabbedPage, context: Context, scope: ScopeId) -> None:
        self._page, self._context, self._scope = page, context, scope
        self._banner: Banner | None = None

    def refresh(self) -> None:
        trouble = self._context.store.troubles.get(self._scope, "")
        if not trouble:
            if self._banner is not None:
                self._banner.deleteLater()
                self._banner = None
        elif self._banner is None:
            self._banner = Banner("error", tr("The cluster is read-only"), shown(trouble))
            self._page.outer.insertWidget(1, self._banner)
        else:
            self._banner.set_text(tr("The cluster is read-only"), shown(trouble))


class LockedBanner:
    """Says above a host's page that it is a manager that waits for its key."""

    def __init__(self, page: TabbedPage) -> None:
        self._page = page
        self._banner: Banner | None = None

    def refresh(self, view: HostView) -> None:
        info = view.status.info
        locked = view.status.live and info is not None and bool(info.swarm and info.swarm.locked)
        if locked and self._banner is None:
            self._banner = Banner("warning", tr("This manager is locked"), tr(
                "It was restarted, and belongs to its cluster again once it has its key."),
                () if view.spec.read_only else (tr("Unlock…"),))
            self._banner.action.connect(lambda _: self._page.asked.emit("cluster-unlock"))
            self._page.outer.insertWidget(1, self._banner)
        elif not locked and self._banner is not None:
            self._banner.deleteLater()
            self._banner = None


class ContentTab(Fetched):
    """What a config holds, read when the tab is opened, and kept nowhere."""

    def __init__(self, context: Context, ref: Ref) -> None:
        super().__init__(context, ref, lambda engine: config_data(engine, ref.id))
        self._size = label("", "caption", "text3")
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName(tr("Content"))
        dress(self._text, "mono")
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(18, 10, 18, 12)
        outer.addWidget(self._size)
        outer.addWidget(self._text, 1)

    def show_answer(self, answer: Any) -> None:
        data = bytes(answer)
        self._size.setText(tr("{size} bytes").format(size=len(data)))
        self._text.setPlainText(data.decode("utf-8", "replace")[:SHOWN])

    def close_tab(self) -> None:
        self._text.clear()
        super().close_tab()


class UsedByTab(QWidget):
    """What a secret, config, network or volume is given to: services, and containers beside them.

    ``activated`` asks to open one of them.
    """

    activated = Signal(object, bool)

    def __init__(self, context: Context, ref: Ref) -> None:
        super().__init__()
        store = context.store
        tests = {"service": uses(store, ref), "container": attached(store, ref)}
        self.models = {kind: KindTable(KINDS[kind], store, context.cells, test, parent=self)
                       for kind, test in tests.items()}
        self._parts: dict[str, QWidget] = {}
        self._empty = EmptyState("service", tr("Nothing uses it"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        for kind, model in self.models.items():
            self._parts[kind] = self._list(kind, model)
            outer.addWidget(self._parts[kind], 1)
            model.content_changed.connect(self._refresh)
        outer.addWidget(self._empty, 1)
        self._refresh()

    def _list(self, kind: str, model: KindTable) -> QWidget:
        table = ListTable(self)
        table.setAccessibleName(tr(KINDS[kind].title))
        table.setModel(model)
        for x, one in enumerate(KINDS[kind].columns):
            table.setColumnWidth(x, px(one.width))
            table.setColumnHidden(x, one.hidden or one.look in ("cpu", "memory"))
        table.activated.connect(lambda at: self.activated.emit(model.ref(at.row()), True))
        box = QWidget()
        column(row(label(tr(KINDS[kind].title), "label", "text2"), padding=(18, 10, 18, 0)),
               table, spacing=6, owner=box)
        return box

    def close_tab(self) -> None:
        for model in self.models.values():
            model.close()

    def _refresh(self) -> None:
        for kind, model in self.models.items():
            self._parts[kind].setVisible(model.rowCount() > 0)
        self._empty.setVisible(not any(model.rowCount() for model in self.models.values()))
