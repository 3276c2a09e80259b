"""Runs a program and says when its first window was painted.

    python -m benchmarks.painted bare | console

Both programs are measured alike: the clock starts in whoever starts the process, and stops when the
event loop has delivered the first paint event of a window and flushed its picture.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Prints the monotonic time and the processor time of the first painted window, and quits."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (not self._seen and event.type() == QEvent.Type.Paint
                and isinstance(watched, QMainWindow)):  # fmt: skip
            self._seen = True
            # After this turn the whole window is painted and handed to the X server.
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        print(time.monotonic(), time.process_time(), flush=True)
        QApplication.exit(0)


def bare() -> int:
    """The least that Qt can show from Python."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    return app.exec()


def main() -> int:
    """Run one of the two with the observer in place."""
    observer = FirstPaint()
    run = QApplication.exec

    def observed(*_: object) -> int:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(observer)
        return int(run())

    QApplication.exec = observed  # type: ignore[method-assign]
    if sys.argv[1] == "bare":
        return bare()
    from caas_desktop.__main__ import main as console

    return console([])


if __name__ == "__main__":
    sys.exit(main())
