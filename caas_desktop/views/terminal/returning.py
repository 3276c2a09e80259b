"""What a terminal does after its line was lost: a new session below what it showed, and a mark."""

from __future__ import annotations

import time
from collections.abc import Callable

from caas_desktop.domain.text import Text
from caas_desktop.operations.terminal.ending import Ending
from caas_desktop.operations.terminal.opened import Greeting, Opened
from caas_desktop.operations.terminal.session import TerminalSession
from caas_desktop.viewmodels.errors import shown, together
from caas_desktop.viewmodels.i18n import tr

# A line that is lost again at once would be opened for ever.
STEADY_S = 2.0
DAY_S = 12 * 3600  # later than this a time of day alone says too little

# What the old program switched on must not outlive it: alternate screen, mouse, paste and key
# modes, colours, a hidden cursor. Leaving the alternate screen puts the cursor where it was saved:
# so it is saved before, for a program that is not there. Then a new line for the prompt.
_LEAVE_ALL = (
    b"\x1b7\x1b[?1049l\x1b[?9;1000;1002;1003;1005;1006;1015;1016;1004;2004l\x1b[<9u\x1b[?1l\x1b>"
    b"\x1b[?25h\x1b[0m\x1b7\x1b[r\x1b8\r\n"
)
_NOTE, _PLAIN = "\x1b[0;33m", "\x1b[0m"


class Returning:
    """``by_itself`` tells whether a new session may be opened without asking; False at first."""

    def __init__(self, session: TerminalSession) -> None:
        self._session = session
        self._judged: Ending | None = None
        self.by_itself: Callable[[], bool] = _never
        self.lost_at: float | None = None  # until there is a session again

    def begins(self, ending: Ending) -> bool:
        """Take notice of an end; True, once, if it is to be followed by a new session."""
        if ending is self._judged:
            return False
        self._judged = ending
        if not ending.line_lost:
            if ending.ran_s is not None:
                self.lost_at = None
            return False
        self.lost_at = ending.at
        return (ending.ran_s or 0.0) >= STEADY_S and self.by_itself()

    def words(self, note: Text | None = None) -> str:
        """Return that the line is lost, if it is, and what is waited for."""
        waits = shown(note) if note else ""
        if self.lost_at is None:
            return waits
        return together(tr("Connection lost at {time}.").format(time=_clock(self.lost_at)), waits)

    def greeting(self) -> Greeting:
        """Return what a new session shows first; it is asked on the session's own thread."""
        lost = self.lost_at

        def greet(opened: Opened) -> bytes:
            self.lost_at = None
            return _LEAVE_ALL + (_mark(lost, opened) if lost is not None else b"")

        return greet


def _mark(lost: float, opened: Opened) -> bytes:
    words = (tr("connection lost {lost} – attached again {now}") if opened.goes_on
             else tr("connection lost {lost} – new session {now}"))
    told = [f"── {words.format(lost=_clock(lost), now=_clock(time.time()))} ──"]
    if opened.notice is not None:
        told.append(shown(opened.notice))
    return "".join(f"{_NOTE}{line}{_PLAIN}\r\n" for line in told).encode()


def _clock(moment: float) -> str:
    form = "%H:%M:%S" if abs(time.time() - moment) < DAY_S else "%Y-%m-%d %H:%M:%S"
    return time.strftime(form, time.localtime(moment))


def _never() -> bool:
    return False
