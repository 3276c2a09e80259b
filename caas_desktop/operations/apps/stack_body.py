"""The spec of a Swarm service, as `docker stack deploy` writes it."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from caas_desktop.domain.place import STACK
from caas_desktop.operations.apps.container_body import environment, health
from caas_desktop.operations.apps.resources import capabilities, nano, ulimits
from caas_desktop.operations.compose import Project, ServiceSpec
from caas_desktop.operations.compose.deploying import Deploy, Resource, UpdateConfig
from caas_desktop.operations.compose.parts import Mount, Port
from caas_desktop.operations.compose.spec import NetworkSpec

Body = dict[str, Any]
IMAGE_LABEL = "com.docker.stack.image"


def service_name(project: Project, service: str) -> str:
    return f"{project.name}_{service}"


def familiar(image: str) -> str:
    """Return an image's name as Docker's own tools write it into a spec.

    Without Docker Hub's address, and with the tag ``latest`` where there is neither tag nor
    digest. Source: github.com/distribution/reference, FamiliarString and TagNameOnly.
    """
    name, at, digest = image.partition("@")
    name = re.sub("^(index\\.)?docker\\.io/", "", name)
    name = re.sub("^library/(?=[^/]+$)", "", name)
    if not at and not re.fullmatch("[0-9a-f]{64}", name) and ":" not in name.rpartition("/")[2]:
        name += ":latest"
    return name + at + digest


def as_stack(project: Project) -> Project:
    """Return the project as `docker stack` takes it: it passes over ``network_mode``.

    What has no networks of its own is in the default one.
    """
    alone = {name: replace(service, networks={"default": None})
             for name, service in project.services.items() if not service.networks}
    if not alone:
        return project
    default = project.networks.get("default", NetworkSpec(name=f"{project.name}_default"))
    return replace(project, services={**project.services, **alone},
                   networks={**project.networks, "default": default})


def service_body(project: Project, service: ServiceSpec, ids: Mapping[tuple[str, str], str],
                 image: str) -> Body:
    """Return the whole spec; ``ids`` are the engine's of networks, secrets, configs, by name."""
    deploy = service.deploy or Deploy()
    limits, reserved = deploy.resources.limits, deploy.resources.reservations
    task: Body = {
        "ContainerSpec": _container(project, service, ids, image),
        "Resources": _filled(Limits=_limit(limits), Reservations=_limit(reserved)),
        "RestartPolicy": _restart(service, deploy),
        "Placement": _placement(deploy),
        "Networks": _networks(project, service, ids),
        "ForceUpdate": 0, "Runtime": "container",
    }
    if service.logging is not None:
        task["LogDriver"] = _filled(Name=service.logging.driver,
                                    Options=dict(service.logging.options or {}))
    body: Body = {
        "Name": service_name(project, service.name),
        "Labels": {**(deploy.labels or {}), STACK: project.name,
                   IMAGE_LABEL: project.image_of(service.name)},
        "TaskTemplate": task, "Mode": _mode(service, deploy),
        "UpdateConfig": _update(deploy.update_config),
        "RollbackConfig": _update(deploy.rollback_config),
        "EndpointSpec": _filled(Mode=deploy.endpoint_mode or "vip", Ports=[
            _port(p) for p in sorted(service.ports or (), key=_published)]),
    }
    return {key: value for key, value in body.items() if value is not None}


def _container(project: Project, service: ServiceSpec, ids: Mapping[tuple[str, str], str],
               image: str) -> Body:
    body = _filled(
        Image=familiar(image), Labels={**(service.labels or {}), STACK: project.name},
        Command=list(service.entrypoint or ()), Args=list(service.command or ()),
        Hostname=service.hostname, Env=environment(service), Dir=service.working_dir,
        User=service.user, Groups=list(service.group_add or ()), StopSignal=service.stop_signal,
        StopGracePeriod=service.stop_grace_period, TTY=service.tty,
        OpenStdin=service.stdin_open, ReadOnly=service.read_only, Isolation="default",
        Hosts=[f"{address} {name}" for name, found in (service.extra_hosts or {}).items()
               for address in found],
        DNSConfig=_filled(Nameservers=list(service.dns or ()),
                          Search=list(service.dns_search or ()),
                          Options=list(service.dns_opt or ())),
        Mounts=[*(_mount(project, m) for m in service.volumes or ()),
                *(_tmpfs(word) for word in service.tmpfs or ())],
        Secrets=_files(project, service, "secrets", ids),
        Configs=_files(project, service, "configs", ids),
        Sysctls=dict(service.sysctls or {}), Ulimits=ulimits(service),
        CapabilityAdd=capabilities(service.cap_add),
        CapabilityDrop=capabilities(service.cap_drop), OomScoreAdj=service.oom_score_adj)
    if service.init is not None:
        body["Init"] = service.init
    if service.healthcheck is not None:
        body["Healthcheck"] = health(service.healthcheck)
    if service.credential_spec is not None:
        spec = service.credential_spec
        body["Privileges"] = {"CredentialSpec": _filled(
            Config=spec.config, File=spec.file, Registry=spec.registry)}
    return body


def _filled(**fields: Any) -> Body:
    return {key: value for key, value in fields.items() if value}


