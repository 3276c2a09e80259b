"""Asks an engine whether it is there, on a connection of its own.

It waits behind no request: a full refresh lane must not look like a dead host. Written by hand
because it runs all day: a sixth of the work of a whole request.
"""
from __future__ import annotations

import threading
import time

from caas_desktop.domain.errors import HostError
from caas_desktop.domain.ports import Lane
from caas_desktop.engine import errors, raw
from caas_desktop.engine.links import Link
from caas_desktop.engine.wire import Wire

_REQUEST = raw.get_head("/_ping", "1.1")


class Pinger:
    def __init__(self, link: Link, host: str) -> None:
        self._link, self._host = link, host
        self._lock = threading.Lock()
        self._wire: Wire | None = None

    def ping(self, timeout_s: float) -> None:
        """Return when the engine answered.

        Raises:
            HostError: it did not, or not in time.
        """
        end = time.monotonic() + timeout_s
        if not self._lock.acquire(timeout=timeout_s):
            raise errors.silent(self._host, timeout_s)
        try:
            if self._wire is not None and self._wire.quiet():
                try:
                    return self._ask(self._wire, end)
                except errors.LineBroken:
                    pass  # it ended between the look and the question: once more
            self.drop()
            self._wire = self._link.dial(Lane.REFRESH, max(0.1, end - time.monotonic()))
            return self._ask(self._wire, end)
        except HostError:
            self.drop()
            raise
        finally:
            self._lock.release()

    def _ask(self, wire: Wire, end: float) -> None:
        head, rest = raw.exchange(wire, _REQUEST, max(0.1, end - time.monotonic()),
                                  lambda status: status == 200)
        left = (head.length or 0) - len(rest)
        if head.length is None or not 0 <= left <= 1024:
            self.drop()  # the answer's end is unknown: no second question on this line
            return
        buffer = memoryview(bytearray(1024))
        while left > 0:
            count = wire.recv_into(buffer[:left])
            if count == 0:
                raise errors.broken(self._host)
            left -= count

    def drop(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()
