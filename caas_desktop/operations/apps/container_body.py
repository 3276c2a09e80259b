"""The body that creates one container of a service, as Docker Compose 2.40 writes it."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import (
    COMPOSE_NUMBER,
    COMPOSE_ONE_OFF,
    COMPOSE_PROJECT,
    COMPOSE_SERVICE,
)
from caas_desktop.operations.apps.mounts import mounts_of
from caas_desktop.operations.apps.resources import capabilities, resources, restart
from caas_desktop.operations.compose import Project, ServiceSpec
from caas_desktop.operations.compose.parts import HealthCheck, ServiceNetwork

Body = dict[str, Any]
# The release whose labels and hashes we write.
VERSION = "2.40.3"
_PREFIX = "com.docker.compose"
SERVICE, NUMBER = COMPOSE_SERVICE, COMPOSE_NUMBER
HASH = f"{_PREFIX}.config-hash"
IMAGE, ONE_OFF = f"{_PREFIX}.image", COMPOSE_ONE_OFF
VERSION_LABEL = f"{_PREFIX}.version"


@frozen
class Wanted:
    """One container: ``service`` with references to other services' containers put in.

    ``links`` are ``container:alias``; ``inherited`` anonymous volumes by target; ``routes`` the
    labels of routes that were given to the service here, and are no part of its file.
    """

    project: Project
    service: ServiceSpec
    number: int
    name: str
    hash: str
    image_id: str
    links: tuple[str, ...] = ()
    inherited: Mapping[str, str] = field(default_factory=dict)
    local_files: bool = False
    routes: Mapping[str, str] = field(default_factory=dict)


def container_name(project: Project, service: ServiceSpec, number: int) -> str:
    return service.container_name or f"{project.name}-{service.name}-{number}"


def container_body(want: Wanted) -> Body:
    """Return the body of ``POST /containers/create``, all networks included."""
    service = want.service
    body: Body = {
        "Hostname": service.hostname, "Domainname": service.domainname, "User": service.user,
        "AttachStdout": True, "AttachStderr": True, "Tty": service.tty,
        "OpenStdin": service.stdin_open, "WorkingDir": service.working_dir,
        "Image": want.project.image_of(service.name), "Labels": _labels(want),
        "ExposedPorts": _exposed(service), "Env": environment(service),
        "StopSignal": service.stop_signal, "HostConfig": _host_config(want),
        "NetworkingConfig": {"EndpointsConfig": endpoints(want)},
    }
    if service.command is not None:
        body["Cmd"] = list(service.command)
    if service.entrypoint is not None:
        body["Entrypoint"] = list(service.entrypoint)
    if service.stop_grace_period is not None:
        body["StopTimeout"] = service.stop_grace_period // 10**9
    if service.healthcheck is not None:
        body["Healthcheck"] = health(service.healthcheck)
    if service.mac_address:
        body["MacAddress"] = service.mac_address
    return body


def environment(service: ServiceSpec) -> list[str]:
    """Return ``NAME=value``; one that is only named is taken away from the image's."""
    return [name if value is None else f"{name}={value}"
            for name, value in sorted((service.environment or {}).items())]


def health(check: HealthCheck) -> Body:
    if check.disable:
        return {"Test": ["NONE"]}
    body = {"Test": list(check.test or ()), "Interval": check.interval, "Timeout": check.timeout,
            "StartPeriod": check.start_period, "StartInterval": check.start_interval,
            "Retries": check.retries}
    return {key: value for key, value in body.items() if value}


def _labels(want: Wanted) -> dict[str, str]:
    project, service = want.project, want.service
    on = ",".join(f"{name}:{one.condition}:{str(one.restart).lower()}"
                  for name, one in sorted((service.depends_on or {}).items()))
    return {**want.routes, **(service.labels or {}),
            COMPOSE_PROJECT: project.name, SERVICE: service.name, VERSION_LABEL: VERSION,
            ONE_OFF: "False", NUMBER: str(want.number), HASH: want.hash,
            IMAGE: want.image_id, f"{_PREFIX}.depends_on": on,
            f"{_PREFIX}.project.working_dir": project.folder,
            f"{_PREFIX}.project.config_files": ",".join(project.files)}


def _exposed(service: ServiceSpec) -> Body:
    ports = [f"{p.target}/{p.protocol or 'tcp'}" for p in service.ports or ()]
    return {key: {} for key in (*(service.expose or ()), *ports)}


