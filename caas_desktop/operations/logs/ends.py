"""Where a log ends now: what is known to be complete, no other log's lines wait for.

A followed stream does not say when it has caught up. So the engine is asked for the last line
(``tail=1``: it reads the file backwards), and by its clock for when that was.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.logs.fetch import fetch
from caas_desktop.operations.logs.source import LogTarget

SLACK_S = 1.0
"""How far the engine's clock may be from what we think, and a line's stamp before its writing."""
PIECES = 4
"""One line comes in fewer; an engine that sends more does not know ``tail``."""


class End(NamedTuple):
    """Behind the line of time ``last`` (0: none) only lines later than ``asked`` come; both ns."""

    last: int
    asked: int


def end_of(target: LogTarget, stopped: Callable[[], bool]) -> End | None:
    """Ask where a container's log ends; None if the engine does not say. Blocks."""
    engine = target.engine()
    if engine is None:
        return None
    asked = time.time() + engine.info.clock_ahead_s - SLACK_S
    try:
        found = list(islice(fetch(target, {"tail": 1}, stopped), PIECES))
    except CaasError:
        return None
    if len(found) == PIECES:
        return None
    return End(int(found[-1].ts[-1]) if found else 0, int(asked * 1e9))
