"""Writes lines to a file, chunk by chunk: no second copy of the log in memory."""
from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TextIO, cast

import numpy as np

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.arena import Arena, Chunk
from caas_desktop.operations.logs.breaks import read_note
from caas_desktop.operations.logs.levels import level_of
from caas_desktop.operations.logs.lines import MARKER, SPLIT, STDERR, Line
from caas_desktop.operations.logs.search import Rows
from caas_desktop.operations.logs.text import only_colours, plain

GZIP_LEVEL = 6

Whose = Callable[[int], Sequence[int]]
"""Tells the sources that a note with a key is about."""


class Form(StrEnum):
    """How a line is written."""

    PLAIN = "plain"
    ANSI = "ansi"  # with its colours, and no other control sequence
    JSON = "json"  # one object a line: time, container, stream, level, text


@frozen
class Choice:
    """What to write, and how.

    ``numbers``: only these lines (ascending), None for all; of them those from ``first`` to
    ``last``, both included. ``times``: each line's time, RFC 3339 in UTC with nanoseconds.
    """

    form: Form = Form.PLAIN
    packed: bool = False  # gzip
    times: bool = True
    numbers: Rows | None = None
    first: int | None = None
    last: int | None = None


def export(arena: Arena, path: Path, name_of: Callable[[int], str], choice: Choice | None = None, *,
           whose: Whose = lambda key: (),
           progress: Callable[[int, int], None] = lambda done, total: None,
           cancelled: Callable[[], bool] = lambda: False) -> int:
    """Write the lines held now to ``path`` and return how many.

    The file appears only when it is complete.

    Args:
        name_of: A source's name, written before each line; "" for none.
        whose: The sources that a note with a key is about: `Breaks.sources`.
        progress: Gets how many of how many lines were looked at.
        cancelled: Asked between chunks; raises Cancelled.

    Raises CaasError when the file cannot be written.
    """
    choice = choice or Choice()
    try:
        descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as raw:
                if choice.packed:
                    with gzip.open(raw, "wt", GZIP_LEVEL, "utf-8", newline="\n") as packed:
                        count = _write(arena, cast(TextIO, packed), name_of, choice, whose,
                                       progress, cancelled)
                else:
                    with open(raw.fileno(), "w", encoding="utf-8", newline="\n",
                              closefd=False) as out:
                        count = _write(arena, out, name_of, choice, whose, progress,
                                       cancelled)
            os.replace(partial, path)
        finally:
            Path(partial).unlink(missing_ok=True)
    except OSError as error:
        raise CaasError(
            N_("The log could not be written to {path}."),
            detail=str(error),
            hint=N_("Choose another place, or make room on the disk."), path=path) from error
    return count


def _write(arena: Arena, out: TextIO, name_of: Callable[[int], str], choice: Choice, whose: Whose,
           progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> int:
    stop = arena.end if choice.last is None else min(arena.end, choice.last + 1)
    start = arena.first if choice.first is None else max(arena.first, choice.first)
    count = 0
    text = _as_json if choice.form is Form.JSON else _as_text
    for chunk in arena.chunks(start):
        if cancelled():
            raise Cancelled
        if chunk.first >= stop:
            break
        for row in _rows(chunk, min(stop, chunk.last), choice.numbers):
            line = chunk.line(chunk.first + row)
            about = whose(read_note(line.text)[2] or 0) if line.flags & MARKER else ()
            for name in dict.fromkeys(map(name_of, about or (line.source,))):
                out.write(text(line, name, choice))
            count += 1
        progress(min(stop, chunk.last) - start, stop - start)
    return count


def _rows(chunk: Chunk, stop: int, numbers: Rows | None) -> list[int]:
    if numbers is None:
        return list(range(stop - chunk.first))
    low, high = np.searchsorted(numbers, [chunk.first, stop])
    rows: list[int] = (numbers[low:high] - chunk.first).tolist()
    return rows


def _as_text(line: Line, name: str, choice: Choice) -> str:
    if line.flags & MARKER:
        code, detail, _ = read_note(line.text)
        words = ": ".join(part for part in (code, detail) if part)
        return f"-- {name}: {words} --\n" if name else f"-- {words} --\n"
    head = f"{name} " if name else ""
    if choice.times and line.ts:
        head += f"{time_stamp(line.ts)} "
    text = only_colours(line.text) if choice.form is Form.ANSI else plain(line.text)
    return head + text + ("" if line.flags & SPLIT else "\n")


def _as_json(line: Line, name: str, choice: Choice) -> str:
    told: dict[str, str] = {"time": time_stamp(line.ts)} if choice.times else {}
    if name:
        told["container"] = name
    if line.flags & MARKER:
        code, detail, _ = read_note(line.text)
        told["note"] = f"{code}|{detail}"
    else:
        told["stream"] = "stderr" if line.flags & STDERR else "stdout"
        level = line.level or level_of(line.text)
        if level:
            told["level"] = level.name
        told["text"] = plain(line.text)
    return json.dumps(told, ensure_ascii=False) + "\n"


def time_stamp(ts: int) -> str:
    """Return a time as RFC 3339 in UTC with nanoseconds; "" for an unknown one."""
    if not ts:
        return ""
    try:
        moment = datetime.fromtimestamp(ts // 10**9, UTC)
    except (ValueError, OverflowError, OSError):
        return str(ts)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ts % 10**9:09d}Z"
