"""What scaling says, on the GUI thread: the newest notes, and enough of the last ones to draw."""
from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable

from caas_desktop.domain.ports import Post
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.scaling.cluster import View
from caas_desktop.operations.scaling.note import METRICS, Note
from caas_desktop.operations.stats.ring import Columns

KEPT = 240  # notes a service: an hour of looks
STEP_S = 5.0
LONGEST_GAP_S = 60.0  # after it nobody knows what was between two notes


class Subscription:
    """Ends with ``close``."""

    def __init__(self, feed: ScalingFeed, changed: Callable[[], None]) -> None:
        self._feed, self.changed = feed, changed

    def close(self) -> None:
        self._feed._drop(self)


class ScalingFeed:
    """GUI thread only, except for ``heard``."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._views: dict[ScopeId, View] = {}
        self._notes: dict[tuple[ScopeId, str], deque[Note]] = {}
        self._listeners: list[Subscription] = []

    def heard(self, scope: ScopeId, view: View) -> None:
        """Take one look of the controller; any thread."""
        self._post(lambda: self._take(scope, view))

    def subscribe(self, changed: Callable[[], None]) -> Subscription:
        """Call ``changed`` after each look at any cluster."""
        made = Subscription(self, changed)
        self._listeners.append(made)
        return made

    def view(self, scope: ScopeId) -> View:
        return self._views.get(scope, View())

    def note(self, service: Ref) -> Note | None:
        """Return what was said last of a service, None while nothing was."""
        return self.view(service.scope).notes.get(service.id)

    def columns(self, service: Ref, since: float) -> Columns:
        """Return a service's notes since then as samples a few seconds apart.

        A note holds until the next one: replicas change in steps, and so they are drawn.
        """
        found = Columns(array("d"), {metric: array("d") for metric in METRICS})
        notes = list(self._notes.get((service.scope, service.id), ()))
        for note, after in zip(notes, [*notes[1:], None], strict=False):
            until = after.at if after is not None else note.at + 0.1
            if until - note.at > LONGEST_GAP_S:
                until = note.at + 0.1
            at = note.at
            while at < until:
                if at >= since:
                    found.at.append(at)
                    for metric in METRICS:
                        value = getattr(note, metric)
                        found.values[metric].append(float("nan") if value is None else value)
                at += STEP_S
        return found

    def _take(self, scope: ScopeId, view: View) -> None:
        self._views[scope] = view
        for ident, note in view.notes.items():
            kept = self._notes.setdefault((scope, ident), deque(maxlen=KEPT))
            if not kept or note.at > kept[-1].at:
                kept.append(note)
        for gone in [key for key in self._notes if key[0] == scope and key[1] not in view.notes]:
            del self._notes[gone]
        for listener in tuple(self._listeners):
            listener.changed()

    def _drop(self, subscription: Subscription) -> None:
        if subscription in self._listeners:
            self._listeners.remove(subscription)
