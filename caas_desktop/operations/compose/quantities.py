"""Durations, sizes, numbers of 32 bits and command lines, as Docker writes and reads them."""
from __future__ import annotations

import re
import struct

from caas_desktop.domain.text import N_
from caas_desktop.operations.compose.words import Wrong

NS_PER_S = 1_000_000_000
_UNITS = {"ns": 1, "us": 1000, "µs": 1000, "μs": 1000, "ms": 1_000_000, "s": NS_PER_S,
          "m": 60 * NS_PER_S, "h": 3600 * NS_PER_S, "d": 24 * 3600 * NS_PER_S,
          "w": 7 * 24 * 3600 * NS_PER_S}
_PART = re.compile(r"([0-9]*)(?:\.([0-9]*))?([^0-9.]+)")
_SIZE = re.compile(r"([0-9]*\.?[0-9]*) ?([a-zA-Z]{0,3})\Z")
_POWERS = "kmgtp"
_MAX = (1 << 63) - 1


def parse_duration(text: str) -> int:
    """Return nanoseconds of ``1h30m``, ``10s``, ``1w2d``; raises ValueError."""
    wrong = Wrong(N_("{text} is not a duration such as 90s or 1h30m"), text=repr(text))
    body = text[1:] if text[:1] in ("-", "+") else text
    if body == "0":
        return 0
    at, total = 0, 0
    while at < len(body):
        part = _PART.match(body, at)
        if part is None or len(part.group()) > 40:
            raise wrong
        whole, fraction, unit = part.group(1), part.group(2) or "", part.group(3)
        if not (whole or fraction) or unit not in _UNITS:
            raise wrong
        total += int(whole or "0") * _UNITS[unit]
        total += int(int(fraction or "0") * (_UNITS[unit] / 10 ** len(fraction)))
        at = part.end()
    if at == 0 or total > _MAX:
        raise wrong
    return -total if text[0] == "-" else total


def duration_text(nanoseconds: int) -> str:
    """Return ``1h30m0s``, ``1.5s``, ``200ms``.

    Source: Go's time.Duration.String.
    """
    sign, rest = ("-", -nanoseconds) if nanoseconds < 0 else ("", nanoseconds)
    if rest == 0:
        return "0s"
    if rest < NS_PER_S:
        unit, size = next((u, n) for u, n in (("ms", 1_000_000), ("µs", 1000), ("ns", 1))
                          if rest >= n)
        return f"{sign}{_fraction(rest, size)}{unit}"
    hours, rest = divmod(rest, 3600 * NS_PER_S)
    minutes, rest = divmod(rest, 60 * NS_PER_S)
    text = f"{_fraction(rest, NS_PER_S)}s"
    if hours:
        return f"{sign}{hours}h{minutes}m{text}"
    return f"{sign}{minutes}m{text}" if minutes else sign + text


def _fraction(value: int, size: int) -> str:
    whole, rest = divmod(value, size)
    digits = str(rest).zfill(len(str(size)) - 1).rstrip("0") if rest else ""
    return f"{whole}.{digits}" if digits else str(whole)


def parse_size(text: str) -> int:
    """Return bytes of ``64m``, ``1.5gb``, ``2 KiB``: powers of 1024; raises ValueError."""
    match = _SIZE.match(text) if len(text) <= 40 else None
    if match is not None and match.group(1) not in ("", "."):
        suffix = match.group(2).lower()
        power = _POWERS.find(suffix[:1]) + 1 if suffix and suffix[0] != "b" else 0
        if suffix in ("", "b") or (power and suffix[1:] in ("", "b", "ib")):
            size = int(float(match.group(1)) * 1024 ** power)
            if size <= _MAX:
                return size
    raise Wrong(N_("{text} is not a size such as 64m or 1.5gb"), text=repr(text))


def float32(value: float) -> float:
    """Return the shortest decimal that a 32-bit float keeps of ``value``; raises ValueError."""
    try:
        packed = struct.pack("<f", value)
    except OverflowError:
        raise Wrong(N_("{value} is too large"), value=value) from None
    single: float = struct.unpack("<f", packed)[0]
    if single != single or single in (float("inf"), float("-inf")):
        raise Wrong(N_("{value} is not a number that Docker takes"), value=value)
    for digits in range(1, 10):
        shortest = float(f"{single:.{digits}g}")
        if struct.pack("<f", shortest) == packed:
            return shortest
    return single


def split_command(line: str) -> list[str]:
    """Return the words of a command line; raises ValueError.

    Nothing is put in, and the line ends at an unquoted ``;``, ``&``, ``|``, ``<`` or ``>``.
    Source: mattn/go-shellwords, which Docker Compose uses.
    """
    return _Words().split(line)


class _Words:
    """The state between two characters of a command line."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.word: list[str] = []
        self.started = False
        self.quote = ""

    def split(self, line: str) -> list[str]:
        escaped = False
        for character in line:
            if escaped:
                self._add(character)
                escaped = False
            elif character == "\\" and self.quote != "'":
                escaped = True
            elif character in " \t\r\n":
                self._space(character)
            elif character in "`()\"'" and self._quoted(character):
                continue
            elif character in ";&|<>" and not self.quote:
                if character == ">" and self.word and self.word[0] in "0123456789":
                    self.started = False
                break
            else:
                self._add(character)
        self._end()
        if escaped or self.quote:
            raise Wrong(N_("{line} is not a command line: a quote or bracket is open"),
                        line=repr(line[:60]))
        return self.words

    def _add(self, character: str) -> None:
        self.word.append(character)
        self.started = True

    def _space(self, character: str) -> None:
        if self.quote:
            self.word.append(character)
        else:
            self._end()

    def _end(self) -> None:
        if self.started:
            self.words.append("".join(self.word))
            self.word, self.started = [], False

    def _quoted(self, character: str) -> bool:
        """Open or close a quote; return whether the character is used up."""
        if character in "\"'" and self.quote in ("", character):
            self.started = True if self.quote else self.started
            self.quote = "" if self.quote else character
            return True
        if character == "`" and self.quote in ("", "`"):
            self.quote = "" if self.quote else "`"
        elif character == "(" and self.quote in ("", ")"):
            if self.quote or self.word[-1:] != ["$"]:
                raise Wrong(N_("a command line must not have an unquoted bracket"))
            self.quote = ")"
            self.word.append("(")
            return True
        elif character == ")" and self.quote in ("", ")"):
            if not self.quote:
                raise Wrong(N_("a command line must not have an unquoted bracket"))
            self.quote = ""
        return False
