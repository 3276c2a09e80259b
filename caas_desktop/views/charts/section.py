"""One source and its cards: watches while shown, joins history with what is live, draws."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from caas_desktop.operations.stats.aggregate import (
    Track,
    empty,
    joined,
    typical_step,
    usual_distance,
)
from caas_desktop.operations.stats.source import ChartSource, Closable, Limits
from caas_desktop.views.charts.card import ChartCard
from caas_desktop.views.charts.specs import CardSpec, Span

CardsOf = Callable[[Limits, bool], list[CardSpec]]

HISTORY_EVERY_S = 60.0  # the sampler's period: more often there is nothing new
FRESH_S = 10.0  # a figure older than this is not the newest, but none


class Section:
    """Cards of one source on a page.

    Args:
        pointed: Passed to the cards: the time under the mouse.
        changed: Called when there is something new to draw.
    """

    def __init__(
        self, source: ChartSource, cards_of: CardsOf, pointed: Callable[[float | None], None],
        changed: Callable[[], None],
    ) -> None:
        self.source, self._cards_of, self._changed = source, cards_of, changed
        self._limits = source.limits()
        self._of_limit = False
        self.cards = [ChartCard(spec, pointed) for spec in cards_of(self._limits, False)]
        self._metrics = [line.metric for card in self.cards for line in card.spec.lines]
        self._history: Track | None = None
        self._span: Span | None = None
        self._loaded_at = float("-inf")
        self._turn = 0  # grows with each question: answers of an older one are dropped
        self._watch: Closable | None = None
        self.step_s: float | None = None  # the usual distance of what was drawn last

    @property
    def watching(self) -> bool:
        return self._watch is not None

    def begin(self) -> None:
        if self._watch is None:
            self._watch = self.source.watch(self._changed)

    def end(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._turn += 1

    def respec(self, of_limit: bool) -> None:
        """Take new limits, the wish for percentages, or another language."""
        self._limits, self._of_limit = self.source.limits(), of_limit
        for card, spec in zip(self.cards, self._cards_of(self._limits, of_limit), strict=True):
            card.set_spec(spec)

    def has_limits(self) -> bool:
        found = self.source.limits()
        return any((found.cpu_cores, found.memory_bytes, found.disk_bytes))

    def load(self, span: Span, now: float) -> None:
        """Ask for stored samples if they are of another span, or a minute old."""
        if span == self._span and now - self._loaded_at < HISTORY_EVERY_S:
            return
        if span != self._span:
            self._history = None
        self._span, self._loaded_at = span, now
        self._turn += 1
        turn = self._turn

        def done(track: Track) -> None:
            if turn == self._turn:
                self._history = track
                self._changed()

        self.source.load(now - span.seconds, now, done)

    def prepare(self, span: Span, now: float) -> dict[ChartCard, Callable[[], None]]:
        """Join what there is up to ``now``; return the drawing of each card."""
        if self.source.limits() != self._limits:
            self.respec(self._of_limit)
        start = now - span.seconds
        live = self.source.live(start)
        history = self._history if self._history is not None else empty(self._metrics)
        stored_step = typical_step(history, HISTORY_EVERY_S)
        track = joined(history, _with(live, self._metrics), stored_step)
        self.step_s = _distance(live) or (stored_step if len(history) else None)
        marks = self.source.marks(start)
        # The word of a mark stands in the first card only, its line in all of them.
        lines = [(at, "") for at, _ in marks]
        return {
            card: partial(card.draw, track, start, now, marks if card is self.cards[0] else lines)
            for card in self.cards
        }

    def newest(self, now: float) -> None:
        """Give the cards the values of this moment, without drawing."""
        live = self.source.live(now - FRESH_S)
        row: Mapping[str, float] | None = None
        if len(live):
            row = {metric: float(column[-1]) for metric, column in live.values.items()}
        for card in self.cards:
            card.set_newest(row)

    def point(self, at: float | None) -> None:
        for card in self.cards:
            card.say(at)


def _with(track: Track, metrics: list[str]) -> Track:
    """Return the track with all ``metrics``, also where it is empty."""
    return track if track.values else empty(metrics)


def _distance(live: Track) -> float | None:
    if len(live) < 3:
        return None
    return usual_distance(live.at[-60:])
