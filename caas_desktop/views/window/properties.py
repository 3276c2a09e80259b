"""The properties dock: what the store knows of the object in front."""
from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.changes import Change, Removed, Upserted
from caas_desktop.domain.refs import Ref
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.facts import facts_of
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.labels import label
from caas_desktop.views.pages.facts_view import FactList


class Properties(QWidget):
    """Shows the single selected object; rebuilds only while it is seen."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._ref: Ref | None = None
        self._list = FactList()
        self._none = label(tr("Nothing selected"), "small", "text3")
        self._none.setContentsMargins(12, 10, 12, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._none)
        outer.addWidget(self._list, 1)
        self._later = QTimer(self, singleShot=True, interval=120)
        self._later.timeout.connect(self._refresh)
        store.subscribe(self._on_changes)

    def show_refs(self, refs: list[Ref]) -> None:
        ref = refs[0] if len(refs) == 1 else None
        if ref != self._ref:
            self._ref = ref
            self._later.start()

    def _on_changes(self, changes: list[Change]) -> None:
        if any(isinstance(c, Upserted | Removed) and c.ref == self._ref for c in changes):
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._refresh)

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        item = self._store.get(self._ref) if self._ref else None
        self._none.setVisible(item is None)
        self._list.setVisible(item is not None)
        if item is not None:
            self._list.set_facts(facts_of(item))
