"""What the program must know of a resource type."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any, Generic, Literal, TypeVar

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import Place
from caas_desktop.domain.status import Status

T = TypeVar("T")
Json = Mapping[str, Any]
Find = Callable[[str, str], Any]
"""Returns the item of a kind with an id in the same scope, None where it is not known."""
Parts = Callable[[], Iterable[Any]]

Look = Literal["text", "mono", "two_line", "status", "host", "place", "cpu", "memory", "age",
               "scaling"]
"""How a cell is drawn. ``host``, ``place``, ``cpu``, ``memory``, ``scaling`` are filled by the view
model; ``age`` shows how long ago ``sort`` (epoch seconds) was."""


def as_list(answer: Any) -> list[Json] | None:
    """Return a JSON array, None for what is none. An empty one may be written as null."""
    return [] if answer is None else answer if isinstance(answer, list) else None


@frozen
class Column(Generic[T]):
    """A column of the list page. ``title`` is translatable; ``note`` is the second line."""

    key: str
    title: str
    text: Callable[[T], str]
    sort: Callable[[T], Any]
    look: Look = "text"
    note: Callable[[T], str] = lambda _: ""
    width: int = 140  # logical pixels
    right: bool = False
    hidden: bool = False  # until the user asks for it


@frozen
class Kind(Generic[T]):
    """One resource type: how it is listed, read, shown and remembered.

    ``scope`` says whether an id is unique on the engine or in the whole Swarm. ``listing`` takes
    the answer of ``list_path`` apart (None: it is none). ``parse_inspect`` reads the inspect answer
    into the same type (None: the list's shape is used again). ``merge`` keeps of the older item
    what the newer one cannot know (a list tells less than an inspect). ``complete`` fills in what
    only other items tell (a task knows its service's id, not its name). ``judge`` fills in what the
    items of the kind ``parts`` in the same scope make of it (a service's tasks); it asks for them
    at need.
    """

    key: str
    title: str
    singular: str
    icon: str
    list_path: str
    inspect_path: str
    id_of: Callable[[Json], str]
    parse: Callable[[Json], T]
    name: Callable[[T], str]
    columns: tuple[Column[T], ...]
    scope: Literal["engine", "cluster"] = "engine"
    list_query: Mapping[str, object] = field(default_factory=dict)
    listing: Callable[[Any], list[Json] | None] = as_list
    parse_inspect: Callable[[Json], T] | None = None
    merge: Callable[[T, T], T] = lambda old, new: new
    complete: Callable[[T, Find], T] = lambda item, _: item
    parts: str = ""
    judge: Callable[[T, Parts], T] = lambda item, _: item
    status: Callable[[T], Status | None] = lambda _: None
    place: Callable[[T], Place] = lambda _: Place()
    event_type: str = ""
    removed_by: frozenset[str] = frozenset({"destroy", "remove", "delete"})
    quiet: frozenset[str] = frozenset()  # events that change nothing we show
    recall: Callable[[Json], T] | None = None
    remember: Callable[[T], Json] | None = None


def short_id(full: str) -> str:
    """Return the twelve characters that Docker's own tools show."""
    return full.removeprefix("sha256:")[:12]
