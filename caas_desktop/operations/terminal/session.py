"""A program in a container, connected to a screen.

One thread reads and feeds the screen: as long as it is busy nothing more is read, so the
program is held back and no output piles up. A second thread writes, because a program that
does not read its input must not stop its output.
"""

from __future__ import annotations

import logging
import selectors
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from caas_desktop.domain.errors import CaasError, Cancelled, HostUnreachable
from caas_desktop.domain.ports import ByteStream
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.terminal.ending import Ending
from caas_desktop.operations.terminal.opened import INTERRUPT, Greeting, Opened, Opener
from caas_desktop.operations.terminal.outbox import Outbox
from caas_desktop.operations.terminal.prepare import Preparation, Prepare
from caas_desktop.operations.terminal.recording import Recording
from caas_desktop.operations.terminal.screen import Frame, Screen, open_screen

log = logging.getLogger(__name__)

READ_BYTES = 256 << 10
PIECE = 4000  # what the kernel hands over at once of a terminal's output, about
NAP_BELOW, NAP_S = 64 << 10, 0.001
WAIT_S = 1.0  # how long the reader sleeps without looking whether it was closed
GOODBYE_S = 0.3  # how long a program may take to leave after Ctrl+C, and after Ctrl+D


class State(StrEnum):
    NEW = "new"
    OPENING = "opening"
    RUNNING = "running"
    ENDED = "ended"


