"""Escape sequences on both engines, seen through the adapter that the view uses."""

from __future__ import annotations

import gc
import importlib
import threading
import weakref
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caas_desktop.operations.terminal.screen import (
    BOLD,
    FAINT,
    INVERSE,
    INVISIBLE,
    ITALIC,
    OVERLINE,
    RGB_COLOR,
    STRIKE,
    Colors,
    CursorShape,
    Frame,
    MouseFormat,
    MouseTracking,
    Position,
    Run,
    Screen,
    Style,
    open_screen,
)

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


def test_text_arrives_with_its_colours_and_attributes(screen: Screen) -> None:
    screen.feed(
        b"a\x1b[1;31mb\x1b[0;3;38;5;200mc\x1b[0;48;2;1;2;3md\x1b[0;2;7me\x1b[0;9;53mf\x1b[0;8mg"
        b"\x1b[0;4:3;58;5;9mh\x1b[0;21mi"
    )
    found = styles(screen.frame())
    assert found["a"] == Style()
    assert found["b"] == Style(fg=1, flags=BOLD)
    assert found["c"] == Style(fg=200, flags=ITALIC)
    assert found["d"] == Style(bg=RGB_COLOR | 0x010203)
    assert found["e"].flags == FAINT | INVERSE
    assert found["f"].flags == STRIKE | OVERLINE
    assert found["g"].flags == INVISIBLE
    assert (found["h"].underline, found["h"].underline_color) == (3, 9)
    assert found["i"].underline == 2


def test_wide_characters_take_two_columns_and_stand_alone(screen: Screen) -> None:
    screen.feed("a你b".encode())
    runs = [run for run in screen.frame().changed[0] if run.text.strip()]
    assert [(r.x, r.width, r.text, r.step) for r in runs][:2] == [
        (0, 1, "a", 1), (1, 2, "你", 2)
    ]
    assert runs[2].x == 3


def test_cluster_of_two_code_points_is_not_two_narrow_characters(screen: Screen) -> None:
    screen.feed("\U0001f44d\U0001f3fdx".encode())
    first, *_ = [run for run in screen.frame().changed[0] if run.text.strip()]
    assert (first.x, first.width, first.step) == (0, 2, 0) or first.step * len(first.text) == 4


def test_combining_mark_that_arrives_alone_changes_its_row(screen: Screen) -> None:
    screen.feed(b"e")
    screen.frame()
    screen.feed("\u0301".encode())
    changed = screen.frame().changed
    assert text_of(changed[0]).rstrip() in ("e\u0301", "\u00e9")


def test_erasing_with_a_colour_leaves_a_ground(screen: Screen) -> None:
    screen.feed(b"\x1b[44m\x1b[K")
    runs = screen.frame().changed[0]
    assert sum(run.width for run in runs if run.style.bg == 4) == 20


@pytest.mark.parametrize(
    ("sequence", "expected"),
    [
        (b"one\r\ntwo", ["one", "two"]),
        (b"abc\x1b[2Dx", ["axc"]),
        (b"\x1b[3;4Hx", ["", "", "   x"]),
        (b"abcdef\x1b[1;3H\x1b[2P", ["abef"]),
        (b"abcdef\x1b[1;3H\x1b[2@", ["ab  cdef"]),
        (b"a\r\nb\r\nc\x1b[1;1H\x1b[L", ["", "a", "b", "c"]),
        (b"a\r\nb\r\nc\x1b[1;1H\x1b[M", ["b", "c"]),
        (b"abc\x1b[2K", [""]),
        (b"ab\x1b[1;1H\x1b[4hx", ["xab"]),
        (b"\x1b(0lqk\x1b(B", ["┌─┐"]),
        (b"a\tb", ["a       b"]),
        (b"\x1b[2;4r\x1b[4;1Hx\n\ny", ["", "x", "", " y"]),
        (b"abc\x1b7\x1b[3;3Hx\x1b8d", ["abcd", "", "  x"]),
        (b"x\x1b[5b", ["xxxxxx"]),
        (b"0123456789012345678901234", ["01234567890123456789", "01234"]),
        (b"\x1b[?7l0123456789012345678901234", ["01234567890123456784"]),
        (b"\x1bPqignored\x1b\\ok", ["ok"]),
        (b"\x1b_ignored\x1b\\ok", ["ok"]),
        (b"\xff\xfeok", ["��ok"]),
    ],
)
def test_sequence_puts_text_where_xterm_does(
    screen: Screen, sequence: bytes, expected: list[str]
) -> None:
    screen.feed(sequence)
    assert shown(screen)[: len(expected)] == expected