def _limit(one: Resource | None) -> Body:
    if one is None:
        return {}
    generic = [{"DiscreteResourceSpec": {"Kind": g.discrete_resource_spec.kind,
                                         "Value": g.discrete_resource_spec.value}}
               for g in one.generic_resources or () if g.discrete_resource_spec is not None]
    body = {"NanoCPUs": nano(one.cpus), "MemoryBytes": one.memory, "Pids": one.pids,
            "GenericResources": generic}
    return {key: value for key, value in body.items() if value}


def _restart(service: ServiceSpec, deploy: Deploy) -> Body:
    policy = deploy.restart_policy
    if policy is None:
        name, _, count = service.restart.partition(":")
        if name == "no":
            return {"Condition": "none"}
        if name == "on-failure":
            return {"Condition": name} | ({"MaxAttempts": int(count)} if count.isdigit() else {})
        return {"Condition": "any"} if name else {}
    body = {"Condition": policy.condition, "Delay": policy.delay,
            "MaxAttempts": policy.max_attempts, "Window": policy.window}
    return {key: value for key, value in body.items() if value not in ("", None)}


def _placement(deploy: Deploy) -> Body:
    one = deploy.placement
    body = {"Constraints": list(one.constraints or ()), "MaxReplicas": one.max_replicas_per_node,
            "Preferences": [{"Spread": {"SpreadDescriptor": p.spread}}
                            for p in one.preferences or ()]}
    return {key: value for key, value in body.items() if value}


def _networks(project: Project, service: ServiceSpec, ids: Mapping[tuple[str, str], str]
              ) -> list[Body]:
    found = []
    for key in sorted(service.networks or (), key=lambda k: project.networks[k].name):
        name, joins = project.networks[key].name, (service.networks or {})[key]
        aliases = [*((joins.aliases or ()) if joins else ()), service.name]
        body: Body = {"Target": ids.get(("networks", name), name)}
        if name != "host":
            body["Aliases"] = aliases
        if joins is not None and joins.driver_opts:
            body["DriverOpts"] = dict(joins.driver_opts)
        found.append(body)
    return found


def _files(project: Project, service: ServiceSpec, kind: str,
           ids: Mapping[tuple[str, str], str]) -> list[Body]:
    singular = kind.removesuffix("s").capitalize()
    found = []
    for one in getattr(service, kind) or ():
        name = getattr(project, kind)[one.source].name
        target = one.target or one.source
        if target == f"/run/secrets/{one.source}":
            target = one.source  # what Docker Compose fills in, `docker stack` does not
        found.append({
            "File": {"Name": target, "UID": one.uid or "0", "GID": one.gid or "0",
                     "Mode": 0o444 if one.mode is None else one.mode},
            f"{singular}ID": ids.get((kind, name), ""), f"{singular}Name": name})
    return sorted(found, key=lambda f: str(f[f"{singular}Name"]))


def _mode(service: ServiceSpec, deploy: Deploy) -> Body:
    if deploy.mode == "global":
        return {"Global": {}}
    if deploy.mode == "global-job":
        return {"GlobalJob": {}}
    if deploy.mode == "replicated-job":
        return {"ReplicatedJob": {"MaxConcurrent": service.replicas,
                                  "TotalCompletions": service.replicas}}
    return {"Replicated": {"Replicas": service.replicas}}


def _update(one: UpdateConfig | None) -> Body | None:
    if one is None:
        return None
    body = _filled(Delay=one.delay, FailureAction=one.failure_action, Monitor=one.monitor,
                   MaxFailureRatio=round(one.max_failure_ratio, 6), Order=one.order)
    # 0 is all at once, and so no default.
    return {"Parallelism": 1 if one.parallelism is None else one.parallelism, **body}


def _published(port: Port) -> int:
    first = port.published.partition("-")[0]
    return int(first) if first.isdigit() else 0


def _port(port: Port) -> Body:
    body = {"Protocol": port.protocol or "tcp", "TargetPort": port.target,
            "PublishMode": port.mode or "ingress"}
    return body | ({"PublishedPort": _published(port)} if port.published else {})


def _tmpfs(word: str) -> Body:
    return {"Type": "tmpfs", "Target": word.partition(":")[0]}


def _mount(project: Project, mount: Mount) -> Body:
    body: Body = {"Type": mount.type, "Target": mount.target}
    if mount.source:
        body["Source"] = mount.source
    if mount.read_only:
        body["ReadOnly"] = True
    if mount.type == "volume":
        options = mount.volume
        made: Body = {"NoCopy": True} if options is not None and options.nocopy else {}
        if options is not None and options.subpath:
            made["Subpath"] = options.subpath
        if mount.source:
            volume = project.volumes[mount.source]
            body["Source"] = volume.name or mount.source
            if not volume.external:
                made["Labels"] = {**(volume.labels or {}), STACK: project.name}
                if volume.driver or volume.driver_opts:
                    made["DriverConfig"] = _filled(Name=volume.driver,
                                                   Options=dict(volume.driver_opts or {}))
        if made:
            body["VolumeOptions"] = made
    if mount.type == "bind" and mount.bind is not None and mount.bind.propagation:
        body["BindOptions"] = {"Propagation": mount.bind.propagation}
    if mount.type == "tmpfs" and mount.tmpfs is not None:
        sizes = {"SizeBytes": mount.tmpfs.size, "Mode": mount.tmpfs.mode}
        body["TmpfsOptions"] = {key: value for key, value in sizes.items() if value}
    return body
