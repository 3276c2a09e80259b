"""The log of one container, followed across broken lines, restarts and rotations."""
from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from caas_desktop.domain.errors import (
    CaasError,
    HostError,
    ProtocolGarbage,
    ResourceGone,
    forget_frames,
)
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import ByteStream, Engine, Lane
from caas_desktop.domain.text import N_
from caas_desktop.operations.logs.demux import Demux
from caas_desktop.operations.logs.gathering import Gathering
from caas_desktop.operations.logs.levels import mark_levels
from caas_desktop.operations.logs.lines import MARKER, Batch, make_batch
from caas_desktop.operations.logs.openers import Openers
from caas_desktop.operations.logs.resume import Resume
from caas_desktop.operations.streams import StreamHandle, StreamReader

RETRY_S = 1.0
RETRY_MAX_S = 15.0
OFFLINE_RETRY_S = 5.0
QUIET_MS = 10
RESTART_RETRY_S = 0.5
LOOK_AGAIN_S = 2.0
RUNS = ("running", "restarting", "paused")
WHOLE_TO_THE_END = (1, 42)
"""Engines with an older API (before Docker 23) may end a followed log before its last lines."""


@dataclass(frozen=True)
class LogTarget:
    """A container whose log is wanted, or a Swarm task (``of`` "tasks") by way of a manager.

    ``engine`` gives the host's engine of this moment, None while it is offline; it may be called
    from any thread. ``host`` is the catalogue's id of the host, ``stripe`` its colour ("" for
    none), ``family`` the service that it is of. Equal targets (same host and container) are the
    same source.
    """

    host: str
    container_id: str
    engine: Callable[[], Engine | None] = field(compare=False)
    name: str = field(compare=False)
    tty: bool = field(default=False, compare=False)
    host_name: str = field(default="", compare=False)
    stripe: str = field(default="", compare=False)
    of: Literal["containers", "tasks"] = "containers"
    family: str = field(default="", compare=False)


@frozen
class Window:
    """Which part of the log to open with.

    ``tail`` lines from the end (None: all), of the last ``since_s`` seconds (None: all), or from
    the time ``since`` on (epoch seconds). ``until``: only to that time, then nothing is followed.
    ``head``: from the start, and stop at the memory cap instead of dropping the oldest.
    """

    tail: int | None = 2000
    since_s: float | None = None
    head: bool = False
    since: float | None = None
    until: float | None = None


class State(StrEnum):
    """Where a source stands."""

    OPENING = "opening"
    LIVE = "live"
    ENDED = "ended"  # the container does not run; its log is complete
    LOST = "lost"  # the line broke; tried again by itself
    OFFLINE = "offline"  # the host is not connected
    GONE = "gone"  # the container was removed
    REFUSED = "refused"  # the engine answers nonsense: only `wake` tries again
    PART = "part"  # the part that was asked for is complete
    FULL = "full"  # the head of the log fills the view
    CLOSED = "closed"


