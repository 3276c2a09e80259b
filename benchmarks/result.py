"""What a benchmark found: one JSON line, one row of the table."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

FIELDS = ("name", "ours", "theirs", "unit", "ratio", "goal", "met")


@dataclass(frozen=True, slots=True)
class Result:
    """One comparison.

    Attributes:
        ours, theirs: In ``unit``; ``theirs`` None where no public tool does the same.
        goal: The most that ``goal_of`` may be; the least, for a rate (``goal_is``).
        extra: Further fields, whatever helps to understand the figures.
    """

    name: str
    ours: float
    theirs: float | None
    unit: str
    goal: float
    goal_of: Literal["ratio", "ours"] = "ratio"
    extra: Mapping[str, Any] = field(default_factory=dict)
    goal_is: Literal["most", "least"] = "most"

    @property
    def ratio(self) -> float | None:
        """Ours through theirs: below 1 we need less, or are slower. None without a comparison."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def met(self) -> bool:
        value = self.ratio if self.goal_of == "ratio" else self.ours
        if value is None:
            return False
        return value <= self.goal if self.goal_is == "most" else value >= self.goal

    def fields(self) -> dict[str, Any]:
        """Return everything as JSON, the fixed fields first."""
        fixed = {"name": self.name, "ours": self.ours, "theirs": self.theirs, "unit": self.unit,
                 "ratio": self.ratio, "goal": self.goal, "met": self.met}  # fmt: skip
        more = {"goal_of": self.goal_of, "goal_is": self.goal_is, **self.extra,
                "load_average": os.getloadavg()[0]}  # fmt: skip
        return {key: tidy(value) for key, value in (fixed | more).items()}

    def line(self) -> str:
        return json.dumps(self.fields(), ensure_ascii=False)


def tidy(value: Any) -> Any:
    """Return a number with four significant digits, also inside lists and mappings."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, Mapping):
        return {key: tidy(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [tidy(part) for part in value]
    return value


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that ``percent`` of all do not exceed; ValueError for none."""
    if not values:
        raise ValueError("no values")
    ranked = sorted(values)
    place = -(-len(ranked) * percent // 100)
    return ranked[min(len(ranked), max(1, int(place))) - 1]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return median, 95th percentile and maximum."""
    return {"median": statistics.median(values), "p95": percentile(values, 95),
            "max": max(values)}  # fmt: skip


def table(results: Iterable[Mapping[str, Any]]) -> str:
    """Return results as lines for people."""
    rows = [("benchmark", "ours", "theirs", "unit", "ratio", "goal", "met")]
    for one in results:
        goal = f"{_number(one['goal'])} {'×' if one.get('goal_of') == 'ratio' else ''}".strip()
        rows.append((str(one["name"]), _number(one["ours"]), _number(one["theirs"]),
                     str(one["unit"]), _number(one["ratio"]),
                     f"{'≥' if one.get('goal_is') == 'least' else '≤'} {goal}",
                     "yes" if one["met"] else "NO"))  # fmt: skip
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                     .rstrip() for row in rows)  # fmt: skip


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"
