"""Lines that carry fields: JSON objects and logfmt (``key=value key="two words"``).

What programs write is hostile: an object may be deep, large or broken. Numbers keep their
spelling (a number of a million digits is text here), depth and count are bounded.
"""
from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.logs.text import plain

MAX_FIELDS = 200
MAX_DEPTH = 12
MAX_FIELD_LINE = 64 << 10

MESSAGE_KEYS = ("msg", "message", "@m", "@message", "event", "text", "log")
TIME_KEYS = frozenset({"time", "ts", "timestamp", "@timestamp", "@t", "t", "date", "datetime"})
LEVEL_KEYS = frozenset({"level", "severity", "lvl", "log.level", "levelname", "loglevel"})

_logfmt = re.compile(
    r'(?:^|(?<=\s))([A-Za-z_@][\w.\-/@]{0,79})=("(?:[^"\\]|\\.)*"|[^\s"]*)(?=\s|$)')
_escape = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


class Bare(str):
    """A JSON value that is no string: a number, true, false, null."""


@frozen
class Field:
    """``path`` has dots ("http.status"); ``value`` is None for an object or array of fields.

    ``key_at`` and ``value_at`` are where logfmt has them in the line's visible text; else -1.
    """

    path: str
    name: str
    depth: int
    value: str | None
    key_at: int = -1
    value_at: int = -1


@frozen
class Record:
    """One line's fields in their order; ``head`` is the text before them, from ``head_at`` on."""

    head: str
    fields: tuple[Field, ...]
    json: bool
    head_at: int = 0

    def get(self, path: str) -> str | None:
        """Return a value by its path, None for an unknown one. Case is ignored if need be."""
        for field in self.fields:
            if field.path == path and field.value is not None:
                return field.value
        low = path.lower()
        return next((f.value for f in self.fields
                     if f.value is not None and f.path.lower() == low), None)

    @property
    def message(self) -> str:
        """Return what the program says beside its fields; "" if nothing."""
        return " ".join(part for part in (self.head, self.told) if part)

    @property
    def told(self) -> str:
        """Return the field that is the message; "" if none is."""
        known = {f.path.lower(): f.value for f in reversed(self.fields) if f.value}
        return next((known[key] for key in MESSAGE_KEYS if key in known), "")


def read_fields(line: bytes) -> Record | None:
    """Return what fields a line has, None for a line without."""
    if len(line) > MAX_FIELD_LINE or (b"{" not in line and b"=" not in line):
        return None
    text = plain(line) if b"\x1b" in line else line.decode("utf-8", "replace")
    text = text.rstrip()
    if text.endswith("}"):
        found = _read_json(text)
        if found:
            return found
    return _read_logfmt(text) if "=" in text else None


_decode = partial(json.loads, parse_int=Bare, parse_float=Bare, parse_constant=Bare)


def _read_json(text: str) -> Record | None:
    begin = text.find("{")
    try:
        value = _decode(text[begin:])
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not value:
        return None
    fields: list[Field] = []
    _walk(value, "", 0, fields)
    return Record(text[:begin].strip(), tuple(fields), json=True)


def _walk(value: dict[str, Any] | list[Any], base: str, depth: int, out: list[Field]) -> None:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in pairs:
        if len(out) >= MAX_FIELDS:
            return
        path = f"{base}.{key}" if base else str(key)
        inside = isinstance(item, dict) or (
            isinstance(item, list) and any(isinstance(part, dict | list) for part in item))
        if inside and item and depth < MAX_DEPTH:
            out.append(Field(path, str(key), depth, None))
            _walk(item, path, depth + 1, out)
        else:
            out.append(Field(path, str(key), depth, _text(item)))


def _text(item: Any) -> str:
    if isinstance(item, str):
        return item
    if item is None or isinstance(item, bool):
        return {None: "null", True: "true", False: "false"}[item]
    try:
        return json.dumps(item, ensure_ascii=False)[:MAX_FIELD_LINE]
    except RecursionError:
        return "…"


def _read_logfmt(text: str) -> Record | None:
    matches = []
    for match in _logfmt.finditer(text):
        matches.append(match)
        if len(matches) >= MAX_FIELDS:
            break
    # One pair in the middle of a sentence is a sentence.
    if not matches or (len(matches) < 2 and text[:matches[0].start()].strip()):
        return None
    fields = tuple(Field(m[1], m[1], 0, _unquoted(m[2]), m.start(1), m.start(2))
                   for m in matches)
    head = text[:matches[0].start()]
    return Record(head.strip(), fields, json=False, head_at=len(head) - len(head.lstrip()))


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    return _escape.sub(lambda m: _ESCAPES.get(m[1], m[1]), value[1:-1])
