"""A line with fields as a person reads it: folded to one row, or opened to a tree of fields."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from caas_desktop.operations.logs.fields import (
    LEVEL_KEYS,
    MESSAGE_KEYS,
    TIME_KEYS,
    Bare,
    Field,
    Record,
    read_fields,
)
from caas_desktop.operations.logs.text import Style, plain, styled

KEY = Style(dim=True)
VALUE = Style(fg=4)
NUMBER = Style(fg=6)
INDENT = 2
NAME_MAX = 28
FOLDED_VALUE = 120
OPEN_VALUE_ROWS = 60
"""A stack trace inside a field is opened to so many rows."""

# A time that the program writes itself, before its fields: there is a column for it.
_stamp = re.compile(
    r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\s*")

Span = tuple[int, int, Style]
Spot = tuple[int, int, str, str]
"""Begin and end of a value in the text, its path, and the value itself."""


@dataclass(slots=True)
class Shape:
    """``rows`` are the characters where rows begin; ``spots`` the values that can be clicked."""

    text: str = ""
    spans: list[tuple[int, int, Style]] = field(default_factory=list)
    rows: list[int] = field(default_factory=lambda: [0])
    spots: list[Spot] = field(default_factory=list)
    coloured: bool = False
    """Whether colours are the program's own."""

    def put(self, text: str, style: Style | None = None) -> None:
        """Add visible text."""
        begin = len(self.text)
        self.text += text
        if style and text:
            self.spans.append((begin, len(self.text), style))

    def value(self, entry: Field, limit: int, own: Style | None = None) -> None:
        """Add a field's value, which can be clicked; ``own`` is the program's colour for it."""
        begin, value = len(self.text), entry.value or ""
        shown = clean(value[:limit]) + ("…" if len(value) > limit else "")
        self.put(shown or '""', own or (NUMBER if isinstance(entry.value, Bare) else VALUE))
        self.spots.append((begin, len(self.text), entry.path, value))

    def row(self) -> None:
        """Begin another row."""
        self.text += "\n"
        self.rows.append(len(self.text))


def clean(value: str) -> str:
    """Return a value without anything that acts or hides; line ends become symbols."""
    return value if value.isprintable() else plain(value.encode("utf-8", "replace"))


def folded(line: bytes) -> Shape | None:
    """Return "message key=value …" without time and level, which have columns of their own."""
    record = read_fields(line)
    if record is None:
        return None
    shape = Shape()
    own = [] if record.json or b"\x1b" not in line else styled(line)[1]
    shape.coloured = bool(own)
    _put_message(shape, record, own)
    for entry in record.fields:
        name = entry.path.lower()
        if entry.value is None or name in LEVEL_KEYS or name in TIME_KEYS or (
                name in MESSAGE_KEYS and record.message):
            continue
        shape.put("  " if shape.text else "")
        shape.put(f"{clean(entry.path)}=", _style_at(own, entry.key_at) or KEY)
        shape.value(entry, FOLDED_VALUE, _style_at(own, entry.value_at))
    return shape


def _put_message(shape: Shape, record: Record, own: list[Span]) -> None:
    """Add what the line says beside its fields, in the colours that the program gave it."""
    words = _stamp.sub("", record.message, count=1)
    if not own:
        shape.put(clean(words))
        return
    at = len(record.message) - len(words) + record.head_at  # of the next character in the line
    head = record.head[at - record.head_at:]
    for begin, end, style in own:
        first, last = max(begin - at, 0), min(end - at, len(head))
        if first < last:
            shape.put(head[:first])
            shape.put(head[first:last], style)
            head, at = head[last:], at + last
    shape.put(head)
    shape.put((" " if shape.text and record.told else "") + clean(record.told))


def _style_at(spans: list[Span], at: int) -> Style | None:
    """Return the style of a character, None where it has none of its own."""
    return next((style for begin, end, style in spans if begin <= at < end), None)


def opened(line: bytes) -> Shape | None:
    """Return the message and below it a row per field, nested ones indented."""
    record = read_fields(line)
    if record is None:
        return None
    shape = Shape()
    shape.put(clean(_stamp.sub("", record.message, count=1)))
    width = _name_width(record)
    for entry in record.fields:
        shape.row()
        lead = " " * (INDENT * (entry.depth + 1))
        name = clean(entry.name)
        shape.put(f"{lead}{name}".ljust(width) + "  ", KEY)
        if entry.value is not None:
            _open_value(shape, entry, width + 2)
    return shape


def _name_width(record: Record) -> int:
    wide = max(INDENT * (f.depth + 1) + min(len(f.name), NAME_MAX) for f in record.fields)
    return min(wide, NAME_MAX + 12)


def _open_value(shape: Shape, entry: Field, indent: int) -> None:
    value = entry.value or ""
    if "\n" not in value.strip("\n"):
        shape.value(entry, 1 << 20)
        return
    lines = value.strip("\n").split("\n")
    for number, part in enumerate(lines[:OPEN_VALUE_ROWS]):
        if number:
            shape.row()
            shape.put(" " * indent)
        shape.put(clean(part), VALUE)
    if len(lines) > OPEN_VALUE_ROWS:
        shape.row()
        shape.put(" " * indent + f"… +{len(lines) - OPEN_VALUE_ROWS}", KEY)
