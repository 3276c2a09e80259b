"""What shows the store as it is now, but only while somebody looks."""
from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.changes import Change, EventSeen
from caas_desktop.operations.store import Store


class LiveTab(QWidget):
    """Calls ``refresh`` when it is shown, and while it is, ``later_ms`` after something changed.

    ``close_tab`` ends that.
    """

    def __init__(self, store: Store, later_ms: int) -> None:
        super().__init__()
        self._later = QTimer(self, singleShot=True, interval=later_ms)
        self._later.timeout.connect(self.refresh)
        self._unsubscribe = store.subscribe(self._on_changes)

    def refresh(self) -> None:
        """Show what is known now."""
        raise NotImplementedError

    def close_tab(self) -> None:
        self._unsubscribe()

    def _on_changes(self, changes: list[Change]) -> None:
        if self.isVisible() and not all(isinstance(c, EventSeen) for c in changes):
            self.refresh_soon()

    def refresh_soon(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()
