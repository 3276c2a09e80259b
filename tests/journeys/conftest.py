"""Journeys: the whole program in a real window on the lab, used as a person would.

A journey is a coroutine; ``tools.drive.play`` runs it beside Qt's event loop. Every journey also
promises that nothing crashed: no crash report, no traceback in the program's log.
"""

from __future__ import annotations

import inspect
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lab.testing import docker_cli, fault, lab, scratch
from tools.drive import STORY_S, Program, play
from tools.hands import Person
from tools.heartbeat import Heartbeat
from tools.screen import NoScreen, own_screen

__all__ = ["docker_cli", "fault", "lab", "scratch"]

OUT = Path(os.environ.get("CAAS_JOURNEYS_OUT", "var/journeys"))
ENDING_S = 150.0  # of a journey's time-out, for what is before and after its story


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.engine)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Play tests that are coroutines; a failed one leaves a picture of the screen."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    given = {name: pyfuncitem.funcargs[name] for name in names}
    play(pyfuncitem.obj(**given), failed=lambda: _picture(pyfuncitem.name),
         limit_s=_limit_s(pyfuncitem))
    return True


def _limit_s(item: pytest.Item) -> float:
    """Return how long a journey may take: as usual, else so long that its picture is taken yet."""
    mark = item.get_closest_marker("timeout")
    return max(STORY_S, mark.args[0] - ENDING_S) if mark is not None else STORY_S


def _picture(name: str) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    safe = re.sub(r"[^\w-]+", "-", name)
    for n, widget in enumerate(w for w in QApplication.topLevelWidgets() if w.isVisible()):
        widget.grab().save(str(OUT / f"failed-{safe}-{n}.png"))


@pytest.fixture(scope="session", autouse=True)
def screen() -> Iterator[None]:
    """A display: the one there is, or a private one while the journeys last."""
    if QApplication.instance() is not None or os.environ.get("DISPLAY"):
        if os.environ.get("DISPLAY") and QApplication.instance() is None:
            os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield
        return
    try:
        with own_screen() as display:
            os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            yield
            # The connection to the server must not outlive the server: Xlib would exit.
            app = QApplication.instance()
            if app is not None:
                app.shutdown()
    except NoScreen as error:
        if os.environ.get("CAAS_REQUIRE_LAB") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the journey's own: nobody's keys, Docker contexts or keyring are met."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    for name in ("SSH_AUTH_SOCK", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT",
                 "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """``start()`` runs the program, again on the same folders; all are closed at the end."""
    begun: list[Program] = []

    def run(**how: object) -> Program:
        program = Program(tmp_path / "data", **how)  # type: ignore[arg-type]
        begun.append(program)
        return program

    yield run
    for program in begun:
        program.close()
    crashes = sorted((tmp_path / "data").rglob("crash-*.txt"))
    assert not crashes, crashes[0].read_text("utf-8")
    for log in (tmp_path / "data").rglob("*.log"):
        assert "Traceback" not in log.read_text("utf-8", "replace")


@pytest.fixture
def program(start: Callable[..., Program]) -> Program:
    """The program, started on empty folders."""
    return start()


@pytest.fixture
def heart(request: pytest.FixtureRequest, program: Program) -> Iterator[Heartbeat]:
    """Measures the event loop; what it found lies in ``OUT`` afterwards."""
    beating = Heartbeat()
    yield beating
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"event-loop-{request.node.name}.json"
    path.write_text(json.dumps(beating.stop(), indent=1, ensure_ascii=False) + "\n", "utf-8")


@pytest.fixture
def person(program: Program, heart: Heartbeat) -> Person:
    """Somebody at the window of ``program``."""
    return Person(program.window, heart)
