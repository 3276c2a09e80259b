"""The window: shown first, then everything that takes time is loaded behind it."""
from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from caas_desktop.app import first_look
from caas_desktop.app.appearance import Appearance
from caas_desktop.app.ending import Ending
from caas_desktop.app.garbage import Collector
from caas_desktop.app.logs import start_logging
from caas_desktop.app.paths import find_paths
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.text import N_
from caas_desktop.views.look.icons import icon
from caas_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from caas_desktop.app.console import Console

log = logging.getLogger(__name__)

# A window that starts minimised, or behind a locked screen, is not painted.
FIRST_PAINT_MS = 1000
# By then charts are imported too.
COLLECT_AFTER_MS = 4000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; returns the exit code.

    Raises:
        CaasError: There is no display; the program's folders cannot be used.
    """
    collector = Collector()
    args = _parser().parse_args(argv)
    require_display(os.environ)
    paths = find_paths().prepare()
    log_path = start_logging(paths)
    app = _application()
    look = first_look.load(paths.config / first_look.FILE)
    appearance = Appearance(app, args.theme or look.scheme, args.language or look.language,
                            look.scale)
    window = MainWindow()
    window.setWindowIcon(icon("container", "accent"))
    window.resize(1280, 800)
    window.restore_layout(look.layout)
    window.show()
    app.aboutToQuit.connect(collector.close)

    console: Console | None = None  # goes with this frame, before Python is taken down

    def fill() -> None:
        nonlocal console
        # With all that is known of hosts and resources behind it: not before the first picture.
        from caas_desktop.app.console import Console

        console = Console(window, appearance, paths, log_path, args)
        app.aboutToQuit.connect(console.close)
        console.load()
        QTimer.singleShot(COLLECT_AFTER_MS, collector.start)

    after_first_paint(window, fill)
    code = app.exec()
    # Its parts go in Qt's order. PySide's own end takes objects in no order at all: a menu bar that
    # was gone was asked about an event of the window, which ended the process with a crash.
    shiboken6.delete(window)
    return code


def require_display(environ: Mapping[str, str]) -> None:
    """Raise CaasError where Qt would find no display, which it answers by ending the process."""
    if sys.platform == "linux" and environ.get("XDG_SESSION_TYPE") != "wayland" and not any(
            map(environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise CaasError(N_("There is no display to show a window on."), hint=N_(
            "Start it in a desktop session; what works without a window is told by "
            "caas-desktop --help."))


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("caas-desktop")
    app.setApplicationDisplayName("CaaS Desktop")
    QGuiApplication.setDesktopFileName("caas-desktop")
    Ending(app)
    return app


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._call = window, call
        self._waiting = True
        window.installEventFilter(self)
        QTimer.singleShot(FIRST_PAINT_MS, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._go)  # the window's children are painted in this turn
        return False

    def _go(self) -> None:
        if self._waiting:
            self._waiting = False
            self._window.removeEventFilter(self)
            self._call()


def after_first_paint(window: QWidget, call: Callable[[], None]) -> None:
    """Run ``call`` once ``window`` was painted, or after a moment where nobody can see it.

    Before that, what ``call`` does would hold up the very picture that the user waits for.
    """
    _FirstPaint(window, call)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="caas-desktop", description="The window.")
    parser.add_argument("--catalogue", metavar="PATH_OR_URL", help="another catalogue")
    parser.add_argument("--theme", choices=first_look.SCHEMES, help="for this run")
    parser.add_argument("--language", choices=first_look.LANGUAGES, help="for this run")
    parser.add_argument("--quit-after-start", action="store_true",
                        help="quit once the window works: for tests of an installation")
    return parser
