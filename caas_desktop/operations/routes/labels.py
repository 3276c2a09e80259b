"""Routes as Traefik's labels, and back.

Source: Traefik v3, "Routing & Load Balancing", providers Docker and Swarm. Weights of services are
the one thing labels cannot say: they are told by ``edge_dynamic``.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.routes import Address, Canary, Route, RouteSpec, Tls
from caas_desktop.operations.routes.networks import EDGE_NETWORK
from caas_desktop.operations.routes.rule import priority_of, read_rule, rule_of

Flavour = Literal["swarm", "docker"]
RESOLVER = "caas"
PLAIN, SECURE = "web", "websecure"
ENABLE = "traefik.enable"
CANARY = "caas.canary"
"""``caas.canary.<router>``: the second service of a route, as name:port:percent."""

_ROUTERS, _SERVICES, _MIDDLEWARES = (
    f"traefik.http.{part}." for part in ("routers", "services", "middlewares"))
_CANARY = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]{0,127}):(\d{1,5}):(\d{1,2})")
OUR_NAME = re.compile(r"caas-[0-9a-f]{12}")
_PLAIN_END = "-plain"
MAIN_END, CANARY_END = "-main", "-canary"


def labels_of(spec: RouteSpec, flavour: Flavour, network: str = EDGE_NETWORK) -> dict[str, str]:
    """Return the labels that make ``spec`` a route of the service that carries them.

    ``network`` is the one in which the edge reaches it.
    """
    name = spec.router
    router, service = f"{_ROUTERS}{name}.", f"{_SERVICES}{name}.loadbalancer."
    found = {
        ENABLE: "true",
        f"traefik.{flavour}.network": network,
        f"{router}rule": rule_of(spec.address),
        f"{router}entrypoints": SECURE if spec.tls != "none" else PLAIN,
        f"{router}priority": str(priority_of(spec.address)),
        f"{router}service": f"{name}{MAIN_END}@http" if spec.canary else name,
        f"{router}middlewares": ",".join(_middlewares(spec)),
        f"{service}server.port": str(spec.port),
        # Only requests that reached no server are sent again, so a POST never runs twice.
        f"{_MIDDLEWARES}{name}-retry.retry.attempts": "10",
        f"{_MIDDLEWARES}{name}-retry.retry.initialinterval": "50ms",
    }
    if spec.tls != "none":
        found[f"{router}tls"] = "true"
    if spec.tls == "acme":
        found[f"{router}tls.certresolver"] = RESOLVER
    if spec.strip:
        found[f"{_MIDDLEWARES}{name}-strip.stripprefix.prefixes"] = spec.address.path
    if spec.redirect:
        found |= _redirect(spec)
    if spec.sticky:
        found |= _sticky(spec, f"{service}sticky.cookie")
    if spec.health:
        health = f"{service}healthcheck."
        found |= {f"{health}path": spec.health, f"{health}interval": "5s",
                  f"{health}timeout": "3s"}
    if spec.canary:
        other = spec.canary
        found[f"{CANARY}.{name}"] = f"{other.service}:{other.port}:{other.percent}"
    return found


def _middlewares(spec: RouteSpec) -> list[str]:
    return [f"{spec.router}-retry"] + ([f"{spec.router}-strip"] if spec.strip else [])


def _sticky(spec: RouteSpec, cookie: str) -> dict[str, str]:
    found = {cookie: "true", f"{cookie}.name": spec.router, f"{cookie}.httponly": "true",
             f"{cookie}.samesite": "lax"}
    if spec.tls != "none":
        found[f"{cookie}.secure"] = "true"
    return found


def _redirect(spec: RouteSpec) -> dict[str, str]:
    name = spec.router
    router, to_https = f"{_ROUTERS}{name}{_PLAIN_END}.", f"{name}-https"
    scheme = f"{_MIDDLEWARES}{to_https}.redirectscheme."
    return {
        f"{router}rule": rule_of(spec.address), f"{router}entrypoints": PLAIN,
        f"{router}priority": str(priority_of(spec.address)),
        f"{router}middlewares": to_https, f"{router}service": name,
        # Not permanent: browsers would never ask again, also once the route has no TLS any more.
        f"{scheme}scheme": "https",
    }


def canary_labels(router: str, canary: Canary, flavour: Flavour, network: str = EDGE_NETWORK
                  ) -> dict[str, str]:
    """Return what the second service carries: a service for Traefik, and no route of its own."""
    name = f"{router}{CANARY_END}"
    return {ENABLE: "true", f"traefik.{flavour}.network": network,
            f"{_SERVICES}{name}.loadbalancer.server.port": str(canary.port)}


def without(labels: Mapping[str, str], router: str) -> dict[str, str]:
    """Return ``labels`` without those of one of our routes; the last takes all along."""
    part = re.compile(
        rf"traefik\.http\.(routers|services|middlewares)\.{re.escape(router)}(-[a-z]+)?\."
        rf"|caas\.canary\.{re.escape(router)}$")
    kept = {key: value for key, value in labels.items() if not part.match(key.lower())}
    left = any(key.lower().startswith(("traefik.http.", "traefik.tcp.", "traefik.udp."))
               for key in kept)
    if not left and len(kept) != len(labels):
        for key in (ENABLE, "traefik.swarm.network", "traefik.docker.network"):
            kept.pop(key, None)
    return kept


def with_route(labels: Mapping[str, str], spec: RouteSpec, flavour: Flavour,
               network: str = EDGE_NETWORK) -> dict[str, str]:
    """Return ``labels`` with the route added, or changed where its address is there already."""
    return {**without(labels, spec.router), **labels_of(spec, flavour, network)}


def routes_of(labels: Mapping[str, str]) -> tuple[Route, ...]:
    """Return every route that ``labels`` tell, in order of name; () where Traefik is told not to.

    Keys of Traefik's labels may be of any case.
    """
    low = {key.lower(): value for key, value in labels.items()
           if key.lower().startswith(("traefik.", CANARY))}
    if low.get(ENABLE, "true").strip().lower() in ("false", "0", "f"):
        return ()
    names = {key[len(_ROUTERS):].partition(".")[0] for key in low if key.startswith(_ROUTERS)}
    ours = {name for name in names if OUR_NAME.fullmatch(name)}
    found = [_route(low, name) for name in sorted(names)
             if name.removesuffix(_PLAIN_END) not in ours or name in ours]
    return tuple(route for route in found if route.rule)


def _route(low: Mapping[str, str], name: str) -> Route:
    def say(key: str) -> str:
        return low.get(f"{_ROUTERS}{name}.{key}", "")

    rule = " ".join(say("rule").split())[:1000]
    addresses, whole = read_rule(rule)
    asked = any(key.startswith(f"{_ROUTERS}{name}.tls") for key in low) and say("tls") != "false"
    tls: Tls = ("acme" if say("tls.certresolver") else "own") if asked else "none"
    service = say("service").partition("@")[0].removesuffix(MAIN_END) or name
    port = _port(low, service)
    spec = _spec(low, name, addresses[0], port, tls) if whole and len(addresses) == 1 else None
    return Route(name, addresses, rule, port, tls, spec)


def _port(low: Mapping[str, str], service: str) -> int:
    key = f"{_SERVICES}{service.lower()}.loadbalancer.server.port"
    found = low.get(key)
    if found is None:  # a router without a service takes the only one there is
        ports = [v for k, v in low.items() if k.startswith(_SERVICES)
                 and k.endswith(".loadbalancer.server.port")]
        found = ports[0] if len(ports) == 1 else ""
    return int(found) if found.isascii() and found.isdigit() and len(found) < 6 else 0


def _spec(low: Mapping[str, str], name: str, address: Address, port: int, tls: Tls
          ) -> RouteSpec | None:
    """Return the specification where the labels are exactly what we would write for it."""
    service, canary = f"{_SERVICES}{name}.loadbalancer.", None
    if other := _CANARY.fullmatch(low.get(f"{CANARY}.{name}", "")):
        canary = Canary(other[1], int(other[2]), int(other[3]))
    spec = RouteSpec(
        address=address, port=port, tls=tls, canary=canary,
        redirect=f"{_ROUTERS}{name}{_PLAIN_END}.rule" in low,
        sticky=f"{service}sticky.cookie" in low,
        strip=f"{_MIDDLEWARES}{name}-strip.stripprefix.prefixes" in low,
        health=low.get(f"{service}healthcheck.path", ""))
    if spec.router != name:
        return None
    try:
        wanted = {k: v for flavour in ("swarm", "docker")
                  for k, v in labels_of(spec, flavour).items()}
    except BadRequest:  # a name that we would not write
        return None
    mine = {k: v for k, v in low.items() if f".{name}." in f"{k}." or f".{name}-" in k}
    theirs = {k: v for k, v in wanted.items() if f".{name}." in f"{k}." or f".{name}-" in k}
    for found in (mine, theirs):  # earlier versions tried four times
        found.pop(f"{_MIDDLEWARES}{name}-retry.retry.attempts", None)
    return spec if mine == theirs else None
