"""Turns short syntaxes into long ones, and gives long ones their defaults, in place.

Only what the schema accepted comes here; what it lets through all the same becomes a problem.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.budget import Budget
from caas_desktop.operations.compose.errors import Problems
from caas_desktop.operations.compose.mounts import clean, parse_mount
from caas_desktop.operations.compose.ports import parse_ports
from caas_desktop.operations.compose.scalars import as_text
from caas_desktop.operations.compose.tree import Map, Mark, Seq, dotted, marked
from caas_desktop.operations.compose.words import Wrong, words_of

Shape = Callable[[Any, Mark | None], Any]


class Canonical:
    """Rewrites a project's tree."""

    def __init__(self, budget: Budget, problems: Problems) -> None:
        self._budget, self._problems = budget, problems
        self._build: dict[str, Shape] = {
            "secrets": self._each(_file_mount), "provenance": _text, "sbom": _text,
            "additional_contexts": self._key_values, "ssh": self._ssh,
        }
        self._service: dict[str, Shape] = {
            "build": self._build_section, "depends_on": _depends_on, "env_file": _env_files,
            "label_file": _text_list, "dns": self._dns, "extends": _extends, "gpus": _gpus,
            "networks": _names, "models": _names, "volumes": self._each(self._mount),
            "devices": self._each(self._device), "secrets": self._each(_file_mount),
            "configs": self._each(_file_mount), "ports": self._ports, "develop": _develop,
        }

    def apply(self, root: Map) -> None:
        """Rewrite all of ``root``."""
        for service in _maps(root.get("services")):
            self._shape(service, self._service)
        for kind in ("volumes", "networks", "secrets", "configs"):
            resources = root.get(kind)
            if isinstance(resources, Map):
                for name, resource in resources.items():
                    if isinstance(resource, Map):
                        self._external(resource, f"{kind}.{name}")

    def _shape(self, section: Map, shapes: dict[str, Shape]) -> None:
        for key, shape in shapes.items():
            if key in section:
                mark = section.marks.get(key)
                try:
                    section[key] = shape(section[key], mark)
                except ValueError as error:
                    self._problems.add(Text(N_("{path}: {error}."), path=dotted((key,)),
                                            error=words_of(error)), mark)

    def _each(self, shape: Shape) -> Shape:
        def shape_all(value: Any, _mark: Mark | None) -> Any:
            if isinstance(value, Seq):
                for at, (entry, mark) in enumerate(value.pairs()):
                    try:
                        value[at] = shape(entry, mark)
                    except ValueError as error:
                        self._problems.add(Text(N_("{error}."), error=words_of(error)), mark)
            return value

        return shape_all

    def _build_section(self, value: Any, mark: Mark | None) -> Any:
        if isinstance(value, str):
            return marked({"context": value}, mark)
        if isinstance(value, Map):
            self._shape(value, self._build)
        return value

    def _ports(self, value: Any, _mark: Mark | None) -> Any:
        if not isinstance(value, Seq):
            return value
        result = Seq()
        for entry, mark in value.pairs():
            if isinstance(entry, Map):
                result.put(entry, mark)
                continue
            try:
                ports = parse_ports(as_text(entry))
            except ValueError as error:
                self._problems.add(Text(N_("{error}."), error=words_of(error)), mark)
                continue
            self._budget.spend(5 * len(ports), 0, mark)
            for port in ports:
                result.put(marked(port, mark), mark)
        return result

    def _mount(self, value: Any, mark: Mark | None) -> Any:
        if not isinstance(value, str):
            return value
        mount = parse_mount(value)
        mount["target"] = clean(mount["target"])
        return marked(mount, mark)

    @staticmethod
    def _device(value: Any, mark: Mark | None) -> Any:
        if not isinstance(value, str):
            return value
        parts = value.split(":")
        if len(parts) > 3:
            raise Wrong(N_("{value} has too many colons; write the device in the long form"),
                        value=repr(value))
        source = parts[0]
        target = parts[1] if len(parts) > 1 and parts[1] else source
        return marked({"source": source, "target": target,
                       "permissions": parts[2] if len(parts) == 3 else "rwm"}, mark)

    @staticmethod
    def _dns(value: Any, mark: Mark | None) -> Any:
        listed = _text_list(value, mark)
        if not isinstance(listed, Seq):
            return listed
        kept = [(v, m) for v, m in listed.pairs() if v not in ("", None)]
        return Seq([v for v, _ in kept], [m for _, m in kept])

    @staticmethod
    def _key_values(value: Any, _mark: Mark | None) -> Any:
        if not isinstance(value, Seq):
            return value
        result = Map()
        for entry, mark in value.pairs():
            key, equals, text = as_text(entry).partition("=")
            if not equals:
                raise Wrong(N_("{entry} must be NAME=VALUE"), entry=repr(entry))
            result.put(key, text, mark)
        return result

    @staticmethod
    def _ssh(value: Any, _mark: Mark | None) -> Any:
        if not isinstance(value, Seq):
            return value
        result = Map()
        for entry, mark in value.pairs():
            key, equals, path = as_text(entry).partition("=")
            if not equals and key != "default":
                raise Wrong(N_("{entry} must be default or ID=PATH"), entry=repr(entry))
            result.put(key, path if equals else None, mark)
        return result

    def _external(self, resource: Map, name: str) -> None:
        external = resource.get("external")
        if not isinstance(external, Map):
            return
        resource["external"] = True
        other = external.get("name")
        if other is None:
            return
        if resource.get("name", other) != other:
            self._problems.add(Text(N_("{name}: name and external.name differ; write only name."),
                                    name=name),
                               resource.marks.get("external"))
        resource.setdefault("name", other)


