"""Tells whether a route really works: the name, the edge, each backend, the way from here."""
from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlsplit

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.routes import Route
from caas_desktop.domain.text import N_, Words
from caas_desktop.operations.routes.edge import INNER_API
from caas_desktop.operations.routes.labels import CANARY_END, Flavour
from caas_desktop.operations.routes.outside import Outside, Served, request_outside
from caas_desktop.operations.routes.probe import last_lines, run_in

NAME_TIMEOUT_S = 5.0
BACKENDS_LIMIT = 50
LOG_LINES = 400
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Netcat is in every image with a shell; it stays open until the answer is there, as some servers
# drop a request whose sender has closed its side.
_ASK = """
ask() { { printf 'GET %s HTTP/1.0\\r\\nHost: %s\\r\\n\\r\\n' "$3" "$4"; sleep 4 2>/dev/null & } |
nc -w 4 "$1" "$2" 2>/dev/null; }
"""
_ASK_ONE = _ASK + 'ask "$@"'
_ASK_EACH = _ASK + """
path=$1; name=$2; shift 2
while [ $# -gt 0 ]; do (
line=$(ask "$1" "$2" "$path" "$name" | head -n 1)
printf '%s %s %s\\n' "$1" "$2" "$line") & shift 2; done; wait
"""


@frozen
class Backend:
    """``answer`` is its HTTP status, 0 for none; ``up`` is what the edge believes of it."""

    url: str
    up: bool
    answer: int


@frozen
class Report:
    """What was found. ``addresses`` are the name's, as this machine resolves it.

    ``known`` None: the edge could not be asked, ``edge_error`` says why. ``answer`` is the HTTP
    status of a request from here, 0 for none; ``certificate`` says why this machine does not trust
    the one that was ``served``, "" where it does, or where there is none. ``acme_error`` is the
    newest trouble that the edge had with getting a certificate for the name.
    """

    addresses: tuple[str, ...] = ()
    known: bool | None = None
    edge_error: Words = ""
    backends: tuple[Backend, ...] = ()
    answer: int = 0
    outside_error: str = ""
    certificate: str = ""
    served: Served | None = None
    acme_error: str = ""

    @property
    def works(self) -> bool:
        return bool(self.known and any(b.answer for b in self.backends))


def check_route(route: Route, flavour: Flavour, edge: tuple[Engine, str] | None,
                fallback: Sequence[str] = (), ports: tuple[int, int] = (80, 443)) -> Report:
    """Check ``route``; takes some seconds and raises nothing.

    Args:
        edge: An engine and the id of an edge's container on it, None where none is in reach.
        fallback: Addresses of the edge, for a name that resolves to nothing yet.
        ports: Where the edge listens for HTTP and HTTPS.
    """
    host = route.addresses[0].host if route.addresses else ""
    name = host.replace("*.", "caas-check.", 1)
    addresses = resolve(name) if name else ()
    known, error, backends = _ask_edge(route, flavour, edge)
    found, acme = Outside(), ""
    if name:
        secure = route.tls != "none"
        found = request_outside(name, (route.addresses[0].path or "/"), secure, ports[secure],
                                addresses or tuple(fallback))
        # The authority may be one that this machine does not know: that is no trouble of the edge.
        good = found.served is not None and found.served.good(time.time())
        if route.tls == "acme" and found.wrong and not good:
            acme = _acme_error(name, edge)
    return Report(addresses, known, error, backends, found.answer, found.error, found.wrong,
                  found.served, acme)


def resolve(name: str, timeout_s: float = NAME_TIMEOUT_S) -> tuple[str, ...]:
    """Return the addresses of ``name`` on this machine; () for none, or none in time."""
    found: list[str] = []

    def ask() -> None:
        with suppress(OSError):
            found.extend(dict.fromkeys(str(a[4][0]) for a in socket.getaddrinfo(
                name, None, type=socket.SOCK_STREAM)))

    # The resolver has no time-out of its own.
    thread = threading.Thread(target=ask, name="resolve", daemon=True)
    thread.start()
    thread.join(timeout_s)
    return tuple(found[:20])


