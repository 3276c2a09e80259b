"""Live statistics of what is shown: one stream per container, however many views show it.

The engine sends one answer a second. The reader's thread only keeps the newest bytes; the hub's
thread parses them all at once, at most about once a second, and wakes the GUI thread once.
"""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.ports import Engine, Lane, Post
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.stats.feed import Feed
from caas_desktop.operations.stats.ring import Columns
from caas_desktop.operations.stats.sample import Counters, Sample
from caas_desktop.operations.stats.skew import Skew
from caas_desktop.operations.stats.workers import Workers
from caas_desktop.operations.streams import StreamReader

log = logging.getLogger(__name__)

Listener = Callable[[Mapping[Ref, Sample]], None]
"""Gets the new samples since its last call, on the GUI thread."""

# A daemon sends its containers' answers in one burst (0.3 s for a hundred): this long without
# another one is its end. Hosts that burst one after the other are cut at the longest.
GATHER_S = 0.1
LONGEST_GATHER_S = 0.5
# Hosts burst at different moments: without a pause each would wake the GUI on its own.
PAUSE_S = 0.9
# A scrolled list asks for other containers all the time; streams outlive that.
LINGER_S = 2.0
OPENERS = 8
# Rings of what was watched before, so that coming back to a page shows its last half hour.
KEPT_RINGS = 200
# Older than this, and than its watchers want it, is no live figure any more.
LIVE_S = 5.0


class Watch:
    """A view's wish to see containers; use from the GUI thread."""

    def __init__(self, hub: StatsHub, listener: Listener, rate_s: float) -> None:
        self._hub, self.listener, self.rate_s = hub, listener, rate_s
        self.refs: frozenset[Ref] = frozenset()
        self.pending: dict[Ref, Sample] = {}
        self.told_at = 0.0
        self.closed = False

    def set_refs(self, refs: Iterable[Ref], rate_s: float | None = None) -> None:
        """Watch these and no others; ``rate_s`` changes how often, None leaves it."""
        if not self.closed:
            self._hub._rewatch(self, frozenset(refs), self.rate_s if rate_s is None else rate_s)

    def close(self) -> None:
        """Watch nothing; the listener is not called again."""
        if not self.closed:
            self.set_refs(())
            self.closed = True
            self._hub._forget(self)


