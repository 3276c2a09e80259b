"""Loads the terminal's engine ahead of time: its declarations take 0.4 s to parse, once."""
from __future__ import annotations

import logging
import threading
from functools import lru_cache

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def warm_up() -> threading.Thread:
    """Load it on a thread of its own; cheap to call again.

    Where somebody might soon open a terminal, not at every start: it takes 19 MB of memory.
    """
    thread = threading.Thread(target=_load, name="terminal-warm-up", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    try:
        from caas_desktop.operations.terminal.screen import Colors, open_screen

        screen = open_screen(80, 24)
        # What a view asks for first: each declaration is parsed when it is first asked for.
        screen.set_colors(Colors(0xFFFFFF, 0, 0xFFFFFF, tuple(range(16))))
        screen.resize(100, 30)
        screen.feed(b"\x1b[1;31mwarm\x1b[0m\r\n")
        screen.frame(whole=True)
        screen.close()
    except Exception:
        # Whoever opens a terminal meets the same trouble and tells it where it belongs.
        log.warning("the terminal could not be prepared", exc_info=True)
