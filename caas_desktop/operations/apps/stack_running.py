"""Tells whether the services of a stack run, and waits until they do."""
from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.apps.stack_body import service_name
from caas_desktop.operations.compose import Project, ServiceSpec
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.routes.deploy import WAIT_S, wait_service, why_failed
from caas_desktop.operations.swarm.services import inspect

Raw = Mapping[str, Any]
# Long enough for one more start, which a Swarm makes five seconds after the last one failed.
AGAIN_S = 15.0
_FAILED = ("failed", "rejected", "orphaned")


def wait_running(engine: Engine, project: Project, name: str, tell: Any, token: CancelToken,
                 timeout_s: float = WAIT_S) -> None:
    """Return once the tasks of a service run; one that is to end is not waited for.

    Raises:
        CaasError: They do not come up, or the cluster took the change back.
    """
    service = project.services[name]
    if not service.replicas or _ends(service):
        return
    full = service_name(project, name)
    tell(full, N_("Waiting for its tasks"))
    wait_service(engine, full, token, timeout_s)
    update = mapping(inspect(engine, full).get("UpdateStatus"))
    if text(update.get("State"), 30).startswith("rollback"):
        # By its own policy: what runs well now is the version before.
        raise CaasError(N_("The cluster rolled {name} back: {reason}"), name=full,
                        reason=why_failed(engine, full) or text(update.get("Message"), 300),
                        hint=N_("Look at the tasks of the service."))
    tell(full, N_("Running"))


def failing_services(engine: Engine, project: Project, services: Mapping[str, Raw]
                     ) -> dict[str, Words]:
    """Return the services that stand and do not run, by the file's name, with the reason.

    ``services`` as listed with their status, by the engine's name. One whose tasks have ended
    well, or that wants none, is fine.
    """
    found: dict[str, Words] = {}
    for name, service in project.services.items():
        status = mapping(mapping(services.get(service_name(project, name))).get("ServiceStatus"))
        running, wanted = (whole(status.get(key)) for key in ("RunningTasks", "DesiredTasks"))
        if running >= wanted:
            continue
        why = _why(engine, service, service_name(project, name))
        if _ends(service) and not why:
            continue
        told = Text(N_("{running} of {wanted} tasks run."), running=running, wanted=wanted)
        found[name] = Text("{first} {second}", first=told, second=why) if why else told
    return found


def check_running(engine: Engine, project: Project, names: Iterable[str], tell: Any,
                  token: CancelToken) -> None:
    """Wait for services that did not run before, and were not changed either.

    Where tasks have failed already they get the time of one more start, all of them together.

    Raises:
        CaasError: A service does not run; each of them was told.
    """
    error: CaasError | None = None
    soon = time.monotonic() + AGAIN_S
    for name in names:
        full = service_name(project, name)
        why = _why(engine, project.services[name], full)
        try:
            if _ends(project.services[name]):
                if why:
                    raise CaasError(N_("{name} ended badly: {reason}"), name=full, reason=why,
                                    hint=N_("Look at the tasks of the service."))
            else:
                wait_running(engine, project, name, tell, token,
                             max(0.0, soon - time.monotonic()) if why else WAIT_S)
        except CaasError as exc:
            tell(full, N_("Does not run"))
            error = error or exc
    if error is not None:
        raise error


def _ends(service: ServiceSpec) -> bool:
    """Tell whether tasks of a service may end for good."""
    policy = service.deploy.restart_policy if service.deploy else None
    mode = service.deploy.mode if service.deploy else ""
    return mode.endswith("job") or (
        policy is not None and policy.condition in ("none", "on-failure"))


def _why(engine: Engine, service: ServiceSpec, full: str) -> str:
    """Return why tasks failed; of those that may end, only where nothing was tried since."""
    if not _ends(service):
        return why_failed(engine, full)
    return _last_error(map(mapping, items(engine.request("GET", "/tasks", query={
        "filters": {"service": [full]}}))))


def _last_error(tasks: Iterable[Raw]) -> str:
    """Return why the newest task of a place failed, "" where the newest of each did not.

    A place is a number of a replicated service, and a node of a global one.
    """
    newest: dict[tuple[int, str], Raw] = {}
    for task in tasks:
        slot = whole(task.get("Slot"))
        place = (slot, "" if slot else text(task.get("NodeID"), 64))
        if place not in newest or text(task.get("CreatedAt"), 40) > text(
                newest[place].get("CreatedAt"), 40):
            newest[place] = task
    for task in newest.values():
        status = mapping(task.get("Status"))
        if status.get("State") in _FAILED or status.get("Err"):
            return text(status.get("Err"), 500) or text(status.get("Message"), 500)
    return ""
