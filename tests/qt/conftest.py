"""What tests of the window share."""
from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

# Ends with what is waited for; so long only where the machine does much else at the same time.
PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; pytest-qt gives up after five seconds."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def only_this_thread_collects_garbage() -> Iterator[None]:
    """As in the program: a widget that a worker thread deletes ends the process."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()
