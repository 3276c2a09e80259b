"""Soft reset (DECSTR, ``CSI ! p``), which libghostty-vt passes over.

``tput init`` and many full-screen programs send it at their start and end: what is left of a
program that was killed (margins, origin mode, a hidden cursor) stays otherwise.
Source: DEC STD 070; VT510 manual, "Soft Terminal Reset"; wraparound stays on, as in xterm.
"""

from __future__ import annotations

from collections.abc import Iterator

_ASKED = b"\x1b[!p"
# Cursor shown, replacing, absolute addresses, wraparound, cursor keys and keypad as usual, no
# margins, nothing protected, plain characters, ASCII, not on the status line, which nobody sees;
# the cursor that is saved is at home.
_STATE = (
    b'\x1b[?25h\x1b[4l\x1b[?6l\x1b[?7h\x1b[?1l\x1b>\x1b[?69l\x1b[r\x1b[0"q\x1b[m'
    b"\x1b(B\x1b)B\x0f\x1b[0$}\x1b7"
)


class SoftResets:
    """Finds the requests in output that arrives in pieces."""

    def __init__(self) -> None:
        self._end = b""  # of the piece before

    def split(self, data: bytes) -> Iterator[bytes]:
        """Yield the output in parts; behind each but the last one a reset is due."""
        start = 0
        if self._end and (found := (self._end + data[:3]).find(_ASKED)) >= 0:
            start = found + len(_ASKED) - len(self._end)
            yield data[:start]
        while (found := data.find(_ASKED, start)) >= 0:
            yield data[start:found + len(_ASKED)]
            start = found + len(_ASKED)
        yield data[start:] if start else data
        end = (self._end + data)[-3:] if len(data) < 3 else data[-3:]
        self._end = end if b"\x1b" in end else b""


def soft_reset(column: int, row: int) -> bytes:
    """Return what does a soft reset; the cursor comes back to where it is, counted from 0."""
    return _STATE + b"\x1b[%d;%dH" % (row + 1, column + 1)
