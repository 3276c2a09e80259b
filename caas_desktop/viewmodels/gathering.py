"""Which rows a list is to show and in which order, found out in pieces."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import Ref

Accept = Callable[[Ref, Any], bool]
Entry = tuple[tuple[bool, Any], tuple[str, str, str], Ref]
"""What a row is sorted by: its value (None last), its name, scope and id, so that equal names do
not call Ref's comparison, a Python one; and itself."""

# Looked at in one turn of the event loop: some milliseconds' work.
AT_ONCE = 500


@frozen
class Look:
    """What a list shows: a group, filtered by words and by status ("": all), sorted by a column."""

    accept: Accept
    text: str = ""
    status: str = ""
    column: int = 0
    descending: bool = False


class Gathering:
    """Goes through the resources of a kind.

    Args:
        refs: All of them, from when it began.
        judge: Gives the status of what is in the group and has the words, None for others, and
            its row, None where it has another status than the one wanted.
    """

    def __init__(self, look: Look, refs: list[Ref],
                 judge: Callable[[Ref, Look], tuple[str | None, Entry | None]]) -> None:
        self.look, self._refs, self._judge = look, refs, judge
        self._at = 0
        self._touched: set[Ref] = set()
        self._runs: list[list[Entry]] = []  # each in order
        self._gone: set[int] = set()  # identities of what is in a run and counts no more
        self.statuses: dict[Ref, str] = {}
        self.entries: dict[Ref, Entry] = {}

    def touch(self, ref: Ref) -> None:
        """This one came, went or changed meanwhile: look at it again in the end."""
        self._touched.add(ref)

    def step(self) -> bool:
        """Look at the next ones; True once all are known, and those that changed meanwhile."""
        if len(self._runs) > 1 and (self._at >= len(self._refs)
                                    or len(self._runs[-2]) <= len(self._runs[-1])):
            last = self._runs.pop()
            self._runs[-1] = sorted(self._runs[-1] + last)  # which merges two runs
            return False
        if self._at < len(self._refs):
            part = self._refs[self._at:self._at + AT_ONCE]
            found = sorted(entry for ref in part if (entry := self._take(ref)) is not None)
            self.entries |= {entry[2]: entry for entry in found}
            self._runs.append(found)
            self._at += AT_ONCE
            if len(self._refs) > AT_ONCE:
                return False
        self._look_again()
        return not self._touched

    def rows(self) -> list[Entry]:
        """Return all rows in ascending order."""
        rows = [entry for run in self._runs for entry in run if id(entry) not in self._gone]
        return sorted(rows) if len(self._runs) > 1 else rows

    def _look_again(self) -> None:
        """Look at some of those that changed; a host that was lost changes hundreds."""
        fresh: list[Entry] = []
        for ref in [self._touched.pop() for _ in range(min(AT_ONCE, len(self._touched)))]:
            self.statuses.pop(ref, None)
            before, now = self.entries.pop(ref, None), self._take(ref)
            if now is not None:
                self.entries[ref] = now
            if before is now:
                continue
            if before is not None:
                self._gone.add(id(before))
            if now is not None and id(now) in self._gone:
                self._gone.remove(id(now))  # as it was before: its run still has it
            elif now is not None:
                fresh.append(now)
        if fresh:
            self._runs.append(sorted(fresh))

    def _take(self, ref: Ref) -> Entry | None:
        status, entry = self._judge(ref, self.look)
        if status is not None:
            self.statuses[ref] = status
        return entry