class LogSource:
    """Feeds one container's lines to a session.

    Everything but the opening runs in the reader's thread. ``on_batch`` gets the lines,
    ``on_state`` is called after each change of `state`. ``note`` words a note between the lines
    from its code and detail; None for none.
    """

    def __init__(self, index: int, target: LogTarget, window: Window, reader: StreamReader,
                 openers: Openers, on_batch: Callable[[LogSource, Batch], None],
                 on_state: Callable[[LogSource], None],
                 note: Callable[[LogSource, str, str], str | None]) -> None:
        self.index, self.target = index, target
        self.state = State.OPENING
        self.error: CaasError | None = None
        self.lines = 0
        self.wanted = True  # the session's: False once it was told to leave
        self._window, self._reader, self._openers = window, reader, openers
        self._on_batch, self._on_state, self._note = on_batch, on_state, note
        self._resume = Resume()
        self._demux = Demux(target.tty, self._resume)
        self._level = 0
        self._raw = Gathering(reader.call_later, self._work)
        self._last_ts = 0
        self._handle: StreamHandle | None = None
        self._attempt = 0  # counts openings; an answer to an older one is dropped
        self._failures = 0
        self._held = False
        self._cut_short = False  # the engine is one of those that end a log too early
        self._reading_rest = False

    def open(self) -> None:
        """Start, or start again at once; from the reader's thread."""
        if self.state is State.CLOSED or self._handle:
            return
        self._attempt += 1
        attempt = self._attempt
        self._openers.submit(self.target.host, lambda: self._connect(attempt))

    def reopen(self) -> None:
        """Start, also after `close`: then behind the last line."""
        if self.state is State.CLOSED:
            self._demux.cut()
            self._set(State.OPENING)
        self.open()

    def wake(self) -> None:
        """Try again now: the host came back, or the container was started."""
        if self.state in (State.ENDED, State.LOST, State.OFFLINE, State.GONE, State.REFUSED):
            self.open()

    def close(self, state: State = State.CLOSED) -> None:
        """Stop for good; what was read stays with the session."""
        self._attempt += 1
        self._reading_rest = False
        self._stop_stream()
        self._set(state)

    def hold(self, wanted: bool) -> None:
        """Stop or go on reading, without loss (back-pressure)."""
        if wanted != self._held and self._handle:
            self._held = wanted
            (self._handle.pause if wanted else self._handle.resume)()

    def _query(self) -> tuple[dict[str, object], bool]:
        """Return the query and whether it goes on after what was seen."""
        query: dict[str, object] = {"stdout": True, "stderr": True, "timestamps": True,
                                    "follow": not self._reading_rest}
        window = self._window
        if window.until is not None:
            query |= {"follow": False, "until": f"{window.until:.9f}"}
        since = self._resume.reopen()
        if since is not None:
            return {**query, "since": f"{since // 10**9}.{since % 10**9:09d}"}, True
        if window.since is not None:
            query["since"] = f"{window.since:.9f}"
        if window.tail is not None:
            query["tail"] = window.tail
        if window.since_s is not None:
            query["since"] = f"{time.time() - window.since_s:.3f}"
        return query, False

    def _connect(self, attempt: int) -> None:
        """Open the stream; in an opener's thread, as it may block for seconds."""
        if attempt != self._attempt:
            return
        engine = self.target.engine()
        if engine is None:
            self._reader.call_later(0, lambda: self._failed(attempt, State.OFFLINE, None))
            return
        query, resumed = self._query()
        self._cut_short = _version(engine) < WHOLE_TO_THE_END
        try:
            path = f"/{self.target.of}/{self.target.container_id}/logs"
            stream = engine.stream(path, query=query, lane=Lane.BULK)
        except ResourceGone as error:
            gone = error
            self._reader.call_later(0, lambda: self._failed(attempt, State.GONE, gone))
        except CaasError as error:
            cause = error
            state = State.REFUSED if isinstance(error, ProtocolGarbage) else State.LOST
            self._reader.call_later(0, lambda: self._failed(attempt, state, cause))
        else:
            self._reader.call_later(0, lambda: self._opened(attempt, stream, resumed))

    def _opened(self, attempt: int, stream: ByteStream, resumed: bool) -> None:
        if attempt != self._attempt:
            stream.close()
            return
        if resumed and not self._reading_rest:
            self._mark("restarted" if self.state is State.ENDED else "resumed")
        self._held = False
        self._handle = self._reader.add(stream, lambda view: self._data(attempt, view),
                                        lambda error: self._ended(attempt, error),
                                        quiet_ms=QUIET_MS)
        self._set(State.LIVE)

    def _failed(self, attempt: int, state: State, error: CaasError | None) -> None:
        if attempt != self._attempt:
            return
        if self._reading_rest:
            self._finish(attempt)
            return
        self._set(state, error)
        if state is State.LOST:
            self._failures += 1
            wait = min(RETRY_MAX_S, RETRY_S * 2 ** min(self._failures - 1, 6))
            self._retry(wait * random.uniform(0.7, 1.3))  # jitter: many sources, one host
        elif state is State.OFFLINE:
            self._retry(OFFLINE_RETRY_S)

    def _retry(self, wait_s: float) -> None:
        attempt = self._attempt

        def again() -> None:
            if attempt == self._attempt:
                self.open()

        self._reader.call_later(wait_s, again)

    def _data(self, attempt: int, view: memoryview) -> None:
        if attempt == self._attempt:
            self._raw.add(bytes(view))

    def _work(self) -> None:
        """Turn the gathered bytes into lines."""
        raw = self._raw.take()
        if not raw:
            return
        self._failures = 0
        try:
            batch = self._demux.feed(*raw)
        except ProtocolGarbage as error:
            self._stop_stream()
            self._mark("garbage")
            self._failed(self._attempt, State.REFUSED, error)
            return
        if self._resume.gap:
            self._resume.gap = False
            self._mark("gap")
        if batch is not None:
            self._emit(batch)

    def _emit(self, batch: Batch) -> None:
        batch.src[:] = self.index
        if not batch.ts.all():  # lines without a stamp stand where they came
            for row in (batch.ts == 0).nonzero()[0].tolist():
                batch.ts[row] = batch.ts[row - 1] if row else self._last_ts
        self._last_ts = int(batch.ts[-1])
        self._level = mark_levels(batch, self._level)
        self.lines += len(batch)
        self._on_batch(self, batch)

    def _ended(self, attempt: int, error: CaasError | None) -> None:
        if attempt != self._attempt:
            return
        self._work()
        if attempt != self._attempt or self._handle is None:  # what came last made no sense
            return
        self._handle = None
        if error is not None:
            self._demux.cut()
            if not self._reading_rest:
                self._mark("lost")
            self._failed(attempt, State.LOST, error)
        elif self._cut_short and not self._reading_rest and self._window.until is None:
            self._demux.cut()
            self._reading_rest = True
            self.open()
        else:
            self._finish(attempt)

    def _finish(self, attempt: int) -> None:
        """Find out why the log ended; all its lines are there."""
        self._reading_rest = False
        rest = self._demux.flush()
        if rest is not None:
            self._emit(rest)
        if self._window.until is not None:
            self._set(State.PART)
            return
        self._set(State.OPENING)
        self._look(attempt, self._ended_because)

    def _look(self, attempt: int, tell: Callable[[int, str, str, CaasError | None], None]) -> None:
        """Ask for the container's state and ``tell`` it in the reader's thread."""
        self._openers.submit(self.target.host, lambda: self._inspect(attempt, tell))

    def _inspect(self, attempt: int,
                 tell: Callable[[int, str, str, CaasError | None], None]) -> None:
        engine = self.target.engine()
        status, detail = "", ""
        error: CaasError | None = None
        try:
            if engine is not None:
                status, detail = self._state_of(engine)
        except ResourceGone as gone:
            status, error = "gone", gone
        except HostError as lost:
            error = lost
        except (CaasError, KeyError, TypeError) as odd:
            error = CaasError(
                N_("The engine does not tell the container's state."),
                detail=str(odd))
        self._reader.call_later(0, lambda: tell(attempt, status, detail, error))

    def _state_of(self, engine: Engine) -> tuple[str, str]:
        """Return the container's state and exit code, in a container's words."""
        if self.target.of == "tasks":
            told = engine.request("GET", f"/tasks/{self.target.container_id}", lane=Lane.REFRESH)
            state, run = told["Status"]["State"], told["Status"].get("ContainerStatus") or {}
            return ("running" if state == "running" else "exited"), str(run.get("ExitCode", ""))
        path = f"/containers/{self.target.container_id}/json"
        found = engine.request("GET", path, lane=Lane.REFRESH)["State"]
        return str(found["Status"]), str(found.get("ExitCode", ""))

    def _ended_because(self, attempt: int, status: str, detail: str,
                       error: CaasError | None) -> None:
        if attempt != self._attempt:
            return
        if status == "gone":
            self._mark("removed")
            self._failed(attempt, State.GONE, error)
        elif not status:
            # The engine itself went away: this was no end of the container.
            self._mark("lost")
            self._failed(attempt, State.LOST if error else State.OFFLINE, error)
        else:
            self._mark("ended", detail if status in ("exited", "dead") else "")
            self._set(State.ENDED)
            if status in RUNS:
                self._failures += 1
                self._retry(min(RETRY_MAX_S, RESTART_RETRY_S * 2 ** min(self._failures, 5)))
            else:
                # "rm -f" and "restart" are an exit first; what follows shows a moment later.
                self._reader.call_later(
                    LOOK_AGAIN_S, lambda: self._look(attempt, self._after_the_end))

    def _after_the_end(self, attempt: int, status: str, detail: str,
                       error: CaasError | None) -> None:
        if attempt != self._attempt or self.state is not State.ENDED:
            return
        if status == "gone":
            self._mark("removed")
            self._failed(attempt, State.GONE, error)
        elif status in RUNS:
            self.open()

    def _stop_stream(self) -> None:
        handle, self._handle = self._handle, None
        self._raw.take()
        if handle:
            handle.close()

    def _mark(self, code: str, detail: str = "") -> None:
        words = self._note(self, code, detail)
        if words is not None:
            text = words.replace("\n", " ").encode()[:500]
            batch = make_batch([text], [max(self._last_ts, 1)], [MARKER], self.index)
            self._on_batch(self, batch)

    def _set(self, state: State, error: CaasError | None = None) -> None:
        forget_frames(error)
        self.state, self.error = state, error
        self._on_state(self)


def _version(engine: Engine) -> tuple[int, ...]:
    """Return the engine's API version as numbers, () for one that makes no sense."""
    parts = engine.info.api_version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()