class StatsHub:
    """Shares statistics streams among views.

    ``watch``, ``Watch``, ``host_ready`` and ``container_changed`` belong to the GUI thread; reading
    (``latest``, ``recent``, ``columns``) is allowed from any.

    Args:
        engine_of: The connected engine of a scope, None while there is none; from any thread.
        running: Whether a container runs now; called on the GUI thread.
        cpu_limit: A container's CPU limit in cores, None without; called on the GUI thread.
    """

    def __init__(
        self,
        reader: StreamReader,
        engine_of: Callable[[ScopeId], Engine | None],
        post: Post,
        *,
        running: Callable[[Ref], bool] = lambda ref: True,
        cpu_limit: Callable[[Ref], float | None] = lambda ref: None,
    ) -> None:
        self._reader, self._engine_of, self._post = reader, engine_of, post
        self._running, self._cpu_limit = running, cpu_limit
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._feeds: dict[Ref, Feed] = {}
        self._skews: dict[ScopeId, Skew] = {}
        self._watches: list[Watch] = []
        self._openers = Workers("stats-open", OPENERS)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._posted = False

    def watch(self, refs: Iterable[Ref], listener: Listener, rate_s: float = 1.0) -> Watch:
        """Send new samples of ``refs`` to ``listener``, at most every ``rate_s`` seconds."""
        watch = Watch(self, listener, rate_s)
        with self._lock:
            self._watches.append(watch)
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(target=self._run, name="stats-hub", daemon=True)
                self._thread.start()
        watch.set_refs(refs)
        return watch

    def host_ready(self, scope: ScopeId) -> None:
        """Open what is watched on an engine that has just been connected."""
        with self._lock:
            feeds = [feed for ref, feed in self._feeds.items() if ref.scope == scope]
        self._refresh(feeds)

    def container_changed(self, ref: Ref) -> None:
        """Follow a start, a stop or an update of limits."""
        with self._lock:
            feed = self._feeds.get(ref)
        if feed is not None:
            self._refresh([feed])

    def latest(self, ref: Ref) -> Sample | None:
        """Return the newest sample, None when there is none of the last seconds."""
        with self._lock:
            feed = self._feeds.get(ref)
            if feed is None or not feed.fresh(LIVE_S):
                return None
            return feed.sample

    def counters(self, ref: Ref) -> Counters | None:
        """Return the newest counters of what is streamed just now, None for others."""
        with self._lock:
            feed = self._feeds.get(ref)
            if feed is None or not feed.fresh(LIVE_S):
                return None
            return feed.counters

    def recent(self, ref: Ref, n: int = 48, metric: str = "cpu") -> list[float]:
        """Return the last ``n`` values, oldest first (CPU: percent of one core), NaN for gaps."""
        with self._lock:
            feed = self._feeds.get(ref)
            return feed.ring.last(metric, n) if feed is not None else []

    def columns(self, ref: Ref, since: float) -> Columns | None:
        """Return what the ring of a container holds since a moment, None if never watched."""
        with self._lock:
            feed = self._feeds.get(ref)
            return feed.ring.since(since) if feed is not None else None

    def runs(self, ref: Ref) -> bool:
        """Return whether a watched container runs, as far as we and its engine know."""
        with self._lock:
            feed = self._feeds.get(ref)
            return feed is not None and feed.running and not feed.idle

    def watched(self) -> frozenset[Ref]:
        """Return every container that some view shows."""
        with self._lock:
            return frozenset(ref for ref, feed in self._feeds.items() if feed.watchers)

    def close(self) -> None:
        """Close every stream and end the threads."""
        with self._lock:
            self._stop.set()
            thread, feeds = self._thread, list(self._feeds.values())
            for feed in feeds:
                feed.watchers = 0
        for feed in feeds:
            self._shut(feed)
        self._wake.set()
        self._openers.close()
        if thread is not None:
            thread.join(1.0)

    # -- watching: the GUI thread

    def _rewatch(self, watch: Watch, refs: frozenset[Ref], rate_s: float) -> None:
        with self._lock:
            added, dropped = refs - watch.refs, watch.refs - refs
            again = frozenset[Ref]() if rate_s == watch.rate_s else refs - added
            watch.refs, watch.rate_s = refs, rate_s
            watch.pending = {ref: one for ref, one in watch.pending.items() if ref in refs}
            now = time.monotonic()
            changed = [self._feed(ref) for ref in added]
            for feed in changed:
                feed.watchers += 1
            changed += [self._feeds[ref] for ref in again]
            for ref in dropped:
                feed = self._feeds[ref]
                feed.watchers -= 1
                feed.unwatched_at, feed.rate_s = now, 0.0
                if feed.watchers:  # else it is closed soon: what it left in the line helps nobody
                    changed.append(feed)
            others = [other for other in self._watches if other is not watch]
            for feed in changed:
                rates = [w.rate_s for w in others if feed.ref in w.refs]
                if feed.ref in refs:
                    rates.append(rate_s)
                feed.rate_s = min(rates, default=0.0)
                feed.wake(now)
        self._refresh(changed[:len(added)])
        if dropped:
            self._wake.set()  # to close what nobody wants, after a while

    def _feed(self, ref: Ref) -> Feed:
        feed = self._feeds.pop(ref, None)  # put again at the end: the oldest are dropped first
        if feed is None:
            feed = Feed(ref, self._skews.setdefault(ref.scope, Skew()))
        self._feeds[ref] = feed
        return feed

    def _forget(self, watch: Watch) -> None:
        with self._lock:
            self._watches.remove(watch)

    def _refresh(self, feeds: list[Feed]) -> None:
        """Look anew at which of ``feeds`` run, and open or shut their streams."""
        wanted = []
        for feed in feeds:
            feed.cpu_limit_cores = self._cpu_limit(feed.ref)
            feed.running = self._running(feed.ref)
            feed.hurry()
            if feed.wanted:
                wanted.append(feed)
            elif not feed.running:
                self._shut(feed)
                with self._lock:
                    feed.sample = None
                    feed.ring.silence(time.time())
        self._open(wanted)

    # -- streams

    def _open(self, feeds: list[Feed]) -> None:
        # Asked once for each host, not for each of its hundreds of containers.
        connected = {scope for scope in {feed.ref.scope for feed in feeds}
                     if self._engine_of(scope) is not None}
        begun: list[tuple[Feed, int]] = []
        with self._lock:
            for feed in feeds if not self._stop.is_set() else ():
                if feed.handle is not None or feed.opening or not feed.wanted:
                    continue
                if feed.ref.scope in connected:
                    begun.append((feed, feed.begin()))
                else:
                    feed.retry_at = None  # host_ready comes back to it
        for feed, turn in begun:
            self._openers.submit(partial(self._connect, feed, turn))

    def _connect(self, feed: Feed, turn: int) -> None:
        """Open the stream of ``feed``; runs on a worker: over a slow line it takes its time."""
        engine = self._engine_of(feed.ref.scope)
        if engine is None or not feed.wanted:
            self._ended(feed, turn, again=False)
            return
        try:
            stream = engine.stream(
                f"/containers/{feed.ref.id}/stats", query={"stream": True}, lane=Lane.SAMPLING
            )
        except CaasError as error:
            feed.idle = isinstance(error, ResourceGone)
            self._ended(feed, turn, again=not feed.idle)
            return
        with self._lock:
            keep = not self._stop.is_set() and feed.turn == turn and feed.wanted
            if keep:
                feed.renew()
                feed.opening = False
                feed.handle = self._reader.add(
                    stream,
                    lambda data: self._receive(feed, turn, data),
                    lambda error: self._ended(feed, turn, again=True),
                    quiet_ms=50,  # a burst of a hundred answers is read in a few turns
                )
        if not keep:
            self._ended(feed, turn, again=False)
            stream.close()

    def _shut(self, feed: Feed) -> None:
        with self._lock:
            handle, feed.handle = feed.handle, None
            feed.turn += 1
            feed.opening, feed.retry_at, feed.rests_until = False, None, None
        if handle is not None:
            handle.close()

    def _receive(self, feed: Feed, turn: int, data: memoryview) -> None:
        if feed.turn == turn and feed.receive(data) and not self._wake.is_set():
            self._wake.set()

    def _ended(self, feed: Feed, turn: int, *, again: bool) -> None:
        with self._lock:
            if feed.turn != turn:
                return
            feed.fail(again=again)
        self._wake.set()

    # -- the hub's own thread

    def _run(self) -> None:
        told_at = 0.0
        while not self._stop.is_set():
            self._wake.wait(self._patience())
            if self._stop.wait(max(0.0, told_at + PAUSE_S - time.monotonic())):
                return
            self._gather()
            told_at = time.monotonic()
            self._flush(told_at)
            self._tidy(told_at)

    def _gather(self) -> None:
        """Wait for the end of a burst; every answer of it is then told at once."""
        end = time.monotonic() + LONGEST_GATHER_S
        while True:
            self._wake.clear()
            if self._stop.wait(GATHER_S) or not self._wake.is_set() or time.monotonic() > end:
                return

    def _patience(self) -> float | None:
        """Return how long the thread may sleep before it has to retry or to close something."""
        now = time.monotonic()
        with self._lock:
            times = [feed.retry_at for feed in self._feeds.values()
                     if feed.retry_at is not None and feed.wanted]
            times += [feed.unwatched_at + LINGER_S for feed in self._feeds.values()
                      if feed.handle is not None and not feed.watchers]
            times += [feed.rests_until for feed in self._feeds.values()
                      if feed.rests_until is not None]
            # What could not be told yet, because its view wants it less often.
            times += [watch.told_at + watch.rate_s for watch in self._watches if watch.pending]
        return max(0.0, min(times) - now) if times else None

    def _flush(self, now: float) -> None:
        with self._lock:
            feeds = [feed for feed in self._feeds.values() if feed.handle is not None]
        for feed in feeds:
            with self._lock:
                sample = feed.take()
                if sample is None:
                    feed.wake(now)
                    continue
                feed.rest(now)
                for watch in self._watches:
                    if feed.ref in watch.refs:
                        watch.pending[feed.ref] = sample
        with self._lock:
            due = not self._posted and any(self._due(watch, now) for watch in self._watches)
            self._posted = self._posted or due
        if due:
            self._post(self._tell)

    @staticmethod
    def _due(watch: Watch, now: float) -> bool:
        return bool(watch.pending) and now - watch.told_at >= watch.rate_s - 0.3

    def _tell(self) -> None:
        """Hand out what is due; runs on the GUI thread."""
        now = time.monotonic()
        batches: list[tuple[Watch, dict[Ref, Sample]]] = []
        with self._lock:
            self._posted = False
            for watch in self._watches:
                if self._due(watch, now):
                    batches.append((watch, watch.pending))
                    watch.pending, watch.told_at = {}, now
        for watch, batch in batches:
            if not watch.closed:
                watch.listener(batch)

    def _tidy(self, now: float) -> None:
        """Close streams nobody wants any more, retry those that broke, drop old rings."""
        with self._lock:
            feeds = list(self._feeds.values())
            unwanted = [feed for feed in feeds if feed.handle is not None and not feed.watchers
                        and now - feed.unwatched_at >= LINGER_S]
            retry = [feed for feed in feeds if feed.wanted and feed.retry_at is not None
                     and now >= feed.retry_at]
            idle = [ref for ref, feed in self._feeds.items()
                    if not feed.watchers and feed.handle is None and not feed.opening]
            for ref in idle[: max(0, len(idle) - KEPT_RINGS)]:
                del self._feeds[ref]
        for feed in unwanted:
            self._shut(feed)
        self._open(retry)
