"""What a deployment would do, object by object."""
from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.compose import Ignored, Project
from caas_desktop.operations.tasks import Part

Act = Literal["create", "change", "remove", "keep"]
Kind = Literal["network", "volume", "secret", "config", "container", "service"]
Say = Callable[[Part], None]


@frozen
class Row:
    """One object: ``name`` is the engine's, ``service`` the file's; "" for what is shared.

    ``failing``: what stands there does not stay up.
    """

    kind: Kind
    name: str
    act: Act
    reason: Words = ""
    service: str = ""
    failing: bool = False


@frozen
class Plan:
    """``refused``: why nothing will be done; () when it can be."""

    app: str
    swarm: bool
    rows: tuple[Row, ...]
    warnings: tuple[Ignored, ...] = ()
    refused: tuple[Words, ...] = ()

    @property
    def changes(self) -> int:
        return sum(row.act != "keep" for row in self.rows)

    def check(self) -> None:
        """Raise BadRequest with the first reason why it cannot be done."""
        if self.refused:
            raise BadRequest(N_("{app} cannot be deployed: {reason}"), app=self.app,
                             reason=self.refused[0])


def refused_keys(warned: tuple[Ignored, ...]) -> list[Words]:
    """Return what the target cannot do at all."""
    return [one.text for one in warned if one.refused]


def refused_builds(project: Project, missing: Callable[[str], bool]) -> list[Words]:
    """Return the services whose image would have to be built."""
    return [Text(N_("The image {image} of {service} would have to be built. Build and push it "
                    "first, then name it in `image`."), image=project.image_of(name), service=name)
            for name, service in sorted(project.services.items())
            if service.build is not None and missing(project.image_of(name))]
