"""The plain tree of a Compose file, whose maps and lists know where their entries stand."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Map(dict[str, Any]):
    """A mapping, with the places of its keys; what was made by us has none."""

    __slots__ = ("marks",)

    def __init__(self, entries: Iterable[tuple[str, Any]] = (),
                 marks: dict[str, Mark] | None = None) -> None:
        super().__init__(entries)
        self.marks: dict[str, Mark] = marks if marks is not None else {}

    def put(self, key: str, value: Any, mark: Mark | None) -> None:
        self[key] = value
        if mark is not None:
            self.marks[key] = mark


class Seq(list[Any]):
    """A list, with the places of its entries (None: made by us)."""

    __slots__ = ("marks",)

    def __init__(self, entries: Iterable[Any] = (), marks: Iterable[Mark | None] = ()) -> None:
        super().__init__(entries)
        known = list(marks)
        self.marks: list[Mark | None] = known + [None] * (len(self) - len(known))

    def put(self, value: Any, mark: Mark | None) -> None:
        self.append(value)
        self.marks.append(mark)

    def pairs(self) -> Iterable[tuple[Any, Mark | None]]:
        """Yield each entry with its place."""
        return zip(list(self), self.marks, strict=True)


def joined(first: Seq, second: Seq) -> Seq:
    """Return both lists' entries."""
    return Seq([*first, *second], [*first.marks, *second.marks])


def marked(value: Any, mark: Mark | None) -> Any:
    """Return plain dicts and lists as Map and Seq whose entries all stand at ``mark``."""
    if isinstance(value, dict):
        result = Map()
        for key, entry in value.items():
            result.put(key, marked(entry, mark), mark)
        return result
    if isinstance(value, list):
        return Seq([marked(v, mark) for v in value], [mark] * len(value))
    return value


def mark_at(root: Any, path: Path) -> Mark | None:
    """Return the place of ``path``, or of the nearest entry above it that has one."""
    found: Mark | None = None
    here = root
    for step in path:
        mark: Mark | None = None
        if isinstance(here, Map) and isinstance(step, str):
            mark, here = here.marks.get(step), here.get(step)
        elif isinstance(here, Seq) and isinstance(step, int) and 0 <= step < len(here):
            mark, here = here.marks[step], here[step]
        else:
            break
        found = mark or found
    return found


def marks_of(root: Any, depth: int, path: Path = ()) -> Iterable[tuple[Path, Mark]]:
    """Yield the places of all keys down to ``depth`` steps."""
    if not isinstance(root, Map) or depth == 0:
        return
    for key, value in root.items():
        mark = root.marks.get(key)
        if mark is not None:
            yield (*path, key), mark
        yield from marks_of(value, depth - 1, (*path, key))


def dotted(path: Path) -> str:
    """Return ``services.web.ports[0]``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