class TerminalSession:
    """See the module. Callbacks come from the session's threads, one at a time of each kind.

    ``on_changed`` is called once until the next ``frame``, however much arrives.
    """

    def __init__(self, opener: Opener, screen: Screen, *, name: str = "terminal",
                 prepare: Prepare | None = None) -> None:
        self.screen = screen
        self.name = name
        self.on_changed: Callable[[], None] = _nothing
        self.on_state: Callable[[], None] = _nothing
        self.state = State.NEW
        self.ending: Ending | None = None
        self.note = Text("")  # what the opening waits for
        self.fed = 0  # bytes that the screen got, ever
        self.recording: Recording | None = None
        self.typed = False  # whether any input was sent to the running program
        self._opener, self._prepare = opener, prepare
        self._token = CancelToken()
        self._opened: Opened | None = None
        self._condition = threading.Condition()
        self._input = Outbox()
        self._size: tuple[int, int] | None = None  # still to be told
        self._closing = self._discarded = False
        self._announced = False
        self._ran_from: float | None = None
        self._greet: Greeting | None = None
        self._run = 0  # counts connections, so that an old thread's end is told apart
        self._threads: list[threading.Thread] = []

    # --- from the window ---

    def start(self, greet: Greeting | None = None) -> None:
        """Connect (again). No-op while a program runs.

        ``greet`` is asked on the session's thread, once the program is there.
        """
        with self._condition:
            if self.state in (State.OPENING, State.RUNNING):
                return
            self._run += 1
            self.state, self.ending, self.typed, self._closing = State.OPENING, None, False, False
            self._token, self.note, self._greet = CancelToken(), Text(""), greet
            self._ran_from = None
            self._input.clear()
            self._size = None
            thread = threading.Thread(
                target=self._read_all, args=(self._run,), name=f"{self.name}-in", daemon=True
            )
            self._threads = [thread]
        self.on_state()
        thread.start()

    def frame(self, *, whole: bool = False) -> Frame:
        """Return what changed on the screen; ``on_changed`` may come again after it."""
        self._announced = False
        return self.screen.frame(whole=whole)

    def glance(self) -> int:
        """Return how often the bell rang; ``on_changed`` may come again after it.

        For who does not show the screen now: its changes are kept for the next frame.
        """
        self._announced = False
        return self.screen.bells

    def send(self, data: bytes) -> bool:
        """Queue input. False when too much is waiting already, or no program is there.

        Ctrl+C drops what was not sent yet, as the line discipline of a terminal does.
        """
        with self._condition:
            if self.state is not State.RUNNING or self._closing:
                return False
            if not data:
                return True
            if data == INTERRUPT:
                self._input.clear()
            if not self._input.put(data):
                return False
            self.typed = True
            self._condition.notify_all()
            echo = self._opened.echo if self._opened is not None else None
        if echo is not None:
            self.screen.feed(echo(data))
            self._announce()
        return True

    def resize(self, columns: int, rows: int, cell_width: int = 8, cell_height: int = 16) -> None:
        """Change the screen at once and tell the program soon."""
        if (columns, rows) == (self.screen.columns, self.screen.rows):
            return
        self.screen.resize(columns, rows, cell_width, cell_height)
        if self.recording is not None:
            self.recording.resized(columns, rows)
        with self._condition:
            self._size = (columns, rows)
            self._condition.notify_all()

    def close(self) -> None:
        """Ask the program to leave and end the session, or stop opening; returns at once."""
        with self._condition:
            if self._closing:
                return
            self._closing = True
            self._condition.notify_all()
        self._token.cancel()

    def discard(self) -> None:
        """Close, and forget what was shown: a full history takes 100 MB."""
        with self._condition:
            self._discarded = True
            ended = self.state in (State.NEW, State.ENDED)
        self.close()
        if ended:
            self._forget()

    def join(self, timeout_s: float = 2.0) -> bool:
        """Wait until the threads are gone; True when they are."""
        for thread in list(self._threads):
            thread.join(timeout_s)
        return not any(thread.is_alive() for thread in self._threads)

    @property
    def running(self) -> bool:
        return self.state in (State.OPENING, State.RUNNING)

    # --- the reading thread ---

    def _read_all(self, run: int) -> None:
        ending = Ending()
        try:
            opened = self._open()
        except Cancelled:
            self._end(Ending(by_user=True))
            return
        except CaasError as error:
            self._end(Ending(error=error))
            return
        except Exception:
            # The thread's end would be silent; the window must not wait for ever.
            log.exception("terminal: opening failed")
            self._end(Ending(error=CaasError(N_("The terminal could not be opened."))))
            return
        self._opened, self._ran_from = opened, time.monotonic()
        if self._greet is not None:
            self._show(self._greet(opened))
        writer = threading.Thread(
            target=self._write_all, args=(opened,), name=f"{self.name}-out", daemon=True
        )
        self._threads.append(writer)
        with self._condition:
            self.state = State.RUNNING
            self._size = (self.screen.columns, self.screen.rows)
        self.on_state()
        writer.start()
        try:
            self._pump(opened.stream)
        except CaasError as error:
            ending = Ending(error=error)
        except (OSError, ValueError):  # the descriptor went away under us: closed elsewhere
            ending = Ending()
        self._finish(opened, ending)

    def _open(self) -> Opened:
        """Return the program. A line that breaks meanwhile is waited for, and tried once more."""
        if self._prepare is None:
            return self._opener(self.screen.columns, self.screen.rows)
        preparation = Preparation(self._token, self._tell)
        self._prepare(preparation)
        try:
            return self._opener(self.screen.columns, self.screen.rows)
        except HostUnreachable as error:
            # A cut is noticed late where nothing was asked: this may be how it is.
            log.info("terminal: not reached (%s), once more", type(error).__name__)
        self._prepare(replace(preparation, doubtful=True))
        return self._opener(self.screen.columns, self.screen.rows)

    def _show(self, data: bytes | memoryview) -> None:
        self.screen.feed(data)
        if (recording := self.recording) is not None:
            recording.output(data)

    def _pump(self, stream: ByteStream) -> None:
        """Feed the screen until the stream ends."""
        buffer = memoryview(bytearray(READ_BYTES))
        with selectors.DefaultSelector() as selector:
            selector.register(stream.fileno(), selectors.EVENT_READ)
            self._pump_selected(stream, buffer, selector)

    def _pump_selected(
        self, stream: ByteStream, buffer: memoryview, selector: selectors.BaseSelector
    ) -> None:
        show, take = self._show, self.screen.take
        busy = False
        while True:
            count = stream.read_into(buffer)
            if count is None:
                selector.select(WAIT_S)
                continue
            if not count:
                return
            show(buffer[:count])
            self.fed += count
            replies = take()
            if replies:
                self._reply(replies)
            self._announce()
            # An engine sends 4 kB at a time: waking up for each costs both sides more than the
            # bytes do. An answer to a key is shorter than that, and never waits.
            if busy and count < NAP_BELOW:
                time.sleep(NAP_S)
            busy = count >= PIECE

    def _tell(self, note: Text) -> None:
        self.note = note
        self.on_state()

    def _announce(self) -> None:
        if not self._announced:
            self._announced = True
            self.on_changed()

    def _reply(self, data: bytes) -> None:
        with self._condition:
            self._input.put(data)
            self._condition.notify_all()

    def _finish(self, opened: Opened, ending: Ending) -> None:
        by_user = self._closing
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        opened.stream.close()
        code: int | None = None
        try:
            code = opened.finish()
        except CaasError as error:
            if ending.error is None and not by_user:
                ending = Ending(error=error)
        self._end(Ending(code, None if by_user else ending.error, by_user))

    def _end(self, ending: Ending) -> None:
        since = self._ran_from
        with self._condition:
            self._opened = None
            self.ending = ending if since is None else replace(
                ending, ran_s=time.monotonic() - since)
            self.state = State.ENDED
            self._condition.notify_all()
            discarded = self._discarded
        if discarded:
            self._forget()
        self.on_state()

    def _forget(self) -> None:
        """Let go of the screen. Who still reads it keeps it; a late look finds an empty one."""
        self.screen = open_screen(self.screen.columns, self.screen.rows, scrollback=0)

    # --- the writing thread ---

    def _write_all(self, opened: Opened) -> None:
        try:
            while self._write_next(opened):
                pass
        except (CaasError, OSError, ValueError) as error:
            log.info("terminal: writing ended (%s)", type(error).__name__)
        finally:
            opened.stream.close()  # ends the reader's wait

    def _write_next(self, opened: Opened) -> bool:
        """Send what waits; False when the session is over."""
        with self._condition:
            self._condition.wait_for(lambda: self._closing or self._input or self._size)
            if self._closing:
                data, size = b"", None
            else:
                data, size = self._input.take(), self._size
                self._size = None
        if self._closing:
            self._say_goodbye(opened)
            return False
        if size is not None:
            self._tell_size(opened, size)
        if data:
            opened.stream.write(data)
        return True

    def _tell_size(self, opened: Opened, size: tuple[int, int]) -> None:
        try:
            opened.resize(*size)
        except CaasError as error:
            log.info("terminal: resizing failed (%s)", type(error).__name__)

    def _say_goodbye(self, opened: Opened) -> None:
        """An engine leaves the program running when the line is cut, so ask it to go."""
        for farewell in opened.farewell:
            if self.state is not State.RUNNING:
                return
            opened.stream.write(farewell)
            with self._condition:
                self._condition.wait_for(lambda: self.state is State.ENDED, GOODBYE_S)


def _nothing() -> None:
    """The callback of nobody."""
