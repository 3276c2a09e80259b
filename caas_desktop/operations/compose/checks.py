"""What the schema cannot say: parts that exclude each other, names that lead nowhere."""
from __future__ import annotations

from typing import Any

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.errors import Problems
from caas_desktop.operations.compose.ports import is_address
from caas_desktop.operations.compose.tree import Map, Seq

_CONTENT = {"configs": ("file", "environment", "content"), "secrets": ("file", "environment")}


def check_tree(root: Map, problems: Problems) -> None:
    """Check one group of files, merged, before its paths are resolved."""
    for kind, keys in _CONTENT.items():
        for name, resource in _named(root, kind):
            _content(kind, name, resource, keys, root, problems)
    for name, volume in _named(root, "volumes"):
        if volume.get("external") is True:
            for key in volume:
                if key not in ("name", "external") and not key.startswith("x-"):
                    problems.add(Text(N_("volumes.{name} is external, and must not have {key}."),
                                      name=name, key=key),
                                 volume.marks.get(key))
    for name, service in _named(root, "services"):
        _service(name, service, problems)


def _named(root: Map, kind: str) -> list[tuple[str, Map]]:
    section = root.get(kind)
    return ([(k, v) for k, v in section.items() if isinstance(v, Map)]
            if isinstance(section, Map) else [])


def _content(kind: str, name: str, resource: Map, keys: tuple[str, ...], root: Map,
             problems: Problems) -> None:
    given = [k for k in keys if k in resource]
    mark = root[kind].marks.get(name)
    if len(given) > 1:
        problems.add(Text(N_("{kind}.{name}: {keys} exclude each other."), kind=kind, name=name,
                          keys=" and ".join(given)),
                     resource.marks.get(given[1], mark))
    elif not given and "driver" not in resource and "external" not in resource:
        problems.add(Text(N_("{kind}.{name} needs one of {keys}."), kind=kind, name=name,
                          keys=", ".join(keys)), mark)


def _service(name: str, service: Map, problems: Problems) -> None:
    for port in _maps(service.get("ports")):
        address = port.get("host_ip")
        if isinstance(address, str) and not is_address(address):
            problems.add(Text(N_("services.{name}: {address} is not an IP address."), name=name,
                              address=repr(address)),
                         port.marks.get("host_ip"))
    develop = service.get("develop")
    for trigger in _maps(develop.get("watch") if isinstance(develop, Map) else None):
        if trigger.get("path") == "":
            problems.add(Text(N_("services.{name}.develop.watch: path must not be empty."),
                              name=name),
                         trigger.marks.get("path"))
    here: Any = service
    for key in ("deploy", "resources", "reservations", "devices"):
        here = here.get(key) if isinstance(here, Map) else None
    for request in _maps(service.get("gpus")) + _maps(here):
        if "count" in request and "device_ids" in request:
            problems.add(Text(N_("services.{name}: count and device_ids exclude each other."),
                              name=name),
                         request.marks.get("count"))
    for mount in _maps(service.get("volumes")):
        if mount.get("type") == "bind" and not mount.get("source"):
            problems.add(Text(N_("services.{name}: a bind mount needs a source."), name=name),
                         mount.marks.get("type"))


def _maps(value: Any) -> list[Map]:
    return [v for v in value if isinstance(v, Map)] if isinstance(value, Seq) else []
