"""The real program with a script that drives it: ``python -m benchmarks.inside SCRIPT JSON``."""

from __future__ import annotations

import faulthandler
import importlib
import json
import signal
import sys
import time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from caas_desktop.app import console, gui
from caas_desktop.app.console import Console

# Script → module that holds it, as ``script_<name>``.
SCRIPTS = {"watch": "watch", "effect": "effect", "idle": "idle", "gap": "gap", "gap_load": "gap",
           "trouble": "trouble", "logs": "logs", "terminal": "terminal",
           "terminal_frame": "terminal"}  # fmt: skip


def main() -> int:
    """Run the program as its own entry does; the script starts once the window works."""
    # A script that hangs can be asked where: kill -USR1.
    faulthandler.register(signal.SIGUSR1, all_threads=False)
    name, options = sys.argv[1], json.loads(sys.argv[2])

    class Driven(Console):
        def _show(self, *given: Any) -> None:
            super()._show(*given)
            QTimer.singleShot(0, lambda: _run(self, name, options))

    console.Console = Driven  # type: ignore[misc]
    return gui.main(["--theme", "dark"])


def _run(console: Console, name: str, options: dict[str, Any]) -> None:
    # Imported late: what scripts use must not make the window wait.
    from benchmarks.desk import Desk, say

    try:
        script = getattr(importlib.import_module(f"benchmarks.{SCRIPTS[name]}"), f"script_{name}")
        script(Desk(console), **options)
    except Exception as error:
        say("failed", error=f"{type(error).__name__}: {error}")
    say("closing", at_clock=time.time())
    console.window.may_close = lambda: True  # nobody is there to be asked about running shells
    console.window.close()
    QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    sys.exit(main())
