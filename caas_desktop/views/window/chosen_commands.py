"""Commands on what is chosen: open it, its logs, a shell in it, its name; make it a favourite."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.rights import require_writable
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.favourites import Favourites
from caas_desktop.viewmodels.targets import Target, target_of
from caas_desktop.views.look.toasts import ToastHost
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.pages.group_page import GroupPage
from caas_desktop.views.pages.object_page import ObjectPage
from caas_desktop.views.window.badges import LOGS, TERMINALS
from caas_desktop.views.window.centre import Centre
from caas_desktop.views.window.chosen import chosen_containers
from caas_desktop.views.window.consoles import Consoles
from caas_desktop.views.window.main_window import MainWindow


class ChosenCommands:
    """``refs`` tells what is chosen; ``show_panel`` brings a bottom panel up."""

    def __init__(self, window: MainWindow, context: Context, centre: Centre, consoles: Consoles,
                 refs: Callable[[], list[Ref]], favourites: Favourites,
                 show_panel: Callable[[str], QWidget], toasts: ToastHost,
                 fail: Callable[[Exception], None]) -> None:
        self._window, self._context, self._centre = window, context, centre
        self._consoles, self._refs, self._favourites = consoles, refs, favourites
        self._show_panel, self._toasts, self._fail = show_panel, toasts, fail
        self._turns = Turns(window)

    def table(self) -> dict[str, Callable[[], Any]]:
        """Return what each command does."""
        return {
            "open": self._open,
            "logs": self._logs,
            "shell": self._shell,
            "inspect": partial(self._object_tab, "inspect"),
            "stats": partial(self._object_tab, "stats"),
            "favourite": self._favourite,
            "copy-name": partial(self._copy, by_id=False),
            "copy-id": partial(self._copy, by_id=True),
        }

    def _open(self) -> None:
        for ref in self._refs()[:5]:
            self._centre.open(Target("object", ref=ref))

    def containers(self, *, tasks: bool = False) -> list[Ref]:
        return chosen_containers(
            self._context, self._refs(), self._centre.page(), tasks,
            lambda name, why: self._toasts.show_toast("info", name, shown(why)))

    def _logs(self) -> None:
        page, refs = self._centre.page(), self.containers(tasks=True)
        if not refs:
            return
        own = (page.refs() == refs if isinstance(page, ObjectPage)
               else isinstance(page, GroupPage) and all(r.kind == "service" for r in page.refs()))
        if page is not None and own:
            page.show_tab("logs")
        else:
            whole = page is not None and page.target.type == "group" and not self._refs()
            self._consoles.show_logs(refs, page.target.group if page and whole else None)
            # In a turn of its own: the console was made in this one.
            self._turns.add(partial(self._show_panel, LOGS))

    def _shell(self) -> None:
        for ref in self.containers()[:1]:
            view = self._context.store.host_of(ref.scope)
            try:
                if view is not None:
                    require_writable(view.spec)
            except CaasError as exc:
                self._fail(exc)
                return
            self._show_panel(TERMINALS)  # first: what is hidden cannot take the keyboard
            self._consoles.open(partial(self._consoles.maker.shell, ref))

    def _object_tab(self, key: str) -> None:
        refs = self._refs()
        if len(refs) == 1:
            self._centre.open(Target("object", ref=refs[0])).show_tab(key)
        else:
            page = self._centre.page()
            if page is not None:
                page.show_tab(key)

    def _favourite(self) -> None:
        """Star what the navigator's cursor or the page stands for."""
        step = self._window.navigator.step()
        page = self._centre.page()
        target = target_of(step) if step and self._window.navigator.tree.hasFocus() else None
        if target is None and page is not None:
            target = page.target
        if target is not None and target.type in ("group", "object"):
            self._favourites.toggle(target)

    def _copy(self, *, by_id: bool) -> None:
        words = []
        for ref in self._refs():
            item = self._context.store.get(ref)
            words.append(ref.id if by_id or item is None else KINDS[ref.kind].name(item))
        if words:
            QGuiApplication.clipboard().setText("\n".join(words))
