"""Imports pyqtgraph (a sixth of a second) so that the window never stands still.

PySide6 makes its classes when they are first asked for, and crashes when two threads ask at
once; pyqtgraph asks for every one. So it is imported on the GUI thread, but a few milliseconds a
turn: first the classes, then its ``__init__``, which is one long list of imports, line by line.
"""
from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from importlib.machinery import SourceFileLoader

from PySide6.QtCore import QObject, Signal

from caas_desktop.views.look.turns import Turns

_PLOT = "caas_desktop.views.charts.plot"
_QT = ("QtCore", "QtGui", "QtWidgets")
_TURN_S = 0.005


class PlotLoader(QObject):
    """``loaded`` comes on the GUI thread once plots can be made."""

    loaded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps: Iterator[object] | None = None
        self._turns = Turns(self)

    def ready(self) -> bool:
        return hasattr(sys.modules.get(_PLOT), "Plot")

    def start(self) -> None:
        """Import now; also good some time after the start, so that the first page is quicker."""
        if self._steps is None and not self.ready():
            self._steps = _steps()
            self._turns.add(self._turn)

    def _turn(self) -> None:
        until = time.perf_counter() + _TURN_S
        for _ in self._steps or ():
            if time.perf_counter() > until:
                self._turns.add(self._turn)
                return
        self.loaded.emit()


def _steps() -> Iterator[object]:
    for name in _QT:
        module = importlib.import_module(f"PySide6.{name}")
        for attribute in dir(module):
            yield getattr(module, attribute, None)
    yield from import_by_line("pyqtgraph")
    yield importlib.import_module(_PLOT)


def import_by_line(package: str) -> Iterator[object]:
    """Import a package, one statement of its ``__init__`` at each step."""
    if package in sys.modules:
        return
    spec = importlib.util.find_spec(package)
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        yield importlib.import_module(package)
        return
    path = spec.loader.get_filename(package)
    statements = ast.parse(spec.loader.get_data(path), path).body
    module = sys.modules[package] = importlib.util.module_from_spec(spec)
    try:
        for statement in statements:
            code = compile(ast.Module([statement], []), path, "exec", dont_inherit=True)
            exec(code, module.__dict__)  # the package's own, installed with us
            yield statement
    except BaseException:
        del sys.modules[package]
        raise


@lru_cache(maxsize=1)
def loader() -> PlotLoader:
    return PlotLoader()
