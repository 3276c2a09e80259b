"""The first words with an engine: which API we speak, and what it is."""
from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Mapping
from typing import Any

from caas_desktop.domain.errors import EngineTooOld, ProtocolGarbage
from caas_desktop.domain.hosts import EngineInfo, SwarmInfo
from caas_desktop.domain.text import N_
from caas_desktop.domain.times import epoch
from caas_desktop.engine import errors

OLDEST_API = (1, 41)  # Docker 20.10; Podman's compatible API
NEWEST_API = (1, 51)  # Docker 28.5: the newest whose answers were read
_TEXT_LIMIT = 200


def negotiate(host: str, version: object) -> str:
    """Return the API version to speak, from an engine's ``/version``: the lower maximum.

    Raises:
        EngineTooOld, ProtocolGarbage.
    """
    if not isinstance(version, Mapping):
        raise errors.garbage(host, N_("its /version is no object"))
    newest = _number(version.get("ApiVersion"))
    oldest = _number(version.get("MinAPIVersion")) or OLDEST_API
    if newest is None:
        raise errors.garbage(host, N_("it names no API version"))
    if newest < OLDEST_API:
        raise EngineTooOld(
            N_("{host} runs Docker {version}, whose API {newest} is too old."),
            hint=N_("Update Docker to 20.10 or newer (API {wanted})."), host=host,
            version=_text(version, "Version"), newest=_dotted(newest), wanted=_dotted(OLDEST_API))
    if oldest > NEWEST_API:
        raise ProtocolGarbage(
            N_("{host} speaks only API {oldest} and newer, which this program does not know."),
            hint=N_("Update CaaS Desktop."), host=host, oldest=_dotted(oldest))
    return _dotted(min(newest, NEWEST_API))


def _number(text: object) -> tuple[int, int] | None:
    match = re.fullmatch(r"([0-9]{1,4})\.([0-9]{1,4})", text) if isinstance(text, str) else None
    return (int(match[1]), int(match[2])) if match else None


def _dotted(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"


def is_podman(version: Mapping[str, Any]) -> bool:
    parts = version.get("Components")
    return isinstance(parts, list) and any(
        isinstance(part, Mapping) and part.get("Name") == "Podman Engine" for part in parts)


def engine_info(host: str, api_version: str, version: object, info: object) -> EngineInfo:
    """Read ``/version`` and ``/info``.

    Raises:
        ProtocolGarbage: they are no objects, or name no engine.
    """
    if not isinstance(version, Mapping) or not isinstance(info, Mapping):
        raise errors.garbage(host, N_("its /info is no object"))
    podman = is_podman(version)
    engine_id = _podman_id(info) if podman else _text(info, "ID")
    if not engine_id:
        raise errors.garbage(host, N_("it has no identity"))
    return EngineInfo(
        engine_id=engine_id,
        name=_text(info, "Name"),
        version=_text(version, "Version") or _text(info, "ServerVersion"),
        api_version=api_version,
        os=_text(info, "OperatingSystem"),
        kernel=_text(info, "KernelVersion"),
        arch=_text(info, "Architecture"),
        cpus=_count(info, "NCPU"),
        memory_bytes=_count(info, "MemTotal"),
        storage_driver=_text(info, "Driver"),
        cgroup_version=_text(info, "CgroupVersion") or "1",
        root_dir=_text(info, "DockerRootDir"),
        rootless=_rootless(info),
        podman=podman,
        swarm=_swarm(info.get("Swarm")),
        clock_ahead_s=(epoch(info.get("SystemTime")) or time.time()) - time.time(),
    )


def _podman_id(info: Mapping[str, Any]) -> str:
    """Podman makes up a new ID for every answer; its machine and root directory stay."""
    root, name = _text(info, "DockerRootDir"), _text(info, "Name")
    return "podman-" + hashlib.sha256(f"{name}\0{root}".encode()).hexdigest()[:32]


def _rootless(info: Mapping[str, Any]) -> bool:
    options = info.get("SecurityOptions")
    return bool(info.get("Rootless")) or (
        isinstance(options, list) and any(str(o).startswith("name=rootless") for o in options))


def _swarm(swarm: object) -> SwarmInfo | None:
    """None outside a Swarm; "pending", "error" and "locked" are states within one."""
    if not isinstance(swarm, Mapping) or swarm.get("LocalNodeState", "inactive") == "inactive":
        return None
    cluster = swarm.get("Cluster")
    return SwarmInfo(
        cluster_id=_text(cluster, "ID") if isinstance(cluster, Mapping) else "",
        node_id=_text(swarm, "NodeID"),
        manager=swarm.get("ControlAvailable") is True,
        managers=_count(swarm, "Managers"),
        nodes=_count(swarm, "Nodes"),
        error=_text(swarm, "Error"),
        locked=swarm.get("LocalNodeState") == "locked",
    )


def _text(source: Mapping[str, Any], key: str) -> str:
    value = source.get(key)
    return errors.plain(value, _TEXT_LIMIT) if isinstance(value, str) else ""


def _count(source: Mapping[str, Any], key: str) -> int:
    value = source.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
