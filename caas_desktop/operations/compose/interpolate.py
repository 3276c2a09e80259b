"""Puts variables into a tree's values, and turns the texts that result into numbers."""
from __future__ import annotations

from typing import Any

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.budget import Budget
from caas_desktop.operations.compose.errors import Problem, Problems
from caas_desktop.operations.compose.template import Lookup, Template, TemplateError
from caas_desktop.operations.compose.tree import Map, Mark, Path, Seq, dotted
from caas_desktop.operations.compose.words import Wrong, words_of

Casts = dict[str, Any]

_TRUE = frozenset(("true", "y", "yes", "on"))
_FALSE = frozenset(("false", "n", "no", "off"))


def to_bool(text: str) -> bool:
    """Return a boolean as YAML 1.1 wrote them; raises ValueError."""
    word = text.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise Wrong(N_("{text} is not true or false"), text=repr(text))


def to_int(text: str) -> int:
    """Return a decimal number; raises ValueError."""
    digits = text[1:] if text[:1] in "+-" else text
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):
        raise Wrong(N_("{text} is not a whole number"), text=repr(text))
    return int(text)


def to_float(text: str) -> float:
    """Return a decimal number with or without a fraction; raises ValueError."""
    try:
        if text.strip() == text and "_" not in text:
            return float(text)
    except ValueError:
        pass
    raise Wrong(N_("{text} is not a number"), text=repr(text))


_UPDATE: Casts = {"parallelism": to_int, "max_failure_ratio": to_float}
_SERVICE: Casts = {
    "cpu_count": to_int, "cpu_percent": to_float, "cpu_period": to_int, "cpu_quota": to_int,
    "cpu_rt_period": to_int, "cpu_rt_runtime": to_int, "cpus": to_float, "cpu_shares": to_int,
    "init": to_bool,
    "deploy": {
        "replicas": to_int, "update_config": _UPDATE, "rollback_config": _UPDATE,
        "restart_policy": {"max_attempts": to_int},
        "placement": {"max_replicas_per_node": to_int},
    },
    "healthcheck": {"retries": to_int, "disable": to_bool},
    "oom_kill_disable": to_bool, "oom_score_adj": to_int, "pids_limit": to_int,
    "ports": {"[]": {"target": to_int}},
    "privileged": to_bool, "read_only": to_bool, "scale": to_int, "stdin_open": to_bool,
    "tty": to_bool,
    "ulimits": {"*": to_int, "*.": {"hard": to_int, "soft": to_int}},
    "volumes": {"[]": {"read_only": to_bool, "volume": {"nocopy": to_bool}}},
}
_EXTERNAL: Casts = {"*": {"external": to_bool}}
CASTS: Casts = {
    "services": {"*": _SERVICE},
    "networks": {"*": dict.fromkeys(
        ("external", "internal", "attachable", "enable_ipv4", "enable_ipv6"), to_bool)},
    "volumes": _EXTERNAL, "secrets": _EXTERNAL, "configs": _EXTERNAL,
}


class Interpolation:
    """Replaces variables in place; ``unset`` has a notice for each name without a value."""

    def __init__(self, lookup: Lookup, budget: Budget, problems: Problems) -> None:
        self._budget, self._problems = budget, problems
        self._template = Template(lookup, lambda n: budget.spend(0, n))
        self.unset: dict[str, Problem] = {}

    def apply(self, root: Map) -> None:
        """Replace every value of ``root`` that has variables; keys are left alone."""
        self._walk(root, (), CASTS)

    def _walk(self, value: Map | Seq, path: Path, casts: Any) -> None:
        if isinstance(value, Map):
            for key, entry in value.items():
                value[key] = self._entry(entry, (*path, key), value.marks.get(key),
                                         _below(casts, key, entry))
        else:
            for at, (entry, mark) in enumerate(value.pairs()):
                value[at] = self._entry(entry, (*path, at), mark, _below(casts, "[]", entry))

    def _entry(self, value: Any, path: Path, mark: Mark | None, casts: Any) -> Any:
        if isinstance(value, Map | Seq):
            self._walk(value, path, casts)
            return value
        if not isinstance(value, str):
            return value
        try:
            text = self._template.put_in(value)
            result = casts(text) if callable(casts) else text
        except TemplateError as error:
            self._problems.add(Text(N_("{path}: {error}."), path=dotted(path),
                                    error=words_of(error)), mark)
            result = value
        except ValueError as error:
            self._problems.add(Text(N_("{path}: {error}."), path=dotted(path),
                                    error=words_of(error)), mark)
            result = value
        for name in self._template.unset:
            self.unset.setdefault(name, Problem(
                Text(N_("The variable {name} is not set; it is taken as empty."), name=name), mark))
        self._template.unset.clear()
        return result


def _below(casts: Any, key: str, entry: Any) -> Any:
    if not isinstance(casts, dict):
        return None
    if isinstance(entry, Map) and "*." in casts:
        return casts["*."]
    return casts.get(key, None if key == "[]" else casts.get("*"))
