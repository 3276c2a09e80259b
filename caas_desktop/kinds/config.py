"""Configs of a Swarm cluster: their names and labels. What is in one is shown on demand only."""
from __future__ import annotations

from caas_desktop.domain.clean import mapping
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_
from caas_desktop.kinds.base import Column, Kind
from caas_desktop.kinds.cluster_object import ClusterObject, kind_of, parser

REVISION_OF = "caas.revision.service"
"""Label of a config that holds an earlier specification of the service with that id."""


@frozen
class Config(ClusterObject):
    """The data is never part of it: people keep passwords there."""

    templated: bool = False

    @property
    def revision_of(self) -> str:
        """The id of the service whose earlier specification it holds; "" for an ordinary one."""
        return self.labels.get(REVISION_OF, "")


parse = parser(Config, lambda spec: {
    "templated": bool(mapping(spec.get("Templating")).get("Name"))})

CONFIG: Kind[Config] = kind_of(
    Config, "config", (N_("Configs"), N_("Config")), parse,
    Column("use", "Use", lambda c: "revision" if c.revision_of else "file",
           lambda c: c.revision_of, width=90))
