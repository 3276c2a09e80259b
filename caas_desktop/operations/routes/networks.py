"""The networks between the edge and what it leads to: one for the public domain, one per tenant.

In one network for all, the services of tenants would reach each other over it.
"""
from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Mapping
from typing import Any

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.place import place_of
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_

EDGE_NETWORK, API_NETWORK = "caas-edge", "caas-edge-api"
PART = "caas.edge"
POLL_S, LEAVE_TRIES = 0.5, 20
_SLUG = re.compile(r"(?=.{1,40}\Z)[a-z0-9](?:[-_]*[a-z0-9])*")


def edge_network(tenant: str) -> str:
    """Return the name of the network in which the edge meets the services of ``tenant``.

    Two hyphens part them, so that no tenant gets the filter's ``caas-edge-api``; a name that
    is no plain one in lower case is told by its hash after three. Swarm takes no dot.
    """
    if not tenant:
        return EDGE_NETWORK
    if _SLUG.fullmatch(tenant):
        return f"{EDGE_NETWORK}--{tenant}"
    return f"{EDGE_NETWORK}---{hashlib.sha256(tenant.encode()).hexdigest()[:12]}"


def network_of(labels: Mapping[str, str]) -> str:
    """Return the edge's network for whom ``labels`` say it belongs to."""
    return edge_network(place_of(labels).tenant)


def is_edge_network(name: str) -> bool:
    return name == EDGE_NETWORK or name.startswith(f"{EDGE_NETWORK}--")


def edge_networks(engine: Engine) -> dict[str, str]:
    """Return the ids of the edge's networks that stand here, by name and in its order."""
    found = {text(n.get("Name"), 300): text(n.get("Id"), 64)
             for n in map(mapping, items(engine.request("GET", "/networks")))
             if PART in mapping(n.get("Labels"))}
    return {name: found[name] for name in sorted(found) if is_edge_network(name)}


def ensure_network(engine: Engine, name: str, *, overlay: bool = False, internal: bool = False
                   ) -> str:
    """Return the id of the network ``name``, which is created where there is none.

    Raises ResourceConflict where one of that name is another kind of network.
    """
    found = [n for n in items(engine.request("GET", "/networks",
                                             query={"filters": {"name": [name]}}))
             if n.get("Name") == name]
    driver = "overlay" if overlay else "bridge"
    if found:
        if found[0].get("Driver") != driver or bool(found[0].get("Internal")) != internal:
            raise ResourceConflict(N_("There is another network {name}, of driver {driver}."),
                                   name=name, driver=text(found[0].get("Driver"), 30),
                                   hint=N_("Remove it first."))
        return str(found[0]["Id"])
    made = engine.request("POST", "/networks/create", body={
        "Name": name, "Driver": driver, "Internal": internal,
        "Labels": {PART: "network"}, "CheckDuplicate": True})
    return str(made["Id"])


def connect(engine: Engine, network: str, container: str) -> None:
    """Connect a container that runs; one that is connected stays as it is."""
    there = mapping(mapping(engine.request("GET", f"/containers/{container}/json")
                            .get("NetworkSettings")).get("Networks"))
    if network not in there:
        engine.request("POST", f"/networks/{network}/connect", body={"Container": container})


def remove_left(engine: Engine, path: str) -> bool:
    """Remove a network or volume once the edge's tasks have left it; False where others stay."""
    for _ in range(LEAVE_TRIES):
        try:
            engine.request("DELETE", path)
        except ResourceGone:
            return True
        except CaasError:
            time.sleep(POLL_S)
        else:
            return True
    return False


def targets(engine: Engine) -> list[dict[str, Any]]:
    """Return ``Networks`` of the edge's Swarm service: the filter's, then those it serves."""
    api = ensure_network(engine, API_NETWORK, overlay=True, internal=True)
    return [{"Target": one} for one in (api, *edge_networks(engine).values())]
