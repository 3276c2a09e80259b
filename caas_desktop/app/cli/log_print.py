"""Prints batches of log lines: raw into a pipe, harmless on a terminal, or as JSON."""
from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence

from caas_desktop.app.cli.found import Found
from caas_desktop.app.cli.moments import stamp_of
from caas_desktop.app.cli.output import columns_of, json_text, note, safe
from caas_desktop.operations.logs.breaks import read_note
from caas_desktop.operations.logs.lines import MARKER, SPLIT, STDERR, Batch
from caas_desktop.operations.logs.search import Matcher, Query
from caas_desktop.operations.logs.text import plain

_COLOURS = (36, 33, 32, 35, 34, 96, 93, 92, 95, 94)
_SGR = re.compile(rb"(\x1b\[[0-9;:]*m)")
NAME_LIMIT = 40

MARKS = {
    "ended": "has ended", "lost": "the connection was lost, trying again",
    "resumed": "the connection is back", "removed": "was removed",
    "gap": "lines are missing here: the log was rotated meanwhile",
    "garbage": "its log makes no sense",
}


class Printer:
    """Writes the lines of ``found``; a batch's ``src`` is an index into it."""

    def __init__(self, found: Sequence[Found], args: argparse.Namespace) -> None:
        self._found = found
        self._json, self._times = args.json, args.timestamps
        self._lines_of_json = args.follow
        self._count = 0
        self._matcher = None if args.grep is None else Matcher(
            Query(args.grep, regex=True, case=not args.ignore_case, inverse=args.invert))
        self._terminal = sys.stdout.isatty() and not args.json
        self._prefixes = self._names(len(found) > 1 and not args.no_names)
        self._out = sys.stdout.buffer

    def begin(self) -> None:
        if self._json and not self._lines_of_json:
            self._out.write(b"[")

    def end(self) -> None:
        if self._json and not self._lines_of_json:
            self._out.write(b"\n]\n" if self._count else b"]\n")
        self._out.flush()

    def flush(self) -> None:
        self._out.flush()

    def write(self, batch: Batch) -> None:
        """Print a batch of one source or of several."""
        marks = (batch.flags & MARKER) != 0
        if marks.any():
            self._write_mixed(batch, marks.tolist())
            return
        as_it_is = not (self._json or self._terminal or self._times or self._matcher
                        or any(self._prefixes) or (batch.flags & SPLIT).any())
        if as_it_is:
            self._out.write(batch.data)
            self._count += len(batch)
        else:
            self._write_rows(batch, self._rows(batch))

    def _write_mixed(self, batch: Batch, marks: Sequence[bool]) -> None:
        for row, is_mark in enumerate(marks):
            one = batch.slice(row, row + 1)
            if is_mark:
                self.mark(int(one.src[0]), one.data[:-1])
            else:
                self._write_rows(one, self._rows(one))

    def mark(self, source: int, text: bytes) -> None:
        """Tell a note of ours beside the lines: ``code|detail``."""
        code, detail, key = read_note(text)
        if key is not None:
            note(f"{detail}: {MARKS[code]}")
            return
        if code in ("restarted", "ended") and not detail:
            return  # a crash loop: its own lines tell it, again and again
        if code == "ended":
            detail = f"exit code {detail}"
        words = MARKS.get(code, code) + (f" ({detail})" if detail else "")
        note(f"{self._found[source].address}: {words}")

    def _rows(self, batch: Batch) -> Iterable[int]:
        if self._matcher is None:
            return range(len(batch))
        rows: list[int] = self._matcher.rows(batch).tolist()
        return rows

    def _write_rows(self, batch: Batch, rows: Iterable[int]) -> None:
        data, starts, ends = batch.data, batch.starts().tolist(), batch.ends.tolist()
        times, flags, sources = batch.ts.tolist(), batch.flags.tolist(), batch.src.tolist()
        out = bytearray()
        for row in rows:
            text = data[starts[row]:ends[row]]
            if self._json:
                out += self._json_line(text, times[row], flags[row], sources[row])
                continue
            out += self._prefixes[sources[row]]
            if self._times and times[row]:
                out += stamp_of(times[row]).encode() + b" "
            out += harmless(text) if self._terminal else text
            if not flags[row] & SPLIT or self._terminal or any(self._prefixes):
                out += b"\n"
        self._out.write(out)

    def _json_line(self, text: bytes, at: int, flags: int, source: int) -> bytes:
        found = self._found[source]
        line = json_text({
            "time": stamp_of(at) if at else None, "host": found.spec.name,
            "container": found.name, "id": found.ref.id,
            "stream": "stderr" if flags & STDERR else "stdout",
            "text": text.decode("utf-8", "replace")}).encode()
        self._count += 1
        if self._lines_of_json:
            return line + b"\n"
        return (b"\n" if self._count == 1 else b",\n") + line

    def _names(self, shown: bool) -> list[bytes]:
        if not shown:
            return [b""] * len(self._found)
        several = len({f.spec.id for f in self._found}) > 1
        names = [safe(f.address if several else f.name) for f in self._found]
        names = [n if len(n) <= NAME_LIMIT else n[:NAME_LIMIT - 1] + "…" for n in names]
        width = max(map(columns_of, names))
        colour = self._terminal and not os.environ.get("NO_COLOR")
        return [self._prefix(number, name + " " * (width - columns_of(name)), colour)
                for number, name in enumerate(names)]

    @staticmethod
    def _prefix(number: int, name: str, colour: bool) -> bytes:
        if not colour:
            return f"{name} | ".encode()
        return f"\x1b[{_COLOURS[number % len(_COLOURS)]}m{name} |\x1b[0m ".encode()


def harmless(text: bytes) -> bytes:
    """Return a line for a terminal: its colours act, every other control does not."""
    if b"\x1b" not in text:
        return plain(text).encode("utf-8", "replace")
    colour = not os.environ.get("NO_COLOR")
    out = bytearray()
    for number, piece in enumerate(_SGR.split(text)):
        if number % 2 == 0:
            out += plain(piece).encode("utf-8", "replace")
        elif colour:
            out += piece
    return bytes(out) + (b"\x1b[0m" if colour else b"")
