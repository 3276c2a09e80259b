"""Names the hosts that wait for an answer, and leads to the question."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from caas_desktop.domain.refs import HostId
from caas_desktop.operations.store import HostView, Store
from caas_desktop.viewmodels.errors import reason, wanted
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.notices import BannerPlace

NAMED = 4


class WantedBanner:
    """A banner in ``layout`` while there are such hosts; ``review`` gets the first of them."""

    def __init__(self, store: Store, layout: QVBoxLayout, review: Callable[[HostId], object]
                 ) -> None:
        self._store, self._review = store, review
        self._place = BannerPlace(layout, 0, lambda _: self._ask())

    def refresh(self) -> None:
        """Show who waits now."""
        waiting = self._waiting()
        if not waiting:
            self._place.clear()
            return
        if len(waiting) == 1:
            title = f"{waiting[0].spec.name}: {reason(waiting[0].status)}"
            body = ""
        else:
            title = tr("{count} hosts wait for an answer from you").format(count=len(waiting))
            names = [view.spec.name for view in waiting[:NAMED]]
            body = ", ".join([*names, "…"] if len(waiting) > NAMED else names)
        self._place.say("warning", title, body, (tr("Review…"),))

    def _waiting(self) -> list[HostView]:
        return [view for view in self._store.hosts.values() if wanted(view.status)]

    def _ask(self) -> None:
        waiting = self._waiting()
        if waiting:
            self._review(waiting[0].spec.id)
