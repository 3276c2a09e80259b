"""A whole project, as read."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from caas_desktop.operations.compose.errors import Problem, Risk
from caas_desktop.operations.compose.spec import (
    FileObject,
    ModelSpec,
    NetworkSpec,
    ServiceSpec,
    VolumeSpec,
)
from caas_desktop.operations.compose.tree import Mark, Path


@dataclass(frozen=True)
class Project:
    """A project; mappings are by the keys of the files, ``name`` in them is the engine's.

    Args:
        services: The enabled ones; ``disabled`` are those of profiles that are not.
        folder, files: Absolute paths, as Docker Compose writes them into labels.
        notices: What reading passed over: variables that are not set, obsolete keys.
        risks: What a person should agree to before this is deployed.
        contents: What the files held that were read, by absolute path; for what is named here, the
            disk is not asked again.
        marks: Where ``("services", "web", "image")`` and the like stand, three steps deep at most.
    """

    name: str
    folder: str
    files: tuple[str, ...]
    services: Mapping[str, ServiceSpec]
    disabled: Mapping[str, ServiceSpec]
    networks: Mapping[str, NetworkSpec]
    volumes: Mapping[str, VolumeSpec]
    secrets: Mapping[str, FileObject]
    configs: Mapping[str, FileObject]
    models: Mapping[str, ModelSpec]
    extensions: Mapping[str, Any]
    profiles: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)
    notices: tuple[Problem, ...] = ()
    risks: tuple[Risk, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    marks: Mapping[Path, Mark] = field(default_factory=dict, repr=False, compare=False)

    def image_of(self, service: str) -> str:
        """Return a service's image; that of a build without one is ``project-service``."""
        return self.services[service].image or f"{self.name}-{service}"


def used_only(project: Project) -> Project:
    """Return the project without the networks, volumes … that no enabled service uses."""
    networks, volumes, secrets, configs, models = (set[str]() for _ in range(5))
    for service in project.services.values():
        networks |= set(service.networks or ())
        volumes |= {m.source for m in service.volumes or () if m.type == "volume" and m.source}
        build = service.build.secrets if service.build is not None else None
        secrets |= {s.source for s in (*(service.secrets or ()), *(build or ()))}
        configs |= {c.source for c in service.configs or ()}
        models |= set(service.models or ())
    return replace(
        project,
        networks={k: v for k, v in project.networks.items() if k in networks},
        volumes={k: v for k, v in project.volumes.items() if k in volumes},
        secrets={k: v for k, v in project.secrets.items() if k in secrets},
        configs={k: v for k, v in project.configs.items() if k in configs},
        models={k: v for k, v in project.models.items() if k in models})
