"""Makes resources and hosts as an engine would report them."""
from __future__ import annotations

from typing import Any

from caas_desktop.domain.changes import Change, HostChanged, HostDefined, Upserted
from caas_desktop.domain.hosts import (
    EngineInfo,
    HostSpec,
    HostStatus,
    Phase,
    SwarmInfo,
    UnixEndpoint,
)
from caas_desktop.domain.refs import HostId, Ref, ScopeId, engine_scope
from caas_desktop.kinds.container import Container
from caas_desktop.kinds.volume import Volume


def host(name: str = "h1", **fields: Any) -> HostSpec:
    return HostSpec(HostId(name), name, UnixEndpoint(f"/run/{name}.sock"), **fields)


def engine(name: str = "h1", *, swarm: SwarmInfo | None = None) -> EngineInfo:
    return EngineInfo(engine_id=f"E{name}", name=name, version="28.5.2", api_version="1.51",
                      cpus=4, memory_bytes=8 << 30, swarm=swarm)


def ready(name: str = "h1", *, swarm: SwarmInfo | None = None) -> HostChanged:
    info = engine(name, swarm=swarm)
    return HostChanged(HostId(name), HostStatus(Phase.READY, since=1.0, seen_at=1.0, info=info))


def offline(name: str = "h1") -> HostChanged:
    """The engine stays known, and with it the cluster that it was a node of."""
    return HostChanged(HostId(name), HostStatus(
        Phase.OFFLINE, since=2.0, seen_at=1.0, reason="timed out"))


def online(*names: str) -> list[Change]:
    """Return what defines hosts and makes them ready."""
    return [change for name in names for change in (HostDefined(host(name)), ready(name))]


def scope(name: str = "h1") -> ScopeId:
    return engine_scope(f"E{name}")


def ref(id_: str, *, host_name: str = "h1", kind: str = "container") -> Ref:
    return Ref(scope(host_name), kind, id_)


def container(id_: str, *, host_name: str = "h1", **fields: Any) -> Upserted:
    values: dict[str, Any] = {"name": id_, "image": "busybox:1", "image_id": "sha256:1",
                              "state": "running"} | fields
    return Upserted(ref(id_, host_name=host_name), Container(id=id_, **values))


def volume(name: str, *, host_name: str = "h1", **labels: str) -> Upserted:
    return Upserted(ref(name, host_name=host_name, kind="volume"),
                    Volume(name, "local", f"/v/{name}", "local", None, labels))
