"""What holds for any output, and for the engines themselves."""

from __future__ import annotations

import gc
import threading
import weakref
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caas_desktop.operations.terminal.screen import Frame, Run, Screen, Style, open_screen
from tests.unit.terminal_screens import ENGINES, screen, screen_of, styles, text_of

__all__ = ["screen"]


def test_frame_after_nothing_changes_nothing(screen: Screen) -> None:
    screen.feed(b"hello")
    screen.frame()
    assert not screen.frame().changed


def test_frames_are_read_while_output_floods_in(screen: Screen) -> None:
    line = "\x1b[32mgreen\x1b[0m e\u0301 你 \x1b[48;5;9mred\x1b[0m"
    over = threading.Event()

    def flood() -> None:
        while not over.is_set():
            screen.feed((line + "\r\n").encode() * 20)

    feeder = threading.Thread(target=flood, name="flood", daemon=True)
    feeder.start()
    for n in range(200):
        frame = screen.frame(whole=n % 2 == 0)
        found = {text_of(runs).rstrip() for runs in frame.changed.values()}
        assert found <= {"green e\u0301 你 red", ""}
    over.set()
    feeder.join(60)
    assert not feeder.is_alive()


PIECES = st.sampled_from([
    b"hello ", b"\r\n", "你好".encode(), "e\u0301".encode(), b"\x1b[1;31m", b"\x1b[0m", b"\x1b[2J",
    b"\x1b[3;5H", b"\x1b[K", b"\x1b[48;2;9;8;7m", b"\x1b]2;t\x07", b"\t", b"\x1b[L", b"\x1b[?1049h",
    b"\x1b[?1049l", b"\x1b(0q\x1b(B", "🐳".encode(), b"\x1b[2;4r", b"\x1bM", b"\x1b[38;5;99m",
    b"\x08",
])


def as_cells(frame: Frame) -> list[list[Run]]:
    return [[run for run in frame.changed[y] if run.text.strip() or run.style != Style()]
            for y in range(frame.rows)]


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.lists(PIECES, max_size=40).map(b"".join), cuts=st.lists(st.integers(0, 400)))
def test_cuts_between_reads_do_not_matter(engine: str, data: bytes, cuts: list[int]) -> None:
    whole, cut = screen_of(engine), screen_of(engine)
    whole.feed(data)
    places = sorted({0, len(data), *(n for n in cuts if n < len(data))})
    for start, end in pairwise(places):
        cut.feed(data[start:end])
        cut.frame()
    first, second = whole.frame(whole=True), cut.frame(whole=True)
    assert as_cells(first) == as_cells(second)
    assert first.cursor == second.cursor
    assert first.modes == second.modes
    whole.close()
    cut.close()


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_leave_a_screen_that_can_be_drawn(engine: str, data: bytes) -> None:
    screen = screen_of(engine)
    screen.feed(data)
    frame = screen.frame(whole=True)
    for runs in frame.changed.values():
        x = 0
        for run in runs:
            assert run.x >= x
            x = run.x + run.width
            assert run.step * len(run.text) == run.width or (run.step == 0 and run.width <= 2)
        assert x <= frame.columns
    screen.close()


def test_environment_chooses_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAAS_TERMINAL_ENGINE", "bittty")
    screen = open_screen(10, 2)
    assert screen.engine == "bittty"
    screen.close()


def test_unknown_cell_layout_is_read_through_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = pytest.importorskip("caas_desktop.operations.terminal.ghostty_cells")
    import numpy as np

    monkeypatch.setattr(cells, "_SHIFT_STYLE", np.uint64(25))
    screen = screen_of("ghostty")
    screen.feed("a\x1b[31mb\x1b[0m你".encode())
    found = styles(screen.frame())
    assert found["b"] == Style(fg=1)
    assert "你" in found
    screen.close()


def test_screen_nobody_holds_is_freed_at_once() -> None:
    screen = screen_of("ghostty")
    screen.feed(b"\x1b[6n")
    gone = weakref.ref(screen)
    gc.disable()
    try:
        del screen
        assert gone() is None
    finally:
        gc.enable()


def test_closing_twice_is_harmless(screen: Screen) -> None:
    screen.close()
    screen.close()
