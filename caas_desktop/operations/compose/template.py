"""Variables in values: $NAME, ${NAME}, ${NAME:-default} and their relatives.

Source: the Compose Specification, 12-interpolation.md; how braces nest follows Docker Compose.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from caas_desktop.domain.text import N_
from caas_desktop.operations.compose.words import Wrong

Lookup = Callable[[str], str | None]

_NAME = re.compile(r"[_a-zA-Z][_a-zA-Z0-9]*")
_OPERATOR = re.compile(r":?[-+?]")
_BRACE = re.compile(r"[{}]")
MAX_NESTING = 24
MAX_TEMPLATE = 256 << 10


class TemplateError(Wrong):
    """The text is no template, or a required variable is missing."""


class Template:
    """Puts variables into texts; ``unset`` collects the names that had no value."""

    def __init__(self, lookup: Lookup, spend: Callable[[int], None] = lambda n: None) -> None:
        self._lookup, self._spend = lookup, spend
        self.unset: set[str] = set()

    def put_in(self, text: str) -> str:
        """Return ``text`` with its variables replaced; raises TemplateError."""
        if "$" not in text:
            return text
        if len(text) > MAX_TEMPLATE:
            raise TemplateError(N_("a text with variables is too long"))
        return self._replace(text, 0)

    def _replace(self, text: str, depth: int) -> str:
        if depth > MAX_NESTING:
            raise TemplateError(N_("variables are nested too deep"))
        parts: list[str] = []
        at, line_end = 0, -1
        while (dollar := text.find("$", at)) >= 0:
            parts.append(text[at:dollar])
            follows = text[dollar + 1:dollar + 2]
            if follows == "$":
                parts.append("$")
                at = dollar + 2
            elif follows == "{":
                if line_end < dollar:
                    line_end = text.find("\n", dollar)
                    line_end = len(text) if line_end < 0 else line_end
                value, at = self._braced(text, dollar, line_end, depth)
                parts.append(value)
            elif name := _NAME.match(text, dollar + 1):
                parts.append(self._plain(name.group()))
                at = name.end()
            else:
                parts.append("$")
                at = dollar + 1
        parts.append(text[at:])
        result = "".join(parts)
        self._spend(len(result))
        return result

    def _plain(self, name: str) -> str:
        value = self._lookup(name)
        if value is None:
            self.unset.add(name)
            return ""
        return value

    def _braced(self, text: str, dollar: int, line_end: int, depth: int) -> tuple[str, int]:
        """Return the value of the braces that open after ``dollar``, and where they end."""
        name = _NAME.match(text, dollar + 2)
        if name is None:
            raise _invalid(text)
        if text[name.end():name.end() + 1] == "}":
            return self._plain(name.group()), name.end() + 1
        operator = _OPERATOR.match(text, name.end())
        last = text.rfind("}", name.end(), line_end)
        if operator is None or last < 0:
            raise _invalid(text)
        close = _closing(text, dollar + 1, last)
        word = self._replace(text[operator.end():close], depth + 1)
        return self._choose(name.group(), operator.group(), word), close + 1

    def _choose(self, name: str, operator: str, word: str) -> str:
        value = self._lookup(name)
        given = bool(value) if operator[0] == ":" else value is not None
        kind = operator[-1]
        if kind == "+":
            return word if given else value or ""
        if given:
            return value or ""
        if kind == "?":
            reason = f": {word}" if word else ""
            raise TemplateError(N_("required variable {name} is missing a value{reason}"),
                                name=name, reason=reason)
        return word


def _closing(text: str, opening: int, last: int) -> int:
    """Return where the braces close; ``last`` where they do not balance.

    A brace right after an opening one does not count: ``${A:-{}}`` ends at its last brace.
    """
    level, skip = 0, -1
    for brace in _BRACE.finditer(text, opening, last + 1):
        at = brace.start()
        if at == skip:
            continue
        if brace.group() == "{":
            level, skip = level + 1, at + 1
        else:
            level -= 1
            if level == 0:
                return at
    return last


def _invalid(text: str) -> TemplateError:
    shown = text if len(text) <= 60 else text[:59] + "…"
    return TemplateError(N_("invalid variable in {words}; write $$ for a plain dollar sign"),
                         words=repr(shown))


def lookup_in(*mappings: Mapping[str, str]) -> Lookup:
    """Return a lookup in several mappings; the first that knows the name wins."""
    def lookup(name: str) -> str | None:
        for mapping in mappings:
            if (value := mapping.get(name)) is not None:
                return value
        return None

    return lookup
