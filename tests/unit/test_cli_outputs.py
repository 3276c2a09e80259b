"""Output that is closed, full or a terminal: a command says so in a sentence, and nothing acts."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import caas_desktop.app.cli.run as run_module
from caas_desktop.__main__ import INTERRUPTED, main
from caas_desktop.app.cli import codes
from caas_desktop.app.cli.arguments import read

ROOT = Path(__file__).parents[2]
EVIL = "x\x1b]0;title\x07\x1b[2J\r\x9b31m\u202e"
WAIT_S = 120


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAAS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))


def shell(script: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which ``$P`` is the program."""
    return subprocess.run(
        ["sh", "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=WAIT_S,
        env={**os.environ, "P": f"{sys.executable} -m caas_desktop"})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_a_sentence(data: None) -> None:
    done = shell("$P hosts --json >/dev/full")
    assert done.returncode == codes.FAILED
    assert "The output could not be written: No space left on device." in done.stderr
    assert "Traceback" not in done.stderr


def test_closed_standard_streams_stop_nothing(data: None) -> None:
    done = shell("$P hosts --json >&-; echo $?; $P hosts --json <&- 2>&-; echo $?")
    assert done.stdout.split() == ["0", "[]", "0"]
    assert done.stderr == ""


def test_a_reader_that_has_enough_ends_it_without_a_word(data: None) -> None:
    done = shell("{ $P hosts --json; echo $? >&2; } | true")
    assert done.stderr.split() in (["0"], [str(codes.BROKEN_PIPE)])


def test_ctrl_c_while_modules_are_imported_is_an_end_like_any(
        monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_module, "main", interrupted)
    assert main(["ps"]) == INTERRUPTED == codes.INTERRUPTED


@pytest.mark.parametrize("words", [["ps", f"--{EVIL}"], [EVIL], ["ps", "--status", EVIL]])
def test_a_refused_word_does_not_act_on_the_terminal(
        words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read(words)
    told = capsys.readouterr().err
    assert "x" in told
    assert not set(told) & set("\x1b\x07\r\x9b\u202e")
