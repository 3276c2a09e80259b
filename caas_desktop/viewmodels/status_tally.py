"""How many rows have which status, counted as they change."""
from __future__ import annotations

from collections import Counter

from caas_desktop.domain.refs import Ref


class StatusTally:
    """Remembers the status that each row is counted under."""

    def __init__(self) -> None:
        self._counted: dict[Ref, str] = {}
        self._sums: Counter[str] = Counter()

    def take(self, statuses: dict[Ref, str]) -> None:
        """Count these and no others."""
        self._counted, self._sums = statuses, Counter(statuses.values())

    def count(self, ref: Ref, status: str | None) -> None:
        """Count one under another status, None where it is gone."""
        before = self._counted.get(ref)
        if before == status:
            return
        if before is not None:
            self._sums[before] -= 1
            del self._counted[ref]
        if status is not None:
            self._sums[status] += 1
            self._counted[ref] = status

    def sums(self) -> dict[str, int]:
        """Return how many have which status."""
        return {status: count for status, count in self._sums.items() if count}
