"""What a revision holds: everything that is needed to deploy the same again."""
from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.apps.files import content_of
from caas_desktop.operations.compose import Project, Risk, Source, load, to_yaml, used_only


@frozen
class Deployed:
    """The files as they were, and what they were read with.

    ``scales`` and ``pins`` are replicas and images that a roll-back put in place of the files'.
    ``variables`` are the given ones with those of the .env; ``texts`` are the contents of all
    files by path, those of secrets and configs too; ``images`` tells what each service's image
    was then, as ``name@sha256:…`` or an id; ``risks`` are what was agreed to; ``yaml`` is the
    canonical form of it all.
    """

    name: str
    folder: str
    files: tuple[str, ...]
    profiles: tuple[str, ...]
    variables: Mapping[str, str] = field(repr=False)
    texts: Mapping[str, bytes] = field(repr=False)
    yaml: str = field(repr=False)
    images: Mapping[str, str] = field(default_factory=dict)
    risks: tuple[tuple[str, str], ...] = ()
    scales: Mapping[str, int] = field(default_factory=dict)
    pins: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project, images: Mapping[str, str] | None = None, *,
           scales: Mapping[str, int] | None = None, pins: Mapping[str, str] | None = None
           ) -> Deployed:
        """Return what ``project`` was read from, with its secrets' files as they are now."""
        found = cls.unwritten(project, scales=scales, pins=pins).written(project)
        return replace(found, images=dict(images or {}))

    @classmethod
    def unwritten(cls, project: Project, *, scales: Mapping[str, int] | None = None,
                  pins: Mapping[str, str] | None = None) -> Deployed:
        """As ``of``, without ``yaml``: writing it takes as long as reading the files."""
        texts, used = dict(project.contents), used_only(project)
        for kind in ("secrets", "configs"):
            for key, one in getattr(used, kind).items():
                if one.file and one.file not in texts:
                    try:
                        texts[one.file] = content_of(project, key, one)
                    except BadRequest:
                        continue  # the deployment itself tells
        return cls(project.name, project.folder, project.files, project.profiles,
                   dict(project.environment), texts, yaml="",
                   risks=tuple(sorted((risk.kind, risk.subject) for risk in project.risks)),
                   scales=dict(scales or {}), pins=dict(pins or {}))

    def written(self, project: Project) -> Deployed:
        """Return it with the ``yaml`` of ``project``, which it was made of."""
        return replace(self, yaml=to_yaml(project))

    def agreed(self) -> tuple[Risk, ...]:
        """Return the risks that a person agreed to when it was deployed."""
        return tuple(Risk(kind, subject, "") for kind, subject in self.risks)  # type: ignore[arg-type]

    def source(self, name: str = "") -> Source:
        """Return what to read it from again; ``name`` is for a copy under another name."""
        variables = dict(self.variables)
        if name:
            variables["COMPOSE_PROJECT_NAME"] = name
        return Source(
            files=tuple(map(Path, self.files)), folder=Path(self.folder), name=name or self.name,
            variables=variables, env_files=(), profiles=self.profiles, only_texts=True,
            texts={Path(path): data for path, data in self.texts.items()})

    def project(self, name: str = "") -> Project:
        """Read it again, from what was kept alone, with the images and replicas of then."""
        return changed(load(self.source(name), self.agreed()), self.scales, self.pins)

    def to_json(self) -> dict[str, Any]:
        packed = {path: base64.b64encode(data).decode() for path, data in self.texts.items()}
        return {**asdict(self), "texts": packed}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Deployed:
        """Read ``to_json``; raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            str(raw["name"]), str(raw["folder"]), tuple(raw["files"]), tuple(raw["profiles"]),
            dict(raw["variables"]),
            {path: base64.b64decode(data) for path, data in raw["texts"].items()},
            str(raw["yaml"]), dict(raw["images"]),
            tuple((str(kind), str(subject)) for kind, subject in raw["risks"]),
            dict(raw["scales"]), dict(raw["pins"]))


def changed(project: Project, scales: Mapping[str, int], pins: Mapping[str, str]) -> Project:
    """Return ``project`` with other replicas and images of some services."""
    return replace(project, services={
        name: replace(service, scale=scales.get(name, service.scale),
                      image=pins.get(name, service.image))
        for name, service in project.services.items()})
