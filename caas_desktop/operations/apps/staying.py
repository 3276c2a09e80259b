"""Tells which containers of a deployed Compose project do not stay up.

``docker compose up -d`` returns once they are started. A container that failed before and was
started again is watched for a moment: it would else be told as deployed each time anew.
"""
from __future__ import annotations

import time

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.found import Container, containers_of
from caas_desktop.operations.apps.rows import Plan, Say
from caas_desktop.operations.compose import Project
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.tasks import Part

WATCH_S = 3.0
POLL_S = 0.25


def check_staying(engine: Engine, project: Project, plan: Plan, changed: int, say: Say,
                  token: CancelToken | None) -> None:
    """Return where what was deployed by ``plan`` runs, or has ended well.

    Raises:
        CaasError: A container ended badly; every one of them was told.
    """
    failed_before = any(row.failing for row in plan.rows)
    if not changed and not failed_before:
        return
    until = time.monotonic() + (WATCH_S if failed_before else 0.0)
    while True:
        bad = [one for one in containers_of(engine, project.name)
               if one.service in project.services and one.failing]
        if bad:
            for one in bad:
                say(Part(one.name, N_("Does not stay up")))
            raise _error(bad[0])
        if time.monotonic() > until:
            return
        if token is not None:
            token.raise_if_cancelled()
        time.sleep(POLL_S)


def _error(one: Container) -> CaasError:
    return CaasError(N_("{name} does not stay up: it ended with code {code}."), name=one.name,
                     code=one.code, hint=N_("Look at its logs, then deploy again."))
