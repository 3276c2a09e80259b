"""Lists what a target would pass over, so that nothing is dropped silently."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.project import Project, used_only
from caas_desktop.operations.compose.targets import (
    PART_KEYS,
    RESOURCE_KEYS,
    SERVICE_KEYS,
    Target,
    rule,
)
from caas_desktop.operations.compose.tree import Mark, Path


@frozen
class Ignored:
    """One key of one object that the target passes over; ``refused``: it will not be deployed.

    ``subject`` is ``services.web``; ``mark`` is where the key stands, None where it was implied.
    ``words`` None: that it is ignored; else what comes of it.
    """

    subject: str
    key: str
    reason: Text
    refused: bool = False
    mark: Mark | None = None
    words: Text | None = None

    @property
    def text(self) -> Text:
        if self.words is not None:
            return self.words
        words = (N_("{subject}.{key} cannot be deployed: {reason}.") if self.refused
                 else N_("{subject}.{key} is ignored: {reason}."))
        return Text(words, subject=self.subject, key=self.key, reason=self.reason)

    def __str__(self) -> str:
        return str(self.text)


def warnings(project: Project, target: Target, api: tuple[int, int] | None = None
             ) -> tuple[Ignored, ...]:
    """Return what ``target`` ignores or refuses of the enabled services and what they use.

    Args:
        target: ``engine``, a standalone host; ``swarm``, a cluster.
        api: The engine's API version as (1, 41), None: a current one.
    """
    return tuple(dict.fromkeys(_found(used_only(project), target, api)))


def _found(project: Project, target: Target, api: tuple[int, int] | None) -> Iterator[Ignored]:
    for name, service in sorted(project.services.items()):
        encoded = service.encode()
        if service.pull_refresh_after:
            encoded["pull_refresh_after"] = service.pull_refresh_after
        for table, keys in ((SERVICE_KEYS, list(encoded)), (PART_KEYS, list(_parts(encoded)))):
            for key in keys:
                if table is SERVICE_KEYS and encoded[key] is None:
                    continue
                found = rule(table, key, target, api)
                if found is not None:
                    path: Path = ("services", name, key.split(".")[0])
                    yield Ignored(f"services.{name}", key, found.reason, found.refused,
                                   project.marks.get(path))
    for kind in ("networks", "volumes", "secrets", "configs"):
        for name, resource in sorted(getattr(project, kind).items()):
            for key in resource.encode():
                found = rule(RESOURCE_KEYS, f"{kind}.{key}", target, api)
                if found is not None:
                    yield Ignored(f"{kind}.{name}", key, found.reason, found.refused,
                                   project.marks.get((kind, name)))


_PREFIXES = frozenset(key.split(".")[0] for key in PART_KEYS)


def _parts(encoded: dict[str, Any]) -> Iterator[str]:
    """Yield ``ports.host_ip`` and the like; lists and names of networks count as one."""
    for key, value in encoded.items():
        if key in _PREFIXES:
            entries = list(value.values()) if key == "networks" else (
                value if isinstance(value, list) else [value])
            for entry in entries:
                yield from _below(key, entry)


def _below(prefix: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, entry in value.items():
            if entry == {}:
                continue  # `deploy` always has a placement, be it empty.
            name = f"{prefix}.{key}"
            yield name
            yield from _below(name, entry)
