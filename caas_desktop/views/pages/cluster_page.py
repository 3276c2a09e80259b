"""The page of a cluster: one Swarm of several hosts."""
from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.store import Store
from caas_desktop.operations.swarm.rollout import health
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.notices import BannerPlace
from caas_desktop.views.pages.group_page import Command, GroupPage
from caas_desktop.views.pages.head import Note
from caas_desktop.views.pages.placement import PlacementTab
from caas_desktop.views.pages.tools import Tools


class ClusterPage(GroupPage):
    """Says above everything when the cluster does not answer, or is gone."""

    lists = ("service", "task", "node", "container", "volume", "image", "network", "secret",
             "config")

    def __init__(self, context: Context, target: Target, tools: Tools, parent: QWidget) -> None:
        self._scope = ScopeId(target.group.scope)
        self._name = ""  # as it was known last
        super().__init__(context, target, tools, parent)

    def make_banners(self) -> None:
        self._trouble = BannerPlace(self.outer, 1)

    def add_more_tabs(self) -> None:
        self.add_tab("placement", tr("Placement"), self._placement)
        super().add_more_tabs()

    def _placement(self) -> QWidget:
        made = PlacementTab(self.context, self._scope)
        made.activated.connect(lambda ref, pin: self.opened.emit(Target("object", ref=ref), pin))
        return made

    def notes(self) -> list[Note]:
        return health_notes(self.context.store, self._scope)

    def title(self) -> str:
        if not self._gone():
            self._name = super().title()
        return self._name or super().title()

    def _gone(self) -> bool:
        """No host of ours leads there any more, so nothing of it is known."""
        return not self.context.store.refs(self._scope, "node") and not self.hosts()

    def commands(self) -> list[Command]:
        return [] if self._gone() else [create_command(self.current_tab())]

    def hosts_changed(self) -> None:
        # The leader may be lost with it: the next look at the tasks is some time away.
        self.context.fleet.relist(self._scope, "node")

    def refresh_head(self) -> None:
        super().refresh_head()
        trouble = self.context.store.troubles.get(self._scope, "")
        if self._gone():
            self.head.set_status("offline", word=tr("Removed"))
            self._trouble.say("warning", tr("No host here belongs to this cluster any more."), tr(
                "It was dissolved, or its hosts left it or were removed from the list."))
        elif trouble:
            self._trouble.say("error", tr("The cluster is read-only"), shown(trouble))
        else:
            self._trouble.clear()


def create_command(tab: str) -> Command:
    """Return what a cluster's page offers to add while that tab is open."""
    return {
        "node": ("cluster-join", tr("Add a host"), "plus"),
        "secret": ("create-secret", tr("Create secret"), "plus"),
        "config": ("create-config", tr("Create config"), "plus"),
        "network": ("create-network", tr("Create network"), "plus"),
    }.get(tab, ("create-service", tr("Create service"), "plus"))


def health_notes(store: Store, scope: ScopeId) -> list[Note]:
    """Return what the head of a cluster's page tells of its nodes and managers."""
    found = health(store, scope)
    if not found.nodes:
        return []
    nodes = tr("{ready} of {total} nodes ready").format(ready=found.ready, total=found.nodes)
    managers = tr("{reachable} of {total} managers").format(
        reachable=found.reachable, total=found.managers)
    if found.spare > 0:
        managers += ", " + tr("{count} may be lost").format(count=found.spare)
    else:
        managers += ", " + (tr("too few to change anything") if found.spare < 0
                            else tr("none may be lost"))
    return [("node", nodes, tr("Nodes")), ("key", managers, tr("Managers"))]
