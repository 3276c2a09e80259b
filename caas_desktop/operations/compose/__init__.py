"""The Compose file reader: files in, a frozen `Project` out; nothing is executed.

    project = load(Source(files=(Path("compose.yaml"),)))
    to_config(project)                       # what `docker compose config --format json` prints
    config_hash(project.services["web"])     # the label of Docker Compose's containers
    start_order(project)                     # groups of services, dependencies first
    warnings(project, "swarm")               # what a target would ignore
"""
from __future__ import annotations

from caas_desktop.operations.compose.errors import (
    ComposeError,
    Problem,
    Risk,
    RisksNotConfirmed,
)
from caas_desktop.operations.compose.export import to_config, to_yaml, tree_to_yaml
from caas_desktop.operations.compose.hashing import config_hash, network_hash, volume_hash
from caas_desktop.operations.compose.loader import load, normal_name
from caas_desktop.operations.compose.order import start_order
from caas_desktop.operations.compose.project import Project, used_only
from caas_desktop.operations.compose.sources import Source
from caas_desktop.operations.compose.spec import (
    FileObject,
    NetworkSpec,
    ServiceSpec,
    VolumeSpec,
)
from caas_desktop.operations.compose.tree import Mark
from caas_desktop.operations.compose.warn import Ignored, warnings

__all__ = [
    "ComposeError", "FileObject", "Ignored", "Mark", "NetworkSpec", "Problem", "Project", "Risk",
    "RisksNotConfirmed", "ServiceSpec", "Source", "VolumeSpec", "config_hash", "load",
    "network_hash", "normal_name", "start_order", "to_config", "to_yaml", "tree_to_yaml",
    "used_only", "volume_hash", "warnings",
]
