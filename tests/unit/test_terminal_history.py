"""What scrolled away: line numbers, reflow, text that is copied, links."""

from __future__ import annotations

import pytest

from caas_desktop.operations.terminal.screen import Position, Screen, open_screen
from tests.unit.terminal_screens import ENGINES, screen, screen_of, shown, text_of

__all__ = ["screen"]


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
