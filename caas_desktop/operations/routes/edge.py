"""The edge: Traefik and its filter, as an engine is asked to run them.

Both are described here only; ``deploy`` creates them. State lives in their labels.
"""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.routes import Canary, RouteSpec, parse_host, parse_port
from caas_desktop.domain.text import N_
from caas_desktop.operations.routes.filter import (
    CERTIFICATES,
    DYNAMIC_PATH,
    FILTER_ENV,
    PORT,
    START,
    dynamic_config,
    filter_config,
)
from caas_desktop.operations.routes.labels import (
    PLAIN,
    RESOLVER,
    SECURE,
    Flavour,
)
from caas_desktop.operations.routes.networks import API_NETWORK, EDGE_NETWORK, PART

EDGE, FILTER = "caas-edge", "caas-edge-filter"
ACME_VOLUME, CERT_VOLUME = "caas-edge-acme", "caas-edge-certificates"
SPEC = "caas.edge.spec"
REVISION = 1
SOCKET = "/var/run/docker.sock"
INNER_PLAIN, INNER_SECURE, INNER_API = 8000, 8443, 8080
_IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}")
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")
SECOND = 1_000_000_000


@frozen
class EdgeSpec:
    """How an edge is to be.

    ``domain`` is the platform's: a new route is offered a sub-domain of it. ``acme_email`` ""
    means no ACME; with it the edge runs once only, on ``node`` (a Swarm node's id, "" for the
    manager that is asked), because its certificates lie in a volume there. ``acme_ca`` names what
    proves an ACME server that the public authorities do not, "" for none. ``certificates`` are
    names of our own.
    """

    image: str = "traefik:v3.6"
    filter_image: str = "caddy:2"
    http_port: int = 80
    https_port: int = 443
    domain: str = ""
    acme_email: str = ""
    acme_server: str = ""
    acme_ca: str = ""
    node: str = ""
    certificates: tuple[str, ...] = ()
    revision: int = REVISION


def read_spec(raw: str) -> EdgeSpec:
    """Return what a ``caas.edge.spec`` label tells; defaults for what it does not."""
    try:
        said = json.loads(raw)
        known = {f.name: type(getattr(EdgeSpec(), f.name)) for f in fields(EdgeSpec)}
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in said.items() if k in known}
        return EdgeSpec(**{k: v for k, v in values.items() if isinstance(v, known[k])})
    except (ValueError, TypeError, AttributeError):
        return EdgeSpec()


def write_spec(spec: EdgeSpec) -> str:
    standard = asdict(EdgeSpec())
    return json.dumps({k: v for k, v in asdict(spec).items()
                       if v != standard[k] or k in ("image", "revision")},
                      separators=(",", ":"), sort_keys=True)


def read_edge(image: str, filter_image: str, http_port: str, https_port: str, domain: str,
              acme_email: str, acme_server: str = "") -> EdgeSpec:
    """Check what a user typed; raises FieldError with the field's name."""
    for key, value in (("image", image), ("filter_image", filter_image)):
        if not _IMAGE.fullmatch(value.strip()):
            raise FieldError(key, N_("This is no image name; an example: nginx:1.27"))
    ports = []
    for key, value in (("http_port", http_port), ("https_port", https_port)):
        try:
            ports.append(parse_port(value))
        except FieldError as error:
            raise error.about(key) from None
    if ports[0] == ports[1]:
        raise FieldError("https_port", N_("Both cannot have the same port."))
    try:
        suffix = parse_host(domain) if domain.strip() else ""
    except FieldError as error:
        raise error.about("domain") from None
    if acme_email.strip() and not _MAIL.fullmatch(acme_email.strip()):
        raise FieldError("acme_email", N_("An e-mail address is needed."))
    if acme_server.strip() and not re.fullmatch(r"https://[^\s\"]{3,200}", acme_server.strip()):
        raise FieldError("acme_server", N_("The address of an ACME server begins with https://"))
    return EdgeSpec(image.strip(), filter_image.strip(), ports[0], ports[1], suffix,
                    acme_email.strip(), acme_server.strip())


def check_tls(edge: EdgeSpec, route: RouteSpec) -> None:
    """Raise FieldError("tls") where ``edge`` has no certificate, nor gets any, for ``route``."""
    if route.tls == "acme" and not edge.acme_email:
        raise FieldError("tls", N_("The edge has no ACME account: give it an e-mail address."))
    if route.tls == "own" and not edge.certificates:
        raise FieldError("tls", N_("The edge has no certificate of your own yet."))


def files_of(spec: EdgeSpec) -> list[str]:
    """Return the names of the files that Traefik is to find in ``CERTIFICATES``."""
    authority = [f"{spec.acme_ca}.pem"] if spec.acme_email and spec.acme_ca else []
    return [f"{name}.{end}" for name in spec.certificates for end in ("crt", "key")] + authority


