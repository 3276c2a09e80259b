"""Who ends the program from outside loses neither layout nor open tabs."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from caas_desktop.catalogue import open_catalogue
from caas_desktop.operations.settings import LAYOUT, Settings

# The program itself, which says when it is at work, with a tab, and maybe a dialog in front.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from caas_desktop.app import console, gui
from caas_desktop.viewmodels.targets import list_of

begin = console.Console._show

def show(self, services, workbench):
    begin(self, services, workbench)
    workbench.open(list_of("container"))
    QTimer.singleShot(0, lambda: workbench.run(sys.argv[1]))
    QTimer.singleShot(200, lambda: print("at work", flush=True))

console.Console._show = show
sys.exit(gui.main([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "command"), [
    (signal.SIGTERM, "about"), (signal.SIGHUP, "dashboard")])
def test_a_signal_ends_it_as_closing_does_and_tabs_come_back(
        tmp_path: Path, number: signal.Signals, command: str) -> None:
    env = os.environ | {"CAAS_DATA_DIR": str(tmp_path / "data"), "HOME": str(tmp_path),
                        "CAAS_VAULT": "memory", "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, command], env=env, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        assert program.stdout is not None
        said = program.stdout.readline()
        while said and said != "at work\n":
            said = program.stdout.readline()
        program.send_signal(number)
        more = program.communicate(timeout=60)[0]
    finally:
        program.kill()
    assert program.returncode == 0, more
    assert "Traceback" not in more
    (file,) = (tmp_path / "data").rglob("catalogue.sqlite3")
    with closing(open_catalogue(file)) as catalogue:
        tabs = Settings(catalogue).get(LAYOUT)["tabs"]
    assert "container" in [tab["kind"] for tab in tabs]
    assert list((tmp_path / "data").rglob("look.json"))
