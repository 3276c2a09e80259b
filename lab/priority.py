"""A lab stands for other machines: what runs in it gives way to the programs of this one.

Without that, a window on this machine waits for a core while a daemon starts a container, which no
window does whose hosts are elsewhere.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from lab.paths import cgroup_name

NICE = ("nice", "-n", "10")
"""Before the command of a process of the lab; its children inherit it."""

_ROOT = Path("/sys/fs/cgroup")
# A group counts as one process of nice 0 against those outside, whatever is in it. These are what
# the kernel gives a process of nice 10: of 1024 (control groups v1), of 100 (v2).
_SHARES = (("cpu/{group}/cpu.shares", "110"), ("{group}/cpu.weight", "11"))


def lower_containers(lab: str) -> None:
    """Make the control group of a lab's containers and lower it; without the controller, nothing.

    Docker makes what is missing below it.
    """
    for pattern, value in _SHARES:
        path = _ROOT / pattern.format(group=cgroup_name(lab))
        if not (path.parent.parent / "cgroup.procs").exists():
            continue
        path.parent.mkdir(exist_ok=True)
        with contextlib.suppress(OSError):
            path.write_text(value, "ascii")
