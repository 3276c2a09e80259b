"""One thread that reads every open byte stream: logs and statistics of all hosts.

A thread per stream would cost a stack and a fight for the GIL each; one selector reads hundreds
and sees the bytes of many streams in one turn.
"""
from __future__ import annotations

import contextlib
import heapq
import itertools
import logging
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable

from caas_desktop.domain.errors import CaasError, HostUnreachable
from caas_desktop.domain.ports import ByteStream
from caas_desktop.domain.text import N_

log = logging.getLogger(__name__)

OnData = Callable[[memoryview], None]
OnEnd = Callable[[CaasError | None], None]

BUFFER = 1 << 20
# A TLS record or an SSH packet is at most this long: a full one says that more is waiting.
MORE_WAITS = 16 << 10
# A Unix socket holds about 40 kB of log frames. A turn that finds less per stream came too early
# and costs as much as a full one; one that finds it full has held the sender up.
FILL_LOW, FILL_HIGH = 16 << 10, 32 << 10
NAP_MIN_S = 0.0002
# A stream that its owner closed vanishes from epoll without an event; look for such ones.
SWEEP_S = 1.0
JOIN_S = 2.0


class StreamHandle:
    """One stream in a `StreamReader`; every method may be called from any thread."""

    def __init__(self, reader: StreamReader, stream: ByteStream, on_data: OnData, on_end: OnEnd,
                 quiet_s: float) -> None:
        self._reader = reader
        self.stream, self.on_data, self.on_end, self.quiet_s = stream, on_data, on_end, quiet_s
        self.fd = -1  # as registered; -1 while it is not
        self.paused = False
        self.closed = False

    def close(self) -> None:
        """End the stream; ``on_end`` is not called. At most one callback is still on its way."""
        if not self.closed:
            self.closed = True
            self._reader._post(self._reader._drop, self)

    def pause(self) -> None:
        """Stop reading, so that the sender is held back; nothing is lost."""
        self.paused = True
        self._reader._post(self._reader._arrange, self)

    def resume(self) -> None:
        """Go on after `pause`."""
        self.paused = False
        self._reader._post(self._reader._arrange, self)


