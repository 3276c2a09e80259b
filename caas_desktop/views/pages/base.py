"""What the centre expects of a page."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.groups import Group
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.looks import Crumb, TabLook
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.wardrobe import wear


class Page(QWidget):
    """One tab of the centre; made in its ``parent``.

    Put there later, all that is in it would be dressed twice: a quarter of what a page takes.

    Signals:
        opened: Asks to show another target; True pins it in a tab of its own.
        look_changed: Tab, crumbs, environments or selection differ now.
        asked: Asks the window to run one of its commands on ``refs()`` ("logs", "shell", …).
        menu_asked: Asks for the context menu of ``refs()`` at a point of the screen.
    """

    opened = Signal(object, bool)
    look_changed = Signal()
    asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, context: Context, target: Target, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.target = context, target
        wear(self)

    def look(self) -> TabLook:
        raise NotImplementedError

    def crumbs(self) -> list[Crumb]:
        """Return the way to here; each key is a ``Target`` or None."""
        raise NotImplementedError

    def hosts(self) -> Sequence[HostSpec]:
        """Return the entries that this page shows something of."""
        raise NotImplementedError

    def refs(self) -> list[Ref]:
        """Return what an action would act on: the selected rows, or the page's object."""
        return []

    def menu(self) -> Sequence[str]:
        """Return the commands that its context menu offers while nothing is chosen in it."""
        return ()

    def take_keyboard(self) -> None:
        """Give the keyboard to what the page is mainly about."""
        self.setFocus()

    def focus_filter(self) -> bool:
        """Give the keyboard to the page's filter or search; False if it has none."""
        return False

    def show_tab(self, key: str) -> bool:
        """Open one of the page's own tabs ("logs", "inspect", …); False if it has no such."""
        return False

    def current_tab(self) -> str:
        """Return which of the page's own tabs is open, "" where it has none."""
        return ""

    def come_back_to(self, key: str) -> None:
        """Open the tab that was open last time, and leave the keyboard where it is."""

    def close_page(self) -> None:
        """Let go of everything; the page is deleted next."""


def group_hosts(context: Context, group: Group) -> list[HostSpec]:
    """Return the entries behind a group's members, without doubles."""
    store = context.store
    if group.type == "host":
        view = store.hosts.get(HostId(group.host))
        return [view.spec] if view else []
    if group.type == "all":
        return [view.spec for view in store.hosts.values()]
    if group.type == "folder":
        return [v.spec for v in store.hosts.values() if v.spec.folder == group.folder]
    scopes = {ref.scope for kind in ("container", "service", "volume")
              for ref in context.membership.members(group, kind)}
    if group.type == "cluster":
        return [v.spec for v in store.hosts.values()
                if any(group.scope in (s, store.cluster_of(s)) for s in v.scopes)]
    views = [store.host_of(scope) for scope in sorted(scopes)]
    return list({view.spec.id: view.spec for view in views if view}.values())
