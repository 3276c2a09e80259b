"""What an engine tells of its own accord."""
from __future__ import annotations

from dataclasses import field

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import HostId


@frozen
class EngineEvent:
    """One entry of ``GET /events``.

    ``time`` is the daemon's clock, seconds. ``attributes`` hold labels of other people: plain
    text only, already cut to a bounded size.
    """

    host: HostId
    time: float
    type: str
    action: str
    id: str
    attributes: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        return self.attributes.get("name", self.id[:12])
