"""Processes that a lab began: recorded with their start time, so that no stranger is ever hit."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from lab.run import LabError, wait_until


@dataclass(frozen=True, slots=True)
class Recorded:
    """A process; ``start`` is its start time in clock ticks since the boot named ``boot``."""

    pid: int
    start: int
    boot: str

    def alive(self) -> bool:
        """Tell whether this very process still runs (a zombie does not)."""
        return boot_id() == self.boot and _start_time(self.pid) == self.start

    def send(self, number: signal.Signals) -> bool:
        """Send a signal if the process is still this one; tell whether it was sent."""
        if not self.alive():
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)
        return True


def boot_id() -> str:
    """Return the kernel's name for the time since the last boot."""
    return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()


def _fields(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the third (state) on; empty if there is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return []
    # The second field, the program's name, may hold spaces and brackets.
    return text.rpartition(")")[2].split()


def _start_time(pid: int) -> int | None:
    fields = _fields(pid)
    return None if not fields or fields[0] in "ZX" else int(fields[19])


def child_of(parent: int) -> int | None:
    """Return the first child of a process, or None while it has none."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _fields(int(entry.name))
            if fields and int(fields[1]) == parent:
                return int(entry.name)
    return None


def record(folder: Path, what: str, pid: int) -> Recorded:
    """Write down a process as ``what``; LabError if it has already ended."""
    start = _start_time(pid)
    if start is None:
        raise LabError(f"{what} ended at once")
    recorded = Recorded(pid, start, boot_id())
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{what}.part"
    part.write_text(json.dumps(asdict(recorded)), "ascii")
    part.replace(folder / f"{what}.json")
    return recorded


def recorded(folder: Path, what: str) -> Recorded | None:
    """Return what was written down as ``what``; None if nothing (or only rubbish) was."""
    try:
        return Recorded(**json.loads((folder / f"{what}.json").read_text("ascii")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def all_recorded(folder: Path) -> dict[str, Recorded]:
    """Return everything written down in ``folder``, by name."""
    found = {path.stem: recorded(folder, path.stem) for path in sorted(folder.glob("*.json"))}
    return {what: process for what, process in found.items() if process}


def end(
    processes: list[Recorded], timeout: float = 20, unfreeze: Callable[[], None] | None = None
) -> None:
    """Kill processes for good and wait until they are gone.

    ``unfreeze`` is called once they are all doomed: it wakes what can only die awake.
    """
    for process in processes:
        process.send(signal.SIGKILL)
    if unfreeze:
        unfreeze()
    for process in processes:
        wait_until(partial(_ended, process), f"process {process.pid} ends", timeout, 0.02)


def _ended(process: Recorded) -> bool:
    return not process.alive()