def _maps(value: Any) -> list[Map]:
    return [v for v in value.values() if isinstance(v, Map)] if isinstance(value, Map) else []


def _file_mount(value: Any, mark: Mark | None) -> Any:
    return marked({"source": value}, mark) if isinstance(value, str) else value


def _text(value: Any, _mark: Mark | None) -> Any:
    return value if isinstance(value, str) else as_text(value)


def _text_list(value: Any, mark: Mark | None) -> Any:
    return Seq([value], [mark]) if isinstance(value, str) else value


def _names(value: Any, _mark: Mark | None) -> Any:
    if not isinstance(value, Seq):
        return value
    result = Map()
    for name, mark in value.pairs():
        result.put(as_text(name), None, mark)
    return result


def _depends_on(value: Any, _mark: Mark | None) -> Any:
    entries = _names(value, None)
    if isinstance(entries, Map):
        for name, entry in entries.items():
            if entry is None:
                entries[name] = entry = Map()
            if isinstance(entry, Map):
                entry.setdefault("condition", "service_started")
                entry.setdefault("required", True)
    return entries


def _env_files(value: Any, mark: Mark | None) -> Any:
    files = _text_list(value, mark)
    if isinstance(files, Seq):
        for at, (entry, place) in enumerate(files.pairs()):
            if isinstance(entry, str):
                files[at] = marked({"path": entry, "required": True}, place)
            elif isinstance(entry, Map):
                entry.setdefault("required", True)
    return files


def _extends(value: Any, mark: Mark | None) -> Any:
    return marked({"service": value}, mark) if isinstance(value, str) else value


def _gpus(value: Any, mark: Mark | None) -> Any:
    return marked([{"count": "all"}], mark) if isinstance(value, str) else value


def _develop(value: Any, _mark: Mark | None) -> Any:
    if isinstance(value, Map) and isinstance(value.get("watch"), Seq):
        for trigger in value["watch"]:
            if isinstance(trigger, Map):
                for key in ("ignore", "include"):
                    if key in trigger:
                        trigger[key] = _text_list(trigger[key], trigger.marks.get(key))
    return value


def set_defaults(root: Map) -> None:
    """Give long forms what may be left out of them, in place; once all files are merged."""
    for service in _maps(root.get("services")):
        build = service.get("build")
        if isinstance(build, Map):
            build.setdefault("context", ".")
        for secret in _entries(service.get("secrets")):
            secret.setdefault("target", f"/run/secrets/{as_text(secret.get('source'))}")
        for port in _entries(service.get("ports")):
            port.setdefault("protocol", "tcp")
            port.setdefault("mode", "ingress")
        requests = _entries(service.get("gpus"))
        here: Any = service
        for key in ("deploy", "resources", "reservations", "devices"):
            here = here.get(key) if isinstance(here, Map) else None
        for request in requests + _entries(here):
            if "count" not in request and "device_ids" not in request:
                request["count"] = "all"


def _entries(value: Any) -> list[Map]:
    return [v for v in value if isinstance(v, Map)] if isinstance(value, Seq) else []
