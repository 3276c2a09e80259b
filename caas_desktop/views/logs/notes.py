"""The few words in a log's tool bar: what is not shown, and what is selected."""
from __future__ import annotations

from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import State
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.body import LogBody
from caas_desktop.views.logs.selection import Selection
from caas_desktop.views.logs.times import span_text


def note_of(session: LogSession, view: LogBody, omitted: int) -> str:
    """Return what the user should know; nothing is lost in silence.

    Args:
        omitted: Containers that are too many to be read.
    """
    notes = []
    selected = _selected(view, view.selection)
    if selected:
        notes.append(selected)
    if session.dropped:
        notes.append(tr("{n} oldest lines dropped").format(n=f"{session.dropped:,}"))
    if any(source.state is State.FULL for source in session.sources):
        notes.append(tr("The memory for this log is full"))
    if omitted:
        notes.append(tr("{n} more containers are not read").format(n=omitted))
    return " · ".join(notes)


def _selected(view: LogBody, selection: Selection) -> str:
    """Return how many lines are selected and how much time lies between them."""
    span = selection.span
    if span is None or span[0][0] == span[1][0]:
        return ""
    low, high = (view.rows.row(point[0]) for point in span)
    first, last = view.arena.line(span[0][0]), view.arena.line(span[1][0])
    words = tr("{n} lines").format(n=f"{high - low + 1:,}")
    if first and last and first.ts and last.ts:
        words += " " + span_text(last.ts - first.ts)
    return words
