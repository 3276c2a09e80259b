"""Filters on fields: ``level>=warn status=500 path~^/api``; every term has to hold."""
from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

import numpy as np

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_
from caas_desktop.operations.distinct import distinct
from caas_desktop.operations.logs.fields import LEVEL_KEYS, Record, read_fields
from caas_desktop.operations.logs.levels import level_named, level_of
from caas_desktop.operations.logs.lines import LEVEL_BITS, Batch, Level, Mask
from caas_desktop.operations.logs.search import BadPattern, Matcher, Query, Rows, compile_pattern

MAX_TERMS = 20
_term = re.compile(
    r'\s*([\w.@/\-]+)\s*(>=|<=|!=|!~|=|>|<|~)\s*("(?:[^"\\]|\\.)*"|[^\s"]+)(?=\s|$)')
_plain = re.compile(r"[\w.\-/:]+", re.ASCII)  # the rest may be escaped in JSON
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt,
    ">=": operator.ge, "<=": operator.le,
}

_ORDER = (">", "<", ">=", "<=")


@frozen
class Term:
    """One condition. ``!=`` and ``!~`` also hold where the field is missing."""

    path: str
    sign: str
    value: str

    @property
    def level(self) -> Level | None:
        """Return the level that is compared with, None for any other field."""
        return level_named(self.value) if self.path.lower() in LEVEL_KEYS else None

    @property
    def negated(self) -> bool:
        return self.sign.startswith("!")

    def written(self) -> str:
        """Return the term as the user would type it."""
        bare = _plain.fullmatch(self.value)
        value = self.value if bare else '"' + re.sub(r'(["\\])', r"\\\1", self.value) + '"'
        return f"{self.path}{self.sign}{value}"


def read_terms(text: str) -> list[Term]:
    """Return the terms of a filter on fields.

    Raises BadPattern when the text is anything else.
    """
    terms: list[Term] = []
    at = 0
    while at < len(text.rstrip()):
        match = _term.match(text, at)
        if match is None or len(terms) >= MAX_TERMS:
            raise BadPattern(N_("This is no filter on fields."), detail=text[at:at + 40].strip(),
                             hint=N_("Write for example: level>=warn status=500 path~^/api"))
        value = match[3]
        if value.startswith('"'):
            value = re.sub(r"\\(.)", r"\1", value[1:-1])
        terms.append(Term(match[1], match[2], value))
        at = match.end()
    return terms


class FieldMatcher:
    """Finds the lines whose fields fulfil a `Query`'s terms; used like a `Matcher`.

    Raises BadPattern.
    """

    def __init__(self, query: Query) -> None:
        self.query = query
        tests = [_Test(term) for term in read_terms(query.text)]
        # Levels are known already: what they exclude needs no reading.
        self._tests = sorted(tests, key=lambda test: test.reads)

    def rows(self, batch: Batch) -> Rows:
        """Return the rows that match (or not, for an inverse query), ascending."""
        keep = np.ones(len(batch), np.bool_)
        for test in self._tests:
            keep &= test.holds(batch, keep)
        return np.flatnonzero(~keep if self.query.inverse else keep)

    def spans(self, text: str, limit: int = 200) -> list[tuple[int, int]]:
        """Return where the values stand in a visible text."""
        if self.query.inverse:
            return []
        return [span for test in self._tests for span in test.spans(text)][:limit]


class _Test:
    """One term, with a quick look that leaves few lines to be read in full."""

    def __init__(self, term: Term) -> None:
        self._term, self._level = term, term.level
        self._regex = compile_pattern(term.value, True) if "~" in term.sign else None
        self.reads = self._level is None
        """Whether lines have to be read for it."""
        self._bound = _number(term.value) if term.sign in _ORDER else None
        name = re.escape(term.path.rsplit(".", 1)[-1])
        value = ""
        if term.sign in ("=", "!=") and _plain.fullmatch(term.value):
            value = rf'\s*"?{re.escape(term.value)}'
        quick = rf'{name}"?\s*[=:]{value}' if name.isascii() else "[=:]"
        self._likely = Matcher(Query(quick, regex=True))
        self._numbers = re.compile(rf'{name}"?\s*[=:]\s*"?(-?\d+(?:\.\d+)?)'.encode(), re.I)

    def holds(self, batch: Batch, keep: Mask) -> Mask:
        """Return which rows fulfil the term; those that are not in ``keep`` do not matter."""
        if self._level is not None:
            return self._by_level(batch, self._level)
        found = np.zeros(len(batch), np.bool_)
        ends, data = batch.ends, batch.data
        for row in self._candidates(batch, keep):
            begin = int(ends[row - 1]) + 1 if row else 0
            record = read_fields(data[begin:int(ends[row])])
            found[row] = record is not None and self._fits(record)
        return ~found if self._term.negated else found

    def _candidates(self, batch: Batch, keep: Mask) -> list[int]:
        """Return the rows that may fulfil the term, found without reading their fields."""
        if self._bound is None or not self._term.path.isascii():
            rows = self._likely.rows(batch)
        else:
            fits, bound = _COMPARE[self._term.sign], self._bound
            places = [match.start() for match in self._numbers.finditer(batch.data)
                      if fits(float(match[1][:40]), bound)]
            rows = distinct(np.searchsorted(batch.ends, np.array(places, np.uint32)))
        found: list[int] = rows[keep[rows]].tolist()
        return found

    def spans(self, text: str) -> list[tuple[int, int]]:
        if self._term.negated or self._term.sign != "=" or self._level is not None:
            return []
        written = f"{self._term.path}={self._term.value}"
        at = text.find(written)
        return [(at + len(self._term.path) + 1, at + len(written))] if at >= 0 else []

    def _by_level(self, batch: Batch, level: Level) -> Mask:
        levels = (batch.flags & np.uint8(LEVEL_BITS)).astype(np.int8)
        if level < Level.WARN or self._term.sign in ("<", "<=", "!="):
            begin = 0
            for row, end in enumerate(batch.ends.tolist()):  # what is below WARN is not marked
                if not levels[row]:
                    levels[row] = level_of(batch.data[begin:end])
                begin = end + 1
        compare = _COMPARE.get(self._term.sign, _COMPARE["="])
        return np.asarray(compare(levels, int(level)) & ((levels > 0) | self._term.negated))

    def _fits(self, record: Record) -> bool:
        """Return whether the field fulfils the term without its negation."""
        value = record.get(self._term.path)
        if value is None:
            return False
        if self._regex is not None:
            return self._regex.search(value) is not None
        sign = self._term.sign.removeprefix("!")
        have, wanted = _number(value), _number(self._term.value)
        if have is not None and wanted is not None:
            return _COMPARE[sign](have, wanted)
        if wanted is not None and sign in _ORDER:
            return False  # "high" is neither more nor less than 5
        return _COMPARE[sign](value, self._term.value)


def _number(text: str) -> float | None:
    try:
        return float(text) if len(text) < 40 else None
    except ValueError:
        return None


def matcher_of(query: Query, fields: bool) -> Matcher | FieldMatcher:
    """Return what finds a query's lines, as text or as terms on fields. Raises BadPattern."""
    return FieldMatcher(query) if fields else Matcher(query)
