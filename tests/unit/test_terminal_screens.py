"""Escape sequences on both engines, seen through the adapter that the view uses."""

from __future__ import annotations

import pytest

from caas_desktop.operations.terminal.screen import (
    BOLD,
    FAINT,
    INVERSE,
    INVISIBLE,
    ITALIC,
    OVERLINE,
    PLAIN,
    RGB_COLOR,
    STRIKE,
    Colors,
    CursorShape,
    MouseFormat,
    MouseTracking,
    Screen,
    Style,
)
from caas_desktop.operations.terminal.soft_reset import SoftResets
from tests.unit.terminal_screens import screen, screen_of, shown, styles, text_of

__all__ = ["screen"]


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


def test_program_cannot_resize_the_window(screen: Screen) -> None:
    screen.feed(b"\x1b[8;50;200t\x1b[?40h\x1b[?3h\x1b[132$|")
    frame = screen.frame()
    assert (frame.columns, frame.rows) == (20, 5)
    assert (screen.columns, screen.rows) == (20, 5)
    screen.feed(b"x" * 30)
    frame = screen.frame(whole=True)
    assert all(run.x + run.width <= 20 for runs in frame.changed.values() for run in runs)
    assert shown(screen)[:2] == ["x" * 20, "x" * 10]
    screen.feed(b"\x1b[2;99H\x1b[6n")
    assert screen.take() == b"\x1b[2;20R"


def test_colours_of_the_look_answer_queries_and_own_ones_are_told(screen: Screen) -> None:
    screen.set_colors(Colors(0x010203, 0x111213, 0x212223, tuple(range(16))))
    screen.feed(b"\x1b]11;?\x1b\\")
    assert b"rgb:1111/1212/1313" in screen.take()
    screen.feed(b"\x1b]4;3;rgb:aa/bb/cc\x07")
    assert screen.frame().palette == {3: 0xAABBCC}
    screen.feed(b"\x1b]104;3\x07")
    assert screen.frame().palette == {}


LEFT_BEHIND = b"\x1b[2;4r\x1b[?6h\x1b[4h\x1b[?25l\x1b[?1h\x1b(0\x1b[1;31m\x1b[1$}\x1b[?7l"


@pytest.mark.parametrize("cut", range(5))
def test_a_soft_reset_undoes_what_a_killed_program_left_where_the_cursor_is(cut: int) -> None:
    screen = screen_of("ghostty", 10, 5)
    screen.feed(b"\x1b[3;4H" + LEFT_BEHIND)
    screen.feed(b"\x1b[3;4H")  # with origin mode: the fourth row
    asked = b"\x1b[!p"
    screen.feed(asked[:cut])
    screen.feed(asked[cut:] + b"q12345")
    frame = screen.frame(whole=True)
    assert shown(screen) == ["", "", "", "   q12345", ""]
    assert styles(frame, 3)["q12345"] == PLAIN
    assert frame.cursor is not None
    assert frame.cursor.visible
    assert not frame.modes.application_cursor
    screen.feed(b"6789\x1b[9;1Hlast\nnext\x1b8home")
    assert shown(screen)[-1] == "    next"
    assert shown(screen)[0] == "home"
    screen.close()


def test_output_between_soft_resets_is_kept_as_it_is() -> None:
    resets = SoftResets()
    cut = [list(resets.split(part)) for part in
           (b"a\x1b[!pb\x1b[!p", b"\x1b[", b"!", b"pc\x1b[!q", b"\x1b", b"[!", b"p")]
    assert cut == [[b"a\x1b[!p", b"b\x1b[!p", b""], [b"\x1b["], [b"!"], [b"p", b"c\x1b[!q"],
                   [b"\x1b"], [b"[!"], [b"p", b""]]


def test_reset_brings_back_a_usable_screen(screen: Screen) -> None:
    screen.feed(b"\x1b[?1049h\x1b[?1003h\x1b(0garbled\x1b[8m")
    screen.reset()
    screen.feed(b"ok")
    frame = screen.frame(whole=True)
    assert text_of(frame.changed[0]).rstrip() == "ok"
    assert frame.modes.mouse is MouseTracking.OFF
    assert not frame.modes.alternate_screen
