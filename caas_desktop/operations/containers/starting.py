"""Starts a container, and where it cannot be, says which one, why, and what to do."""
from __future__ import annotations

from typing import NamedTuple

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import CaasError, HostError, ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_

# "" stands for both: engines give each family a socket of its own (seen on 20.10 and 28.5).
_EVERY = ("", "0.0.0.0", "::")


class Taken(NamedTuple):
    """A host's port that a container wants, and the name of the one that has it."""

    port: str
    by: str


def start_container(engine: Engine, container: str, name: str, timeout_s: float) -> None:
    """Start it.

    Raises:
        ResourceConflict: Another container has one of its ports.
        CaasError: Anything else, of the type that the engine's answer means.
    """
    try:
        engine.request("POST", f"/containers/{container}/start", timeout_s=timeout_s)
    except HostError:
        raise
    except CaasError as error:
        taken = taken_port(engine, container)
        if taken is not None:
            raise ResourceConflict(
                N_("{name} cannot be started: port {port} of {host} is taken by {other}."),
                name=name, port=taken.port, host=engine.spec.name, other=taken.by,
                hint=N_("Stop {other}, or publish another port, then try again."),
                detail=error.detail or str(error)) from error
        # The type stays: a lost host is retried, a bad command is not.
        told = type(error)(N_("{name} cannot be started. {reason}"), name=name,
                           reason=error.text, detail=error.detail)
        told.advice = error.advice
        raise told from error


def taken_port(engine: Engine, container: str) -> Taken | None:
    """Return the first port that ``container`` wants and another one has; None without one.

    The engine tells it in words only, which differ from version to version: its lists are asked.
    """
    try:
        raw = mapping(engine.request("GET", f"/containers/{container}/json"))
        others = items(engine.request("GET", "/containers/json"))
    except CaasError:
        return None
    bindings = mapping(mapping(raw.get("HostConfig")).get("PortBindings"))
    wanted = [(str(key).partition("/")[2] or "tcp", text(one.get("HostPort"), 11),
               text(one.get("HostIp"), 45))
              for key, some in bindings.items() for one in map(mapping, items(some))]
    for other in map(mapping, others):
        if other.get("Id") == raw.get("Id"):
            continue
        for has in map(mapping, items(other.get("Ports"))):
            port, address = whole(has.get("PublicPort")), text(has.get("IP"), 45)
            for protocol, number, at in wanted:
                if port and number == str(port) and protocol == has.get("Type") and (
                        _meet(at, address)):
                    names = items(other.get("Names"))
                    return Taken(number, text(next(iter(names), ""), 300).removeprefix("/"))
    return None


def _meet(one: str, other: str) -> bool:
    """Tell whether two addresses of a host may not both have the same port."""
    if one and other and (":" in one) != (":" in other):
        return False
    return one == other or one in _EVERY or other in _EVERY
