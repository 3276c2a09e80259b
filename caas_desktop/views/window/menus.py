"""The context menu and the changing part of the Object menu."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from caas_desktop.domain.refs import Ref
from caas_desktop.operations.rights import may_change
from caas_desktop.operations.store import Store
from caas_desktop.views.look.wardrobe import wear
from caas_desktop.views.window.main_window import MainWindow
from caas_desktop.views.window.object_commands import ObjectCommands

ON_HOST = (("connect-host", "disconnect-host", "resolve-host", "host-shell"),
           ("create-container", "pull-image", "create-network", "edge"),
           ("cluster-init", "cluster-join", "cluster-leave"),
           ("edit-host", "forget-host"))
WAYS = ("shell-options", "helper-shell", "attach")  # other ways into a container
ON_NOTHING = ("dashboard", "list-container", "add-host", "refresh")


class Menus:
    """Built when they are opened: what applies changes all the time."""

    def __init__(self, window: MainWindow, store: Store, objects: ObjectCommands) -> None:
        self._window, self._store, self._objects = window, store, objects
        window.object_menu.connect(self._fill)

    def popup(self, refs: Sequence[Ref], *, on_host: bool, at: QPoint,
              commands: Sequence[str] = ()) -> None:
        """Open the context menu for ``refs``, or for the host at the navigator's cursor.

        ``commands`` are those of the page, for when nothing is chosen on it.
        """
        menu = QMenu(self._window)
        wear(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if on_host:
            for group in ON_HOST:
                menu.addSeparator()
                self._add(menu, group)
        elif refs:
            self._for_objects(menu, refs)
        else:
            self._add(menu, commands or ON_NOTHING)
        menu.popup(at)

    def _for_objects(self, menu: QMenu, refs: Sequence[Ref]) -> None:
        shell = ("shell",) if all(may_change(self._store, ref) for ref in refs) else ()
        if all(ref.kind == "container" for ref in refs):
            self._add(menu, ("logs", *shell, *(key for key in WAYS if shell), "stats"))
        elif all(ref.kind in ("task", "service") for ref in refs):
            self._add(menu, ("logs", *shell))
        self._add(menu, ("open", "inspect"))
        menu.addSeparator()
        self._objects.fill_menu(menu, self._window.keys)
        menu.addSeparator()
        if len(refs) == 1:
            self._add(menu, ("favourite",))
            if refs[0].kind == "container":
                self._add(menu, ("duplicate",))
            if refs[0].kind in ("container", "service"):
                self._add(menu, ("add-route",))
        self._add(menu, ("copy-name", "copy-id"))

    def _add(self, menu: QMenu, keys: Sequence[str]) -> None:
        for key in keys:
            menu.addAction(self._window.keys.actions[key])

    def _fill(self, menu: QMenu) -> None:
        """Renew the actions at the end of the Object menu; its commands stay."""
        for old in menu.actions():
            if old.objectName() not in self._window.keys.actions:
                menu.removeAction(old)
        menu.addSeparator()
        self._objects.fill_menu(menu, self._window.keys)