def with_certificate(spec: EdgeSpec, name: str) -> EdgeSpec:
    return replace(spec, certificates=tuple(sorted({*spec.certificates, name})))


def labels(part: str, spec: EdgeSpec) -> dict[str, str]:
    """``part`` is "proxy" or "filter"."""
    return {SPEC: write_spec(spec), **_marks(part)}


def _marks(part: str) -> dict[str, str]:
    """Return what tells the place of containers, too, also of those that a service makes."""
    return {PART: part, "caas.category": "tool", "caas.app": EDGE,
            "caas.service": "edge" if part == "proxy" else "filter"}


def arguments(spec: EdgeSpec, flavour: Flavour) -> list[str]:
    """Return Traefik's arguments; it reads the engine through the filter only."""
    provider, api = f"--providers.{flavour}", f"{FILTER}:{PORT}"
    found = [
        "--global.checknewversion=false", "--global.sendanonymoususage=false",
        "--log.level=WARN", "--ping=true", "--api=true", "--api.insecure=true",
        "--api.dashboard=false",
        # The API says what is routed where: for programs inside the container only.
        f"--entrypoints.traefik.address=127.0.0.1:{INNER_API}",
        f"--entrypoints.{PLAIN}.address=:{INNER_PLAIN}",
        f"--entrypoints.{SECURE}.address=:{INNER_SECURE}",
        f"{provider}=true", f"{provider}.endpoint=tcp://{api}",
        f"{provider}.exposedbydefault=false", f"{provider}.network={EDGE_NETWORK}",
        # Otherwise a service without a route of its own would get one by its name.
        f"{provider}.defaultrule=Host(`{{{{ normalize .Name }}}}.invalid`)",
        f"--providers.http.endpoint=http://{api}{DYNAMIC_PATH}",
        "--providers.http.pollinterval=2s",
        "--providers.providersthrottleduration=500ms",
        # A task that is gone answers nothing: the next one is asked soon.
        "--serverstransport.forwardingtimeouts.dialtimeout=2s",
        # Never reuse a connection that a stopping server is about to close.
        "--serverstransport.forwardingtimeouts.idleconntimeout=3s",
        "--entrypoints.web.transport.lifecycle.gracetimeout=10s",
        "--entrypoints.websecure.transport.lifecycle.gracetimeout=10s",
    ]
    if flavour == "swarm":
        found.append(f"{provider}.refreshseconds=2")
    if spec.acme_email:
        acme = f"--certificatesresolvers.{RESOLVER}.acme"
        found += [f"{acme}.email={spec.acme_email}", f"{acme}.storage={acme_storage(spec)}",
                  f"{acme}.httpchallenge.entrypoint={PLAIN}"]
        if spec.acme_server:
            found.append(f"{acme}.caserver={spec.acme_server}")
        if spec.acme_ca:
            found.append(f"{acme}.cacertificates={CERTIFICATES}/{spec.acme_ca}.pem")
    return found


def acme_storage(spec: EdgeSpec) -> str:
    """Return the file of account and certificates: each ACME server has one of its own.

    In one file, Traefik would go on with what the server before has issued.
    """
    server = hashlib.sha256(spec.acme_server.encode()).hexdigest()[:10]
    return f"/acme/acme-{server}.json" if spec.acme_server else "/acme/acme.json"