def test_modes_say_how_input_has_to_be_sent(screen: Screen) -> None:
    screen.feed(b"\x1b[?1h\x1b=\x1b[?2004h\x1b[?1004h\x1b[?1002;1006h\x1b[?5h\x1b[?1049h")
    modes = screen.frame().modes
    assert modes.application_cursor
    assert modes.application_keypad
    assert modes.bracketed_paste
    assert modes.focus_events
    assert modes.reverse_video
    assert modes.alternate_screen
    assert (modes.mouse, modes.mouse_format) == (MouseTracking.BUTTON, MouseFormat.SGR)
    screen.feed(b"\x1b[?1049l\x1b[?1002l\x1b[?1l")
    modes = screen.frame().modes
    assert not modes.alternate_screen
    assert modes.mouse is MouseTracking.OFF
    assert not modes.application_cursor


def test_cursor_tells_place_shape_and_whether_it_is_hidden(screen: Screen) -> None:
    screen.feed(b"\x1b[2;3H\x1b[6 q")
    cursor = screen.frame().cursor
    assert cursor is not None
    assert (cursor.x, cursor.y, cursor.visible) == (2, 1, True)
    assert (cursor.shape, cursor.blinking) == (CursorShape.BAR, False)
    screen.feed(b"\x1b[?25l")
    cursor = screen.frame().cursor
    assert cursor is not None
    assert not cursor.visible


def test_title_and_bell_are_told(screen: Screen) -> None:
    screen.feed("\x1b]2;vim – 文件\x07\x07".encode())
    frame = screen.frame()
    assert (frame.title, frame.bells) == ("vim – 文件", 1)


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b]52;c;?\x07",  # read the clipboard
        b"\x1b]52;c;aGVsbG8=\x07\x1b]52;c;?\x07",  # write it, then read
        b"\x1b]2;rm -rf /\r\x07\x1b[21t",  # the title, typed back as if by the user
        b"\x1b]1;x\x07\x1b[20t",
        b"\x05",  # answerback
    ],
)
def test_requests_that_could_type_for_the_user_get_no_answer(
    screen: Screen, sequence: bytes
) -> None:
    screen.feed(sequence)
    assert screen.take() == b""


def test_questions_about_the_terminal_are_answered_once(screen: Screen) -> None:
    screen.feed(b"\x1b[2;2H\x1b[6n")
    assert screen.take() == b"\x1b[2;2R"
    assert screen.take() == b""
    screen.feed(b"\x1b[c")
    assert screen.take().startswith(b"\x1b[?6")
    screen.feed(b"\x1b[18t")
    assert screen.take() == b"\x1b[8;5;20t"


@pytest.mark.parametrize("scrollback", [1000, 10_000])
def test_a_narrower_terminal_forgets_no_line(scrollback: int) -> None:
    pytest.importorskip("pyghostty")
    screen = open_screen(80, 24, scrollback)
    text = b"".join(b"%d\r\n" % n for n in range(2 * scrollback))
    for columns in (80, 30, 120, 20):
        screen.resize(columns, 20)
        assert screen.frame().end_line - screen.frame().first_line >= scrollback * (columns != 80)
        screen.feed(text)
        frame = screen.frame()
        assert frame.end_line - frame.first_line >= scrollback
        assert screen.lines(frame.end_line - 2, frame.end_line - 1) == [str(2 * scrollback - 1)]
    screen.close()


def test_program_cannot_resize_the_window(screen: Screen) -> None:
    screen.feed(b"\x1b[8;50;200t\x1b[?40h\x1b[?3h\x1b[132$|")
    frame = screen.frame()
    assert (frame.columns, frame.rows) == (20, 5)
    assert (screen.columns, screen.rows) == (20, 5)


