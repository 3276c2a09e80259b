"""What a merged tree implies: the default network, names, dependencies that links bring."""
from __future__ import annotations

from typing import Any

from caas_desktop.operations.compose.mounts import clean
from caas_desktop.operations.compose.scalars import as_text
from caas_desktop.operations.compose.tree import Map, Seq

_NAMESPACES = ("network_mode", "ipc", "pid", "uts", "cgroup")
_SERVICE = "service:"
_NAMED = ("networks", "volumes", "configs", "secrets")


def normalize(root: Map, project: str, environment: dict[str, str]) -> None:
    """Write out in place what is implied; ``project`` is the project's name."""
    _networks(root)
    services = root.get("services")
    for service in services.values() if isinstance(services, Map) else ():
        if isinstance(service, Map):
            _service(service, environment)
    for kind in _NAMED:
        resources = root.get(kind)
        if not isinstance(resources, Map):
            continue
        for key, resource in resources.items():
            if not isinstance(resource, Map):
                resources[key] = resource = Map()
            if resource.get("name") is None:
                is_external = resource.get("external") is True
                resource["name"] = key if is_external else f"{project}_{key}"


def _networks(root: Map) -> None:
    networks = root.get("networks")
    if not isinstance(networks, Map):
        networks = Map()
    uses_default = False
    services = root.get("services")
    for service in services.values() if isinstance(services, Map) else ():
        if not isinstance(service, Map) or "provider" in service or "network_mode" in service:
            continue
        if not service.get("networks"):
            service["networks"] = Map([("default", None)])
        if "default" in service["networks"]:
            uses_default = True
    if uses_default:
        networks.setdefault("default", None)
    if networks:
        root["networks"] = networks


def _service(service: Map, environment: dict[str, str]) -> None:
    if service.get("pull_policy") == "if_not_present":
        service["pull_policy"] = "missing"
    build = service.get("build")
    if isinstance(build, Map):
        if build.get("context") is None:
            build["context"] = "."
        if build.get("dockerfile") is None and build.get("dockerfile_inline") is None:
            build["dockerfile"] = "Dockerfile"
        if "args" in build:
            build["args"] = _valued(build["args"], environment, keep=False)
    if "environment" in service:
        service["environment"] = _valued(service["environment"], environment, keep=True)
    for mount in service.get("volumes") or ():
        if isinstance(mount, Map) and isinstance(mount.get("target"), str):
            # An empty target becomes "." there too, and is refused by the engine.
            mount["target"] = clean(mount["target"]) or "."
    _dependencies(service)


def _valued(values: Any, environment: dict[str, str], *, keep: bool) -> Any:
    """Give variables that are only named their values; without ``keep``, drop the others."""
    if isinstance(values, Map):
        result = Map()
        for key, value in values.items():
            found = environment.get(key) if value is None else value
            if found is not None or keep:
                result.put(key, found, values.marks.get(key))
        return result
    if not isinstance(values, Seq):
        return values
    listed = Seq()
    for entry, mark in values.pairs():
        if not isinstance(entry, str) or "=" in entry:
            listed.put(entry, mark)
        elif entry in environment:
            listed.put(f"{entry}={environment[entry]}", mark)
        elif keep:
            listed.put(entry, mark)
    return listed


def _dependencies(service: Map) -> None:
    found: list[tuple[str, bool]] = []
    for link in service.get("links") or ():
        parts = as_text(link).split(":")
        found.append((parts[0] if len(parts) == 2 else as_text(link), True))
    for namespace in _NAMESPACES:
        shared = service.get(namespace)
        if isinstance(shared, str) and shared.startswith(_SERVICE):
            found.append((shared.removeprefix(_SERVICE), True))
    for source in service.get("volumes_from") or ():
        if not as_text(source).startswith("container:"):
            found.append((as_text(source).split(":")[0], False))
    if not found:
        return
    dependencies = service.get("depends_on")
    if not isinstance(dependencies, Map):
        dependencies = Map()
        service.put("depends_on", dependencies, None)
    for name, restart in found:
        if name not in dependencies:
            dependencies[name] = Map([("condition", "service_started"), ("restart", restart),
                                      ("required", True)])
