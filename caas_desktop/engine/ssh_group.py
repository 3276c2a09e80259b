"""The transports of one purpose (control or bulk) to one host, grown and rebuilt on demand."""
from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable

from caas_desktop.domain.errors import HostError, HostUnreachable
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.guard import Guard
from caas_desktop.engine.ssh_library import Channel, paramiko
from caas_desktop.engine.ssh_open import SshLine

# A stream-local channel costs a file descriptor in the server's process (limit 1024).
MAX_CHANNELS = 400
MAX_SESSIONS = 9  # sshd's MaxSessions is 10; one is left for `machine_load`
_REPEAT_FAILURE_S = 1.0
_MAX_DEATHS = 3  # transports that one call may find or make dead

Build = Callable[[float], SshLine]
OpenChannel = Callable[[paramiko.Transport, float], Channel]


class _Seat:
    """One transport and what is open on it."""

    def __init__(self, line: SshLine, budget: int) -> None:
        self.line = line
        self.budget = budget
        self.channels: weakref.WeakSet[Channel] = weakref.WeakSet()
        self.opening = 0

    @property
    def used(self) -> int:
        return self.opening + sum(1 for channel in list(self.channels) if not channel.closed)


class LineGroup:
    """Opens channels on the first transport with room, building another when all are full."""

    def __init__(self, host: str, build: Build, max_lines: int, guard: Guard) -> None:
        self._host, self._build, self._max, self._guard = host, build, max_lines, guard
        self.budget = MAX_CHANNELS
        self._lock = threading.Lock()  # the list below; never held while waiting
        self._building = threading.Lock()
        self._seats: list[_Seat] = []
        self._failure: tuple[float, HostError] | None = None

    def channel(self, open_channel: OpenChannel, timeout_s: float) -> Channel:
        """Return a new channel.

        Raises:
            paramiko.ChannelException: the server refuses it though the transport has room.
            HostError: no transport, or all are full.
        """
        end = time.monotonic() + timeout_s
        deaths = 0
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise errors.silent(self._host, timeout_s)
            seat = self._seat(left)
            try:
                channel = open_channel(seat.line.transport, max(0.1, end - time.monotonic()))
                with self._lock:
                    seat.channels.add(channel)
                return channel
            except paramiko.ChannelException:
                if not self._full(seat):
                    raise
            except TimeoutError as exc:
                raise errors.silent(self._host, timeout_s) from exc
            except (paramiko.SSHException, EOFError, OSError) as exc:
                seat.line.close()  # dead: the next turn builds another
                deaths += 1
                if deaths >= _MAX_DEATHS or self._guard.closed:
                    raise errors.broken(self._host, exc) from exc
            finally:
                with self._lock:
                    seat.opening -= 1

    def _full(self, seat: _Seat) -> bool:
        """A refusal while others are open may be the server's MaxSessions: learn it."""
        with self._lock:
            others = seat.used - 1
            if self.budget == MAX_CHANNELS or others <= 0 or others >= seat.budget:
                return False
            seat.budget = others
            return True

    def _seat(self, timeout_s: float) -> _Seat:
        seat = self._free_seat()
        if seat is not None:
            return seat
        if not self._building.acquire(timeout=timeout_s):
            raise errors.silent(self._host, timeout_s)
        try:
            seat = self._free_seat()  # another thread may have built one meanwhile
            return seat if seat is not None else self._new_seat(timeout_s)
        finally:
            self._building.release()

    def _free_seat(self) -> _Seat | None:
        with self._lock:
            self._seats = [seat for seat in self._seats if seat.line.alive]
            for seat in self._seats:
                if seat.used < seat.budget:
                    seat.opening += 1
                    return seat
        return None

    def _new_seat(self, timeout_s: float) -> _Seat:
        if self._guard.closed:
            raise errors.closed(self._host)
        if self._failure is not None and time.monotonic() - self._failure[0] < _REPEAT_FAILURE_S:
            raise self._failure[1]  # those who waited for this attempt share its end
        if len(self._seats) >= self._max:
            raise HostUnreachable(
                N_("{host}: too many streams are open over SSH."),
                hint=N_("Close some logs or terminals, or let the server's sshd allow "
                        "stream-local forwarding (AllowStreamLocalForwarding yes)."),
                host=self._host)
        try:
            seat = _Seat(self._build(timeout_s), self.budget)
        except HostError as exc:
            self._failure = (time.monotonic(), exc)
            raise
        seat.opening = 1
        with self._lock:
            self._seats.append(seat)
        return seat

    def line(self, timeout_s: float) -> SshLine:
        """Return a live transport, for a short session of its own beside the channels."""
        seat = self._seat(timeout_s)
        with self._lock:
            seat.opening -= 1
        return seat.line

    def adopt(self, budget: int) -> None:
        """Allow ``budget`` channels a transport from now on."""
        with self._lock:
            self.budget = budget
            for seat in self._seats:
                seat.budget = budget

    def kill(self) -> None:
        """End every wait on the transports, now."""
        with self._lock:
            seats = list(self._seats)
        for seat in seats:
            seat.line.kill()

    def close(self) -> None:
        """Close the transports; channels that are asked for later build new ones."""
        with self._lock:
            seats, self._seats = self._seats, []
        for seat in seats:
            seat.line.close()
