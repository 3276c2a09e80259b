"""Reads a project: the one way in."""
from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.codec import Decoding, Part, one, plain_tree
from caas_desktop.operations.compose.consistency import check_project, with_scale
from caas_desktop.operations.compose.errors import ComposeError, Problem, Risk
from caas_desktop.operations.compose.files import absolute
from caas_desktop.operations.compose.model import ModelReader
from caas_desktop.operations.compose.normal import normalize
from caas_desktop.operations.compose.project import Project
from caas_desktop.operations.compose.resolving import resolve_services
from caas_desktop.operations.compose.risky import note_risks
from caas_desktop.operations.compose.sources import Reading, Source, environment
from caas_desktop.operations.compose.spec import (
    FileObject,
    ModelSpec,
    NetworkSpec,
    ServiceSpec,
    VolumeSpec,
)
from caas_desktop.operations.compose.template import Template, TemplateError, lookup_in
from caas_desktop.operations.compose.tree import Map, mark_at, marks_of
from caas_desktop.operations.compose.words import words_of
from caas_desktop.operations.compose.yaml_reader import read_documents

DEFAULT_FILES = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
OVERRIDE_FILES = ("compose.override.yml", "compose.override.yaml",
                  "docker-compose.override.yml", "docker-compose.override.yaml")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")


def load(source: Source, confirmed: Collection[Risk] = ()) -> Project:
    """Read a project; nothing is executed, and nothing but files is touched.

    Args:
        source: What to read, and the only variables it may see.
        confirmed: Risks that a person agreed to. Those of an unattended caller are none.

    Raises:
        RisksNotConfirmed: a file outside of the folder, or a remote one, would be read.
        ComposeError: the files are wrong; all that was found is told, with its place.
    """
    reading = Reading(source, confirmed)
    try:
        return _load(source, reading)
    except ComposeError:
        reading.files.check()
        raise
    except RecursionError:
        raise ComposeError([Problem(Text(N_("The project is nested too deep.")))]) from None


def _load(source: Source, reading: Reading) -> Project:
    variables = environment(source, reading)
    reading.check()
    files = _files(source, reading, variables)
    name = _project_name(source, reading, files, variables)
    variables["COMPOSE_PROJECT_NAME"] = name
    root = ModelReader(reading, reading.folder, variables).read(files)
    reading.check()
    if not root:
        raise ComposeError([Problem(Text(N_("The file is empty.")))])
    normalize(root, name, variables)
    profiles = source.profiles or tuple(
        p.strip() for p in variables.get("COMPOSE_PROFILES", "").split(",") if p.strip())
    project = _project(root, reading, name, files, variables, profiles)
    reading.check()
    check_project(project, lambda message, path: reading.problems.add(
        message, mark_at(root, path)))
    project = resolve_services(with_scale(project), root, reading)
    note_risks(project, root, reading.files)
    reading.check()
    return replace(project, notices=tuple(reading.notices.values()),
                   risks=reading.files.risks(), contents=reading.files.contents)


def _files(source: Source, reading: Reading, variables: Mapping[str, str]) -> list[str]:
    if source.files:
        return [os.path.abspath(f) for f in source.files]
    listed = variables.get("COMPOSE_FILE", "")
    if listed:
        separator = variables.get("COMPOSE_PATH_SEPARATOR") or os.pathsep
        return [absolute(f, reading.folder, reading.home) for f in listed.split(separator) if f]
    found = _first(DEFAULT_FILES, reading)
    if not found:
        raise ComposeError([Problem(Text(N_("There is no Compose file in {folder}."),
                                         folder=reading.folder))],
                           hint=N_("Name the file, or call it compose.yaml."))
    return found + _first(OVERRIDE_FILES, reading)


def _first(names: Sequence[str], reading: Reading) -> list[str]:
    paths = [os.path.join(reading.folder, n) for n in names]
    return [p for p in paths if reading.files.exists(p)][:1]


def _project_name(source: Source, reading: Reading, files: Sequence[str],
                  variables: Mapping[str, str]) -> str:
    given = source.name or variables.get("COMPOSE_PROJECT_NAME", "")
    if given:
        if not _NAME.match(given):
            raise ComposeError([Problem(
                Text(N_("{given} is no name of a project: it may have small letters, digits, "
                        "hyphens and underscores, and begins with a letter or digit."),
                     given=repr(given[:80])))])
        return given
    name = normal_name(_written_name(reading, files, variables))
    name = name or normal_name(os.path.basename(reading.folder))
    if not name:
        raise ComposeError([Problem(Text(N_("The project has no name.")))],
                           hint=N_("Write `name:` into the file, or give one."))
    return name


def _written_name(reading: Reading, files: Sequence[str], variables: Mapping[str, str]) -> str:
    """Return the last ``name`` of the files, variables put in."""
    written = ""
    for file in files:
        data = reading.files.read(file)
        if data is None or b"name" not in data:
            continue
        try:
            documents = read_documents(data, file, reading.budget)
        except ComposeError:
            continue  # Told when the file is read for itself.
        for document in documents:
            name = document.root.get("name") if isinstance(document.root, Map) else None
            if isinstance(name, str) and name:
                written = name
    try:
        return Template(lookup_in(variables)).put_in(written)
    except TemplateError as error:
        raise ComposeError([Problem(Text(N_("name: {error}."), error=words_of(error)))]) from None


def normal_name(text: str) -> str:
    """Return ``text`` as the name of a project: small letters, digits, - and _; maybe ""."""
    return "".join(re.findall(r"[a-z0-9_-]", text.lower())).lstrip("_-")


def _project(root: Map, reading: Reading, name: str, files: Sequence[str],
             variables: Mapping[str, str], profiles: tuple[str, ...]) -> Project:
    at = Decoding(root, (), reading.problems)

    def section(kind: str, cls: type[Part]) -> dict[str, Any]:
        found = root.get(kind)
        entries = found.items() if isinstance(found, Map) else ()
        made = {k: at.at(kind, k).try_(one(cls), v) for k, v in entries}
        return {k: v for k, v in made.items() if v is not None}

    services: dict[str, ServiceSpec] = {
        k: replace(v, name=k) for k, v in section("services", ServiceSpec).items()}
    enabled = {k for k, s in services.items() if is_enabled(s, profiles)}
    return Project(
        name=name, folder=reading.folder, files=tuple(files),
        services={k: s for k, s in services.items() if k in enabled},
        disabled={k: s for k, s in services.items() if k not in enabled},
        networks=section("networks", NetworkSpec), volumes=section("volumes", VolumeSpec),
        secrets=section("secrets", FileObject), configs=section("configs", FileObject),
        models=section("models", ModelSpec),
        extensions={k: plain_tree(v) for k, v in root.items() if k.startswith("x-")},
        profiles=profiles, environment=dict(variables),
        marks=dict(marks_of(root, 3)))


def is_enabled(service: ServiceSpec, profiles: Collection[str]) -> bool:
    """Return whether a service has no profile, or one that is enabled."""
    return not service.profiles or "*" in profiles or not set(service.profiles).isdisjoint(profiles)

