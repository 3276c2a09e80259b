"""Secrets of a Swarm cluster: their names and labels; no engine ever tells what is in one."""
from __future__ import annotations

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_
from caas_desktop.kinds.base import Column, Kind
from caas_desktop.kinds.cluster_object import ClusterObject, kind_of, parser


@frozen
class Secret(ClusterObject):
    """``driver`` "" keeps it in the cluster itself."""

    driver: str = ""


parse = parser(Secret, lambda spec: {"driver": text(mapping(spec.get("Driver")).get("Name"), 64)})

SECRET: Kind[Secret] = kind_of(
    Secret, "secret", (N_("Secrets"), N_("Secret")), parse,
    Column("driver", "Driver", lambda s: s.driver or "–", lambda s: s.driver, width=90))
