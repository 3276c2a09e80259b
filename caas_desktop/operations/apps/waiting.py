"""Waits for what a service depends on: started, healthy, or ended well."""
from __future__ import annotations

import time
from collections.abc import Callable

from caas_desktop.domain.clean import mapping, text, whole
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.found import containers_of
from caas_desktop.operations.compose import Project, ServiceSpec
from caas_desktop.operations.jobs import CancelToken

WAIT_S = 300.0
POLL_S = 0.25
HEALTHY, COMPLETED = "service_healthy", "service_completed_successfully"


def wait_for(engine: Engine, project: Project, service: ServiceSpec,
             tell: Callable[[str, str], None], token: CancelToken, timeout_s: float = WAIT_S
             ) -> None:
    """Return once ``service`` may start.

    Raises:
        BadRequest: A dependency that is required failed, or did not come up in time.
    """
    for name, one in sorted((service.depends_on or {}).items()):
        if name not in project.services or one.condition not in (HEALTHY, COMPLETED):
            continue
        until = time.monotonic() + timeout_s
        told = False
        try:
            while not _fits(engine, project, name, one.condition):
                if not told:
                    tell(service.name, f"Waiting for {name}")
                    told = True
                token.raise_if_cancelled()
                if time.monotonic() > until:
                    raise BadRequest(N_("{name} did not become ready within {seconds} s."),
                                     name=name, seconds=round(timeout_s),
                                     hint=N_("Look at its logs, then deploy again."))
                time.sleep(POLL_S)
        except BadRequest:
            if one.required:
                raise


def _fits(engine: Engine, project: Project, name: str, condition: str) -> bool:
    found = [c for c in containers_of(engine, project.name) if c.service == name]
    return bool(found) and all(_is(engine, c.id, name, condition) for c in found)


def _is(engine: Engine, ident: str, name: str, condition: str) -> bool:
    raw = mapping(engine.request("GET", f"/containers/{ident}/json"))
    state = mapping(raw.get("State"))
    status, code = text(state.get("Status"), 20), whole(state.get("ExitCode"))
    if condition == COMPLETED:
        if status == "exited" and code:
            raise BadRequest(N_("{name} ended with code {code}."), name=name, code=code,
                             hint=N_("Look at its logs, then deploy again."))
        return status == "exited"
    health = text(mapping(state.get("Health")).get("Status"), 20)
    if status == "exited":
        raise BadRequest(N_("{name} ended with code {code}."), name=name, code=code,
                         hint=N_("Look at its logs, then deploy again."))
    if health == "unhealthy":
        raise BadRequest(N_("{name} is unhealthy."), name=name,
                         hint=N_("Look at its logs, then deploy again."))
    if not health and status == "running":
        raise BadRequest(N_("{name} has no health check, and another service waits for it."),
                         name=name)
    return health == "healthy"
