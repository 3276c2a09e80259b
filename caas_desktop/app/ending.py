"""Ends the window when somebody else asks: a signal, or the end of the desktop's session."""
from __future__ import annotations

import logging
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

# A closed terminal, a system that shuts down, Ctrl+C. Windows has not all of them.
NAMES = ("SIGHUP", "SIGTERM", "SIGINT")


class Ending(QObject):
    """Has ``app`` end as it does when its window is closed, layout and open tabs kept.

    Nobody is asked about running terminals: whoever ends the session does not wait for an answer.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        # Qt's loop runs no Python between two events: the signal comes to it as a byte to be read.
        self._told, told = socket.socketpair()
        for end in (self._told, told):
            end.setblocking(False)
        signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
        self._writes = told
        self._notifier = QSocketNotifier(self._told.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        for name in NAMES:
            number = getattr(signal, name, None)
            # Who started us with nohup wants it to be passed over.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _pass_over)
        app.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)

    def _end(self) -> None:
        self._notifier.setEnabled(False)
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is _pass_over:
                signal.signal(number, signal.SIG_DFL)  # a second one ends the process at once
        log.info("asked to end")
        self._app.exit(0)  # of dialogs' loops, too

    def _session_ends(self, manager: QSessionManager) -> None:
        manager.setRestartHint(QSessionManager.RestartHint.RestartIfRunning)
        self._end()


def _pass_over(_: int, __: FrameType | None) -> None:
    """The byte in the socket says all."""
