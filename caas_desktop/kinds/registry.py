"""Every resource type, in the order of menus and trees: a new type is one line here."""
from __future__ import annotations

from typing import Any

from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.config import CONFIG
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.kinds.image import IMAGE
from caas_desktop.kinds.network import NETWORK
from caas_desktop.kinds.node import NODE
from caas_desktop.kinds.secret import SECRET
from caas_desktop.kinds.service import SERVICE
from caas_desktop.kinds.task import TASK
from caas_desktop.kinds.volume import VOLUME

KINDS: dict[str, Kind[Any]] = {
    kind.key: kind for kind in (
        SERVICE, CONTAINER, VOLUME, IMAGE, NETWORK, NODE, TASK, SECRET, CONFIG)
}

BY_EVENT: dict[str, Kind[Any]] = {kind.event_type: kind for kind in KINDS.values()}
