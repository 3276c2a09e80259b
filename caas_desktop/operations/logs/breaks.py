"""One note for a broken line, however many containers of that host a log is merged from."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

LOST, RESUMED = "lost", "resumed"
KEPT = 1000
"""Notes whose containers are remembered; those of older ones stand for the container they name."""


@dataclass(slots=True)
class _Break:
    """Who lost the line, and whose line is back; the notes' keys, None while there is none."""

    lost: list[int]
    key: int
    back: list[int] = field(default_factory=list)
    back_key: int | None = None


class Breaks:
    """Words the notes of a session's sources; used by the reader's thread, read by any.

    A note about several containers is ``code|host|key``; `sources` tells whose it is. Which
    container noticed first says nothing: others join its note, until one is connected again.
    """

    def __init__(self, siblings: Callable[[int], int]) -> None:
        """``siblings`` tells how many sources of the session a source's host has."""
        self._siblings = siblings
        self._keys = 0
        self._last: dict[str, _Break] = {}  # of each host
        self._of: dict[int, _Break] = {}  # of each source that waits for its line
        self._sources: dict[int, list[int]] = {}

    def note(self, source: int, host: str, name: str, code: str, detail: str) -> str | None:
        """Return the note's text, None where one that was written already says it."""
        name = name.replace("|", " ")[:100]
        if code == LOST:
            return self._lost(source, host, name)
        if code == RESUMED and (broken := self._of.pop(source, None)) is not None:
            return self._resumed(source, name, broken)
        return f"{code}|{detail}"

    def sources(self, key: int) -> tuple[int, ...]:
        """Return the sources that a note is about, () for a forgotten one."""
        return tuple(self._sources.get(key, ()))

    def _lost(self, source: int, host: str, name: str) -> str | None:
        now = self._last.get(host)
        if now is not None and not now.back and source not in now.lost:
            now.lost.append(source)
            self._of[source] = now
            return None
        if self._siblings(source) < 2:
            self._of.pop(source, None)
            return f"{LOST}|"
        made = self._last[host] = self._of[source] = _Break([source], 0)
        made.key = self._new(made.lost)
        return f"{LOST}|{name}|{made.key}"

    def _resumed(self, source: int, name: str, broken: _Break) -> str | None:
        broken.back.append(source)
        if broken.back_key is not None:
            return None
        broken.back_key = self._new(broken.back)
        return f"{RESUMED}|{name}|{broken.back_key}"

    def _new(self, sources: list[int]) -> int:
        self._keys += 1
        self._sources[self._keys] = sources
        if len(self._sources) > KEPT:
            del self._sources[next(iter(self._sources))]
        return self._keys


def read_note(raw: bytes) -> tuple[str, str, int | None]:
    """Return code, detail and key of a note; the key is None for a note about one container."""
    code, _, detail = raw.decode("utf-8", "replace").partition("|")
    words, bar, key = detail.rpartition("|")
    if bar and code in (LOST, RESUMED) and key.isascii() and key.isdecimal():
        return code, words, int(key)
    return code, detail, None
