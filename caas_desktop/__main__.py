"""Entry: without a command the window opens, with one it works without a window."""
from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from caas_desktop.app.cli.arguments import wants_window

    if wants_window(arguments):
        from caas_desktop.app import gui

        return gui.main(arguments)
    from caas_desktop.app.cli.run import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
