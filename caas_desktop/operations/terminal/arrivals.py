"""Waits until a host is connected again."""
from __future__ import annotations

import threading

from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.terminal.prepare import Preparation

LOOK_S = 1.0  # a host that is given up tells nobody who waits


class Arrivals:
    """Lets threads wait until a host is connected (again), for as long as that is tried."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet = fleet
        self._condition = threading.Condition()
        fleet.on_engine(self._changed)

    def wait(self, host: HostId, name: str, preparation: Preparation) -> Engine:
        """Return the connection; where one is wanted but missing, have it tried at once.

        Raises:
            HostUnreachable: Nobody connects this host (any more).
            Cancelled: The user stopped it.
        """
        token, fleet = preparation.token, self._fleet
        engine = dead = fleet.engine(host)
        if engine is not None and preparation.doubtful:
            preparation.tell(Text(N_("{host} does not answer; looking whether it is there…"),
                                  host=name))
            if not fleet.doubt(host):
                engine = None  # its session needs a moment to let go of it
        if engine is None and fleet.hurry(host):
            preparation.tell(Text(N_("Waiting for {host}…"), host=name))
            token.on_cancel(self._wake)
            engine = self._await(host, dead, token)
        token.raise_if_cancelled()
        return engine_or_raise(engine, name)

    def _await(self, host: HostId, dead: Engine | None, token: CancelToken) -> Engine | None:
        fleet = self._fleet
        with self._condition:
            while not token.cancelled:
                engine = fleet.engine(host)
                if engine is not None and engine is not dead:
                    return engine
                if not self._condition.wait(LOOK_S) and not fleet.tries(host):
                    return None
        return None

    def _changed(self, spec: HostSpec, engine: Engine | None) -> None:
        self._wake()

    def _wake(self) -> None:
        with self._condition:
            self._condition.notify_all()