def health(*, quick: bool) -> dict[str, Any]:
    """``quick``: the engine can ask more often while it starts; an update waits for the answer."""
    test = ["CMD", "traefik", "healthcheck", "--ping=true",
            f"--entrypoints.traefik.address=127.0.0.1:{INNER_API}"]
    found = {"Test": test, "Interval": 5 * SECOND, "Timeout": 3 * SECOND, "Retries": 3,
             "StartPeriod": 10 * SECOND}
    return {**found, "StartInterval": SECOND // 2} if quick else found


def filter_environment(spec: EdgeSpec, flavour: Flavour, canaries: Mapping[str, Canary]
                       ) -> list[str]:
    dynamic = dynamic_config(flavour, canaries, spec.certificates)
    return [f"{FILTER_ENV}={filter_config(flavour, dynamic)}"]


# -- Swarm -------------------------------------------------------------------------------


def filter_service(spec: EdgeSpec, api_network: str, canaries: Mapping[str, Canary]
                   ) -> dict[str, Any]:
    """Return the body of ``POST /services/create`` for the filter: one on each manager."""
    container = {
        "Image": spec.filter_image, "Command": ["sh", "-c", START],
        "Env": filter_environment(spec, "swarm", canaries), "ReadOnly": True,
        "CapabilityDrop": ["ALL"], "Labels": _marks("filter"),
        "Mounts": [{"Type": "bind", "Source": SOCKET, "Target": SOCKET, "ReadOnly": True},
                   {"Type": "tmpfs", "Target": "/tmp"}],
    }
    body = _service(FILTER, labels("filter", spec), container, [{"Target": api_network}],
                    "stop-first")
    # All at once: while some still told the old weights and some the new ones, Traefik, which asks
    # any of them, would go back and forth. Without an answer it keeps what it had.
    body["UpdateConfig"] |= {"Parallelism": 0, "Monitor": SECOND}
    return body


def edge_service(spec: EdgeSpec, networks: list[dict[str, Any]],
                 secrets: Mapping[str, str] | None = None, *, quick: bool = False
                 ) -> dict[str, Any]:
    """Return the body for Traefik; ``secrets`` maps names of Swarm secrets to their ids."""
    mounts: list[dict[str, Any]] = [{"Type": "tmpfs", "Target": "/tmp"}]
    if spec.acme_email:
        mounts.append({"Type": "volume", "Source": ACME_VOLUME, "Target": "/acme"})
    container = {
        "Image": spec.image, "Args": arguments(spec, "swarm"), "ReadOnly": True,
        "CapabilityDrop": ["ALL"], "Mounts": mounts, "Healthcheck": health(quick=quick),
        "StopGracePeriod": 15 * SECOND, "Labels": _marks("proxy"),
        "Secrets": [{"SecretID": secret, "SecretName": name, "File": {
            "Name": name.removeprefix(f"{EDGE}-"), "UID": "0", "GID": "0", "Mode": 0o400}}
            for name, secret in (secrets or {}).items()],
    }
    body = _service(EDGE, labels("proxy", spec), container, networks, "stop-first")
    if spec.acme_email and spec.node:
        # Still global: the mode of a service cannot be changed.
        body["TaskTemplate"]["Placement"]["Constraints"].append(f"node.id=={spec.node}")
    # A Traefik that has just started answers 404 until it has read the routes: the next one waits.
    body["UpdateConfig"]["Delay"] = 3 * SECOND
    body["EndpointSpec"]["Ports"] = [
        {"Protocol": "tcp", "PublishMode": "host", "TargetPort": inner, "PublishedPort": outer}
        for inner, outer in ((INNER_PLAIN, spec.http_port), (INNER_SECURE, spec.https_port))]
    return body


def _service(name: str, marks: dict[str, str], container: dict[str, Any],
             networks: list[dict[str, Any]], order: str) -> dict[str, Any]:
    return {
        "Name": name, "Labels": marks, "Mode": {"Global": {}},
        "TaskTemplate": {
            "ContainerSpec": container,
            "Placement": {"Constraints": ["node.role==manager"]},
            "RestartPolicy": {"Condition": "any", "Delay": 2 * SECOND},
            "Networks": networks,
            "Resources": {"Limits": {"MemoryBytes": 512 << 20}},
        },
        "UpdateConfig": {"Parallelism": 1, "Order": order, "FailureAction": "pause",
                         "Monitor": 5 * SECOND},
        # Round robin by DNS needs no IPVS, and both speak to one address only.
        "EndpointSpec": {"Mode": "dnsrr"},
    }


# -- a standalone host -------------------------------------------------------------------


def filter_container(spec: EdgeSpec, canaries: Mapping[str, Canary]) -> dict[str, Any]:
    """Return the body of ``POST /containers/create``."""
    return {
        "Image": spec.filter_image, "Entrypoint": ["sh", "-c", START], "Cmd": [],
        "Env": filter_environment(spec, "docker", canaries), "Labels": labels("filter", spec),
        "HostConfig": {**_hardened(), "Binds": [f"{SOCKET}:{SOCKET}:ro"],
                       "NetworkMode": API_NETWORK},
    }


def edge_container(spec: EdgeSpec, *, quick: bool = False) -> dict[str, Any]:
    binds = [f"{CERT_VOLUME}:{CERTIFICATES}"]
    if spec.acme_email:
        binds.append(f"{ACME_VOLUME}:/acme")
    ports = {INNER_PLAIN: spec.http_port, INNER_SECURE: spec.https_port}
    return {
        "Image": spec.image, "Cmd": arguments(spec, "docker"), "Healthcheck": health(quick=quick),
        "Labels": labels("proxy", spec), "StopTimeout": 15,
        "ExposedPorts": {f"{inner}/tcp": {} for inner in ports},
        "HostConfig": {
            **_hardened(), "Binds": binds, "NetworkMode": EDGE_NETWORK,
            "PortBindings": {f"{inner}/tcp": [{"HostPort": str(outer)}]
                             for inner, outer in ports.items()}},
    }


def _hardened() -> dict[str, Any]:
    # Not unless-stopped: an older engine takes what it finds after a crash of its own for stopped.
    return {"RestartPolicy": {"Name": "always"}, "ReadonlyRootfs": True,
            "CapDrop": ["ALL"], "SecurityOpt": ["no-new-privileges"], "Memory": 512 << 20,
            "Tmpfs": {"/tmp": ""}}
