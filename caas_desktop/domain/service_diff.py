"""What an edit of a service changes, said so that a person can judge it."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from caas_desktop.domain.clean import looks_secret
from caas_desktop.domain.container_fields import bytes_field, join_words
from caas_desktop.domain.container_spec import MountSpec
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import APP, SERVICE, TENANT
from caas_desktop.domain.service_spec import (
    FileUse,
    HealthCheck,
    NetworkUse,
    PublishedPort,
    ServiceSpec,
    UpdatePolicy,
)

# Everything else is part of what a task is, so that the engine replaces the tasks.
KEEPS_TASKS = frozenset({"name", "replicas", "update", "rollback", "labels"})
HIDDEN = "•••"


@frozen
class Difference:
    """``field`` is a ServiceSpec's; ``before`` and ``after`` hold one line per entry.

    ``restarts``: the engine replaces every task for it.
    """

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    restarts: bool


def differences(old: ServiceSpec, new: ServiceSpec) -> list[Difference]:
    """Return what differs, entries of lists that stay left out."""
    found = []
    for part in fields(ServiceSpec):
        was, is_ = getattr(old, part.name), getattr(new, part.name)
        if was == is_:
            continue
        before, after = lines(part.name, was), lines(part.name, is_)
        if part.name in ("env", "labels"):
            before, after = _pairs(was, is_), _pairs(is_, was)
        elif len(before) > 1 or len(after) > 1:
            before, after = _without(before, after), _without(after, before)
        restarts = part.name not in KEEPS_TASKS or (
            part.name == "labels" and _place(was) != _place(is_))
        found.append(Difference(part.name, before, after, restarts))
    return found


def _place(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the labels that stand on containers too, and so replace them."""
    return {key: value for key, value in labels if key in (TENANT, APP, SERVICE)}


def _without(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in some if line not in others)


def _pairs(mine: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    known = set(others)
    return tuple(f"{key}={HIDDEN if looks_secret(key) else value}"
                 for key, value in mine if (key, value) not in known)


def lines(field: str, value: object) -> tuple[str, ...]:
    """Return a field's value as lines; () where nothing is set."""
    match value:
        case HealthCheck():
            words = [join_words(value.test)] if value.test else []
            times = {"interval": value.interval_s, "timeout": value.timeout_s,
                     "start": value.start_period_s}
            words += [f"{name} {at:g} s" for name, at in times.items() if at]
            return (", ".join([*words, *([f"{value.retries}×"] if value.retries else [])]),)
        case UpdatePolicy():
            return (f"{value.parallelism or '∞'} × {value.order}, {value.delay_s:g} s, "
                    f"{value.failure_action} > {value.ratio:.0%}",)
        case tuple() if field in ("command", "entrypoint"):
            return (join_words(value),) if value else ()
        case tuple():
            return tuple(_entry(one) for one in value)
        case 0 | 0.0 | "" if field != "replicas":
            return ()
        case int() if field.startswith("memory"):
            return (bytes_field(value),)
        case float():
            return (f"{value:g}",)
        case _:
            return (str(value),)


def _entry(one: object) -> str:
    match one:
        case NetworkUse():
            return " ".join([one.target, *one.aliases])
        case MountSpec():
            end = " (ro)" if one.read_only else ""
            return f"{one.type} {one.source} → {one.target}{end}"
        case FileUse():
            return f"{one.name} → {one.target}"
        case PublishedPort():
            return f"{one.published or '*'} → {one.target}/{one.protocol} ({one.mode})"
        case _:
            return str(one)
