"""Both screen engines, and what they show, for tests."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

from caas_desktop.operations.terminal.screen import Frame, Screen, Style

ENGINES = ("ghostty", "bittty")


def screen_of(engine: str, columns: int = 20, rows: int = 5, scrollback: int = 1000) -> Screen:
    if engine == "ghostty":
        module = pytest.importorskip("caas_desktop.operations.terminal.ghostty")
        return module.GhosttyScreen(columns, rows, scrollback)
    module = importlib.import_module("caas_desktop.operations.terminal.bittty_screen")
    return module.BitttyScreen(columns, rows, scrollback)


@pytest.fixture(params=ENGINES)
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    made = screen_of(request.param)
    yield made
    made.close()


def shown(screen: Screen) -> list[str]:
    frame = screen.frame(whole=True)
    return [text_of(frame.changed[y]).rstrip() for y in range(frame.rows)]


def text_of(runs: object) -> str:
    return "".join(run.text for run in runs)


def styles(frame: Frame, y: int = 0) -> dict[str, Style]:
    return {run.text.strip(): run.style for run in frame.changed[y] if run.text.strip()}
