"""Writes lines to a file, chunk by chunk: no second copy of the log in memory."""
from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.arena import Arena, Chunk
from caas_desktop.operations.logs.lines import MARKER, SPLIT
from caas_desktop.operations.logs.search import Rows
from caas_desktop.operations.logs.text import plain


def export(arena: Arena, path: Path, name_of: Callable[[int], str], *,
           numbers: Rows | None = None, times: bool = True,
           progress: Callable[[int], None] = lambda done: None,
           cancelled: Callable[[], bool] = lambda: False) -> int:
    """Write the lines held now to ``path`` and return how many.

    The file appears only when it is complete.

    Args:
        name_of: A source's name, written before each line; "" for none.
        numbers: Only these lines (ascending); None for all.
        times: Write each line's time, RFC 3339 in UTC with nanoseconds.
        progress: Gets the number of lines done.
        cancelled: Asked between chunks; raises Cancelled.

    Raises CaasError when the file cannot be written.
    """
    stop, count = arena.end, 0
    try:
        descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
                for chunk in arena.chunks():
                    if cancelled():
                        raise Cancelled
                    if chunk.first >= stop:
                        break
                    for row in _rows(chunk, min(stop, chunk.last), numbers):
                        out.write(_text(chunk, row, name_of, times))
                        count += 1
                    progress(count)
            os.replace(partial, path)
        finally:
            Path(partial).unlink(missing_ok=True)
    except OSError as error:
        raise CaasError(
            N_("The log could not be written to {path}."),
            detail=str(error),
            hint=N_("Choose another place, or make room on the disk."), path=path) from error
    return count


def _rows(chunk: Chunk, stop: int, numbers: Rows | None) -> list[int]:
    if numbers is None:
        return list(range(stop - chunk.first))
    low, high = np.searchsorted(numbers, [chunk.first, stop])
    rows: list[int] = (numbers[low:high] - chunk.first).tolist()
    return rows


def _text(chunk: Chunk, row: int, name_of: Callable[[int], str], times: bool) -> str:
    line = chunk.line(chunk.first + row)
    if line.flags & MARKER:
        return f"-- {line.text.decode('utf-8', 'replace').replace('|', ': ').rstrip(': ')} --\n"
    name = name_of(line.source)
    head = f"{name} " if name else ""
    if times and line.ts:
        head += f"{_time(line.ts)} "
    return head + plain(line.text) + ("" if line.flags & SPLIT else "\n")


def _time(ts: int) -> str:
    try:
        moment = datetime.fromtimestamp(ts // 10**9, UTC)
    except (ValueError, OverflowError, OSError):
        return str(ts)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ts % 10**9:09d}Z"
