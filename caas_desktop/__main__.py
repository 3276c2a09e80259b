"""Entry: without a command the window opens, with one it works without a window."""
from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

INTERRUPTED = 130  # 128 + SIGINT, as shells count


def start() -> NoReturn:
    """Be the program: the process ends with the exit code of ``main``."""
    code = main()
    if "PySide6" in sys.modules:  # a window ends in order
        sys.exit(code)
    # All is closed and written by now. To take some hundred modules apart would be a tenth of
    # what a command takes.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    try:
        return _main(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:  # modules were still being imported
        return INTERRUPTED


def _main(arguments: list[str]) -> int:
    # Each side is imported by itself: the command line knows no Qt.
    from caas_desktop.app.cli.arguments import wants_window

    if not wants_window(arguments):
        from caas_desktop.app.cli.run import main as run

        return run(arguments)
    from caas_desktop.domain.errors import CaasError

    # The window searches for garbage itself (app/garbage.py): among imports there is none.
    gc.disable()
    try:
        from caas_desktop.app import gui

        return gui.main(arguments)
    except CaasError as exc:
        from caas_desktop.app.cli.output import problem

        problem(exc)
        return 1


if __name__ == "__main__":
    start()
