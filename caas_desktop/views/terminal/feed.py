"""Brings a session's signals into the window's thread, at most one frame per screen refresh."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from caas_desktop.operations.terminal.session import TerminalSession

FRAME_MS = 16
# Of the time, painting takes a third at most, and a twentieth while output floods in: it is parsed
# faster when the interpreter is free, and nobody can read it anyway.
REST, REST_FLOOD = 2, 19
FLOOD_BYTES = 64 << 10  # since the last frame; no program draws a screen with that much
FRAME_MS_MAX, FLOOD_MS_MAX = 100, 250  # a busy machine draws slowly: it needs the longer rest


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
        self._cost = 0  # of the last frame, ms
        self._fed = session.fed
        self._flood = False
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
            rest, most = (REST_FLOOD, FLOOD_MS_MAX) if self._flood else (REST, FRAME_MS_MAX)
            pause = max(FRAME_MS, min(rest * self._cost, most))
            self._timer.start(max(0, pause - self._since.elapsed()))

    def _fire(self) -> None:
        begin = self._since.elapsed()
        fed, self._fed = self._fed, self._session.fed
        self._flood = self._fed - fed > FLOOD_BYTES
        self.due.emit()
        self._cost = self._since.elapsed() - begin
        self._since.restart()


def _emit(signal: object) -> None:
    try:
        signal.emit()  # type: ignore[attr-defined]
    except RuntimeError:  # the C++ object is gone; a thread was still on its way here
        return


def _nothing() -> None:
    """The callback of nobody."""
