"""Says in clear sentences what of a tree its JSON schema refuses, and where that stands."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.errors import MAX_PROBLEMS, Problems
from caas_desktop.operations.compose.fitting import repeated
from caas_desktop.operations.compose.tree import Map, dotted, mark_at

_KINDS = {"object": N_("a mapping"), "array": N_("a list"), "string": N_("text"),
          "number": N_("a number"), "integer": N_("a whole number"),
          "boolean": N_("true or false"), "null": N_("empty")}
_SHOWN = 60


def tell_refused(root: Map, schema: Mapping[str, Any], problems: Problems) -> None:
    """Add a problem for all that ``schema`` (draft 7) refuses; none where it refuses nothing."""
    for count, error in enumerate(_validator(schema).iter_errors(root)):
        if count >= MAX_PROBLEMS:
            return
        found = _deepest(error)
        path = tuple(found.absolute_path)
        extra = _unknown_keys(found)
        if extra:
            for key in extra:
                problems.add(Text(N_("{path} has an unknown key {key}."),
                                  path=dotted(path) or Text(N_("The file")), key=_shown(key)),
                             mark_at(root, (*path, key)))
        else:
            problems.add(Text(N_("{path} {what}."), path=dotted(path) or Text(N_("The file")),
                              what=_sentence(found)), mark_at(root, path))


def _validator(schema: Mapping[str, Any]) -> Any:
    types = Draft7Validator.TYPE_CHECKER.redefine_many({
        "object": lambda _checker, value: isinstance(value, dict),
        "array": lambda _checker, value: isinstance(value, list),
    })
    return extend(  # type: ignore[no-untyped-call]
        Draft7Validator, {"uniqueItems": _unique_items}, type_checker=types)(schema)


def _unique_items(_validator: Any, wanted: bool, value: Any, _schema: Any
                  ) -> Iterator[ValidationError]:
    for entry in repeated(value) if wanted and isinstance(value, list) else ():
        yield ValidationError(f"has {_shown(entry)} twice")


def _deepest(error: ValidationError) -> ValidationError:
    """Return what is most to the point of the branches that all failed."""
    if not error.context:
        return error
    candidates = [_deepest(e) for e in error.context]
    best = max(candidates, key=_depth)
    if _depth(best) > len(error.absolute_path) or best.validator == "additionalProperties":
        return best
    return error


def _depth(error: ValidationError) -> int:
    return len(error.absolute_path) + (error.validator == "additionalProperties")


def _unknown_keys(error: ValidationError) -> list[str]:
    if error.validator != "additionalProperties" or not isinstance(error.instance, dict):
        return []
    schema = error.schema if isinstance(error.schema, dict) else {}
    patterns = list(schema.get("patternProperties", {}))
    return [key for key in error.instance if key not in schema.get("properties", {})
            and not any(re.search(p, key) for p in patterns)]


def _sentence(error: ValidationError) -> Text:
    value: Any = error.validator_value
    match error.validator:
        case "type":
            return _either([value] if isinstance(value, str) else value)
        case "oneOf" | "anyOf":
            kinds = [k for branch in error.context or () for k in _wanted(branch)]
            return _either(kinds) if kinds else Text(N_("has a value that does not fit"))
        case "enum":
            return Text(N_("must be one of {values}"), values=", ".join(map(str, value)))
        case "pattern":
            return Text(N_("has a value that does not fit: {value}"), value=_shown(error.instance))
        case "required":
            given: Any = error.instance
            return Text(N_("lacks {keys}"), keys=", ".join(k for k in value if k not in given))
        case "minimum":
            return Text(N_("must be at least {value}"), value=value)
        case "maximum":
            return Text(N_("must be at most {value}"), value=value)
        case "uniqueItems":
            return Text("{message}", message=error.message)
        case _:
            return Text(N_("has a value that does not fit ({rule})"), rule=error.validator)


def _wanted(error: ValidationError) -> list[str]:
    value: Any = error.validator_value
    if error.validator != "type":
        return []
    return [value] if isinstance(value, str) else list(value)


def _either(kinds: Iterable[str]) -> Text:
    *others, last = (Text(_KINDS.get(kind, kind)) for kind in dict.fromkeys(kinds))
    if not others:
        return Text(N_("must be {kind}"), kind=last)
    first, *more = others
    for kind in more:
        first = Text(N_("{first}, {kind}"), first=first, kind=kind)
    return Text(N_("must be {first} or {kind}"), first=first, kind=last)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN - 1] + "…"
