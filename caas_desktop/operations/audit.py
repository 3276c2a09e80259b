"""What was done, written to the catalogue's audit log."""
from __future__ import annotations

import time

from caas_desktop.domain.errors import result_of
from caas_desktop.domain.ports import Catalogue, Lane
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.jobs import JobRunner, expected


def write_audit(jobs: JobRunner, catalogue: Catalogue, host: HostId | None, action: str,
                target: str, error: Exception | None) -> None:
    """Write a line on a worker: a catalogue may be busy for seconds. GUI thread only.

    ``error`` None: it was done. The catalogue's own trouble is told elsewhere.
    """
    now, result = time.time(), result_of(error)
    jobs.submit("catalogue", lambda _: catalogue.add_audit(now, host, action, target, result),
                lane=Lane.BULK, failed=expected)
