"""What the one who scales says about each service, kept where every console can read it.

It stands in the labels of the lease's config: writing it into the service would overwrite what a
roll-back needs, every fifteen seconds.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from caas_desktop.domain.clean import number, text, whole
from caas_desktop.domain.frozen import frozen

NOTE_PREFIX = "caas.scaling.note."
NOTES_LIMIT = 500
TEXT_LIMIT = 300


@frozen
class Note:
    """One look at one service. Percentages are of the task's base, None: not known or not asked.

    ``state``: "scaled", "steady", "skipped" or "failed". ``done`` is the last change and
    ``done_at`` its time ("" and 0.0: none that is known). ``until``: fewer replicas would do, but
    not before then (0.0: nothing is waited for). Times are epoch seconds.
    """

    at: float
    name: str
    state: str
    text: str
    replicas: int
    wish: int
    cpu: float | None = None
    cpu_target: int | None = None
    memory: float | None = None
    memory_target: int | None = None
    done: str = ""
    done_at: float = 0.0
    until: float = 0.0

    def after(self, before: Note | None) -> Note:
        """Return it with the last change that ``before`` knew, if it tells none of its own."""
        if self.state == "scaled":
            return replace(self, done=self.text, done_at=self.at)
        return replace(self, done=before.done, done_at=before.done_at) if before else self


def labels_of(notes: Mapping[str, Note]) -> dict[str, str]:
    """Return notes by service id as labels."""
    found = {}
    for ident, note in list(notes.items())[:NOTES_LIMIT]:
        short = replace(note, text=note.text[:TEXT_LIMIT], done=note.done[:TEXT_LIMIT])
        known = {key: value for key, value in asdict(short).items() if value not in (None, "")}
        for key in ("cpu", "memory", "at", "done_at", "until"):
            if key in known:
                known[key] = round(known[key], 2)
        found[NOTE_PREFIX + ident] = json.dumps(known, ensure_ascii=False)
    return found


def notes_of(labels: Mapping[str, str]) -> dict[str, Note]:
    """Read notes back; what somebody else garbled is passed over."""
    found: dict[str, Note] = {}
    for key, value in labels.items():
        if key.startswith(NOTE_PREFIX) and len(found) < NOTES_LIMIT:
            note = _read(value)
            if note is not None:
                found[key.removeprefix(NOTE_PREFIX)] = note
    return found


def _read(value: object) -> Note | None:
    if not isinstance(value, str) or len(value) > 8 * TEXT_LIMIT:
        return None
    try:
        raw = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or number(raw.get("at")) is None:
        return None

    def target(key: str) -> int | None:
        return None if number(raw.get(key)) is None else whole(raw[key])

    return Note(
        at=number(raw["at"]) or 0.0, name=text(raw.get("name")), state=text(raw.get("state"), 12),
        text=text(raw.get("text"), TEXT_LIMIT), replicas=whole(raw.get("replicas")),
        wish=whole(raw.get("wish")), cpu=number(raw.get("cpu")), cpu_target=target("cpu_target"),
        memory=number(raw.get("memory")), memory_target=target("memory_target"),
        done=text(raw.get("done"), TEXT_LIMIT), done_at=number(raw.get("done_at")) or 0.0,
        until=number(raw.get("until")) or 0.0)


METRICS = ("replicas", "wish", "cpu", "cpu_target", "memory", "memory_target")
"""What of a note is kept as history, in this order."""


def rows_of(prefix: str, notes: Iterable[tuple[str, Note]]) -> list[tuple[str, float, float]]:
    """Return notes as rows for the catalogue; ``prefix`` is the cluster's scope."""
    return [(series(prefix, ident, metric), note.at, float(value))
            for ident, note in notes if note.replicas
            for metric in METRICS if (value := getattr(note, metric)) is not None]


def series(scope: str, service: str, metric: str) -> str:
    """Return the name of a service's history of one of ``METRICS``."""
    return f"{scope}/scaling/{service}/{metric}"


