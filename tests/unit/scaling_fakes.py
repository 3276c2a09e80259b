"""A Swarm in memory, as several managers and workers show it; for tests of scaling."""
from __future__ import annotations

import copy
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from caas_desktop.domain.errors import CaasError, HostUnreachable, ResourceConflict, ResourceGone
from caas_desktop.domain.hosts import EngineInfo, HostSpec, SwarmInfo, UnixEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.scaling import Policy, with_policy
from caas_desktop.operations.scaling.cluster import ClusterScaler, View
from tests.unit.stats_fakes import answer

SYNC = 15.0


class Clock:
    """Time that only tests move."""

    def __init__(self, at: float = 1000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


@dataclass
class Swarm:
    """Services, tasks and configs; every write moves one version. ``now`` is the manager's clock.

    ``load`` is what each service's tasks use together, in cores.
    """

    now: Clock = field(default_factory=Clock)
    services: dict[str, dict[str, Any]] = field(default_factory=dict)
    configs: dict[str, dict[str, Any]] = field(default_factory=dict)
    load: dict[str, float] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)  # container → CPU seconds so far
    running: dict[str, int] = field(default_factory=dict)  # service → tasks that run, at most
    index: int = 10
    nodes: tuple[str, ...] = ("n1", "n2")
    lock: threading.RLock = field(default_factory=threading.RLock)

    def add(self, name: str, replicas: int = 1, policy: Policy | None = None, *,
            cores: float | None = 0.5, labels: Mapping[str, str] | None = None,
            **more: Any) -> str:
        ident = f"s-{name}"
        resources = {"Reservations": {"NanoCPUs": round(cores * 1e9)}} if cores else {}
        spec = {"Name": name, "Labels": with_policy(labels or {}, policy),
                "TaskTemplate": {"ContainerSpec": {"Image": "busybox:1"}, "Resources": resources},
                "Mode": {"Replicated": {"Replicas": replicas}}}
        self.services[ident] = {"ID": ident, "Version": {"Index": self.tick()}, "Spec": spec,
                                **more}
        return ident

    def tick(self) -> int:
        self.index += 1
        return self.index

    def replicas(self, ident: str) -> int:
        found: int = self.services[ident]["Spec"]["Mode"]["Replicated"]["Replicas"]
        return found

    def pass_time(self, seconds: float, clock: Clock) -> None:
        """Let time go by and the tasks use what ``load`` says, each its part."""
        for ident, cores in self.load.items():
            there = self.containers(ident)
            for container in there:
                self.used[container] = (self.used.get(container, 0.0)
                                        + cores * seconds / len(there))
        self.now.at += seconds
        clock.at += seconds

    def containers(self, ident: str) -> list[str]:
        count = min(self.replicas(ident), self.running.get(ident, 1 << 30))
        return [f"{ident}.{n}" for n in range(count)]

    def tasks(self, ident: str) -> list[dict[str, Any]]:
        running = set(self.containers(ident))
        found = []
        for n in range(self.replicas(ident)):
            container = f"{ident}.{n}"
            status: dict[str, Any] = {"State": "preparing"}
            if container in running:
                status = {"State": "running", "ContainerStatus": {"ContainerID": container}}
            found.append({"ID": f"t{n}", "ServiceID": ident, "Status": status,
                          "NodeID": self.nodes[n % len(self.nodes)]})
        return found


