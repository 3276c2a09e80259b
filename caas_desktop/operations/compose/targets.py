"""What a standalone engine or a Swarm does with each key: does it, passes over it, or cannot.

The tables are those of docs/adr/0010; a test holds both to the specification's schema.
"""
from __future__ import annotations

from typing import Literal, NamedTuple

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text

Target = Literal["engine", "swarm"]


class Support(NamedTuple):
    """By target, "" where the key works, else the reason why it is passed over.

    ``needs`` is the engine's API version that is needed, by target; (0, 0): any.
    """

    engine: str = ""
    swarm: str = ""
    refused: bool = False
    engine_needs: tuple[int, int] = (0, 0)
    swarm_needs: tuple[int, int] = (0, 0)


_NOT_SWARM = N_("Swarm services have no such setting")
_WINDOWS = N_("it is for Windows only")
_READ = Support()  # Read here, gone or put elsewhere before any target sees it.
_ONLY_ENGINE = Support(swarm=_NOT_SWARM)
_BY_DEPLOY = Support(swarm="Swarm takes deploy.resources instead")
_NOT_YET = N_("it is for developers' machines, and not done here")

SERVICE_KEYS: dict[str, Support] = {
    "annotations": Support(swarm=_NOT_SWARM, engine_needs=(1, 43)),
    "attach": Support("nothing is attached here", "nothing is attached here"),
    "blkio_config": _ONLY_ENGINE,
    "build": Support("images are not built here: the image must exist",
                     "images are not built here: the image must exist"),
    "cap_add": Support(swarm_needs=(1, 41)),
    "cap_drop": Support(swarm_needs=(1, 41)),
    "cgroup": _ONLY_ENGINE,
    "cgroup_parent": _ONLY_ENGINE,
    "command": _READ,
    "configs": Support(),
    "container_name": Support(swarm="Swarm names its tasks itself"),
    "cpu_count": Support(_WINDOWS, _WINDOWS),
    "cpu_percent": Support(_WINDOWS, _WINDOWS),
    "cpu_period": _ONLY_ENGINE,
    "cpu_quota": _ONLY_ENGINE,
    "cpu_rt_period": _ONLY_ENGINE,
    "cpu_rt_runtime": _ONLY_ENGINE,
    "cpu_shares": _ONLY_ENGINE,
    "cpus": _BY_DEPLOY,
    "cpuset": _ONLY_ENGINE,
    "credential_spec": Support(_WINDOWS, ""),
    "depends_on": Support(swarm="Swarm starts all services at once, in no order"),
    "deploy": _READ,
    "develop": Support(_NOT_YET, _NOT_YET),
    "device_cgroup_rules": _ONLY_ENGINE,
    "devices": _ONLY_ENGINE,
    "dns": _READ,
    "dns_opt": _READ,
    "dns_search": _READ,
    "domainname": _ONLY_ENGINE,
    "entrypoint": _READ,
    "env_file": _READ,
    "environment": _READ,
    "expose": Support(swarm="services of one network reach each other on every port"),
    "extends": _READ,
    "external_links": _ONLY_ENGINE,
    "extra_hosts": _READ,
    "gpus": Support(swarm="Swarm takes generic resources instead"),
    "group_add": _READ,
    "healthcheck": _READ,
    "hostname": _READ,
    "image": _READ,
    "init": Support(swarm_needs=(1, 37)),
    "ipc": _ONLY_ENGINE,
    "isolation": Support(_WINDOWS, _WINDOWS),
    "label_file": _READ,
    "labels": _READ,
    "links": Support(swarm="services of one network know each other by name"),
    "logging": _READ,
    "mac_address": _ONLY_ENGINE,
    "mem_limit": _BY_DEPLOY,
    "mem_reservation": _BY_DEPLOY,
    "mem_swappiness": _ONLY_ENGINE,
    "memswap_limit": _ONLY_ENGINE,
    "models": Support("AI models need Docker's own model runner",
                      "AI models need Docker's own model runner", refused=True),
    "network_mode": Support(swarm="Swarm services join overlay networks, or the network `host`"),
    "networks": _READ,
    "oom_kill_disable": _ONLY_ENGINE,
    "oom_score_adj": Support(swarm_needs=(1, 46)),
    "pid": _ONLY_ENGINE,
    "pids_limit": _BY_DEPLOY,
    "platform": Support(swarm="Swarm chooses the image of each node's platform"),
    "ports": _READ,
    "post_start": Support("hooks are not run here", "hooks are not run here"),
    "pre_stop": Support("hooks are not run here", "hooks are not run here"),
    "privileged": _ONLY_ENGINE,
    "profiles": _READ,
    "provider": Support("a program on this computer would be run for it",
                        "a program on this computer would be run for it", refused=True),
    "pull_policy": Support(swarm="each node pulls what it lacks"),
    "pull_refresh_after": Support("Docker Compose itself drops it",
                                  "each node pulls what it lacks"),
    "read_only": _READ,
    "restart": Support(swarm="Swarm takes deploy.restart_policy instead"),
    "runtime": _ONLY_ENGINE,
    "scale": _READ,
    "secrets": _READ,
    "security_opt": _ONLY_ENGINE,
    "shm_size": Support(swarm="mount a tmpfs of that size on /dev/shm instead"),
    "stdin_open": _READ,
    "stop_grace_period": _READ,
    "stop_signal": _READ,
    "storage_opt": _ONLY_ENGINE,
    "sysctls": Support(swarm_needs=(1, 40)),
    "tmpfs": _READ,
    "tty": _READ,
    "ulimits": Support(swarm_needs=(1, 41)),
    "use_api_socket": Support("no container gets your registry logins from here",
                              "no container gets your registry logins from here", refused=True),
    "user": _READ,
    "userns_mode": _ONLY_ENGINE,
    "uts": _ONLY_ENGINE,
    "volumes": _READ,
    "volumes_from": Support(swarm="Swarm tasks cannot share another's mounts", refused=True),
    "working_dir": _READ,
}

