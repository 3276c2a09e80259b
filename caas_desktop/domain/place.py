"""Where a resource belongs: domain, app and service, read from its labels.

Labels of Compose, of stacks and of Swarm are read beside our own (``caas.``), so that what other
tools made appears as apps and services without being touched.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TENANT = "caas.tenant"
ADOPTED = "caas.adopted"  # no engine has it: marks a TENANT that the catalogue told
APP = "caas.app"
SERVICE = "caas.service"
COMPOSE_PROJECT = "com.docker.compose.project"
COMPOSE_SERVICE = "com.docker.compose.service"
COMPOSE_NUMBER = "com.docker.compose.container-number"
COMPOSE_ONE_OFF = "com.docker.compose.oneoff"
STACK = "com.docker.stack.namespace"
SWARM_SERVICE = "com.docker.swarm.service.name"
SWARM_SERVICE_ID = "com.docker.swarm.service.id"

NAME_LIMIT = 128  # characters of a name from a label; Docker's own names are shorter


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """``tenant`` "" is the public domain; ``app`` and ``service`` "" mean none.

    ``swarm`` tells that Swarm runs it, so that it belongs to a cluster and not to a host.
    """

    tenant: str = ""
    app: str = ""
    service: str = ""
    swarm: bool = False


def place_of(labels: Mapping[str, str]) -> Place:
    """Return the place that ``labels`` (of a container, volume, network or service) tell."""
    tenant = _name(labels, TENANT)
    app = _name(labels, APP, COMPOSE_PROJECT, STACK)
    service = _name(labels, SERVICE, COMPOSE_SERVICE)
    swarm = SWARM_SERVICE_ID in labels
    if not service and swarm:
        service = strip_namespace(_name(labels, SWARM_SERVICE), labels)
    return Place(tenant, app, service, swarm or STACK in labels)


def app_of(labels: Mapping[str, str]) -> tuple[str, bool]:
    """Return the Compose project or the stack that made it, and whether it is a stack.

    "" where neither did. It is what names an app to other tools, whatever ``caas.app`` says.
    """
    project = labels.get(COMPOSE_PROJECT, "")
    return (project, False) if project else (labels.get(STACK, ""), STACK in labels)


def given_to(labels: Mapping[str, str], tenant: str) -> dict[str, str]:
    """Return ``labels`` as of an app that is adopted for ``tenant`` ("": for nobody).

    A tenant that the engine itself tells is the truth, and stays.
    """
    kept = dict(labels)
    if ADOPTED in kept:
        del kept[ADOPTED]
        kept.pop(TENANT, None)
    if tenant and not kept.get(TENANT):
        kept |= {TENANT: tenant, ADOPTED: ""}
    return kept


def strip_namespace(name: str, labels: Mapping[str, str]) -> str:
    """Return a stack's service name without ``<stack>_``."""
    return name.removeprefix(f"{labels.get(STACK, '')}_") if STACK in labels else name


def _name(labels: Mapping[str, str], *keys: str) -> str:
    for key in keys:
        value = labels.get(key)
        if value:
            return " ".join(value.split())[:NAME_LIMIT]
    return ""
