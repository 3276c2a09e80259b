"""How items are remembered in the catalogue and recalled from it.

Only what a frozen dataclass of ``kinds`` holds can be remembered, and none of them holds
environment, arguments, health checks or config data; labels come here already cleaned.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any, TypeVar

from caas_desktop.kinds.base import Json

T = TypeVar("T")


def rememberer(exclude: tuple[str, ...] = ()) -> Callable[[Any], Json]:
    """Return a function from item to JSON; ``exclude`` names fields that are not kept."""

    def remember(item: Any) -> Json:
        return {k: v for k, v in asdict(item).items() if k not in exclude}

    return remember


def recaller(cls: type[T], **parts: type[Any]) -> Callable[[Json], T]:
    """Return a function from remembered JSON to item.

    ``parts`` names fields that hold tuples of a dataclass. Unknown keys (of a newer version) are
    dropped, missing ones take their default; a missing required one raises TypeError.
    """
    names = {f.name for f in fields(cls)}  # type: ignore[arg-type]

    def recall(raw: Json) -> T:
        values = {k: _frozen(v) for k, v in raw.items() if k in names}
        for name, part in parts.items():
            values[name] = tuple(part(**dict(entry)) for entry in raw.get(name, ()))
        return cls(**values)

    return recall


def _frozen(value: Any) -> Any:
    """JSON arrays become tuples again: items must compare equal to freshly parsed ones."""
    return tuple(_frozen(v) for v in value) if isinstance(value, list | tuple) else value
