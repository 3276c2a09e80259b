"""Keys, mouse, pastes, links: what is sent to the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.terminal import keys, links, mouse, paste
from caas_desktop.operations.terminal.keys import Key, KeyPress
from caas_desktop.operations.terminal.mouse import MouseEvent, MouseKind
from caas_desktop.operations.terminal.screen import Modes, MouseFormat, MouseTracking

PLAIN = Modes()
APPLICATION = Modes(application_cursor=True, application_keypad=True)
KITTY = Modes(kitty_flags=1)


@pytest.mark.parametrize(
    ("press", "modes", "expected"),
    [
        (KeyPress(text="a"), PLAIN, b"a"),
        (KeyPress(text="é"), PLAIN, "é".encode()),
        (KeyPress(text="a", alt=True), PLAIN, b"\x1ba"),
        (KeyPress(text="c", ctrl=True), PLAIN, b"\x03"),
        (KeyPress(text="c", ctrl=True, alt=True), PLAIN, b"\x1b\x03"),
        (KeyPress(text="[", ctrl=True), PLAIN, b"\x1b"),
        (KeyPress(text="\\", ctrl=True), PLAIN, b"\x1c"),
        (KeyPress(text=" ", ctrl=True), PLAIN, b"\0"),
        (KeyPress(text="/", ctrl=True), PLAIN, b"\x1f"),
        (KeyPress(text="1", ctrl=True), PLAIN, b"1"),
        (KeyPress(Key.ENTER), PLAIN, b"\r"),
        (KeyPress(Key.ENTER, alt=True), PLAIN, b"\x1b\r"),
        (KeyPress(Key.BACKSPACE), PLAIN, b"\x7f"),
        (KeyPress(Key.BACKSPACE, ctrl=True), PLAIN, b"\x08"),
        (KeyPress(Key.TAB), PLAIN, b"\t"),
        (KeyPress(Key.TAB, shift=True), PLAIN, b"\x1b[Z"),
        (KeyPress(Key.ESCAPE), PLAIN, b"\x1b"),
        (KeyPress(Key.UP), PLAIN, b"\x1b[A"),
        (KeyPress(Key.UP), APPLICATION, b"\x1bOA"),
        (KeyPress(Key.UP, ctrl=True), APPLICATION, b"\x1b[1;5A"),
        (KeyPress(Key.LEFT, shift=True, alt=True), PLAIN, b"\x1b[1;4D"),
        (KeyPress(Key.HOME), PLAIN, b"\x1b[H"),
        (KeyPress(Key.END), APPLICATION, b"\x1bOF"),
        (KeyPress(Key.DELETE), PLAIN, b"\x1b[3~"),
        (KeyPress(Key.PAGE_UP, ctrl=True), PLAIN, b"\x1b[5;5~"),
        (KeyPress(Key.F1), PLAIN, b"\x1bOP"),
        (KeyPress(Key.F1, shift=True), PLAIN, b"\x1b[1;2P"),
        (KeyPress(Key.F5), PLAIN, b"\x1b[15~"),
        (KeyPress(Key.F12, ctrl=True), PLAIN, b"\x1b[24;5~"),
        (KeyPress(Key.ESCAPE), KITTY, b"\x1b[27u"),
        (KeyPress(text="c", ctrl=True), KITTY, b"\x1b[99;5u"),
        (KeyPress(text="a", alt=True), KITTY, b"\x1b[97;3u"),
        (KeyPress(text="A", shift=True), KITTY, b"A"),
        (KeyPress(Key.ENTER), KITTY, b"\r"),
        (KeyPress(Key.ENTER, ctrl=True), KITTY, b"\x1b[13;5u"),
        (KeyPress(text="a"), Modes(kitty_flags=8), b"\x1b[97u"),
        (KeyPress(), PLAIN, b""),
    ],
)
def test_key_sends_what_xterm_sends(press: KeyPress, modes: Modes, expected: bytes) -> None:
    assert keys.encode(press, modes) == expected


def reporting(tracking: MouseTracking, form: MouseFormat = MouseFormat.SGR) -> Modes:
    return Modes(mouse=tracking, mouse_format=form)


PRESS = MouseEvent(MouseKind.PRESS, mouse.LEFT, 9, 4)
RELEASE = MouseEvent(MouseKind.RELEASE, mouse.LEFT, 9, 4)
DRAG = MouseEvent(MouseKind.MOVE, mouse.LEFT, 9, 4)
HOVER = MouseEvent(MouseKind.MOVE, mouse.NO_BUTTON, 9, 4)


@pytest.mark.parametrize(
    ("event", "modes", "expected"),
    [
        (PRESS, PLAIN, b""),
        (PRESS, reporting(MouseTracking.NORMAL), b"\x1b[<0;10;5M"),
        (RELEASE, reporting(MouseTracking.NORMAL), b"\x1b[<0;10;5m"),
        (DRAG, reporting(MouseTracking.NORMAL), b""),
        (DRAG, reporting(MouseTracking.BUTTON), b"\x1b[<32;10;5M"),
        (HOVER, reporting(MouseTracking.BUTTON), b""),
        (HOVER, reporting(MouseTracking.ANY), b"\x1b[<35;10;5M"),
        (RELEASE, reporting(MouseTracking.X10), b""),
        (PRESS, reporting(MouseTracking.NORMAL, MouseFormat.LEGACY), b"\x1b[M *%"),
        (RELEASE, reporting(MouseTracking.NORMAL, MouseFormat.LEGACY), b"\x1b[M#*%"),
        (PRESS, reporting(MouseTracking.NORMAL, MouseFormat.URXVT), b"\x1b[32;10;5M"),
        (
            MouseEvent(MouseKind.PRESS, mouse.WHEEL_UP, 0, 0, ctrl=True),
            reporting(MouseTracking.NORMAL), b"\x1b[<80;1;1M",
        ),
        (
            MouseEvent(MouseKind.PRESS, mouse.LEFT, 300, 0),
            reporting(MouseTracking.NORMAL, MouseFormat.LEGACY), b"",
        ),
        (
            MouseEvent(MouseKind.PRESS, mouse.LEFT, 300, 0),
            reporting(MouseTracking.NORMAL, MouseFormat.UTF8), "\x1b[M \u014d!".encode(),
        ),
        (
            MouseEvent(MouseKind.PRESS, mouse.LEFT, 1, 1, 33, 44),
            reporting(MouseTracking.NORMAL, MouseFormat.SGR_PIXELS), b"\x1b[<0;34;45M",
        ),
    ],
)
def test_mouse_reports_only_what_was_asked_for(
    event: MouseEvent, modes: Modes, expected: bytes
) -> None:
    assert mouse.encode(event, modes) == expected


def test_pasted_line_ends_become_enter() -> None:
    assert paste.encode("a\r\nb\nc", bracketed=False) == b"a\rb\rc"


def test_paste_cannot_leave_its_brackets() -> None:
    data = paste.encode("x\x1b[201~rm -rf /\r\x9b201~", bracketed=True)
    assert data.startswith(b"\x1b[200~")
    assert data.endswith(b"\x1b[201~")
    assert b"\x1b" not in data[6:-6]
    assert b"\xc2\x9b" not in data


@given(st.text())
def test_paste_sends_no_control_but_tab_and_enter(text: str) -> None:
    data = paste.encode(text, bracketed=False).decode()
    assert all(char in "\t\r" or ord(char) >= 32 for char in data)
    assert not any(0x7F <= ord(char) <= 0x9F for char in data)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("see https://example.org/a?b=1.", 10, "https://example.org/a?b=1"),
        ("(https://example.org/a_(b))", 5, "https://example.org/a_(b)"),
        ("see https://example.org", 2, None),
        ("ftp://example.org", 3, None),
        ("javascript:alert(1)", 3, None),
    ],
)
def test_address_is_found_where_it_stands(text: str, offset: int, expected: str | None) -> None:
    found = [text[begin:end] for begin, end in links.spans(text) if begin <= offset < end]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org", True), ("HTTP://example.org/x", True),
        ("file:///etc/passwd", False),
        ("https://", False), ("vscode://x", False), ("https://[", False),
    ],
)
def test_only_web_addresses_are_opened(address: str, safe: bool) -> None:
    assert links.is_safe(address) is safe
