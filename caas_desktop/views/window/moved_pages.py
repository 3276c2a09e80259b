"""Pages of apps and services whose tenant changed: they go on where these are found now."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from caas_desktop.domain.changes import AppsAdopted, Change, Upserted
from caas_desktop.domain.groups import Group, app_group, service_group
from caas_desktop.kinds.registry import KINDS
from caas_desktop.viewmodels.context import Context
from caas_desktop.views.window.centre import Centre


def follow_adopted(context: Context, centre: Centre) -> None:
    """Have open pages of apps and services follow them to another tenant."""
    def heard(changes: list[Change]) -> None:
        if any(isinstance(change, AppsAdopted) for change in changes):
            for page in centre.pages():
                group = _moved(context, page.target.group, changes)
                if group is not None and page.target.type == "group":
                    centre.replace(page.target, replace(page.target, group=group))

    context.store.subscribe(heard)


def _moved(context: Context, group: Group, changes: Iterable[Change]) -> Group | None:
    """Return where the content of an app or service is now; None where it stands, or is gone."""
    of_place = {"app": app_group, "service": service_group}.get(group.type)
    members = context.membership.members
    if of_place is None or members(group) or members(group, "service"):
        return None
    for change in changes:
        if isinstance(change, Upserted):
            place = KINDS[change.ref.kind].place(change.item)
            home = context.store.home_of(change.ref, place)
            found = of_place(place, home)
            if (found is not None and (found.app, found.service) == (group.app, group.service)
                    and group.home in ("", home)):
                return found
    return None
