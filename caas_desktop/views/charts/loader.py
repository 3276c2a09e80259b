"""Imports pyqtgraph (a quarter of a second) on a thread, so that the window never stands still."""
from __future__ import annotations

import importlib
import sys
import threading
from functools import lru_cache

from PySide6.QtCore import QObject, Signal

_PLOT = "caas_desktop.views.charts.plot"


class PlotLoader(QObject):
    """``loaded`` comes on the GUI thread once plots can be made."""

    loaded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None

    def ready(self) -> bool:
        return hasattr(sys.modules.get(_PLOT), "Plot")

    def start(self) -> None:
        """Import now; also good some time after the start, so that the first page is quicker."""
        if self._thread is None and not self.ready():
            self._thread = threading.Thread(target=self._load, name="charts-import", daemon=True)
            self._thread.start()

    def _load(self) -> None:
        importlib.import_module(_PLOT)
        self.loaded.emit()


@lru_cache(maxsize=1)
def loader() -> PlotLoader:
    return PlotLoader()