def _host_config(want: Wanted) -> Body:
    service = want.service
    binds, mounts = mounts_of(want.project, service, want.local_files, want.inherited)
    driver = service.logging.driver if service.logging else service.log_driver
    options = service.logging.options if service.logging else service.log_opt
    body: Body = {
        "Binds": binds, "Mounts": mounts, "CapAdd": capabilities(service.cap_add),
        "CapDrop": capabilities(service.cap_drop), "NetworkMode": network_mode(want),
        "Init": service.init, "IpcMode": service.ipc, "CgroupnsMode": service.cgroup,
        "ReadonlyRootfs": service.read_only, "RestartPolicy": restart(service),
        "ShmSize": service.shm_size, "Sysctls": dict(service.sysctls or {}),
        "PortBindings": _bindings(service), "VolumeDriver": service.volume_driver,
        "VolumesFrom": list(service.volumes_from or ()), "Dns": list(service.dns or ()),
        "DnsSearch": list(service.dns_search or ()), "DnsOptions": list(service.dns_opt or ()),
        "ExtraHosts": [f"{name}:{address}" for name, found in (service.extra_hosts or {}).items()
                       for address in found],
        "StorageOpt": dict(service.storage_opt or {}), "UsernsMode": service.userns_mode,
        "UTSMode": service.uts, "Privileged": service.privileged, "PidMode": service.pid,
        "Tmpfs": dict(_tmpfs(one) for one in service.tmpfs or ()), "Runtime": service.runtime,
        "Isolation": service.isolation, "GroupAdd": list(service.group_add or ()),
        "LogConfig": {"Type": driver, "Config": dict(options or {})},
        "OomScoreAdj": service.oom_score_adj, "Annotations": dict(service.annotations or {}),
        **_security(service), **resources(service),
    }
    # An empty list of masked paths means something: none. The other two are as Compose has them.
    return {key: value for key, value in body.items()
            if value not in ("", None, [], {}, 0, False)
            or key.endswith("Paths") or key in ("ExtraHosts", "PortBindings")}


def _security(service: ServiceSpec) -> Body:
    options = [o.replace(":", "=", 1) if "=" not in o else o for o in service.security_opt or ()]
    if "systempaths=unconfined" not in options:
        return {"SecurityOpt": options}
    return {"SecurityOpt": [o for o in options if o != "systempaths=unconfined"],
            "MaskedPaths": [], "ReadonlyPaths": []}


def _tmpfs(word: str) -> tuple[str, str]:
    path, _, options = word.partition(":")
    return path, options


def _bindings(service: ServiceSpec) -> Body:
    found: dict[str, list[Body]] = {}
    for port in service.ports or ():
        found.setdefault(f"{port.target}/{port.protocol or 'tcp'}", []).append(
            {"HostIp": port.host_ip, "HostPort": port.published})
    return found


def networks_by_priority(service: ServiceSpec) -> list[str]:
    """Return the keys of a service's networks, the one of its default route first."""
    def order(key: str) -> tuple[int, str]:
        one = (service.networks or {})[key]
        return (-(one.priority if one is not None else 0), key)

    return sorted(service.networks or (), key=order)


def network_mode(want: Wanted) -> str:
    if want.service.network_mode:
        return want.service.network_mode
    keys = networks_by_priority(want.service)
    return want.project.networks[keys[0]].name if keys else "none"


def endpoints(want: Wanted) -> dict[str, Body]:
    """Return how the container joins each network, by the engine's name of it."""
    return {want.project.networks[key].name: _endpoint(want, (want.service.networks or {})[key])
            for key in networks_by_priority(want.service)}


def _endpoint(want: Wanted, joins: ServiceNetwork | None) -> Body:
    names = [want.name, want.service.name, *((joins.aliases or ()) if joins else ())]
    body: Body = {"Aliases": names}
    if want.links:
        body["Links"] = list(want.links)
    if joins is None:
        return body
    addresses = {"IPv4Address": joins.ipv4_address, "IPv6Address": joins.ipv6_address,
                 "LinkLocalIPs": list(joins.link_local_ips or ())}
    body["IPAMConfig"] = {key: value for key, value in addresses.items() if value}
    options = dict(joins.driver_opts or {})
    if joins.interface_name:
        options["com.docker.network.endpoint.ifname"] = joins.interface_name
    more = {"DriverOpts": options, "MacAddress": joins.mac_address,
            "GwPriority": joins.gw_priority}
    return {**body, **{key: value for key, value in more.items() if value}}
