"""Brings a session's signals into the window's thread, at most one frame per screen refresh."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from caas_desktop.operations.terminal.session import TerminalSession

FRAME_MS = 16


class SessionFeed(QObject):
    """``due`` asks for a frame; ``state_changed`` tells of a session's begin and end."""

    due = Signal()
    state_changed = Signal()
    _changed = Signal()

    def __init__(self, session: TerminalSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fire)
        self._since = QElapsedTimer()
        self._since.start()
        self._changed.connect(self._schedule, Qt.ConnectionType.QueuedConnection)
        session.on_changed = self._tell_changed
        session.on_state = self._tell_state

    def detach(self) -> None:
        """No more signals: the widget is going away while the session's threads still run."""
        self._session.on_changed = _nothing
        self._session.on_state = _nothing
        self._timer.stop()

    def _tell_changed(self) -> None:
        _emit(self._changed)

    def _tell_state(self) -> None:
        _emit(self.state_changed)

    def _schedule(self) -> None:
        if not self._timer.isActive():
            self._timer.start(max(0, FRAME_MS - self._since.elapsed()))

    def _fire(self) -> None:
        self._since.restart()
        self.due.emit()


def _emit(signal: object) -> None:
    try:
        signal.emit()  # type: ignore[attr-defined]
    except RuntimeError:  # the C++ object is gone; a thread was still on its way here
        return


def _nothing() -> None:
    """The callback of nobody."""
