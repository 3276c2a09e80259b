"""The filter between Traefik and the Docker socket, and the file of what labels cannot say.

It is Caddy with a configuration made here: a request is matched against a short list and written
anew from what matched; nothing else of it reaches the engine. The same server hands Traefik the
dynamic configuration (weights, certificates) over the internal network.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from caas_desktop.domain.routes import Canary
from caas_desktop.operations.routes.labels import CANARY_END, MAIN_END, Flavour

PORT = 2375
DYNAMIC_PATH = "/caas/dynamic"
CERTIFICATES = "/run/secrets"
FILTER_ENV = "CAAS_FILTER"
START = f'printf %s "${FILTER_ENV}" > /tmp/filter.json && exec caddy run --config /tmp/filter.json'

# What Traefik's providers ask for, and nothing that holds a secret's content.
_COMMON = ("_ping", "version", "info", "events", "networks")
_PATHS: dict[Flavour, tuple[str, ...]] = {
    "swarm": (*_COMMON, "services", "tasks", "nodes/[A-Za-z0-9]+"),
    "docker": (*_COMMON, "containers/json", "containers/[A-Za-z0-9][A-Za-z0-9_.-]*/json"),
}


def filter_config(flavour: Flavour, dynamic: Mapping[str, Any]) -> str:
    """Return Caddy's JSON configuration. Source: Caddy 2, "JSON Config Structure"."""
    allowed = rf"^(/v1\.[0-9]{{2}})?/({'|'.join(_PATHS[flavour])})$"
    engine = {
        "match": [{"method": ["GET", "HEAD"],
                   "path_regexp": {"name": "api", "pattern": allowed}}],
        "handle": [
            {"handler": "rewrite",
             "uri": "{http.regexp.api.1}/{http.regexp.api.2}?{http.request.uri.query}"},
            {"handler": "reverse_proxy", "flush_interval": -1,
             "headers": {"request": {"delete": ["Upgrade", "X-Registry-Auth"]}},
             "upstreams": [{"dial": "unix//var/run/docker.sock"}]}],
        "terminal": True,
    }
    told = {
        "match": [{"method": ["GET"], "path": [DYNAMIC_PATH]}],
        "handle": [{"handler": "static_response", "body": _plain(dynamic),
                    "headers": {"Content-Type": ["application/json"]}}],
        "terminal": True,
    }
    refused = {"handle": [{"handler": "static_response", "status_code": 403,
                           "body": "The filter lets only a few reading requests through.\n"}]}
    server = {"listen": [f":{PORT}"], "protocols": ["h1"], "automatic_https": {"disable": True},
              "routes": [told, engine, refused]}
    return json.dumps({"admin": {"disabled": True}, "logging": {"logs": {"default": {
        "level": "WARN"}}}, "apps": {"http": {"servers": {"api": server}}}},
        separators=(",", ":"))


def _plain(dynamic: Mapping[str, Any]) -> str:
    # Caddy would fill {placeholders} of a body; JSON of ours always has a quote after a brace.
    return json.dumps(dynamic, separators=(",", ":"), sort_keys=True)


def dynamic_config(flavour: Flavour, canaries: Mapping[str, Canary], certificates: Iterable[str]
                   ) -> dict[str, Any]:
    """Return Traefik's dynamic configuration: weighted services, files of certificates.

    ``canaries`` are by router; ``certificates`` are names, each with a .crt and a .key file.
    """
    services = {}
    for router, canary in canaries.items():
        services[f"{router}{MAIN_END}"] = {"weighted": {"services": [
            {"name": f"{router}@{flavour}", "weight": 100 - canary.percent},
            {"name": f"{router}{CANARY_END}@{flavour}", "weight": canary.percent}]}}
    files = [{"certFile": f"{CERTIFICATES}/{name}.crt", "keyFile": f"{CERTIFICATES}/{name}.key"}
             for name in certificates]
    found: dict[str, Any] = {}
    if services:
        found["http"] = {"services": services}
    if files:
        found["tls"] = {"certificates": files}
    return found
