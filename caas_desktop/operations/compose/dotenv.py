"""Files of variables: .env, env_file, label_file.

Source: Docker Compose's dotenv dialect, which is neither the shell's nor python-dotenv's: values
may be quoted, span lines, use other variables; ``NAME`` alone takes its value from outside.
"""
from __future__ import annotations

import re

from caas_desktop.domain.text import N_
from caas_desktop.operations.compose.template import Lookup, Template, TemplateError, lookup_in
from caas_desktop.operations.compose.words import Wrong

_BLANK = re.compile(r"[\t\v\f\r \x85\xa0]*")
_SPACE = re.compile(r"\s*")
_EXPORT = re.compile(r"export\s+")
_KEY = re.compile(r"[^=:\n]*")
_ALLOWED = re.compile(r"[\w.\-\[\]\s]*\Z")
_ESCAPE = re.compile(r'\\(?:([abcfnrtv$"\\])|0([0-7]{3})|0\d{0,3})')
_ESCAPED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
            "$": "$$", '"': '"', "\\": "\\", "c": "\\c"}


class DotenvError(Wrong):
    """The file is wrong at ``line`` (from 1)."""

    def __init__(self, template: str, line: int, **values: object) -> None:
        super().__init__(template, **values)
        self.line = line


def parse_env(text: str, values: dict[str, str], lookup: Lookup,
              spend: object = None) -> None:
    """Add a file's variables to ``values``.

    Args:
        text: The file.
        values: What is known already; later lines see it too.
        lookup: Knows variables that go before those of the file.
        spend: Called with the length of every value, to bound what values of values become.
    """
    _Parser(text.removeprefix("\ufeff"), values, lookup, spend).parse()


def parse_raw(text: str, values: dict[str, str], lookup: Lookup) -> None:
    """Add the variables of a file in ``docker run --env-file``'s format: nothing is replaced."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = line.lstrip().removesuffix("\r")
        if not line or line.startswith("#"):
            continue
        key, equals, value = line.partition("=")
        if not key or any(c.isspace() for c in key):
            raise DotenvError(N_("{key} is no name of a variable"), number, key=repr(key[:60]))
        if equals:
            values[key] = value
        elif (found := lookup(key)) is not None:
            values[key] = found


class _Parser:
    """Reads one file, statement by statement."""

    def __init__(self, text: str, values: dict[str, str], lookup: Lookup, spend: object) -> None:
        self._text, self._values, self._at, self._counted = text, values, 0, (0, 1)
        self._lookup = lookup
        known: Lookup = values.get
        pay = spend if callable(spend) else lambda n: None
        self._template = Template(lambda name: lookup(name) if lookup(name) is not None
                                  else known(name), pay)

    def parse(self) -> None:
        while self._to_statement():
            if export := _EXPORT.match(self._text, self._at):
                self._at = export.end()
            key = self._key()
            if self._at >= len(self._text) or self._text[self._at] == "\n":
                if (found := self._lookup(key)) is not None:
                    self._values[key] = found
                continue
            self._at += 1
            self._skip(_BLANK)
            self._values[key] = self._value()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()

    def _to_statement(self) -> bool:
        while True:
            self._skip(_SPACE)
            if self._at >= len(self._text):
                return False
            if self._text[self._at] != "#":
                return True
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end

    def _key(self) -> str:
        match = _KEY.match(self._text, self._at)
        key = (match.group() if match else "").rstrip()
        if not _ALLOWED.match(key):
            raise self._error(N_("{key} is no name of a variable"), key=repr(key[:60]))
        if " " in key:
            raise self._error(N_("a name must not have a space"))
        self._at = match.end() if match else self._at
        return key

    def _error(self, template: str, **values: object) -> DotenvError:
        at, line = self._counted
        line += self._text.count("\n", at, self._at)
        self._counted = self._at, line
        return DotenvError(template, line, **values)

    def _value(self) -> str:
        quote = self._text[self._at:self._at + 1]
        if quote in ("'", '"'):
            return self._quoted(quote)
        end = self._text.find("\n", self._at)
        end = len(self._text) if end < 0 else end
        value = self._text[self._at:end].partition(" #")[0].rstrip()
        value = self._replaced(value)
        self._at = end
        return value

    def _quoted(self, quote: str) -> str:
        parts: list[str] = []
        at = self._at + 1
        while at < len(self._text):
            character = self._text[at]
            if character == quote:
                value = "".join(parts)
                if quote == '"':
                    value = self._replaced(_ESCAPE.sub(_unescaped, value))
                self._at = at + 1
                return value
            if character == "\\" and at + 1 < len(self._text):
                following = self._text[at + 1]
                parts.append(following if following == quote else character + following)
                at += 2
            else:
                parts.append(character)
                at += 1
        raise self._error(N_("a quote is not closed"))

    def _replaced(self, value: str) -> str:
        try:
            return self._template.put_in(value)
        except TemplateError as error:
            # The text may be a secret: the error must not show it.
            if "required variable" in str(error):
                raise self._error(error.text.template, **error.text.values) from None
            raise self._error(N_("a variable is wrong")) from None


def _unescaped(match: re.Match[str]) -> str:
    if match.group(1):
        return _ESCAPED[match.group(1)]
    if match.group(2):
        return chr(int(match.group(2), 8) & 0xFF)
    return match.group()


__all__ = ["DotenvError", "lookup_in", "parse_env", "parse_raw"]
