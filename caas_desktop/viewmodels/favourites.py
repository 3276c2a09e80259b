"""What the user starred: kept as targets, shown at the top of the navigator."""
from __future__ import annotations

import logging
from collections.abc import Callable

from caas_desktop.domain.errors import CaasError
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.settings import FAVOURITES, Settings
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.crumbs import group_icon, group_title
from caas_desktop.viewmodels.nodes import Step
from caas_desktop.viewmodels.targets import Target, read_target, write_target

log = logging.getLogger(__name__)

MOST = 50


class Favourites:
    """``changed`` gets the steps for the navigator, at once and after each change."""

    def __init__(self, store: Store, settings: Settings,
                 changed: Callable[[list[Step]], None]) -> None:
        self._store, self._settings, self._changed = store, settings, changed
        stored = [read_target(raw) for raw in settings.get(FAVOURITES)]
        self._targets = [target for target in stored if target is not None][:MOST]
        self._titles: dict[Target, str] = {}
        self.tell()

    def toggle(self, target: Target) -> bool:
        """Star a target or take its star away; returns whether it has one now."""
        starred = target not in self._targets
        if starred:
            self._targets = [*self._targets, target][-MOST:]
        else:
            self._targets.remove(target)
        try:
            self._settings.set(FAVOURITES, [write_target(t) for t in self._targets])
        except CaasError as exc:
            log.warning("favourites not kept: %s", exc)
        self.tell()
        return starred

    def tell(self) -> None:
        """Give the navigator its steps again, for example when names became known."""
        self._changed([self._step(target) for target in self._targets])

    def _step(self, target: Target) -> Step:
        if target.ref is not None:
            kind, item = KINDS[target.ref.kind], self._store.get(target.ref)
            if item is not None:
                self._titles[target] = kind.name(item)
            title = self._titles.get(target, target.ref.id[:12])
            return Step(target, title, icon=kind.icon, ref=target.ref)
        title = group_title(self._store, target.group)
        return Step(target, title, icon=group_icon(target.group), group=target.group,
                    kind=target.kind)
