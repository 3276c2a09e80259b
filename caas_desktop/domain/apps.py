"""Apps as the catalogue remembers them: their revisions, and which were adopted."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import ScopeId

Made = Literal["deploy", "roll back", "adopt", "duplicate"]
"""How a revision came to be."""
Executor = Literal["console", "docker-compose"]
"""Who deploys to a standalone host: we, or an installed Docker Compose."""
OK = "ok"


@dataclass(frozen=True, slots=True, order=True)
class AppKey:
    """Names one app: a stack by its cluster's scope, a Compose project by its engine's."""

    scope: ScopeId
    name: str


@frozen
class Revision:
    """One entry of an app's history, without what was deployed, which is encrypted.

    ``number`` counts from 1; ``at`` is epoch seconds; ``who`` is user@computer; ``of`` is the
    revision that a roll-back went to, or 0; ``result`` is "ok" or the error's code: its
    words may quote what was deployed. ``saved`` False:
    it is known to this run of the program only.
    """

    app: AppKey
    number: int
    at: float
    who: str
    made: Made
    result: str = OK
    of: int = 0
    saved: bool = True

    @property
    def worked(self) -> bool:
        return self.result == OK


@frozen
class Adoption:
    """An app made by another tool that is looked after here; its labels cannot be changed.

    ``tenant`` "" is the public domain.
    """

    app: AppKey
    at: float
    who: str
    tenant: str = ""
