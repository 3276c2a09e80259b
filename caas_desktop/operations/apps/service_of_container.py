"""A service of a Compose file, read back from what one of its containers was created with."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.operations.apps.reading_back import (
    Names,
    environment_of,
    filled,
    healthcheck_of,
    mount_of,
    own_labels,
    ulimits_of,
)
from caas_desktop.operations.routes.networks import is_edge_network

Raw = Mapping[str, Any]
_PREFIX = "com.docker.compose."
_SHM = 64 << 20
_SECRETS = "/run/secrets/"
# Compose key → key of HostConfig, where they mean the same.
_HOST = {
    "cap_add": "CapAdd", "cap_drop": "CapDrop", "privileged": "Privileged", "dns": "Dns",
    "dns_search": "DnsSearch", "dns_opt": "DnsOptions", "extra_hosts": "ExtraHosts",
    "group_add": "GroupAdd", "cgroup_parent": "CgroupParent", "mem_limit": "Memory",
    "mem_reservation": "MemoryReservation", "cpu_shares": "CpuShares", "cpu_quota": "CpuQuota",
    "cpu_period": "CpuPeriod", "cpuset": "CpusetCpus", "oom_kill_disable": "OomKillDisable",
    "oom_score_adj": "OomScoreAdj", "sysctls": "Sysctls", "security_opt": "SecurityOpt",
    "read_only": "ReadonlyRootfs", "userns_mode": "UsernsMode", "uts": "UTSMode",
    "storage_opt": "StorageOpt", "annotations": "Annotations",
    "device_cgroup_rules": "DeviceCgroupRules", "volume_driver": "VolumeDriver",
}


def service_of(body: Raw, image: Raw, names: Names, service: str) -> dict[str, Any]:
    """Return the service's keys.

    Args:
        body: As for ``POST /containers/create``; an inspect answer brought into that form.
        image: The ``Config`` of its image: what that says is left out.
        names: What the file calls networks, volumes and containers.
    """
    host = mapping(body.get("HostConfig"))
    found: dict[str, Any] = {"image": text(body.get("Image"), 500)}
    for key, name in (("command", "Cmd"), ("entrypoint", "Entrypoint")):
        if body.get(name) is not None and body.get(name) != image.get(name):
            found[key] = [str(word) for word in items(body.get(name))]
    found |= filled(
        environment=environment_of(items(body.get("Env")), items(image.get("Env"))),
        labels=own_labels(body.get("Labels"), image.get("Labels"), _PREFIX),
        domainname=body.get("Domainname"), tty=body.get("Tty"), stdin_open=body.get("OpenStdin"),
        hostname=body.get("Hostname"), expose=_exposed(body, image, host),
        healthcheck=healthcheck_of(body.get("Healthcheck"), image.get("Healthcheck")))
    for key, name in (("working_dir", "WorkingDir"), ("user", "User"),
                      ("stop_signal", "StopSignal")):
        if body.get(name) and body.get(name) != image.get(name):
            found[key] = body[name]
    if body.get("StopTimeout"):
        found["stop_grace_period"] = f"{whole(body.get('StopTimeout'))}s"
    found |= filled(**{key: host.get(name) for key, name in _HOST.items()})
    found |= _limits(host, names) | _storage(body, image, names) | _networks(body, names, service)
    return dict(sorted(found.items()))


def _limits(host: Raw, names: Names) -> dict[str, Any]:
    restart = mapping(host.get("RestartPolicy"))
    name, count = text(restart.get("Name"), 30), whole(restart.get("MaximumRetryCount"))
    memory, swap = whole(host.get("Memory")), whole(host.get("MemorySwap"))
    shm, pids = whole(host.get("ShmSize")), whole(host.get("PidsLimit"))
    log = mapping(host.get("LogConfig"))
    driver, ipc = text(log.get("Type"), 100), text(host.get("IpcMode"), 100)
    return filled(
        restart=f"{name}:{count}" if count else "" if name == "no" else name,
        cpus=whole(host.get("NanoCpus")) / 1e9, memswap_limit=0 if swap == 2 * memory else swap,
        shm_size=0 if shm == _SHM else shm, pids_limit=pids, ulimits=ulimits_of(host),
        init=host.get("Init"), runtime="" if host.get("Runtime") == "runc" else host.get("Runtime"),
        pid=names.container(text(host.get("PidMode"), 100)),
        ipc="" if ipc in ("private", "shareable") else names.container(ipc),
        cgroup="host" if host.get("CgroupnsMode") == "host" and not names.cgroup_is_host else "",
        volumes_from=[names.container(f"container:{word}").removeprefix("service:")
                      for word in items(host.get("VolumesFrom"))],
        # The options of the host's own driver are put into each container by the engine.
        logging=filled(driver=driver, options=dict(mapping(log.get("Config"))))
        if driver not in ("", names.log_driver) else {},
        devices=[f"{d.get('PathOnHost')}:{d.get('PathInContainer')}:{d.get('CgroupPermissions')}"
                 for d in map(mapping, items(host.get("Devices")))])


def _exposed(body: Raw, image: Raw, host: Raw) -> list[str]:
    known = {*mapping(image.get("ExposedPorts")), *mapping(host.get("PortBindings"))}
    return sorted(port.removesuffix("/tcp") for port in mapping(body.get("ExposedPorts"))
                  if port not in known)


def _storage(body: Raw, image: Raw, names: Names) -> dict[str, Any]:
    host = mapping(body.get("HostConfig"))
    volumes: list[Any] = []
    secrets: list[Any] = []
    for bind in (b for b in items(host.get("Binds")) if isinstance(b, str) and ":" in b):
        source, target, *options = bind.split(":")
        kind = "bind" if source.startswith("/") else "volume"
        volumes.append(mount_of({"Type": kind, "Source": source, "Target": target, "ReadOnly":
                                 "ro" in ",".join(options).split(","), "BindOptions": {
                                     "CreateMountpoint": True}}, names))
    unnamed = [{"Type": "volume", "Target": target} for target in mapping(body.get("Volumes"))]
    for mount in map(mapping, [*items(host.get("Mounts")), *unnamed]):
        target = text(mount.get("Target"), 4096)
        if names.files_are_here and mount.get("Type") == "bind" and target.startswith(_SECRETS):
            name = target.removeprefix(_SECRETS)
            names.secrets[name] = text(mount.get("Source"), 4096)
            secrets.append(name)
        elif not (target in mapping(image.get("Volumes")) and names.is_anonymous(mount)):
            volumes.append(mount_of(mount, names))
    ports = [filled(mode="ingress", host_ip=b.get("HostIp"), target=int(port.partition("/")[0]),
                    published=text(b.get("HostPort"), 20), protocol=port.partition("/")[2])
             for port, bindings in sorted(mapping(host.get("PortBindings")).items())
             if port.partition("/")[0].isdigit() for b in map(mapping, items(bindings))]
    tmpfs = [f"{path}:{options}" if options else path
             for path, options in sorted(mapping(host.get("Tmpfs")).items())]
    volumes.sort(key=lambda mount: str(mount["target"]))
    return filled(volumes=volumes, secrets=sorted(secrets), ports=ports, tmpfs=tmpfs)


def _networks(body: Raw, names: Names, service: str) -> dict[str, Any]:
    mode = text(mapping(body.get("HostConfig")).get("NetworkMode"), 300)
    if mode in ("host", "none") or mode.startswith("container:"):
        return {"network_mode": names.container(mode)}
    joined = mapping(mapping(body.get("NetworkingConfig")).get("EndpointsConfig"))
    found: dict[str, Any] = {}
    for name in sorted(joined):
        if is_edge_network(name):
            continue
        one = mapping(joined[name])
        own = {service, *names.of_container}
        given = mapping(one.get("IPAMConfig"))
        found[names.network(name)] = filled(
            aliases=sorted(a for a in items(one.get("Aliases")) if a not in own),
            ipv4_address=given.get("IPv4Address"), ipv6_address=given.get("IPv6Address")) or None
    return filled(networks=found)
