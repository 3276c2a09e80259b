"""Tells quickly that a tree fits a JSON schema (draft 7); why one does not, jsonschema tells.

It knows the keywords of the Compose Specification's schema. What else a later one may say it does
not judge: then it is not sure, and jsonschema decides.
"""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any] | bool


class _Unknown(Exception):
    """A keyword that is not judged here."""


def fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """True where jsonschema would find nothing wrong; False where it has to be asked."""
    try:
        return _fits(value, schema, schema)
    except _Unknown:
        return False


def _fits(value: Any, schema: Schema, root: Mapping[str, Any]) -> bool:
    if isinstance(schema, bool):
        return schema
    if "$ref" in schema:  # what stands beside it counts for nothing
        return _fits(value, _target(schema["$ref"], root), root)
    for keyword, wanted in schema.items():
        if keyword in _SAYS_NOTHING:
            continue
        rule = _RULES.get(keyword)
        if rule is None:
            raise _Unknown(keyword)
        if not rule(value, wanted, schema, root):
            return False
    return True


def _target(reference: str, root: Mapping[str, Any]) -> Schema:
    found: Any = root
    mark, *steps = reference.split("/")
    if mark != "#":
        raise _Unknown(reference)
    for step in steps:
        if not isinstance(found, Mapping) or step not in found:
            raise _Unknown(reference)
        found = found[step]
    target: Schema = found
    return target


def _type(value: Any, wanted: str | list[str], *_: object) -> bool:
    return any(_TYPES[one](value) for one in ([wanted] if isinstance(wanted, str) else wanted))


def _properties(value: Any, wanted: Mapping[str, Schema], _: object, root: Mapping[str, Any]
                ) -> bool:
    return not isinstance(value, dict) or all(
        _fits(value[key], wanted[key], root) for key in value.keys() & wanted.keys())


def _patterns(value: Any, wanted: Mapping[str, Schema], _: object, root: Mapping[str, Any]
              ) -> bool:
    return not isinstance(value, dict) or all(
        _fits(entry, schema, root) for pattern, schema in wanted.items()
        for key, entry in value.items() if re.search(pattern, key))


def _others(value: Any, wanted: Schema, schema: Mapping[str, Any], root: Mapping[str, Any]
            ) -> bool:
    if wanted is True or not isinstance(value, dict):
        return True
    named, patterns = schema.get("properties", ()), schema.get("patternProperties", ())
    return all(_fits(entry, wanted, root) for key, entry in value.items()
               if key not in named and not any(re.search(one, key) for one in patterns))


def _items(value: Any, wanted: Schema, _: object, root: Mapping[str, Any]) -> bool:
    if isinstance(wanted, list):
        raise _Unknown("items")
    return not isinstance(value, list) or all(_fits(one, wanted, root) for one in value)


def _one_of(value: Any, wanted: list[Schema], _: object, root: Mapping[str, Any]) -> bool:
    # Who is refused by one may fit the other: so every rule has to be exact, not only careful.
    return sum(_fits(value, one, root) for one in wanted) == 1


def _enum(value: Any, wanted: list[Any], *_: object) -> bool:
    if not all(isinstance(one, str) for one in wanted):
        raise _Unknown("enum")  # to JSON 1 is not true, to Python it is
    return value in wanted


def _unique(value: Any, wanted: bool, *_: object) -> bool:
    return not wanted or not isinstance(value, list) or not repeated(value)


def repeated(entries: list[Any]) -> list[Any]:
    """Return what stands in ``entries`` for another time.

    Comparing every pair, as jsonschema does, would take hours for a hostile list.
    """
    seen: set[str] = set()
    again = []
    for entry in entries:
        text = json.dumps(entry, sort_keys=True, default=str)
        if text in seen:
            again.append(entry)
        seen.add(text)
    return again


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _whole(value: Any) -> bool:
    return _number(value) and (isinstance(value, int) or value.is_integer())


_Rule = Callable[[Any, Any, Mapping[str, Any], Mapping[str, Any]], bool]
_SAYS_NOTHING = frozenset({"$schema", "$id", "title", "description", "default", "deprecated",
                           "definitions"})
_RULES: Mapping[str, _Rule] = {
    "type": _type, "properties": _properties, "patternProperties": _patterns,
    "additionalProperties": _others, "items": _items, "oneOf": _one_of, "uniqueItems": _unique,
    "required": lambda value, wanted, *_: not isinstance(value, dict) or value.keys() >= {*wanted},
    "enum": _enum,
    "pattern": lambda value, wanted, *_: not isinstance(value, str) or bool(
        re.search(wanted, value)),
    "minimum": lambda value, wanted, *_: not (_number(value) and value < wanted),
    "maximum": lambda value, wanted, *_: not (_number(value) and value > wanted),
}
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": _number,
    "integer": _whole,
}
