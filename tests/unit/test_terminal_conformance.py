"""Cases in the manner of esctest and vttest, on both engines: what is on screen, where the cursor
is, what is answered.

Source of what is expected: XTerm Control Sequences, ECMA-48, DEC STD 070.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from caas_desktop.operations.terminal.screen import RGB_COLOR, Style
from tests.unit.terminal_screens import ENGINES, screen_of, shown, styles

# Case → bytes, screen of 10 columns by 5 rows, cursor (column, row).
SCREENS: dict[str, tuple[bytes, Sequence[str], tuple[int, int]]] = {
    "CUU stops at the upper margin": (b"\x1b[2;4r\x1b[3;3H\x1b[9Ax", ["", "  x"], (3, 1)),
    "CUD stops at the lower margin": (b"\x1b[2;4r\x1b[3;3H\x1b[9Bx", ["", "", "", "  x"], (3, 3)),
    "CUF stops at the right edge": (b"\x1b[99Cx", ["         x"], (9, 0)),
    "CUB stops at the left edge": (b"ab\x1b[99Dx", ["xb"], (1, 0)),
    "CUP beyond the corner": (b"\x1b[99;99Hx", ["", "", "", "", "         x"], (9, 4)),
    "DECOM counts from the margin": (b"\x1b[2;4r\x1b[?6h\x1b[1;1Hx", ["", "x"], (1, 1)),
    "CNL and CPL": (b"ab\x1b[2Ex\x1b[Fy", ["ab", "y", "x"], (1, 1)),
    "CHA, VPA, HPR": (b"\x1b[3Gx\x1b[2dy\x1b[2az", ["  x", "   y  z"], (7, 1)),
    "wrap is pending until the next character": (b"0123456789\rx", ["x123456789"], (1, 0)),
    "DECAWM on": (b"0123456789ab", ["0123456789", "ab"], (2, 1)),
    "DECAWM off": (b"\x1b[?7l0123456789ab", ["012345678b"], (9, 0)),
    "a wide character does not fit": ("012345678你".encode(), ["012345678", "你"], (2, 1)),
    "HT stops": (b"\ta\tb", ["        ab"], (9, 0)),
    "HTS and CBT": (b"\x1b[4G\x1bH\rabcdef\x1b[Zx", ["abcxef"], (4, 0)),
    "TBC of all": (b"\x1b[3g\tx", ["         x"], (9, 0)),
    "ICH": (b"abcdef\x1b[3G\x1b[2@", ["ab  cdef"], (2, 0)),
    "DCH": (b"abcdef\x1b[3G\x1b[2P", ["abef"], (2, 0)),
    "ECH": (b"abcdef\x1b[3G\x1b[2X", ["ab  ef"], (2, 0)),
    "IL within margins": (b"a\r\nb\r\nc\r\nd\x1b[1;3r\x1b[2H\x1b[L", ["a", "", "b", "d"], (0, 1)),
    "DL within margins": (b"a\r\nb\r\nc\r\nd\x1b[1;3r\x1b[1H\x1b[M", ["b", "c", "", "d"], (0, 0)),
    "IL outside of margins": (b"a\r\nb\r\nc\x1b[2;3r\x1b[1H\x1b[L", ["a", "b", "c"], (0, 0)),
    "SU within margins": (b"a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[S", ["a", "c", "", "d"], (0, 0)),
    "SD within margins": (b"a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[T", ["a", "", "b", "d"], (0, 0)),
    "RI at the upper margin": (b"a\r\nb\r\nc\x1b[2;3r\x1b[2H\x1bM", ["a", "", "b"], (0, 1)),
    "IND at the lower margin": (b"a\r\nb\r\nc\x1b[1;2r\x1b[2H\x1bD", ["b", "", "c"], (0, 1)),
    "DECALN": (b"\x1b#8", ["EEEEEEEEEE"] * 5, (0, 0)),
    "ED below": (b"abc\r\ndef\x1b[1;2H\x1b[J", ["a"], (1, 0)),
    "ED above": (b"abc\r\ndef\x1b[2;2H\x1b[1J", ["", "  f"], (1, 1)),
    "EL left": (b"abcdef\x1b[3G\x1b[1K", ["   def"], (2, 0)),
    "1049 keeps the screen and the cursor": (b"ab\x1b[?1049hxx\x1b[?1049l", ["ab"], (2, 0)),
    "OSC ends with BEL": (b"\x1b]2;t\x07a", ["a"], (1, 0)),
    "OSC ends with ST": (b"\x1b]2;t\x1b\\a", ["a"], (1, 0)),
    "a long OSC is dropped": (b"\x1b]2;" + b"t" * 70_000 + b"\x07a", ["a"], (1, 0)),
    "CAN ends a sequence": (b"\x1b[3\x18a", ["a"], (1, 0)),
    "a control within a sequence": (b"ab\x1b[\r1Cx", ["ax"], (2, 0)),
    "unknown CSI": (b"\x1b[?>5;7~a", ["a"], (1, 0)),
}
REPLIES: dict[str, tuple[bytes, bytes]] = {
    "DSR": (b"\x1b[5n", b"\x1b[0n"),
    "CPR": (b"\x1b[3;4H\x1b[6n", b"\x1b[3;4R"),
    "CPR counts from the margin": (b"\x1b[2;4r\x1b[?6h\x1b[2;3H\x1b[6n", b"\x1b[2;3R"),
    "DECRQM of a mode that is set": (b"\x1b[?2004h\x1b[?2004$p", b"\x1b[?2004;1$y"),
    "DECRQM of one that is not": (b"\x1b[?1004$p", b"\x1b[?1004;2$y"),
    "DECRQM of an unknown one": (b"\x1b[?9999$p", b"\x1b[?9999;0$y"),
}
# What bittty, the engine where the other one has no wheel, does in another way: margins do not
# stop the cursor, and it reports its place on the screen also where the program counts from one.
BITTTY = {"CUU stops at the upper margin", "CUD stops at the lower margin",
          "CPR counts from the margin"}


def _known(engine: str, case: str, request: pytest.FixtureRequest) -> None:
    if engine == "bittty" and case in BITTTY:
        request.applymarker(pytest.mark.xfail(reason="bittty differs", strict=True))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", SCREENS)
def test_a_sequence_leaves_the_screen_and_the_cursor_of_an_xterm(
    engine: str, case: str, request: pytest.FixtureRequest
) -> None:
    _known(engine, case, request)
    data, expected, at = SCREENS[case]
    screen = screen_of(engine, 10, 5)
    screen.feed(data)
    cursor = screen.frame().cursor
    assert shown(screen) == [*expected, *[""] * (5 - len(expected))]
    assert cursor is not None
    assert (cursor.x, cursor.y) == at
    screen.close()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", REPLIES)
def test_a_question_gets_the_answer_of_an_xterm(
    engine: str, case: str, request: pytest.FixtureRequest
) -> None:
    _known(engine, case, request)
    question, answer = REPLIES[case]
    screen = screen_of(engine, 10, 5)
    screen.feed(question)
    assert screen.take() == answer
    screen.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_device_attributes_are_those_of_a_vt(engine: str) -> None:
    screen = screen_of(engine, 10, 5)
    screen.feed(b"\x1b[c")
    assert screen.take().startswith(b"\x1b[?6")
    screen.close()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("codes", "style"), [
    (b"38:2::1:2:3", Style(fg=RGB_COLOR | 0x010203)),
    (b"38;2;1;2;3", Style(fg=RGB_COLOR | 0x010203)),
    (b"48:5:200", Style(bg=200)),
    (b"4:3", Style(underline=3)),
    (b"4:0", Style()),
    (b"1;31;0", Style()),
    (b"97;100", Style(fg=15, bg=8)),
])
def test_sgr_takes_colons_and_semicolons(engine: str, codes: bytes, style: Style) -> None:
    screen = screen_of(engine, 10, 5)
    screen.feed(b"\x1b[" + codes + b"mx")
    assert styles(screen.frame())["x"] == style
    screen.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_bracketed_paste_is_asked_for_and_let_go(engine: str) -> None:
    screen = screen_of(engine, 10, 5)
    screen.feed(b"\x1b[?2004h")
    assert screen.frame().modes.bracketed_paste
    screen.feed(b"\x1b[?2004l")
    assert not screen.frame().modes.bracketed_paste
    screen.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_character_that_is_cut_anywhere_is_whole(engine: str) -> None:
    screen = screen_of(engine, 10, 5)
    for byte in "é你🚀".encode():
        screen.feed(bytes([byte]))
    assert shown(screen)[0] == "é你🚀"
    screen.close()
