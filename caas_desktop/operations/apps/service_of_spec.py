"""A service of a Compose file, read back from the spec of a Swarm service."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.kinds.service import KEPT_REPLICAS
from caas_desktop.operations.apps.reading_back import (
    Names,
    duration,
    environment_of,
    filled,
    healthcheck_of,
    mount_of,
    own_labels,
    ulimits_of,
)
from caas_desktop.operations.apps.stack_body import IMAGE_LABEL, familiar
from caas_desktop.operations.apps.stack_compare import bare
from caas_desktop.operations.routes.networks import is_edge_network

Raw = Mapping[str, Any]
_PREFIX = "com.docker.stack."
_NOT_THE_FILES = (KEPT_REPLICAS, "caas.scaling.last")


def service_of_spec(spec: Raw, names: Names, service: str, networks: Mapping[str, str]
                    ) -> dict[str, Any]:
    """Return the service's keys; ``networks`` leads from ids to names."""
    full = bare(spec)
    task = mapping(full.get("TaskTemplate"))
    box = mapping(task.get("ContainerSpec"))
    dns = mapping(box.get("DNSConfig"))
    found = {"image": _image(spec, box), **filled(
        entrypoint=list(items(box.get("Command"))), command=list(items(box.get("Args"))),
        hostname=box.get("Hostname"), working_dir=box.get("Dir"), user=box.get("User"),
        group_add=list(items(box.get("Groups"))), stop_signal=box.get("StopSignal"),
        stop_grace_period=duration(box.get("StopGracePeriod")), tty=box.get("TTY"),
        stdin_open=box.get("OpenStdin"), read_only=box.get("ReadOnly"), init=box.get("Init"),
        environment=environment_of(items(box.get("Env")), ()),
        labels=own_labels(box.get("Labels"), {}, _PREFIX),
        healthcheck=healthcheck_of(box.get("Healthcheck")),
        extra_hosts=sorted(_hosts(items(box.get("Hosts")))),
        sysctls=dict(mapping(box.get("Sysctls"))),
        dns=list(items(dns.get("Nameservers"))), dns_search=list(items(dns.get("Search"))),
        dns_opt=list(items(dns.get("Options"))), ulimits=ulimits_of(box),
        cap_add=_capabilities(box.get("CapabilityAdd")),
        cap_drop=_capabilities(box.get("CapabilityDrop")), oom_score_adj=box.get("OomScoreAdj"),
        volumes=sorted((mount_of(mapping(m), names) for m in items(box.get("Mounts"))),
                       key=lambda m: str(m["target"])),
        secrets=_files(items(box.get("Secrets")), "Secret", names.secret),
        configs=_files(items(box.get("Configs")), "Config", names.config),
        networks=_networks(items(task.get("Networks")), names, service, networks),
        logging=_logging(mapping(task.get("LogDriver"))),
        ports=[_port(mapping(p)) for p in items(mapping(full.get("EndpointSpec")).get("Ports"))],
        deploy=_deploy(spec, full, task))}
    if box.get("Init") is False:
        found["init"] = False
    return dict(sorted(found.items()))


def _image(spec: Raw, box: Raw) -> str:
    """Return the image without the digest that it was pinned to, where the stack noted that."""
    image = text(box.get("Image"), 500)
    noted = text(mapping(spec.get("Labels")).get(IMAGE_LABEL), 500)
    bare, written = image.partition("@")[0], familiar(noted.partition("@")[0])
    return noted if noted and bare == written else image


def _hosts(lines: Iterable[Any]) -> list[str]:
    found = []
    for line in lines:
        address, *hosts = str(line).split()
        found += [f"{host}={address}" for host in hosts]
    return found


def _capabilities(words: object) -> list[str]:
    return [str(word).removeprefix("CAP_") for word in items(words)]


def _files(mounts: Iterable[Any], kind: str, name_of: Any) -> list[dict[str, Any]]:
    found = []
    for raw in map(mapping, mounts):
        file = mapping(raw.get("File"))
        made = filled(source=name_of(text(raw.get(f"{kind}Name"), 300)), target=file.get("Name"),
                      uid="" if file.get("UID") == "0" else file.get("UID"),
                      gid="" if file.get("GID") == "0" else file.get("GID"))
        if whole(file.get("Mode")) != 0o444:
            made["mode"] = whole(file.get("Mode"))
        found.append(made)
    return found


