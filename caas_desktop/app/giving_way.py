"""All other threads of a console give way to the one that paints: the interpreter, and a core."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from types import FrameType

# Each time Qt calls us, it needs the interpreter: for so long (s) another thread may keep it then.
# With Python's own 5 ms, to paint a list while something is imported took half a second.
YIELD_S = 0.0005

# How much "nicer" than the GUI thread the others are. Where all cores are taken, a turn of the GUI
# thread waited for a core again each time one of ours had had the interpreter: 40 ms in a turn of
# 10. A thread can lower itself without rights, but not raise itself: so it is the others.
NICE = 5


def give_way() -> None:
    """Let every thread started from now on, libraries' ones too, give way to the caller's.

    Linux schedules each thread by itself; elsewhere only the interpreter is given away.
    """
    sys.setswitchinterval(YIELD_S)
    if sys.platform == "linux":
        threading.setprofile(_lower)


def _lower(_frame: FrameType, _event: str, _arg: object) -> None:
    """Lower the calling thread: Python calls this when a thread begins."""
    sys.setprofile(None)  # the first call was enough
    thread = threading.get_native_id()
    with contextlib.suppress(OSError):  # a sandbox may forbid it; the thread has to go on
        if os.getpriority(os.PRIO_PROCESS, thread) < NICE:
            os.setpriority(os.PRIO_PROCESS, thread, NICE)
