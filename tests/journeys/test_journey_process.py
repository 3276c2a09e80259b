"""The program as a process of its own, worked by a keyboard that knows nothing of Qt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

TOOLS = ("xdotool", "import")


def _until(condition: Callable[[], object], what: str, patience_s: float = 60.0) -> None:
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end, f"not seen: {what}"
        time.sleep(0.1)


def _xdotool(*words: str) -> str:
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False,
                          timeout=20)
    return done.stdout.strip()


def _windows(title: str) -> list[str]:
    return _xdotool("search", "--onlyvisible", "--name", f"^{title}").split()


def _press(window: str, keys: str) -> None:
    # There is no window manager: focus is given, keys then go to whatever has it.
    _xdotool("windowfocus", "--sync", window)
    _xdotool("key", "--clearmodifiers", keys)


def _picture(path: Path) -> bytes:
    subprocess.run(["import", "-window", "root", str(path)], check=True, timeout=20)
    return path.read_bytes()


def test_the_program_starts_answers_the_keyboard_and_quits(tmp_path: Path, home: Path) -> None:
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing and os.environ.get("CAAS_REQUIRE_LAB") == "1":
        pytest.fail(f"missing: {', '.join(missing)}")
    if missing:
        pytest.skip(f"missing: {', '.join(missing)}")
    env = os.environ | {"CAAS_DATA_DIR": str(tmp_path / "data"), "HOME": str(home)}
    console = subprocess.Popen(
        [sys.executable, "-m", "caas_desktop", "--language", "en", "--theme", "dark"], env=env,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _until(lambda: _windows("CaaS Desktop"), "the window")
        window = _windows("CaaS Desktop")[0]
        bare = _picture(tmp_path / "window.png")
        _until(lambda: _press(window, "ctrl+n") or _windows("Add host"), "the dialog")
        assert _picture(tmp_path / "dialog.png") != bare
        _press(_windows("Add host")[0], "Escape")
        _until(lambda: not _windows("Add host"), "the dialog is gone")
        _press(window, "ctrl+q")
        _until(lambda: console.poll() is not None, "it has quit")
    finally:
        console.kill()
        said = console.communicate(timeout=60)[0]
    assert console.returncode == 0, said
    assert "Traceback" not in said
    assert not list((tmp_path / "data").rglob("crash-*.txt"))
