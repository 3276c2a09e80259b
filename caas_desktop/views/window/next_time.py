"""What comes back at the next start: pinned pages with their tabs, the navigator's open nodes.

Actions and terminals are never run again.
"""
from __future__ import annotations

import logging
from typing import Any

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.settings import LAYOUT, Settings
from caas_desktop.viewmodels.targets import Stop, read_target, write_target
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
    stops = _stops(tabs, state.get("open")) if isinstance(tabs, list) else []
    if stops:
        centre.restore(stops)


def remember(settings: Settings, navigator: Navigator, centre: Centre) -> None:
    stops = centre.stops()[:MOST_TABS]
    state = {"expanded": navigator.expanded(),
             "tabs": [write_target(stop.target) for stop in stops],
             "open": [stop.tab for stop in stops]}
    try:
        settings.set(LAYOUT, state)
    except CaasError as exc:
        log.warning("layout not kept: %s", exc)


def _stops(tabs: list[Any], inner: object) -> list[Stop]:
    """Return the pages that can be read; of which tab was open earlier versions say nothing."""
    keys = inner if isinstance(inner, list) and len(inner) == len(tabs) else [""] * len(tabs)
    pairs = zip(map(read_target, tabs[:MOST_TABS]), map(str, keys), strict=False)
    return [Stop(target, key) for target, key in pairs if target is not None]
