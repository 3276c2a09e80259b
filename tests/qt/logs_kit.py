"""A log console on a fake engine; a test module imports the fixtures that it uses."""
from __future__ import annotations

import pytest

from caas_desktop.operations.logs.saved import Saved
from caas_desktop.views.logs.body import LogBody
from caas_desktop.views.logs.console import LogConsole
from caas_desktop.views.logs.saved_menu import Shelf
from tests.logs_fakes import BASE, FakeEngine, FakeStream, message

SECOND = 10**9


@pytest.fixture(name="shelf")
def log_shelf():
    """Saved filters and highlights: none."""
    return Shelf(Saved())


@pytest.fixture(name="console")
def log_console(qtbot, reader, shelf):
    """A console on screen, without targets."""
    made = LogConsole(reader, shelf=shelf)
    made.resize(1200, 400)
    made.show()
    qtbot.addWidget(made)
    yield made
    made.close_log()


def rows(view: LogBody) -> list[str]:
    """Return the visible text of every line that the view shows."""
    return [view.text_of(view.rows.number(row)) for row in range(view.rows.count)]


def feed(console: LogConsole, engine: FakeEngine, qtbot, *texts: bytes,
         name: str = "web") -> FakeStream:
    """Let one container write a line a second, and wait until they are there."""
    console.set_targets([engine.target(name)])
    stream = engine.wait_opened(1)
    stream.send(*[message(BASE + n * SECOND, text) for n, text in enumerate(texts)])
    qtbot.waitUntil(lambda: console.view.rows.count == len(texts))
    return stream
