"""A lab that is brought up with a lower priority has it in its containers, too.

``nice -n 10 python3 -m lab up``: its hosts stand for other machines, and what runs in them then
leaves the core to a window of this one.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from lab.paths import cgroup_name

_ROOT = Path("/sys/fs/cgroup")
# A group counts as one process of nice 0 against those outside, whatever runs in it: the file that
# changes that, and its value then (control groups v1 and v2).
_SHARES = (("cpu/{group}/cpu.shares", 1024), ("{group}/cpu.weight", 100))
_STEP = 1.25  # by so much less counts a process with each step of nice; sched_prio_to_weight


def lower_containers(lab: str) -> None:
    """Give the control group of a lab's containers the priority of this process, if it is lower.

    Docker makes what is missing in the group. Where there is no controller, nothing happens.
    """
    nice = os.getpriority(os.PRIO_PROCESS, 0)
    if nice <= 0:
        return
    for pattern, normal in _SHARES:
        path = _ROOT / pattern.format(group=cgroup_name(lab))
        if (path.parent.parent / "cgroup.procs").exists():
            path.parent.mkdir(exist_ok=True)
            with contextlib.suppress(OSError):
                path.write_text(str(max(2, round(normal / _STEP**nice))), "ascii")
