"""The tabs of what a cluster holds: what a config says, and who uses a secret or network."""
from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.swarm.objects import config_data
from caas_desktop.operations.swarm.rollout import attached, uses
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.rows import KindTable
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.notices import EmptyState
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.pages.fetched import Fetched
from caas_desktop.views.pages.tabbed import TabbedPage

USED = ("secret", "config", "network", "volume")
SHOWN = 200_000  # characters of a config


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
