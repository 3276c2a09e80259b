"""Carries routes over when a service is deployed anew from a file that does not know them.

A route was given in the window or on the command line; an update of its app must not take it away.
What the file itself says about the same address wins.
"""
from __future__ import annotations

from collections.abc import Mapping

from caas_desktop.domain.routes import Route
from caas_desktop.operations.routes.labels import (
    CANARY,
    CANARY_END,
    ENABLE,
    OUR_NAME,
    routes_of,
)

_COMMON = (ENABLE, "traefik.swarm.network", "traefik.docker.network")


def kept_labels(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return ``new`` with the labels of those routes of ours that only ``old`` has.

    Of a Swarm service or a container; who gets any has to join ``EDGE_NETWORK``, too.
    """
    taken = {address for route in routes_of(new) for address in route.addresses}
    lost = {name for name in _names(old) - _names(new)
            if not _addresses(routes_of(old), name) & taken}
    carried = {key: value for key, value in old.items() if _router(key) in lost}
    common = {key: old[key] for key in _COMMON if key in old} if carried else {}
    return {**common, **carried, **new}


def _names(labels: Mapping[str, str]) -> set[str]:
    return {name for key in labels if (name := _router(key))}


def _router(key: str) -> str:
    """Return the router of ours that a label's key belongs to, "" for another key."""
    if key.startswith(f"{CANARY}."):
        return key[len(CANARY) + 1:]
    parts = key.split(".")
    if len(parts) < 4 or parts[:2] != ["traefik", "http"]:  # traefik.http.routers.NAME…
        return ""
    found = OUR_NAME.match(parts[3])
    return found[0] if found else ""


def _addresses(routes: tuple[Route, ...], name: str) -> set[object]:
    return {address for route in routes if route.router.removesuffix(CANARY_END) == name
            for address in route.addresses}
