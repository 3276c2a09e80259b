"""How far a host's clock is from ours."""
from __future__ import annotations

TOLERATED_S = 1.5  # less than this may be the line's delay, and does not show in a chart

DRIFT_S = 0.001  # a sample
SET_S = 10.0  # no line holds a sample back for so long


class Skew:
    """Learns the difference from samples' own times and their arrival.

    A late arrival only ever makes the difference look larger, so the smallest counts; it may
    grow slowly, because clocks drift, and at once where a clock was set.
    """

    def __init__(self) -> None:
        self._least: float | None = None

    def local(self, read_at: float, arrived_at: float) -> float:
        """Return the engine's time ``read_at`` in our clock."""
        delay = arrived_at - read_at
        if self._least is None or delay > self._least + SET_S:
            self._least = delay
        self._least = min(delay, self._least + DRIFT_S)
        return read_at if abs(self._least) < TOLERATED_S else read_at + self._least
