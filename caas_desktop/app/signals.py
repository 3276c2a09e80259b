"""What a logout, ``kill`` or Ctrl-C do to the window: it ends as if it had been closed."""
from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication


def close_on_signals(app: QApplication) -> None:
    """End ``app`` at the first SIGTERM or SIGINT; another one kills it.

    Qt waits in C, where no Python handler runs: a byte in a socket wakes it.
    """
    told, teller = socket.socketpair()
    teller.setblocking(False)
    signal.set_wakeup_fd(teller.fileno(), warn_on_full_buffer=False)
    numbers = (signal.SIGTERM, signal.SIGINT)
    for number in numbers:
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read, app)

    def end() -> None:
        notifier.setEnabled(False)
        told.close()
        signal.set_wakeup_fd(-1)
        teller.close()
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)
        app.exit()  # not quit(): nobody is there to be asked whether he means it

    notifier.activated.connect(end)
