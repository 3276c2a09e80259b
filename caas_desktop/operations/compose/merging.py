"""Merges Compose files: the later one wins, lists grow, some parts have rules of their own.

Source: the Compose Specification, 13-merge.md, and what Docker Compose does beyond it.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.errors import Problems
from caas_desktop.operations.compose.scalars import as_text
from caas_desktop.operations.compose.tree import Map, Mark, Path, Seq, dotted, joined

_MAX_POOL_PAIRS = 10_000
Rules = dict[str, Any]
Rule = Callable[["Merger", Any, Any, Path], Any]


class Merger:
    """Merges trees in place of the first; what cannot be merged becomes a problem."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def project(self, base: Map, over: Map) -> Map:
        """Return ``base`` with a later file's ``over`` merged into it."""
        return self.maps(base, over, (), _PROJECT)

    def service(self, base: Map, over: Map, name: str) -> Map:
        """Return ``base``, from which service ``name`` extends, with the service's own parts."""
        return self.maps(base, over, ("services", name), _SERVICE)

    def maps(self, base: Map, over: Map, path: Path, rules: Rules) -> Map:
        for key, value in over.items():
            if key not in base:
                merged = value
            else:
                rule = rules[key] if key in rules else rules.get("*") or {}
                merged = self.value(base[key], value, (*path, key), rule, over.marks.get(key))
            base.put(key, merged, over.marks.get(key))
        return base

    def value(self, base: Any, over: Any, path: Path, rule: Rule | Rules,
              mark: Mark | None) -> Any:
        if callable(rule):
            return rule(self, base, over, path)
        if over is None:
            return base
        if isinstance(base, Map) and isinstance(over, Map):
            return self.maps(base, over, path, rule)
        if isinstance(base, Seq) and isinstance(over, Seq):
            return joined(base, over)
        if isinstance(base, Map | Seq):
            self.problems.add(Text(N_("{path} cannot be merged: one is {base}, the other {over}."),
                                   path=dotted(path), base=_kind(base), over=_kind(over)), mark)
            return base
        return over


def _kind(value: Any) -> Text:
    if isinstance(value, Map):
        return Text(N_("a mapping"))
    return Text(N_("a list")) if isinstance(value, Seq) else Text(N_("a single value"))


def as_list(value: Any) -> Seq:
    """Return ``KEY=VALUE`` entries of a mapping, sorted; a list as it is; one text as a list."""
    if isinstance(value, Seq):
        return value
    if isinstance(value, Map):
        found: list[tuple[str, Mark | None]] = []
        for key, entry in value.items():
            mark = value.marks.get(key)
            if entry is None:
                found.append((key, mark))
            else:
                entries = entry if isinstance(entry, Seq) else [entry]
                found.extend((f"{key}={as_text(e)}", mark) for e in entries)
        found.sort(key=lambda pair: pair[0])
        return Seq([text for text, _ in found], [mark for _, mark in found])
    return Seq([value]) if isinstance(value, str) else Seq()


def _lists(_merger: Merger, base: Any, over: Any, _path: Path) -> Any:
    return joined(as_list(base), as_list(over))


def _hosts(_merger: Merger, base: Any, over: Any, _path: Path) -> Any:
    first, second = as_list(base), Seq()
    known = {as_text(entry) for entry in first}
    for entry, mark in as_list(over).pairs():
        if as_text(entry) not in known:
            second.put(entry, mark)
    return joined(first, second)


def _replace(_merger: Merger, _base: Any, over: Any, _path: Path) -> Any:
    return over


def _maps_of(make: Callable[[Any], Map | None], rules: Callable[[], Rules]) -> Rule:
    def merge(merger: Merger, base: Any, over: Any, path: Path) -> Any:
        first, second = make(base), make(over)
        if first is None or second is None:
            return over if second is None and over is not None else first or second
        return merger.maps(first, second, path, rules())

    return merge


def _build(value: Any) -> Map | None:
    if isinstance(value, str):
        return Map([("context", value)])
    return value if isinstance(value, Map) else None


def _names(entry: Callable[[], Any]) -> Callable[[Any], Map | None]:
    def make(value: Any) -> Map | None:
        if isinstance(value, Seq):
            result = Map()
            for name, mark in value.pairs():
                result.put(as_text(name), entry(), mark)
            return result
        return value if isinstance(value, Map) else None

    return make


def _started() -> Map:
    return Map([("condition", "service_started"), ("required", True)])


def _logging(merger: Merger, base: Any, over: Any, path: Path) -> Any:
    if not isinstance(base, Map) or not isinstance(over, Map):
        return over if over is not None else base
    drivers = base.get("driver"), over.get("driver")
    if None in drivers or drivers[0] == drivers[1]:
        return merger.maps(base, over, path, {})
    return over


def _pools(merger: Merger, base: Any, over: Any, path: Path) -> Any:
    """Merge address pools of the same subnet; keep the others."""
    if not isinstance(base, Seq) or not isinstance(over, Seq):
        merger.problems.add(Text(N_("{path} must be a list."), path=dotted(path)))
        return base
    if len(base) * len(over) > _MAX_POOL_PAIRS:
        merger.problems.add(Text(N_("{path} has too many address pools."), path=dotted(path)))
        return base
    result = Seq()
    for first in base:
        for second, mark in over.pairs():
            if not isinstance(first, Map) or not isinstance(second, Map):
                return joined(base, over)
            same = second.get("subnet") == first.get("subnet")
            if not same and all(p.get("subnet") != second.get("subnet") for p in result):
                result.put(second, mark)
                continue
            merged = merger.maps(first, second, path, {})
            at = next((i for i, p in enumerate(result)
                       if p.get("subnet") == merged.get("subnet")), None)
            if at is None:
                result.put(merged, mark)
            else:
                result[at] = merged
    return result


_BUILD: Rules = {"args": _lists, "additional_contexts": _lists, "extra_hosts": _hosts,
                 "labels": _lists}
_SERVICE: Rules = {
    "annotations": _lists,
    "build": _maps_of(_build, lambda: _BUILD),
    "command": _replace,
    "depends_on": _maps_of(_names(_started), dict),
    "deploy": {"labels": _lists},
    "dns": _lists, "dns_opt": _lists, "dns_search": _lists,
    "entrypoint": _replace,
    "env_file": _lists, "label_file": _lists, "environment": _lists,
    "extra_hosts": _hosts,
    "healthcheck": {"test": _replace},
    "labels": _lists,
    "logging": _logging,
    "models": _maps_of(_names(lambda: None), dict),
    "networks": _maps_of(_names(lambda: None), dict),
    "sysctls": _lists, "tmpfs": _lists,
    "ulimits": {"*": _replace},
}
_PROJECT: Rules = {
    "services": {"*": _SERVICE},
    "networks": {"*": {"ipam": {"config": _pools}, "labels": _lists}},
    "volumes": {"*": {"labels": _lists}},
}
