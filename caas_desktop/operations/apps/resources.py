"""Limits, devices and restart policy of a service, as a standalone engine is told them."""
from __future__ import annotations

from typing import Any

from caas_desktop.operations.compose import ServiceSpec
from caas_desktop.operations.compose.deploying import DeviceRequest
from caas_desktop.operations.compose.parts import Blkio, Ulimit

Body = dict[str, Any]
_CONDITIONS = {"none": "no", "any": "always"}


def resources(service: ServiceSpec) -> Body:
    """Return the part of ``HostConfig`` that limits; ``deploy.resources`` goes before the rest."""
    body: Body = {
        "Memory": service.mem_limit, "MemorySwap": service.memswap_limit,
        "MemoryReservation": service.mem_reservation,
        "CpuQuota": service.cpu_quota, "CpuPeriod": service.cpu_period,
        "CpuRealtimePeriod": service.cpu_rt_period, "CpuRealtimeRuntime": service.cpu_rt_runtime,
        "CpuShares": service.cpu_shares, "NanoCpus": nano(service.cpus),
        "CpusetCpus": service.cpuset, "CgroupParent": service.cgroup_parent,
        "OomKillDisable": service.oom_kill_disable,
        "DeviceCgroupRules": list(service.device_cgroup_rules or ()),
        "Ulimits": ulimits(service),
    }
    if service.mem_swappiness:
        body["MemorySwappiness"] = service.mem_swappiness
    if service.pids_limit:
        body["PidsLimit"] = service.pids_limit
    if service.blkio_config is not None:
        body.update(_blkio(service.blkio_config))
    requests = [_request(one) for one in service.gpus or ()]
    if service.deploy is not None:
        limits, reserved = service.deploy.resources.limits, service.deploy.resources.reservations
        if limits is not None:
            body["Memory"] = limits.memory or body["Memory"]
            body["NanoCpus"] = nano(limits.cpus) or body["NanoCpus"]
            body |= {"PidsLimit": limits.pids} if limits.pids else {}
        if reserved is not None:
            body["MemoryReservation"] = reserved.memory or body["MemoryReservation"]
            requests += [_request(one) for one in reserved.devices or ()]
    devices, more = _devices(service)
    return {key: value for key, value in {
        **body, "Devices": devices, "DeviceRequests": requests + more}.items() if value}


def nano(cpus: float) -> int:
    # Cores are kept with the few digits that a float32 has.
    return round(round(cpus, 6) * 1e9)


def ulimits(service: ServiceSpec) -> list[Body]:
    return [_ulimit(name, one) for name, one in sorted((service.ulimits or {}).items())]


def _ulimit(name: str, one: Ulimit) -> Body:
    return {"Name": name, "Soft": one.single or one.soft, "Hard": one.single or one.hard}


def restart(service: ServiceSpec) -> Body:
    """Return ``RestartPolicy``."""
    policy = service.deploy.restart_policy if service.deploy is not None else None
    if policy is not None:
        return {"Name": _CONDITIONS.get(policy.condition, policy.condition),
                "MaximumRetryCount": policy.max_attempts or 0}
    name, _, count = service.restart.partition(":")
    return {"Name": name, "MaximumRetryCount": int(count) if count.isdigit() else 0}


def _devices(service: ServiceSpec) -> tuple[list[Body], list[Body]]:
    plain, cdi = [], []
    for one in service.devices or ():
        if "=" in one.source and not one.source.startswith("/"):
            cdi.append({"Driver": "cdi", "DeviceIDs": [one.source]})
        else:
            plain.append({"PathOnHost": one.source, "PathInContainer": one.target or one.source,
                          "CgroupPermissions": one.permissions or "rwm"})
    return plain, cdi


def _request(one: DeviceRequest) -> Body:
    body: Body = {"Driver": one.driver, "Count": one.count, "Options": dict(one.options or {}),
                  "DeviceIDs": list(one.device_ids or ()),
                  "Capabilities": [list(one.capabilities)] if one.capabilities else None}
    return {key: value for key, value in body.items() if value}


def _blkio(one: Blkio) -> Body:
    def rates(entries: Any) -> list[Body]:
        return [{"Path": e.path, "Rate": e.rate} for e in entries or ()]

    return {"BlkioWeight": one.weight,
            "BlkioWeightDevice": [{"Path": w.path, "Weight": w.weight}
                                  for w in one.weight_device or ()],
            "BlkioDeviceReadBps": rates(one.device_read_bps),
            "BlkioDeviceReadIOps": rates(one.device_read_iops),
            "BlkioDeviceWriteBps": rates(one.device_write_bps),
            "BlkioDeviceWriteIOps": rates(one.device_write_iops)}


def capabilities(words: tuple[str, ...] | None) -> list[str]:
    """Return them as the engine does: upper case, with CAP_, sorted."""
    upper = {w.upper() for w in words or ()}
    return sorted(w if w == "ALL" or w.startswith("CAP_") else f"CAP_{w}" for w in upper)