class SwarmEngine:
    """One node's engine. ``before`` is called ahead of each request and may raise."""

    def __init__(self, swarm: Swarm, node: str = "n1", *, manager: bool = True,
                 read_only: bool = False) -> None:
        self.swarm, self.node = swarm, node
        self.spec = HostSpec(HostId(f"h-{node}"), node, UnixEndpoint(f"/run/{node}"),
                             read_only=read_only)
        part = SwarmInfo("c1" if manager else "", node, manager)
        self.info = EngineInfo(f"E{node}", node, "28", "1.51", swarm=part)
        self.calls: list[tuple[str, str]] = []
        self.broken = False
        self.before: Any = lambda method, path: None

    def writes(self) -> list[str]:
        return [path for method, path in self.calls if method != "GET"]

    def request(self, method: str, path: str, *, query: Mapping[str, Any] | None = None,
                body: Any = None, timeout_s: float = 30.0, lane: object = None) -> Any:
        self.calls.append((method, path))
        self.before(method, path)
        if self.broken:
            raise HostUnreachable(f"{self.node} is gone.")
        with self.swarm.lock:
            return copy.deepcopy(self._answer(method, path, query or {}, body))

    def _answer(self, method: str, path: str, query: Mapping[str, Any], body: Any) -> Any:
        swarm, parts = self.swarm, path.split("/")[1:]
        match method, parts:
            case "GET", ["info"]:
                return {"SystemTime": self._time(swarm.now())}
            case "GET", ["services"]:
                label = query["filters"]["label"][0]
                return [s for s in swarm.services.values() if label in s["Spec"]["Labels"]]
            case "GET", ["services", ident]:
                return swarm.services[ident]
            case "POST", ["services", ident, "update"]:
                self._update(swarm.services[ident], query, body, previous=True)
                return {"Warnings": None}
            case "GET", ["tasks"]:
                wanted = query["filters"]["service"]
                return [t for i in wanted for t in swarm.tasks(i)]
            case "GET", ["nodes"]:
                return [{"ID": n, "Description": {"Hostname": f"host-{n}"}} for n in swarm.nodes]
            case "GET", ["containers", ident, "stats"]:
                return self._stats(ident)
            case _, ["configs", *rest]:
                return self._configs(method, rest, query, body)
        raise AssertionError(f"{method} {path}")

    def _stats(self, ident: str) -> Any:
        found = {t["Status"]["ContainerStatus"]["ContainerID"]: t["NodeID"]
                 for i in self.swarm.services for t in self.swarm.tasks(i)
                 if t["Status"]["State"] == "running"}
        if found.get(ident) != self.node:
            raise ResourceGone(f"no container {ident} on {self.node}")
        return answer(self.swarm.now(), cpu_s=self.swarm.used.get(ident, 0.0), memory=1 << 20)

    def _configs(self, method: str, rest: list[str], query: Mapping[str, Any], body: Any) -> Any:
        swarm = self.swarm
        if rest == ["create"]:
            if any(c["Spec"]["Name"] == body["Name"] for c in swarm.configs.values()):
                raise ResourceConflict("exists")
            index = swarm.tick()
            ident = f"c{index}"
            swarm.configs[ident] = {"ID": ident, "Version": {"Index": index}, "Spec": body,
                                    "UpdatedAt": self._time(swarm.now() + index / 1e6)}
            return {"ID": ident}
        if method == "DELETE":
            return swarm.configs.pop(rest[0]) and None
        if rest[1:] == ["update"]:
            assert body["Data"] == swarm.configs[rest[0]]["Spec"]["Data"]
            self._update(swarm.configs[rest[0]], query, body)
            return None
        filters = query.get("filters", {})
        labels = dict(pair.split("=", 1) for pair in filters.get("label", ()))
        return [c for c in swarm.configs.values()
                if all(c["Spec"]["Name"].startswith(n) for n in filters.get("name", ()))
                and labels.items() <= c["Spec"]["Labels"].items()]

    def _update(self, there: dict[str, Any], query: Mapping[str, Any], body: Any, *,
                previous: bool = False) -> None:
        if query["version"] != there["Version"]["Index"]:
            raise CaasError("update out of sequence", detail="HTTP 500")
        if previous:
            there["PreviousSpec"] = there["Spec"]
            there.pop("UpdateStatus", None)
        there["Spec"], there["Version"] = copy.deepcopy(body), {"Index": self.swarm.tick()}
        there["UpdatedAt"] = self._time(self.swarm.now() + self.swarm.index / 1e6)

    @staticmethod
    def _time(at: float) -> str:
        return datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")


class Cluster:
    """Two nodes and one who scales them."""

    def __init__(self) -> None:
        self.swarm, self.clock = Swarm(), Clock()
        self.manager = SwarmEngine(self.swarm, "n1")
        self.worker = SwarmEngine(self.swarm, "n2", manager=False)
        self.connected = [self.manager, self.worker]
        self.scaler = self.another("me")

    def another(self, name: str) -> ClusterScaler:
        return ClusterScaler(name, SYNC, clock=self.clock, wall=self.swarm.now)

    def look(self, scaler: ClusterScaler | None = None, *, active: bool = True) -> View:
        nodes = cast("dict[str, Engine]", {e.node: e for e in self.connected})
        return (scaler or self.scaler).look(cast(Engine, self.manager), nodes, active=active)

    def go(self, looks: int) -> View:
        for _ in range(looks):
            view = self.look()
            self.swarm.pass_time(SYNC, self.clock)
        return view

    def text(self, ident: str) -> str:
        return self.look().notes[ident].text
