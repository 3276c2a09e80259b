"""Puts the files of variables and labels into the services."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.errors import ComposeError
from caas_desktop.operations.compose.project import Project
from caas_desktop.operations.compose.sources import Reading
from caas_desktop.operations.compose.spec import ServiceSpec
from caas_desktop.operations.compose.template import lookup_in
from caas_desktop.operations.compose.tree import Map, Mark, mark_at

Marks = Callable[[str, int], Mark | None]


def resolve_services(project: Project, root: Map, reading: Reading) -> Project:
    """Return the project with its services' env_file and label_file read; problems are told."""
    services = {}
    for name, service in project.services.items():
        def mark_of(key: str, number: int, _name: str = name) -> Mark | None:
            return mark_at(root, ("services", _name, key, number))

        try:
            services[name] = _labels(_environment(service, project, reading, mark_of),
                                     reading, mark_of)
        except ComposeError as error:
            reading.problems.extend(error.problems)
            services[name] = service
    return replace(project, services=services)


def _environment(service: ServiceSpec, project: Project, reading: Reading, mark_of: Marks
                 ) -> ServiceSpec:
    known = project.environment
    own = {k: known.get(k) if v is None else v
           for k, v in (service.environment or {}).items()}
    values = {k: v for k, v in own.items() if v is not None}
    lookup = lookup_in(known, dict(values))
    for number, file in enumerate(service.env_file or ()):
        if not file.required and not reading.files.exists(file.path):
            continue
        mark = mark_of("env_file", number)
        if file.format not in ("", "raw", ".env"):
            reading.problems.add(Text(N_("env_file: {format} is no known format."),
                                      format=repr(file.format)), mark)
            continue
        try:
            reading.env_file(file.path, values, lookup, mark, raw=file.format == "raw")
        except ComposeError as error:
            reading.problems.extend(error.problems)
    environment = {**values, **own}
    return replace(service, environment=environment or None, env_file=None)


def _labels(service: ServiceSpec, reading: Reading, mark_of: Marks) -> ServiceSpec:
    labels: dict[str, str] = {}
    for number, path in enumerate(service.label_file or ()):
        values: dict[str, str] = {}
        try:
            reading.env_file(path, values, lookup_in(dict(labels)), mark_of("label_file", number))
        except ComposeError as error:
            reading.problems.extend(error.problems)
        labels.update(values)
    labels.update(service.labels or {})
    return replace(service, labels=labels or None, label_file=None)
