"""Imports pyqtgraph (a quarter of a second) so that the window never stands still.

PySide6 makes its classes when they are first asked for, and crashes when two threads ask at
once; pyqtgraph asks for every one. So they are all asked for here first, on the GUI thread, a few
milliseconds a turn; only then a thread does the rest.
"""
from __future__ import annotations

import importlib
import sys
import threading
import time
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QObject, QTimer, Signal

_PLOT = "caas_desktop.views.charts.plot"
_QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")
_TURN_S = 0.005


class PlotLoader(QObject):
    """``loaded`` comes on the GUI thread once plots can be made."""

    loaded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._classes: Iterator[object] | None = None

    def ready(self) -> bool:
        return hasattr(sys.modules.get(_PLOT), "Plot")

    def start(self) -> None:
        """Import now; also good some time after the start, so that the first page is quicker."""
        if self._classes is None and not self.ready():
            self._classes = _qt_classes()
            self._prepare()

    def _prepare(self) -> None:
        until = time.perf_counter() + _TURN_S
        for _ in self._classes or ():
            if time.perf_counter() > until:
                QTimer.singleShot(0, self, self._prepare)
                return
        threading.Thread(target=self._load, name="charts-import", daemon=True).start()

    def _load(self) -> None:
        importlib.import_module(_PLOT)
        self.loaded.emit()


def _qt_classes() -> Iterator[object]:
    """Ask for every class of the Qt modules that pyqtgraph uses."""
    for name in _QT:
        module = importlib.import_module(f"PySide6.{name}")
        for attribute in dir(module):
            yield getattr(module, attribute, None)


@lru_cache(maxsize=1)
def loader() -> PlotLoader:
    return PlotLoader()
