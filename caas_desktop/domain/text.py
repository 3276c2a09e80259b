"""Texts below the view models: English here, translated where they are shown."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping

VALUE_LIMIT = 500  # characters of one value

_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def N_(text: str) -> str:
    """Return ``text`` as it is; ``make translations`` collects it."""
    return text


class Text:
    """A sentence that is translated when it is read: a template and what fills its ``{names}``.

    Values are other people's words: bounded, and never read as templates themselves. A value
    that is a Text is translated too. Without values the template is a plain text, braces and
    all. ``str`` gives the English; nothing here raises, whatever the values hold.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values: Mapping[str, object] = values

    def read(self, translate: Callable[[str], str] = N_) -> str:
        """Return the sentence, its template put through ``translate``."""
        words = translate(self.template) if self.template else ""

        def value(match: re.Match[str]) -> str:
            found = self.values.get(match[1], match[0])
            return found.read(translate) if isinstance(found, Text) else _bounded(str(found))

        return _PLACE.sub(value, words) if self.values else words

    def __str__(self) -> str:
        return self.read()

    def __bool__(self) -> bool:
        return bool(self.template)

    def __repr__(self) -> str:
        return f"Text({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.template)


# What is written for the user by the program (translated) or by others (as it is).
Words = str | Text


def _bounded(words: str) -> str:
    return words if len(words) <= VALUE_LIMIT else words[: VALUE_LIMIT - 1] + "…"
