"""Requests over a host's links for answers that have an end; connections are kept.

docker-py's own client would open one SSH session a connection (ten are allowed), obey
REQUESTS_CA_BUNDLE before the host's own CA, give no deadline to a whole answer, and take 0.3 s
of every command line to import.
"""
from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

from caas_desktop.domain.ports import Lane
from caas_desktop.engine.exchange import Exchange
from caas_desktop.engine.links import Link
from caas_desktop.engine.wire import Wire

CONNECT_TIMEOUT_S = 12.0


class Client:
    """Keeps live connections a lane, as many as its slots have needed; thread-safe."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._kept: dict[Lane, list[Wire]] = {lane: [] for lane in Lane}
        self._closed = False

    @contextlib.contextmanager
    def asked(self, method: str, target: str, lane: Lane, data: bytes,
              headers: Mapping[str, str], timeout_s: float, *, idle: bool = False
              ) -> Iterator[Exchange]:
        """Send a request and lend its answer.

        Args:
            target: Already quoted path with query.
            timeout_s: For the whole answer; with ``idle`` for each silence in it.

        Raises:
            HostError: no answer, or none of HTTP.
        """
        wire = self._wire(lane, min(CONNECT_TIMEOUT_S, timeout_s))
        try:
            wire.idle = idle
            wire.settimeout(timeout_s)
            exchange = Exchange(wire, method, target, data, headers)
            yield exchange
        except BaseException:
            wire.close()
            raise
        self._give_back(lane, wire, exchange)

    def _wire(self, lane: Lane, timeout_s: float) -> Wire:
        kept = self._kept[lane]
        while kept:
            with contextlib.suppress(IndexError):  # another thread took the last one
                wire = kept.pop()
                if wire.quiet():
                    return wire
                wire.close()
        return self._link.dial(lane, timeout_s)

    def _give_back(self, lane: Lane, wire: Wire, exchange: Exchange) -> None:
        if exchange.reusable:
            self._kept[lane].append(wire)
        else:
            wire.close()
        if self._closed:
            self.close()

    def close(self) -> None:
        """Close what is kept; what is lent is closed when it comes back."""
        self._closed = True
        for kept in self._kept.values():
            while kept:
                with contextlib.suppress(IndexError):
                    kept.pop().close()