def _ask_edge(route: Route, flavour: Flavour, edge: tuple[Engine, str] | None
              ) -> tuple[bool | None, Words, tuple[Backend, ...]]:
    if edge is None:
        return None, "", ()
    engine, container = edge
    try:
        said = _api(engine, container, f"routers/{quote(route.router)}@{flavour}")
        if said is None:
            return False, "", ()
        errors = "; ".join(text(e, 300) for e in items(said.get("error")))
        names = [text(said.get("service"), 200).partition("@")[0]]
        if route.spec is not None and route.spec.canary is not None:
            names = [route.router, f"{route.router}{CANARY_END}"]
        up: dict[str, bool] = {}
        for name in names:
            up |= _servers(_api(engine, container, f"services/{quote(name)}@{flavour}"))
        path = (route.spec.health if route.spec else "") or "/"
        host = route.addresses[0].host if route.addresses else "localhost"
        return (said.get("status") == "enabled", errors,
                _ask_backends(engine, container, up, host.lstrip("*."), path))
    except CaasError as exc:
        return None, exc.text, ()


def _acme_error(name: str, edge: tuple[Engine, str] | None) -> str:
    """Return what Traefik last wrote about getting a certificate for ``name``; "" for nothing."""
    if edge is None:
        return ""
    with suppress(CaasError):
        for line in reversed(last_lines(*edge, LOG_LINES)):
            plain = _COLOUR.sub("", line)
            if "acme" in plain.lower() and name in plain:
                return text(plain.partition("error=")[2].strip('"') or plain, 400)
    return ""


def _api(engine: Engine, container: str, path: str) -> Mapping[str, Any] | None:
    """Ask Traefik's API, which listens inside its container only; None for a 404.

    Source: Traefik v3, "API", endpoints.
    """
    answer = run_in(engine, container, [
        "sh", "-c", _ASK_ONE, "sh", "127.0.0.1", str(INNER_API), f"/api/http/{path}", "localhost"])
    head, _, body = answer.partition("\r\n\r\n")
    status = _status(head)
    if status == HTTPStatus.NOT_FOUND:
        return None
    try:
        if status == HTTPStatus.OK:
            return mapping(json.loads(body))
    except ValueError:
        pass
    raise CaasError(N_("The edge does not answer as expected."),
                    hint=N_("The image of the edge needs a shell and nc."))


def _status(line: str) -> int:
    """Return the code of an answer's first line, 0 where it is none."""
    found = re.match(r"HTTP/1\.[01] (\d{3})", line)
    return int(found[1]) if found else 0


def _servers(service: Mapping[str, Any] | None) -> dict[str, bool]:
    """Return what the edge believes of each server, by URL."""
    status = mapping((service or {}).get("serverStatus"))
    listed = items(mapping((service or {}).get("loadBalancer")).get("servers"))
    urls = [text(mapping(s).get("url"), 300) for s in listed]
    return {url: status.get(url, "UP") == "UP" for url in urls[:BACKENDS_LIMIT]
            if urlsplit(url).scheme in ("http", "https")}


def _ask_backends(engine: Engine, container: str, up: Mapping[str, bool], host: str, path: str
                  ) -> tuple[Backend, ...]:
    """Ask each server from where the edge stands."""
    if not up:
        return ()
    urls = {}
    for url in up:
        parts = urlsplit(url)
        urls[f"{parts.hostname} {parts.port or 80}"] = url
    words = [word for key in urls for word in key.split()]
    answer = run_in(engine, container, ["sh", "-c", _ASK_EACH, "sh", path, host, *words])
    codes: dict[str, int] = {}
    for line in answer.splitlines():
        address, _, rest = line.partition(" ")
        port, _, first = rest.partition(" ")
        if (url := urls.get(f"{address} {port}", "")):
            codes[url] = _status(first)
    return tuple(Backend(url, up[url], codes.get(url, 0)) for url in sorted(up))
