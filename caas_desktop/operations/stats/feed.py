"""One container's statistics stream: from bytes to the ring."""
from __future__ import annotations

import logging
import time

from caas_desktop.domain.refs import Ref
from caas_desktop.operations.stats.ring import Ring
from caas_desktop.operations.stats.sample import (
    LARGEST_ANSWER,
    Counters,
    Sample,
    difference,
    parse,
)
from caas_desktop.operations.stats.skew import Skew
from caas_desktop.operations.streams import StreamHandle

log = logging.getLogger(__name__)

RETRY_S = (2.0, 5.0, 15.0, 60.0)
# Who wants figures as seldom as this has them read no more often: a dashboard of a thousand
# containers would read a thousand answers each second, and show one in five.
SLOW_S = 4.0
WAKING_S = 1.0


class Feed:
    """The state of one container in the hub.

    ``receive`` and ``ended`` run in the reader's thread, everything else under the hub's lock or
    in the hub's own thread.
    """

    def __init__(self, ref: Ref, skew: Skew) -> None:
        self.ref, self.ring = ref, Ring()
        self.cpu_limit_cores: float | None = None
        self.running = True  # by the caller's word
        self.idle = False  # by the engine's word: nothing runs, or the container is gone
        self.watchers = 0
        self.rate_s = 0.0  # how often the most eager watcher wants a sample
        self.rests_until: float | None = None  # monotonic; not read before
        self.unwatched_at = 0.0  # monotonic; when the last watcher left
        self.dropped = 0  # answers that made no sense
        self.sample: Sample | None = None
        self.arrived_at = 0.0  # of ``sample``, by our clock
        self.handle: StreamHandle | None = None
        self.opening = False
        self.turn = 0  # grows with each stream: tells late callbacks of an older one
        self.retry_at: float | None = None  # monotonic
        self._failures = 0
        self._skew = skew
        self._before: Counters | None = None
        self._buffer = bytearray()
        self._newest: tuple[bytes, float] | None = None

    @property
    def wanted(self) -> bool:
        return self.watchers > 0 and self.running

    @property
    def counters(self) -> Counters | None:
        """The engine's counters behind ``sample``; None while nothing runs."""
        return self._before

    def fresh(self, within_s: float) -> bool:
        """Return whether ``sample`` is as new as it can be for those who watch."""
        return time.time() - self.arrived_at <= within_s + self.rate_s

    def begin(self) -> int:
        """Start a new stream; returns its turn."""
        self.turn += 1
        self.opening, self.retry_at = True, None
        return self.turn

    def renew(self) -> None:
        """Forget what a former stream left."""
        self._buffer.clear()
        self._newest = None

    def fail(self, *, again: bool) -> None:
        """Note that the stream is gone; ``again`` asks for another try after a while."""
        self.handle, self.opening, self.rests_until = None, False, None
        if again:
            wait = RETRY_S[min(self._failures, len(RETRY_S) - 1)]
            self._failures += 1
            self.retry_at = time.monotonic() + wait

    def hurry(self) -> None:
        """Something changed: try at once, with no memory of failures."""
        self._failures, self.retry_at = 0, None

    def rest(self, now: float) -> None:
        """Leave what comes in the line for as long as nobody wants it; the newest counts."""
        if self.rate_s >= SLOW_S and self.handle is not None:
            self.rests_until = now + self.rate_s - WAKING_S
            self.handle.pause()

    def wake(self, now: float) -> None:
        """Read again what rested long enough, or is wanted sooner by now."""
        if self.rests_until is not None and (now >= self.rests_until or self.rate_s < SLOW_S):
            self.rests_until = None
            if self.handle is not None:
                self.handle.resume()

    def receive(self, data: memoryview) -> bool:
        """Take bytes of the stream; True when there is a whole answer to parse.

        Only the newest answer is kept: where several wait, figures are differences anyway.
        """
        self._buffer += data
        end = self._buffer.rfind(b"\n")
        if end < 0:
            if len(self._buffer) > LARGEST_ANSWER:
                self._buffer.clear()
                self.dropped += 1
            return False
        start = self._buffer.rfind(b"\n", 0, end) + 1
        self._newest = (bytes(self._buffer[start:end]), time.time())
        del self._buffer[: end + 1]
        return True

    def take(self) -> Sample | None:
        """Parse the newest answer; None without one, or where nothing runs."""
        newest, self._newest = self._newest, None
        if newest is None:
            return None
        answer, arrived_at = newest
        try:
            now = parse(answer)
        except ValueError:
            self.dropped += 1
            if self.dropped == 1:
                log.warning("A statistics answer made no sense: %s %s", self.ref.scope, self.ref.id)
            return None
        self._failures = 0
        if now is None:
            self._before = None
            self.sample, self.idle = None, True
            self.ring.silence(arrived_at)
            return None
        sample = difference(self._before, now, self.cpu_limit_cores)
        self._before = now
        return self._dated(sample, arrived_at)

    def _dated(self, sample: Sample, arrived_at: float) -> Sample | None:
        at = self._skew.local(sample.at, arrived_at)
        if at != sample.at:
            sample = _at(sample, at)
        self.sample, self.arrived_at, self.idle = sample, arrived_at, False
        self.ring.append(at, sample.row())
        return sample


def _at(sample: Sample, at: float) -> Sample:
    return Sample(at, sample.cpu_percent, sample.cpu_limit_cores, sample.memory_bytes,
                  sample.memory_limit, sample.rx, sample.tx, sample.read, sample.write, sample.pids)
