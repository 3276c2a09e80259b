"""Filters and highlight sets that the user keeps; in the catalogue, and in files to share.

A file may come from anybody: its size, counts, names and patterns are bounded, and patterns run in
re2 only.
"""
from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.field_query import FieldMatcher, matcher_of
from caas_desktop.operations.logs.highlight import COLOURS, Rule
from caas_desktop.operations.logs.search import MAX_PATTERN, Matcher, Query

FORMAT = "caas-log-filters"
MAX_FILE = 256 << 10
MAX_NAME = 60
MAX_ENTRIES = 100
MAX_PARTS = 20

Json = dict[str, Any]


class BadFile(CaasError):
    """A file with filters cannot be used."""


@frozen
class Part:
    """One condition of a filter: a text, a regular expression, or terms on fields."""

    query: Query
    fields: bool = False

    def matcher(self) -> Matcher | FieldMatcher:
        """Return what finds its lines. Raises BadPattern."""
        return matcher_of(self.query, self.fields)


@frozen
class SavedFilter:
    """All parts have to hold."""

    name: str
    parts: tuple[Part, ...]


@frozen
class HighlightSet:
    """``active``: it colours every log, until it is switched off."""

    name: str
    rules: tuple[Rule, ...]
    active: bool = True


Named = TypeVar("Named", SavedFilter, HighlightSet)


@frozen
class Saved:
    """Everything kept, by name."""

    filters: tuple[SavedFilter, ...] = ()
    highlights: tuple[HighlightSet, ...] = ()

    def with_filter(self, added: SavedFilter) -> Saved:
        """Return this with another filter; one of the same name gives way."""
        return replace(self, filters=_with(self.filters, added))

    def with_highlights(self, added: HighlightSet) -> Saved:
        """Return this with another set; one of the same name gives way."""
        return replace(self, highlights=_with(self.highlights, added))

    def toggled(self, name: str) -> Saved:
        """Return this with a highlight set switched on or off."""
        return replace(self, highlights=tuple(
            replace(one, active=not one.active) if one.name == name else one
            for one in self.highlights))

    def joined(self, other: Saved) -> Saved:
        """Return both; of the same name the other's."""
        found = self
        for one in other.filters:
            found = found.with_filter(one)
        for each in other.highlights:
            found = found.with_highlights(each)
        return found

    def rules(self) -> list[Rule]:
        """Return the rules of all active sets."""
        return [rule for one in self.highlights if one.active for rule in one.rules]


def _with(have: tuple[Named, ...], added: Named) -> tuple[Named, ...]:
    named: dict[str, Named] = {one.name: one for one in have} | {added.name: added}
    return tuple(named[name] for name in sorted(named, key=str.casefold))[:MAX_ENTRIES]


def write(saved: Saved) -> Json:
    """Return it as JSON."""
    return {
        "format": FORMAT,
        "filters": [{"name": one.name, "parts": [
            {**_query(part.query), "fields": part.fields} for part in one.parts]}
            for one in saved.filters],
        "highlights": [{"name": one.name, "active": one.active, "rules": [
            {**_query(rule.query), "colour": rule.colour} for rule in one.rules]}
            for one in saved.highlights],
    }


def _query(query: Query) -> Json:
    return {"text": query.text, "regex": query.regex, "case": query.case,
            "inverse": query.inverse}


def read(raw: object) -> Saved:
    """Return what `write` wrote. Raises BadFile for anything else."""
    try:
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            raise ValueError("no filters")
        filters = [SavedFilter(_name(one), tuple(
            Part(_read_query(part), part.get("fields") is True)
            for part in _some(one["parts"], MAX_PARTS)))
            for one in _some(raw.get("filters", []), MAX_ENTRIES)]
        sets = [HighlightSet(_name(one), tuple(
            Rule(_read_query(rule), _colour(rule))
            for rule in _some(one["rules"], MAX_PARTS)), one.get("active") is not False)
            for one in _some(raw.get("highlights", []), MAX_ENTRIES)]
        for one in filters:
            for part in one.parts:
                part.matcher()
        for each in sets:
            for rule in each.rules:
                Matcher(rule.query)
    except (ValueError, TypeError, KeyError, AttributeError, CaasError) as error:
        raise BadFile(N_("These are no filters of a log console."), detail=str(error)) from error
    return Saved().joined(Saved(tuple(filters), tuple(sets)))


def _some(raw: object, most: int) -> list[Json]:
    if not isinstance(raw, list) or len(raw) > most or not all(isinstance(x, dict) for x in raw):
        raise ValueError("no list, or too long")
    return raw


def _name(raw: Json) -> str:
    name = " ".join(str(raw["name"]).split())
    if not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise ValueError("no name")
    return name


def _colour(raw: Json) -> int:
    colour = raw.get("colour", 0)
    if not isinstance(colour, int):  # JSON's Infinity is a number too
        raise ValueError("no colour")
    return colour % COLOURS


def _read_query(raw: Json) -> Query:
    text = raw["text"]
    if not isinstance(text, str) or not 0 < len(text) <= MAX_PATTERN:
        raise ValueError("no pattern")
    return Query(text, raw.get("regex") is True, raw.get("case") is True,
                 raw.get("inverse") is True)


def read_file(path: Path) -> Saved:
    """Return what a file holds. Raises BadFile."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise BadFile(N_("The file {path} cannot be read."), detail=str(error),
                      path=path) from error
    if len(data) > MAX_FILE:
        raise BadFile(N_("These are no filters of a log console."), detail=f"> {MAX_FILE} bytes")
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadFile(N_("These are no filters of a log console."), detail=str(error)) from error
    return read(raw)


def write_file(path: Path, saved: Saved) -> None:
    """Write all to a file. Raises BadFile."""
    try:
        path.write_text(json.dumps(write(saved), indent=1, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        raise BadFile(N_("The file {path} cannot be written."), detail=str(error),
                      path=path) from error


def grouped(rows: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """Gather what has the same name, in order; without a name nothing is kept."""
    found: dict[str, list[Any]] = {}
    for name, part in rows:
        name = " ".join(name.split())[:MAX_NAME]
        if name:
            found.setdefault(name, []).append(part)
    return found
