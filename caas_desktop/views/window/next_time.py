"""What comes back at the next start: pinned tabs and the expanded nodes of the navigator.

Actions and terminals are never run again.
"""
from __future__ import annotations

import logging

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.settings import LAYOUT, Settings
from caas_desktop.viewmodels.targets import read_target, write_target
from caas_desktop.views.window.centre import Centre
from caas_desktop.views.window.navigator import Navigator

log = logging.getLogger(__name__)

MOST_TABS = 20


def restore(settings: Settings, navigator: Navigator, centre: Centre) -> None:
    """Open what was there last time; what cannot be read is passed over."""
    state = settings.get(LAYOUT)
    expanded = state.get("expanded")
    if isinstance(expanded, list):
        navigator.expand_like([[str(key) for key in path] for path in expanded
                               if isinstance(path, list)])
    tabs = state.get("tabs")
    read = [read_target(raw) for raw in tabs[:MOST_TABS]] if isinstance(tabs, list) else []
    targets = [target for target in read if target is not None]
    if targets:
        centre.restore(targets)


def remember(settings: Settings, navigator: Navigator, centre: Centre) -> None:
    state = {"expanded": navigator.expanded(),
             "tabs": [write_target(target) for target in centre.targets()][:MOST_TABS]}
    try:
        settings.set(LAYOUT, state)
    except CaasError as exc:
        log.warning("layout not kept: %s", exc)
