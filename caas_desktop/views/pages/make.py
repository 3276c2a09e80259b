"""Which page shows a target."""
from __future__ import annotations

from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.pages.app_page import AppPage
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.dashboard import Dashboard
from caas_desktop.views.pages.group_page import GroupPage
from caas_desktop.views.pages.list_page import ListPage
from caas_desktop.views.pages.object_page import ObjectPage
from caas_desktop.views.pages.routes_page import ROUTES, RoutesPage
from caas_desktop.views.pages.tools import Tools


def make_page(context: Context, target: Target, tools: Tools) -> Page:
    """Return a new page; the caller closes it."""
    match target.type:
        case "dashboard":
            return Dashboard(context, target)
        case "list" if target.kind == ROUTES.kind:
            return RoutesPage(context, target)
        case "list":
            return ListPage(context, target)
        case "group" if target.group.type == "app":
            return AppPage(context, target, tools)
        case "group":
            return GroupPage(context, target, tools)
        case _:
            return ObjectPage(context, target, tools)
