"""What a scaler said, in the reader's language.

Decisions are kept in labels as English, so that every console and agent reads the same: here they
are read back into the templates that ``scaling_rule`` makes them of.
"""
from __future__ import annotations

import re

from caas_desktop.domain.text import N_, Text, Words

_PLACE = re.compile(r"\\{([a-z]+)\\}")
_LIMIT = 600  # characters; what is longer was not written by us


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>[^,;:]+?)", re.escape(template)))


_PIECES = tuple((template, _pattern(template)) for template in (
    N_("{metric} of no task is known"),
    N_("{metric} {used} % of target {target} %"),
    N_("{missing} of {all} tasks not measured"),
    N_("the minimum is {count}"),
    N_("the maximum is {count}"),
    N_("{count} wanted"),
    N_("{count} for now"),
    N_("cool-down of {seconds} s"),
    N_("the lease has run out"),
))
_JOINTS = {", ": N_("{first}, {second}"), "; ": N_("{first}; {second}")}
METRICS = {"CPU": "CPU", "Memory": N_("Memory")}


def words_of(told: str) -> Words:
    """Return a note's text to be translated; what is none of ours is left as it is."""
    head, colon, rest = told.partition(": ")
    found = _pieces(told) or (_pieces(rest) if colon else None)
    if found is None or len(told) > _LIMIT:
        return Text(told)
    return found if str(found) == told else Text(N_("{first}: {second}"), first=head, second=found)


def _pieces(words: str) -> Text | None:
    first, *others = re.split(r"(, |; )", words)
    found = _piece(first)
    for joint, piece in zip(others[::2], others[1::2], strict=True):
        second = _piece(piece)
        if found is None or second is None:
            return None
        found = Text(_JOINTS[joint], first=found, second=second)
    return found


def _piece(words: str) -> Text | None:
    for template, pattern in _PIECES:
        match = pattern.fullmatch(words)
        if match is not None:
            values = {name: Text(METRICS[value]) if name == "metric" and value in METRICS
                      else value for name, value in match.groupdict().items()}
            return Text(template, **values)
    return None