def test_colours_of_the_look_answer_queries_and_own_ones_are_told(screen: Screen) -> None:
    screen.set_colors(Colors(0x010203, 0x111213, 0x212223, tuple(range(16))))
    screen.feed(b"\x1b]11;?\x1b\\")
    assert b"rgb:1111/1212/1313" in screen.take()
    screen.feed(b"\x1b]4;3;rgb:aa/bb/cc\x07")
    assert screen.frame().palette == {3: 0xAABBCC}
    screen.feed(b"\x1b]104;3\x07")
    assert screen.frame().palette == {}


def test_history_keeps_its_line_numbers_while_lines_are_forgotten() -> None:
    for engine in ENGINES:
        screen = screen_of(engine, scrollback=6000)
        screen.feed(b"".join(b"line %d\r\n" % n for n in range(200)))
        frame = screen.frame()
        at = frame.first_line + next(
            n for n, text in enumerate(screen.lines(frame.first_line, frame.end_line))
            if text == "line 190"
        )
        for start in range(200, 14000, 200):
            screen.feed(b"".join(b"line %d\r\n" % n for n in range(start, start + 200)))
            later = screen.frame()
            assert later.epoch == frame.epoch
            if later.first_line <= at:
                assert screen.lines(at, at + 1) == ["line 190"]
        assert screen.frame().first_line > frame.first_line
        screen.close()


def test_scrolled_back_view_stands_still_while_output_arrives(screen: Screen) -> None:
    screen.feed(b"".join(b"line %d\r\n" % n for n in range(50)))
    screen.scroll_to(screen.frame().first_line + 10)
    frame = screen.frame(whole=True)
    assert not frame.following
    assert frame.cursor is None
    top = text_of(frame.changed[0]).rstrip()
    assert top == "line 10"
    screen.feed(b"more\r\n" * 20)
    assert text_of(screen.frame(whole=True).changed[0]).rstrip() == top
    screen.scroll_to(None)
    assert screen.frame().following


def test_reflow_joins_wrapped_lines_again(screen: Screen) -> None:
    screen.feed(b"0123456789012345678901234\r\n$ ")
    screen.resize(40, 5)
    assert shown(screen)[0] == "0123456789012345678901234"


def test_history_reflows_too(screen: Screen) -> None:
    screen.feed(b"0123456789012345678901234\r\n" + b"x\r\n" * 20)
    screen.resize(40, 5)
    frame = screen.frame()
    assert screen.lines(frame.first_line, frame.first_line + 1) == ["0123456789012345678901234"]


def test_copied_text_joins_wrapped_lines_and_cuts_blanks(screen: Screen) -> None:
    screen.feed(b"0123456789012345678901234\r\nsecond   \r\n")
    top = screen.frame().top
    text = screen.text(Position(top, 5), Position(top + 2, 19))
    assert text == "56789012345678901234\nsecond"


def test_block_copy_takes_a_rectangle(screen: Screen) -> None:
    screen.feed(b"abcdef\r\nghijkl\r\nmnopqr")
    top = screen.frame().top
    text = screen.text(Position(top, 1), Position(top + 2, 2), block=True)
    assert text == "bc\nhi\nno"


def test_link_of_the_program_is_found_under_its_cells(screen: Screen) -> None:
    screen.feed(b"go \x1b]8;;https://example.org/a\x1b\\here\x1b]8;;\x1b\\ now")
    top = screen.frame().top
    assert screen.link_at(Position(top, 4)) == "https://example.org/a"
    assert screen.link_at(Position(top, 8)) is None


def test_clear_history_forgets_the_lines_above(screen: Screen) -> None:
    screen.feed(b"x\r\n" * 50)
    screen.clear_history()
    frame = screen.frame()
    assert frame.end_line - frame.first_line == frame.rows


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


def test_reset_brings_back_a_usable_screen(screen: Screen) -> None:
    screen.feed(b"\x1b[?1049h\x1b[?1003h\x1b(0garbled\x1b[8m")
    screen.reset()
    screen.feed(b"ok")
    frame = screen.frame(whole=True)
    assert text_of(frame.changed[0]).rstrip() == "ok"
    assert frame.modes.mouse is MouseTracking.OFF
    assert not frame.modes.alternate_screen


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
