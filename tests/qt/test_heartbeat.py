"""The walk-through's measure of the event loop: what a gap was made of, and where it was."""
from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tools.heartbeat import LOOKING, WORTH_MS, Heartbeat

HELD_S = 2 * WORTH_MS / 1000


@pytest.fixture
def heart(qtbot: QtBot) -> Iterator[Heartbeat]:
    made = Heartbeat()
    yield made
    made.stop()


def test_a_gap_tells_where_the_window_was_and_that_it_waited(
        heart: Heartbeat, qtbot: QtBot) -> None:
    heart.doing = "holding"

    def hold_up() -> None:
        end = time.monotonic() + 60
        while "hold_up" not in str(heart.seen()) and time.monotonic() < end:
            threading.Event().wait(HELD_S)

    QTimer.singleShot(0, hold_up)
    qtbot.waitUntil(lambda: any("hold_up" in str(gap["seen"]) for gap in heart.gaps))
    gap = next(gap for gap in heart.gaps if "hold_up" in str(gap["seen"]))
    assert gap["doing"] == "holding"
    assert gap["ms"] >= HELD_S * 1000
    assert gap["ms"] == pytest.approx(
        gap["own_ms"] + gap["waited_ms"] + gap["blocked_ms"], abs=1.0)
    assert gap["own_ms"] < gap["ms"]


def test_what_the_story_looks_at_is_told_apart(heart: Heartbeat, qtbot: QtBot) -> None:
    def look() -> None:
        with LOOKING, LOOKING:  # a look in a look counts once
            time.sleep(HELD_S)

    before = LOOKING.total.wall
    look()
    assert LOOKING.total.wall - before >= HELD_S
    QTimer.singleShot(0, look)
    qtbot.waitUntil(lambda: heart.longest.get("story_ms", 0.0) >= HELD_S * 1000)
