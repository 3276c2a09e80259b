"""The text of a terminal in a file."""
from __future__ import annotations

import stat
from pathlib import Path

import pytest

from caas_desktop.operations.terminal import saving
from caas_desktop.operations.terminal.screen import Position, Screen, open_screen


@pytest.fixture(params=["ghostty", "bittty"])
def screen(request: pytest.FixtureRequest) -> Screen:
    made = open_screen(20, 5, 1000, request.param)
    made.feed("".join((f"{n} " + "wörds " * (n % 9)).rstrip() + "\r\n" * (1 + n % 3)
                      for n in range(60)).encode())
    return made


@pytest.mark.parametrize("piece", [1, 3, 7, 1000])
def test_pieces_together_are_the_whole_text(
    screen: Screen, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "PIECE", piece)
    frame = screen.frame(whole=True)
    whole = screen.text(Position(frame.first_line, 0), Position(frame.end_line - 1, 19))
    parts = list(saving.pieces(screen, frame.first_line, frame.end_line))
    assert "\n".join(parts).rstrip("\n") == whole.rstrip("\n")
    assert "59 wörds wörds wörds wörds wörds" in whole


def test_the_file_is_its_owners_alone_and_holds_what_was_wrapped_as_one_line(
    screen: Screen, tmp_path: Path
) -> None:
    frame, path = screen.frame(whole=True), tmp_path / "t.txt"
    count = saving.save_text(screen, frame.first_line, frame.end_line, path)
    lines = path.read_text().splitlines()
    assert count == len(lines)
    assert lines[:2] == ["0", "1 wörds"]
    assert "8 wörds wörds wörds wörds wörds wörds wörds wörds" in lines
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
