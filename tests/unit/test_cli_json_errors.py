"""With --json an error is a JSON object, whatever went wrong and wherever."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from caas_desktop.app.cli import codes
from caas_desktop.app.cli.output import BESIDE, note, problem
from caas_desktop.domain import errors
from tests.unit.test_cli_commands import Capture

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "command-line.md"


@pytest.mark.parametrize(("words", "code", "exit_code"), [
    (["ps", "--json"], "error", codes.FAILED),
    (["--json", "pss"], "usage", codes.USAGE),
    (["logs", "--json"], "usage", codes.USAGE),
    (["compose", "config", "no-such-file.yaml", "--json"], "error", codes.FAILED),
])
def test_what_went_wrong_is_one_json_object_on_standard_error(
    words: list[str], code: str, exit_code: int, tmp_path: Path
) -> None:
    env = {**os.environ, "CAAS_DATA_DIR": str(tmp_path), "CAAS_VAULT": "memory"}
    done = subprocess.run([sys.executable, "-m", "caas_desktop", *words], env=env, timeout=60,
                          capture_output=True, text=True, check=False)
    told = json.loads(done.stderr)
    assert (told["code"], done.returncode, done.stdout) == (code, exit_code, "")
    assert told["message"]
    assert told.keys() == {"code", "message", "hint"}


def test_notes_are_objects_too_and_nothing_in_them_acts_on_a_terminal(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BESIDE, "as_json", True)
    note("left: \x1b[31mred")
    problem(errors.HostUnreachable("gone", hint="Try again."), "web1")
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert [json.loads(line) for line in err.splitlines()] == [
        {"code": "note", "message": "left: \x1b[31mred", "hint": None},
        {"code": "host-unreachable", "message": "web1: gone", "hint": "Try again."}]


def test_without_json_a_mistyped_command_is_answered_with_the_nearest(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "caas_desktop", "serivces"], timeout=60,
                          capture_output=True, text=True, check=False,
                          env={**os.environ, "CAAS_DATA_DIR": str(tmp_path)})
    assert done.returncode == codes.USAGE
    assert "there is no command serivces; did you mean services" in done.stderr


def test_the_guide_names_every_code() -> None:
    kinds = {errors.CaasError, *(kind for kind in vars(errors).values()
                                 if isinstance(kind, type) and issubclass(kind, errors.CaasError))}
    known = {kind.code for kind in kinds}
    assert len(known) == len(kinds)
    text = GUIDE.read_text("utf-8")
    assert [code for code in {*known, "usage", "internal", "note"} if f"`{code}`" not in text] == []