# Of parts: what the key above works for, but not all of it.
PART_KEYS: dict[str, Support] = {
    "deploy.mode": _READ,
    "deploy.replicas": _READ,
    "deploy.labels": Support("they are a Swarm service's; containers have `labels`"),
    "deploy.update_config": Support("a standalone host replaces containers one by one"),
    "deploy.rollback_config": Support("a standalone host replaces containers one by one"),
    "deploy.placement": Support("there is one host only"),
    "deploy.endpoint_mode": Support("there is no load balancer between containers"),
    "deploy.restart_policy": _READ,
    "deploy.restart_policy.delay": Support("the engine chooses its own delays"),
    "deploy.restart_policy.window": Support("the engine chooses its own delays"),
    "deploy.resources.limits.cpus": _READ,
    "deploy.resources.limits.memory": _READ,
    "deploy.resources.limits.pids": Support(swarm_needs=(1, 41)),
    "deploy.resources.reservations.cpus": Support("an engine does not reserve CPUs"),
    "deploy.resources.reservations.memory": _READ,
    "deploy.resources.reservations.devices": Support(swarm="Swarm takes generic resources"),
    "deploy.resources.reservations.generic_resources": Support("they are Swarm's"),
    "healthcheck.start_interval": Support(engine_needs=(1, 44), swarm_needs=(1, 44)),
    "ports.host_ip": Support(swarm="Swarm publishes on all addresses"),
    "ports.name": _READ,
    "ports.app_protocol": Support("it says nothing to the engine", "it says nothing to Swarm"),
    "volumes.image": Support(swarm="Swarm does not mount images", engine_needs=(1, 48)),
    "volumes.bind.selinux": Support(swarm=_NOT_SWARM),
    "volumes.bind.create_host_path": Support(swarm="the path must exist on every node"),
    "volumes.volume.subpath": Support(engine_needs=(1, 45), swarm_needs=(1, 45)),
    "volumes.consistency": Support("it is for macOS", "it is for macOS"),
    "networks.ipv4_address": Support(swarm="Swarm gives addresses itself"),
    "networks.ipv6_address": Support(swarm="Swarm gives addresses itself"),
    "networks.link_local_ips": _ONLY_ENGINE,
    "networks.mac_address": Support(swarm=_NOT_SWARM, engine_needs=(1, 44)),
    "networks.priority": _ONLY_ENGINE,
    "networks.gw_priority": Support(swarm=_NOT_SWARM, engine_needs=(1, 48)),
    "networks.interface_name": Support(swarm=_NOT_SWARM, engine_needs=(1, 49)),
}

RESOURCE_KEYS: dict[str, Support] = {
    "networks.attachable": Support("only overlay networks can be attachable"),
    "networks.enable_ipv4": Support(engine_needs=(1, 48), swarm_needs=(1, 48)),
    "secrets.driver": Support("only Swarm has drivers of secrets"),
    "secrets.driver_opts": Support("only Swarm has drivers of secrets"),
    "secrets.template_driver": Support("only Swarm has templates"),
    "secrets.labels": Support("a standalone host has no secrets of its own"),
    "configs.template_driver": Support("only Swarm has templates"),
    "configs.labels": Support("a standalone host has no configs of its own"),
}


@frozen
class Rule:
    """What a target says to a key."""

    key: str
    reason: Text
    refused: bool


def rule(table: dict[str, Support], key: str, target: Target, api: tuple[int, int] | None
         ) -> Rule | None:
    """Return what ``target`` has against ``key``, None if nothing.

    ``api`` is the engine's API version, None: new enough for everything.
    """
    support = table.get(key)
    if support is None:
        return None
    words = support.engine if target == "engine" else support.swarm
    needs = support.engine_needs if target == "engine" else support.swarm_needs
    reason = Text(words)
    if not words and api is not None and api < needs:
        reason = Text(N_("the engine is too old: it needs API {version}"),
                      version=f"{needs[0]}.{needs[1]}")
    return Rule(key, reason, support.refused) if reason else None
