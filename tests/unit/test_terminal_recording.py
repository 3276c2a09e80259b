"""What is recorded plays in asciinema, and is its owner's alone."""
from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from caas_desktop.operations.terminal.recording import Recording


def test_a_recording_is_asciicast_with_characters_put_together(tmp_path: Path) -> None:
    path = tmp_path / "a.cast"
    with closing(Recording(path, 80, 24, "shop\n")) as recording:
        recording.output("日".encode()[:2])
        recording.output("日".encode()[2:] + b"\x1b[1m\xff")
        recording.resized(100, 30)
    recording.output(b"dropped")
    head, *events = map(json.loads, path.read_text("utf-8").splitlines())
    assert (head["version"], head["width"], head["height"], head["title"]) == (2, 80, 24, "shop\n")
    assert [event[1:] for event in events] == [["o", "日\x1b[1m\ufffd"], ["r", "100x30"]]


def test_a_recording_is_its_owners_alone_also_over_a_file_that_others_could_read(
        tmp_path: Path) -> None:
    path = tmp_path / "a.cast"
    path.write_text("old")
    path.chmod(0o644)
    Recording(path, 80, 24, "").close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert "old" not in path.read_text()


def test_a_recording_never_follows_a_link(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("kept")
    (tmp_path / "a.cast").symlink_to(target)
    with pytest.raises(OSError, match=r"a\.cast"):
        Recording(tmp_path / "a.cast", 80, 24, "")
    assert target.read_text() == "kept"