class StreamReader:
    """Reads all streams in one daemon thread, started by the first `add`."""

    def __init__(self, name: str = "streams") -> None:
        self._name = name
        self._selector = selectors.DefaultSelector()
        self._wake_read, self._wake_write = socket.socketpair()
        for end in (self._wake_read, self._wake_write):
            end.setblocking(False)
        self._selector.register(self._wake_read, selectors.EVENT_READ, None)
        self._lock = threading.Lock()
        self._commands: deque[tuple[Callable[[StreamHandle], None], StreamHandle]] = deque()
        self._handles: set[StreamHandle] = set()
        self._timers: list[tuple[float, int, Callable[[], None]]] = []  # a heap
        self._timer_numbers = itertools.count()
        self._again: set[StreamHandle] = set()  # bytes are buffered above the descriptor
        self._nap_s = NAP_MIN_S
        self._buffer = memoryview(bytearray(BUFFER))
        self._thread: threading.Thread | None = None
        self._stopped = False

    def add(self, stream: ByteStream, on_data: OnData, on_end: OnEnd, *,
            quiet_ms: float = 2) -> StreamHandle:
        """Read ``stream`` until it ends; both callbacks run in the reader's thread.

        Args:
            on_data: Gets what was read; the view is valid only during the call. If it raises,
                this stream alone ends, with an error for ``on_end``.
            on_end: Called once: None at a clean end, else why. Not called after `close` or `stop`.
            quiet_ms: How long data may wait to be read together with others'.

        After `stop` the stream is closed at once and the handle is dead.
        """
        handle = StreamHandle(self, stream, on_data, on_end, quiet_ms / 1000)
        with self._lock:
            if not self._stopped:
                self._post(self._arrange, handle)  # under the lock: `stop` then finds it
                self._start()
                return handle
        handle.closed = True
        _close(stream)
        return handle

    def call_later(self, delay_s: float, call: Callable[[], None]) -> None:
        """Run ``call`` in the reader's thread, among the callbacks; dropped by `stop`."""
        with self._lock:
            if self._stopped:
                return
            heapq.heappush(self._timers, (time.monotonic() + delay_s, next(self._timer_numbers),
                                          call))
            self._start()
        if threading.current_thread() is not self._thread:
            self._wake()

    def stop(self) -> None:
        """Close every stream and end the thread; waits up to 2 s."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
            thread = self._thread
        self._wake()
        if thread is None:
            self._finish()
        elif thread is not threading.current_thread():
            thread.join(JOIN_S)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def _post(self, command: Callable[[StreamHandle], None], handle: StreamHandle) -> None:
        self._commands.append((command, handle))
        self._wake()

    def _wake(self) -> None:
        # It would block when a wake-up is waiting already; it is closed after `stop`.
        with contextlib.suppress(OSError):
            self._wake_write.send(b"\0")

    def _run(self) -> None:
        try:
            sweep_at = time.monotonic() + SWEEP_S
            while not self._stopped:
                self._turn()
                if time.monotonic() >= sweep_at:
                    self._sweep()
                    sweep_at = time.monotonic() + SWEEP_S
        finally:
            self._finish()

    def _turn(self) -> None:
        events = self._selector.select(self._timeout())
        ready = [key.data for key, _ in events if self._is_stream(key.data)]
        ready += [handle for handle in self._again if handle not in ready]
        self._again.clear()
        while self._commands:
            command, handle = self._commands.popleft()
            command(handle)
        self._run_timers()
        got = 0
        for handle in ready:
            if not (handle.closed or handle.paused or self._stopped):
                got += self._read(handle)
        if ready and not self._again:
            self._nap(got, len(ready))

    def _timeout(self) -> float | None:
        """Return how long the selector may wait, None for ever."""
        if self._again or self._commands:
            return 0.0
        idle = SWEEP_S if self._handles else None
        with self._lock:
            if not self._timers:
                return idle
            wait = max(0.0, self._timers[0][0] - time.monotonic())
        return wait if idle is None else min(idle, wait)

    def _run_timers(self) -> None:
        now = time.monotonic()
        while not self._stopped:
            with self._lock:
                if not self._timers or self._timers[0][0] > now:
                    return
                call = heapq.heappop(self._timers)[2]
            try:
                call()
            except Exception:
                log.exception("A delayed call in the reader of streams failed")

    def _is_stream(self, data: StreamHandle | None) -> bool:
        if data is not None:
            return True
        with contextlib.suppress(BlockingIOError):
            self._wake_read.recv(4096)
        return False

    def _nap(self, got: int, ready: int) -> None:
        """Sleep so long that the next turn finds the sockets well filled, never longer than quiet.

        The right length depends on how fast the senders are, so it is found by feedback.
        """
        quiet = min((h.quiet_s for h in self._handles if not h.paused), default=0.0)
        if got < FILL_LOW * ready:
            self._nap_s *= 1.5
        elif got > FILL_HIGH * ready:
            self._nap_s /= 2
        self._nap_s = min(max(self._nap_s, NAP_MIN_S), max(quiet, NAP_MIN_S))
        if quiet > 0:
            time.sleep(min(quiet, self._nap_s))

    def _read(self, handle: StreamHandle) -> int:
        """Hand on what is there (at most one buffer); return how many bytes."""
        size, ended, error = self._fill(handle.stream)
        if size and not handle.closed:
            try:
                handle.on_data(self._buffer[:size])
            except Exception:
                log.exception("A reader of a stream failed; its stream ends")
                ended, error = True, CaasError(
                    N_("Reading this stream failed inside the console."),
                    hint=N_("Open it again; the log has the details."))
        if ended:
            self._end(handle, error)
        elif size == BUFFER or _pending(handle.stream):
            self._again.add(handle)
        return size

    def _fill(self, stream: ByteStream) -> tuple[int, bool, CaasError | None]:
        """Return how much was read into the buffer, whether the stream ended, and why."""
        size = 0
        try:
            while size < BUFFER:
                count = stream.read_into(self._buffer[size:])
                if count is None:
                    break
                if count == 0:
                    return size, True, None
                size += count
                if count < MORE_WAITS and not stream.pending():
                    break
        except CaasError as error:
            return size, True, error
        except Exception as error:  # a closed descriptor shows in many guises
            return size, True, HostUnreachable(N_("The stream was cut."), detail=str(error))
        return size, False, None

    def _end(self, handle: StreamHandle, error: CaasError | None) -> None:
        was_closed, handle.closed = handle.closed, True
        self._drop(handle)
        if not was_closed:
            try:
                handle.on_end(error)
            except Exception:
                log.exception("The end of a stream could not be reported")

    def _drop(self, handle: StreamHandle) -> None:
        self._unregister(handle)
        self._handles.discard(handle)
        self._again.discard(handle)
        _close(handle.stream)

    def _unregister(self, handle: StreamHandle) -> None:
        if handle.fd >= 0:
            fd, handle.fd = handle.fd, -1
            with contextlib.suppress(KeyError, ValueError, OSError):  # its owner closed it
                self._selector.unregister(fd)

    def _arrange(self, handle: StreamHandle) -> None:
        """Make the selector follow a handle's wish: read it or not."""
        if handle.closed:
            self._drop(handle)
            return
        self._handles.add(handle)
        if handle.paused:
            self._unregister(handle)
            return
        if handle.fd >= 0:
            return
        try:
            fd = handle.stream.fileno()
            stale = self._selector.get_map().get(fd)
            if stale is not None and stale.data is not None:
                # The owner closed that stream and the system gave its number to this one.
                self._end(stale.data, HostUnreachable(N_("The stream was closed.")))
            self._selector.register(fd, selectors.EVENT_READ, handle)
        except Exception as error:
            self._end(handle, HostUnreachable(N_("The stream was closed."), detail=str(error)))
            return
        handle.fd = fd
        if _pending(handle.stream):
            self._again.add(handle)

    def _sweep(self) -> None:
        for handle in list(self._handles):
            try:
                alive = handle.fd < 0 or handle.stream.fileno() == handle.fd
            except Exception:
                alive = False
            if not alive:
                self._end(handle, HostUnreachable(N_("The stream was closed.")))

    def _finish(self) -> None:
        while self._commands:
            self._handles.add(self._commands.popleft()[1])
        for handle in list(self._handles):
            handle.closed = True
            self._drop(handle)
        self._selector.close()
        self._wake_read.close()
        self._wake_write.close()


def _pending(stream: ByteStream) -> bool:
    try:
        return stream.pending()
    except Exception:
        return False  # closed meanwhile: the next look at it says so


def _close(stream: ByteStream) -> None:
    try:
        stream.close()
    except Exception:
        log.debug("Closing a stream failed", exc_info=True)