def _networks(joined: Iterable[Any], names: Names, service: str, known: Mapping[str, str]
              ) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for raw in map(mapping, joined):
        target = text(raw.get("Target"), 300)
        name = known.get(target, target)
        if is_edge_network(name):
            continue
        aliases = sorted(a for a in items(raw.get("Aliases")) if a != service)
        found[names.network(name)] = filled(
            aliases=aliases, driver_opts=dict(mapping(raw.get("DriverOpts")))) or None
    return dict(sorted(found.items()))


def _logging(raw: Raw) -> dict[str, Any]:
    return filled(driver=raw.get("Name"), options=dict(mapping(raw.get("Options"))))


def _port(raw: Raw) -> dict[str, Any]:
    published = whole(raw.get("PublishedPort"))
    return filled(mode=raw.get("PublishMode") or "ingress", target=raw.get("TargetPort"),
                  published=str(published) if published else "", protocol=raw.get("Protocol"))


def _deploy(spec: Raw, full: Raw, task: Raw) -> dict[str, Any]:
    resources, policy = mapping(task.get("Resources")), mapping(task.get("RestartPolicy"))
    placement = mapping(task.get("Placement"))
    spread = [{"spread": mapping(mapping(p).get("Spread")).get("SpreadDescriptor")}
              for p in items(placement.get("Preferences"))]
    return _mode(mapping(spec.get("Mode"))) | filled(
        labels=own_labels(full.get("Labels"), {}, _PREFIX, _NOT_THE_FILES),
        endpoint_mode=mapping(full.get("EndpointSpec")).get("Mode"),
        update_config=_update(mapping(full.get("UpdateConfig"))),
        rollback_config=_update(mapping(full.get("RollbackConfig"))),
        resources=filled(limits=_amounts(mapping(resources.get("Limits"))),
                         reservations=_amounts(mapping(resources.get("Reservations")))),
        restart_policy=filled(
            condition=policy.get("Condition"), delay=duration(policy.get("Delay")),
            max_attempts=policy.get("MaxAttempts"), window=duration(policy.get("Window"))),
        placement=filled(constraints=list(items(placement.get("Constraints"))),
                         max_replicas_per_node=placement.get("MaxReplicas"), preferences=spread))


def _mode(mode: Raw) -> dict[str, Any]:
    if "Global" in mode:
        return {"mode": "global"}
    if "GlobalJob" in mode:
        return {"mode": "global-job"}
    if "ReplicatedJob" in mode:
        job = mapping(mode.get("ReplicatedJob"))
        return {"mode": "replicated-job", "replicas": whole(job.get("TotalCompletions", 1))}
    return {"replicas": whole(mapping(mode.get("Replicated")).get("Replicas", 1))}


def _update(raw: Raw) -> dict[str, Any]:
    found = filled(delay=duration(raw.get("Delay")), failure_action=raw.get("FailureAction"),
                   monitor=duration(raw.get("Monitor")), order=raw.get("Order"),
                   max_failure_ratio=raw.get("MaxFailureRatio"))
    if "Parallelism" in raw and (found or raw["Parallelism"] != 1):
        found["parallelism"] = whole(raw.get("Parallelism"))
    return found


def _amounts(raw: Raw) -> dict[str, Any]:
    generic = [{"discrete_resource_spec": {
        "kind": mapping(mapping(g).get("DiscreteResourceSpec")).get("Kind"),
        "value": mapping(mapping(g).get("DiscreteResourceSpec")).get("Value")}}
        for g in items(raw.get("GenericResources"))]
    cpus = whole(raw.get("NanoCPUs"))
    return filled(cpus=f"{cpus / 1e9:g}" if cpus else "",
                  memory=str(whole(raw.get("MemoryBytes")) or ""),
                  pids=raw.get("Pids"), generic_resources=generic)
