"""PostgreSQL: how we connect, and how a server that stopped answering is let go."""
from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError

from caas_desktop.catalogue.place import Place
from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.text import N_

STATEMENT_S = 30
PING_S = 5.0
TRANSACTION_S = 40.0
"""A frozen server cannot keep its own time-out; then we cut the line."""

_DEFAULTS = {
    # Without these a cut line would hold a worker for two hours.
    "connect_timeout": "10",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
    "options": f"-c statement_timeout={STATEMENT_S}s -c lock_timeout=10s",
    "application_name": "caas-desktop",
}


def create(place: Place) -> Engine:
    """Return an engine; connects at the first use."""
    try:
        url = make_url(place.url)
        arguments = {k: v for k, v in _DEFAULTS.items() if k not in url.query}
        if place.password is not None:
            arguments["password"] = place.password
        engine = create_engine(url, hide_parameters=True, pool_timeout=15, connect_args=arguments)
    except ModuleNotFoundError as error:
        raise CatalogueError(
            N_("PostgreSQL support is not installed."),
            hint=N_("Install it: pip install 'caas-desktop[postgresql]'."),
            detail=str(error)) from error
    except ValueError as error:
        raise CatalogueError(N_("The catalogue's URL cannot be read.")) from error
    event.listen(engine, "checkout", _ping)
    return engine


def _ping(connection: Any, _record: object, _proxy: object) -> None:
    """Replace a connection that died in the pool; as ``pool_pre_ping``, but bounded in time."""
    import psycopg

    try:
        with cut_after(PING_S, connection):
            connection.execute("SELECT 1")
            connection.rollback()
    except psycopg.Error as error:
        raise DisconnectionError from error  # the pool tries a new connection


@contextmanager
def cut_after(seconds: float, connection: Any) -> Iterator[None]:
    """Shut a psycopg connection's socket if the block takes too long: its wait ends in an error.

    psycopg has no time-out of its own for an answer, and closing from another thread waits too.
    """
    twin = socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM)

    def cut() -> None:
        with suppress(OSError):  # it has just ended by itself
            twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.name = "catalogue-watchdog"
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        twin.close()
