"""Which page shows a target."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.pages.app_page import AppPage
from caas_desktop.views.pages.base import Page
from caas_desktop.views.pages.cluster_page import ClusterPage
from caas_desktop.views.pages.dashboard import Dashboard
from caas_desktop.views.pages.group_page import FolderPage, GroupPage
from caas_desktop.views.pages.host_page import HostPage
from caas_desktop.views.pages.list_page import ListPage
from caas_desktop.views.pages.object_page import ObjectPage
from caas_desktop.views.pages.routes_page import ROUTES, RoutesPage
from caas_desktop.views.pages.service_page import ServicePage
from caas_desktop.views.pages.tools import Tools

GROUPS: dict[str, Callable[[Context, Target, Tools, QWidget], Page]] = {
    "app": AppPage, "service": ServicePage, "cluster": ClusterPage, "host": HostPage,
    "folder": FolderPage, "domain": GroupPage,
}


def make_page(context: Context, target: Target, tools: Tools, parent: QWidget) -> Page:
    """Return a new page in ``parent``; the caller closes it."""
    match target.type:
        case "dashboard":
            return Dashboard(context, target, parent)
        case "list" if target.kind == ROUTES.kind:
            return RoutesPage(context, target, parent)
        case "list":
            return ListPage(context, target, parent)
        case "group":
            return GROUPS[target.group.type](context, target, tools, parent)
        case _:
            return ObjectPage(context, target, tools, parent)
