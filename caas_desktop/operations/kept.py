"""What the window asks of the catalogue at once: read before it asks, for it must not wait."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Catalogue


@frozen
class Kept:
    """``hosts`` as listed; ``settings`` by key, those that were ever set."""

    hosts: Sequence[HostSpec]
    settings: Mapping[str, Any]


def read_kept(catalogue: Catalogue) -> Kept:
    """Read it; any thread but the GUI's. Raises CatalogueError."""
    return Kept(catalogue.hosts(), catalogue.settings())
