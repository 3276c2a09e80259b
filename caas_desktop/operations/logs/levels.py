"""Recognises severities as programs write them: words, JSON, logfmt, klog.

Lines at INFO and below are the mass, and nothing but their tag depends on the level; so in bulk
only WARN and above are looked for (one re2 scan, which also releases the GIL), and a view asks
`level_of` for the few lines that it shows.
"""
from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

import numpy as np
import re2  # type: ignore[import-untyped]

from caas_desktop.operations.logs.lines import LEVEL_BITS, MARKER, Batch, Level

WARN = int(Level.WARN)
CONTINUATIONS = 200
"""Indented lines after an error (a stack trace) that share its level."""

_HEAD = 160
_SURE = 40  # a word in upper case before this column is the level
_FIELD_HEAD = 2048
_JSON_AT = 64  # so far before an object may stand a time

# Plain numbers of `Level`: this runs for every line that looks severe, and enums are slow.
_NAMES = {
    1: "trace trc finest",
    2: "debug dbg fine verbose",
    3: "info inf information notice log",
    4: "warn warning wrn",
    5: "error err severe",
    6: "fatal ftl panic crit critical emerg emergency alert",
}
_WORDS = {word.encode(): level for level, words in _NAMES.items() for word in words.split()}
_ALL = "|".join(sorted((word.decode() for word in _WORDS), key=len, reverse=True)).encode()
_KLOG = {b"I": 3, b"W": 4, b"E": 5, b"F": 6}
# bunyan and pino: 10 trace … 60 fatal.
_NUMBERS = {b"10": 1, b"20": 2, b"30": 3, b"40": 4, b"50": 5, b"60": 6}

_klog = re.compile(rb"[IWEF]\d{4} \d\d:")
_json = re.compile(
    rb'"(?:level|severity|lvl|log\.?level|levelname)"\s*:\s*(?:"([A-Za-z]{1,16})"|(\d\d)\b)', re.I)
_logfmt = re.compile(rb'(?:^|[\s,{])(?:level|lvl|severity)=["\[]?([A-Za-z]{1,16})')
# In upper case anywhere near the start; in another case only where it stands as a tag.
_upper = re.compile(rb"(?<![\w-])(" + _ALL.upper() + rb")(?![\w-])")
_tagged = re.compile(
    rb"[\[(<|]\s{0,2}(?:\w{1,20}[:.])?(" + _ALL + rb")\s{0,2}[\])>|]|(?:^|\s)(" + _ALL + rb"):"
    rb"(?=\s|$)", re.I)
_raised = re.compile(rb"^(?:Traceback \(most recent|(?:[\w.$]{1,100})?(?:Error|Exception)\b[:(])")
_sgr = re.compile(rb"\x1b\[[0-9;:]*m")

_OPTIONS = re2.Options()
_OPTIONS.encoding = re2.Options.Encoding.LATIN1  # bytes as they are: a smaller automaton
_OPTIONS.never_nl = True
_SEVERE = re2.compile(
    rb"(?im)(?:\b|\x1b\[[0-9;:]*m)(?:warn(?:ing)?|wrn|err(?:or)?|severe|fatal|ftl|panic"
    rb"|crit(?:ical)?|emerg(?:ency)?|alert)\b|(?:error|exception)[:(]|^traceback \("
    rb"|level(?:name)?\":\s*[456]0\b|^(?:\x1b\[[0-9;]*m)?[wef]\d{4} ",
    _OPTIONS,
)


def level_named(word: str) -> Level | None:
    """Return the level that programs call so ("warn", "50"), None for an unknown word."""
    raw = word.lower().encode("utf-8", "replace")
    found = _WORDS.get(raw) or _NUMBERS.get(raw)
    return Level(found) if found else None


def level_of(line: bytes) -> Level:
    """Return the severity that the line itself states, NONE if it states none."""
    return Level(_level_of(line))


def _level_of(line: bytes) -> int:
    head = line[:_FIELD_HEAD]
    if b"\x1b" in head:
        head = _sgr.sub(b"", head)
    if head[:1] in _KLOG and _klog.match(head):
        return _KLOG[head[:1]]
    field: re.Match[bytes] | None = _json.search(head) if b"{" in head[:_JSON_AT] else None
    if field:
        word, number = field.groups()
        return _NUMBERS.get(number, 0) if number else _WORDS.get(word.lower(), 0)
    if b"level=" in head or b"lvl=" in head or b"severity=" in head:
        field = _logfmt.search(head)
        if field:
            return _WORDS.get(field[1].lower(), 0)
    return _from_words(head[:_HEAD])


def _from_words(head: bytes) -> int:
    found = _upper.search(head)
    if found and found.start() < _SURE:
        return _WORDS[found[1].lower()]
    tagged = _tagged.search(head)
    if found and (not tagged or found.start() <= tagged.start() + 1):
        return _WORDS[found[1].lower()]
    if tagged:
        return _WORDS[(tagged[1] or tagged[2]).lower()]
    return 5 if _raised.match(head) else 0


def mark_levels(batch: Batch, carried: int) -> int:
    """Set the level bits of WARN and above in one source's batch.

    Args:
        carried: The level of the source's last line before, for a stack trace that goes on.

    Returns:
        The level that an indented next line would share.
    """
    severe = _severe_lines(batch)
    if carried >= WARN:
        severe.insert(0, (-1, carried))
    if not severe:
        return 0
    # An indented line belongs to the line above it.
    first = np.frombuffer(batch.data, np.uint8)[batch.starts()]
    indented = ((first == 0x20) | (first == 0x09)).tolist()
    flags, count, last = batch.flags, len(batch), 0
    for index, level in severe:
        if index >= 0:
            flags[index] |= level
        at = index + 1
        stop = min(at + CONTINUATIONS, count)
        while at < stop and indented[at] and not flags[at] & (LEVEL_BITS | MARKER):
            flags[at] |= level
            at += 1
        last = level if at == count else 0
    return last


def _severe_lines(batch: Batch) -> list[tuple[int, int]]:
    """Return (row, level) of the lines that state WARN or above."""
    data, search = batch.data, _SEVERE.search
    match: Any = search(data)
    if match is None:
        return []
    found: list[tuple[int, int]] = []
    ends: list[int] = batch.ends.tolist()
    while match is not None:
        row = bisect_left(ends, match.start())
        begin, end = ends[row - 1] + 1 if row else 0, ends[row]
        level = _level_of(data[begin:min(end, begin + _FIELD_HEAD)])
        if level >= WARN:
            found.append((row, level))
        match = search(data, end + 1)
    return found


_QUIET = re2.compile(
    rb"(?im)(?:\b|\x1b\[[0-9;:]*m)(?:trace|trc|finest|debug|dbg|fine|verbose)\b"
    rb"|level(?:name)?\":\s*[12]0\b",
    _OPTIONS,
)


def below_info(batch: Batch, level: Level) -> list[int]:
    """Return the rows that state a level below ``level`` (INFO or DEBUG)."""
    found: list[int] = []
    ends: list[int] = batch.ends.tolist()
    match: Any = _QUIET.search(batch.data)
    while match is not None:
        row = bisect_left(ends, match.start())
        begin, end = ends[row - 1] + 1 if row else 0, ends[row]
        if 0 < _level_of(batch.data[begin:min(end, begin + _FIELD_HEAD)]) < level:
            found.append(row)
        match = _QUIET.search(batch.data, end + 1)
    return found
