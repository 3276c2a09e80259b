"""A shell on the host itself, over SSH."""
from __future__ import annotations

from caas_desktop.domain.ports import Engine
from caas_desktop.operations.terminal.opened import END_OF_FILE, INTERRUPT, Opened

# The server hangs up what still runs when the channel closes, so this is only for good manners.
_FAREWELL = (INTERRUPT, END_OF_FILE)


def open_host_shell(engine: Engine, *, columns: int, rows: int) -> Opened:
    """Open the login shell of the connection's user.

    Raises:
        CaasError: The host is not reached over SSH, or its server gives no shell.
    """
    shell = engine.host_shell(columns, rows)
    return Opened(shell.stream, shell.resize, shell.exit_code, farewell=_FAREWELL)
