"""Recognises severities as programs write them: words, JSON, logfmt, klog.

Lines at INFO and below are the mass, and nothing but their tag depends on the level; so in bulk
only WARN and above are looked for (one re2 scan, which also releases the GIL), and a view asks
`level_of` for the few lines that it shows.
"""
from __future__ import annotations

import re
from typing import Any

import numpy as np
import re2  # type: ignore[import-untyped]

from caas_desktop.operations.logs.lines import MARKER, Batch, Level

CONTINUATIONS = 200
"""Indented lines after an error (a stack trace) that share its level."""

_HEAD = 160
_FIELD_HEAD = 2048

_WORDS: dict[bytes, Level] = {
    b"trace": Level.TRACE, b"trc": Level.TRACE, b"finest": Level.TRACE,
    b"debug": Level.DEBUG, b"dbg": Level.DEBUG, b"fine": Level.DEBUG, b"verbose": Level.DEBUG,
    b"info": Level.INFO, b"inf": Level.INFO, b"information": Level.INFO, b"notice": Level.INFO,
    b"log": Level.INFO,
    b"warn": Level.WARN, b"warning": Level.WARN, b"wrn": Level.WARN,
    b"error": Level.ERROR, b"err": Level.ERROR, b"severe": Level.ERROR,
    b"fatal": Level.FATAL, b"ftl": Level.FATAL, b"panic": Level.FATAL, b"crit": Level.FATAL,
    b"critical": Level.FATAL, b"emerg": Level.FATAL, b"emergency": Level.FATAL,
    b"alert": Level.FATAL,
}
_ALL = "|".join(sorted((word.decode() for word in _WORDS), key=len, reverse=True)).encode()
_KLOG = {ord("I"): Level.INFO, ord("W"): Level.WARN, ord("E"): Level.ERROR, ord("F"): Level.FATAL}
# bunyan and pino: 10 trace … 60 fatal.
_NUMBERS = {b"10": Level.TRACE, b"20": Level.DEBUG, b"30": Level.INFO, b"40": Level.WARN,
            b"50": Level.ERROR, b"60": Level.FATAL}

_klog = re.compile(rb"[IWEF]\d{4} \d\d:")
_json = re.compile(
    rb'"(?:level|severity|lvl|log\.?level|levelname)"\s*:\s*(?:"([A-Za-z]{1,16})"|(\d\d)\b)', re.I)
_logfmt = re.compile(rb'(?:^|[\s,{])(?:level|lvl|severity)=["\[]?([A-Za-z]{1,16})', re.I)
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
    r"(?im)\b(?:warn(?:ing)?|wrn|err(?:or)?|severe|fatal|ftl|panic|crit(?:ical)?|emerg(?:ency)?"
    r"|alert)\b|(?:error|exception)[:(]|^traceback \(|level(?:name)?\":\s*[456]0\b"
    r"|^(?:\x1b\[[0-9;]*m)?[wef]\d{4} ",
    _OPTIONS,
)


def level_of(line: bytes) -> Level:
    """Return the severity that the line itself states, NONE if it states none."""
    head = line[:_FIELD_HEAD]
    if b"\x1b" in head:
        head = _sgr.sub(b"", head)
    if _klog.match(head):
        return _KLOG[head[0]]
    field: re.Match[bytes] | None = _json.search(head) if head[:1] == b"{" else None
    if field:
        word, number = field.groups()
        return _NUMBERS.get(number, Level.NONE) if number else _word(word)
    field = _logfmt.search(head)
    if field:
        return _word(field[1])
    return _from_words(head[:_HEAD])


def _word(word: bytes) -> Level:
    return _WORDS.get(word.lower(), Level.NONE)


def _from_words(head: bytes) -> Level:
    found = _upper.search(head)
    tagged = _tagged.search(head)
    if found and (not tagged or found.start() <= tagged.start() + 1):
        return _word(found[1])
    if tagged:
        return _word(tagged[1] or tagged[2])
    return Level.ERROR if _raised.match(head) else Level.NONE


def mark_levels(batch: Batch, carried: Level) -> Level:
    """Set the level bits of WARN and above in one source's batch.

    Args:
        carried: The level of the source's last line before, for a stack trace that goes on.

    Returns:
        The level that an indented next line would share.
    """
    severe = _severe_lines(batch)
    # An indented line belongs to the line above it.
    starts = batch.starts()
    first = np.frombuffer(batch.data, np.uint8)[starts] if len(batch) else np.zeros(0, np.uint8)
    indented = (first == 0x20) | (first == 0x09)
    if carried >= Level.WARN and len(batch) and indented[0]:
        severe.insert(0, (-1, carried))
    last = Level.NONE
    for index, level in severe:
        if index >= 0:
            batch.flags[index] |= level
        stop = min(index + 1 + CONTINUATIONS, len(batch))
        at = index + 1
        while at < stop and indented[at] and not batch.flags[at] & (7 | MARKER):
            batch.flags[at] |= level
            at += 1
        last = level if at == len(batch) else Level.NONE
    return last


def _severe_lines(batch: Batch) -> list[tuple[int, Level]]:
    found: list[tuple[int, Level]] = []
    data, ends, at = batch.data, batch.ends, 0
    search: Any = _SEVERE.search
    while at < len(data):
        match = search(data, at)
        if match is None:
            break
        index = int(np.searchsorted(ends, match.start()))
        begin = int(ends[index - 1]) + 1 if index else 0
        end = int(ends[index])
        level = level_of(data[begin:min(end, begin + _FIELD_HEAD)])
        if level >= Level.WARN:
            found.append((index, level))
        at = end + 1
    return found
