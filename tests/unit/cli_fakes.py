"""Engines that answer from dictionaries, and a command line that runs on them in-process."""
from __future__ import annotations

import argparse
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from caas_desktop.app.adapters import Adapters
from caas_desktop.app.cli import arguments
from caas_desktop.app.cli.context import Context
from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.hosts import EngineInfo, HostSpec, SwarmInfo, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets import Redactor
from caas_desktop.secrets.memory import MemoryStore

LISTS = {kind.list_path for kind in KINDS.values()}


def container(name: str, ident: str = "", state: str = "running", **labels: str) -> dict[str, Any]:
    """Return one entry of ``GET /containers/json``; ``app="x"`` becomes our label."""
    status = "Up 2 minutes" if state == "running" else "Exited (3) 2 hours ago"
    return {"Id": (ident or name.encode().hex()).ljust(64, "0"), "Names": [f"/{name}"],
            "Image": "busybox:1", "ImageID": "sha256:1", "State": state, "Status": status,
            "Created": 1_700_000_000, "Labels": {f"caas.{k}": v for k, v in labels.items()}}


@dataclass
class FakeEngine:
    """Lists ``containers``; keeps what it was asked in ``requests``."""

    spec: HostSpec
    containers: list[dict[str, Any]] = field(default_factory=list)
    engine_id: str = ""
    swarm: SwarmInfo | None = None
    refuses: CaasError | None = None
    nodes: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, str, Mapping[str, object]]] = field(default_factory=list)
    closed: bool = False

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(self.engine_id or f"E{self.spec.name}", self.spec.name, "28", "1.51",
                          swarm=self.swarm)

    def request(self, method: str, path: str, *, query: Mapping[str, object] | None = None,
                body: object = None, timeout_s: float = 30.0, lane: object = None) -> Any:
        self.requests.append((method, path, query or {}))
        if (method, path) == ("GET", "/containers/json"):
            return self.containers
        if (method, path) == ("GET", "/nodes"):
            return self.nodes
        if method == "GET":
            if any(path == f"/containers/{c['Id']}/json" for c in self.containers):
                return {"Id": path.split("/")[2], "HostConfig": {}}
            return {"Volumes": []} if path == "/volumes" else [] if path in LISTS else {}
        if self.refuses is not None:
            raise self.refuses
        if not any(c["Id"] in path for c in self.containers):
            raise ResourceGone("gone")
        return None

    def close(self) -> None:
        self.closed = True


Way = FakeEngine | CaasError | threading.Event


class FakeConnector:
    """Connects to the engines it was given: an error is raised, an event waited for."""

    def __init__(self) -> None:
        self.ways: dict[str, Way] = {}

    def connect(self, spec: HostSpec, *, timeout_s: float = 15.0) -> FakeEngine:
        way = self.ways[spec.name]
        if isinstance(way, CaasError):
            raise way
        if isinstance(way, threading.Event):
            way.wait(60)
            raise CaasError("late")
        return way


class CommandLine:
    """Hosts by name, and commands run on them."""

    def __init__(self) -> None:
        self.connector = FakeConnector()
        self.catalogue = open_catalogue(MEMORY)
        self.redactor = Redactor()
        self.vault = RunSecrets(MemoryStore(), self.redactor.remember)

    def host(self, name: str, way: Way | None = None, *containers: dict[str, Any],
             engine_id: str = "", **fields: Any) -> FakeEngine:
        """Add a host that leads to ``way`` (None: a working engine with ``containers``)."""
        spec = HostSpec(HostId(f"id-{name}"), name, UnixEndpoint(f"/run/{name}"), **fields)
        self.catalogue.save_host(spec)
        engine = FakeEngine(spec, list(containers), engine_id)
        self.connector.ways[name] = engine if way is None else way
        return engine

    def context(self, *words: str) -> Context:
        return Context(arguments.read(words), self.adapters)

    @property
    def adapters(self) -> Adapters:
        return Adapters(self.catalogue, self.vault, cast(Any, self.connector), self.redactor)

    def run(self, *words: str) -> int:
        """Run a command and return its exit code; raises what ``run.main`` would print."""
        args: argparse.Namespace = arguments.read(words)
        context = Context(args, self.adapters)
        try:
            code: int = args.run(context)
            return code or context.code
        finally:
            context.close()

    def close(self) -> None:
        self.catalogue.close()


