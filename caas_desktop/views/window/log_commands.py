"""Commands about logs: search in many of them, open those of a label query."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QInputDialog, QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.refs import Ref
from caas_desktop.operations.logs.source import LogTarget
from caas_desktop.operations.logs.sweep import Hit
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.label_query import read_labels
from caas_desktop.viewmodels.log_sources import Members, around, label_logs, scopes
from caas_desktop.viewmodels.log_targets import log_targets
from caas_desktop.views.logs.search_panel import LogSearch
from caas_desktop.views.look.turns import Turns
from caas_desktop.views.pages.base import Page
from caas_desktop.views.window.badges import LOGS, SEARCH
from caas_desktop.views.window.consoles import Consoles

MOST_SEARCHED = 2000


class LogCommands:
    """``page`` and ``refs`` tell what the user is at; ``show`` brings a bottom panel up."""

    def __init__(self, window: QWidget, context: Context, consoles: Consoles,
                 page: Callable[[], Page | None], refs: Callable[[], list[Ref]],
                 show: Callable[[str], QWidget], fail: Callable[[Exception], None]) -> None:
        self._window, self._context, self._consoles = window, context, consoles
        self._page, self._refs, self._show, self._fail = page, refs, show, fail
        self._turns = Turns(window)
        self._panel: LogSearch | None = None
        self._labels = ""
        consoles.moment_wanted = self._show_moment

    def table(self) -> dict[str, Callable[[], Any]]:
        """Return what each command does."""
        return {"search-logs": self._search, "logs-by-label": self._by_label}

    def panel(self) -> LogSearch:
        """Return the bottom panel, made if need be."""
        if self._panel is None:
            context = self._context
            self._panel = LogSearch(self._scopes, lambda query: label_logs(context, query),
                                    self._targets)
            self._panel.opened.connect(self._open)
        return self._panel

    def close(self) -> None:
        if self._panel is not None:
            self._panel.close_tab()

    def _scopes(self) -> list[Any]:
        page = self._page()
        selected = [ref for ref in self._refs() if ref.kind in ("container", "task")]
        group = page.target.group if page is not None and page.target.type == "group" else None
        return scopes(self._context, selected, group)

    def _targets(self, members: Members) -> Sequence[LogTarget]:
        return log_targets(self._context, members(), MOST_SEARCHED)

    def _search(self) -> None:
        panel = self.panel()
        panel.choose_first()

        def show() -> None:
            self._show(SEARCH)
            panel.pattern.take_focus()

        # In a turn of its own: the panel was made in this one.
        self._turns.add(show)

    def _by_label(self) -> None:
        text, ok = QInputDialog.getText(
            self._window, tr("Logs by label"),
            tr("Labels, for example caas.tenant=acme tier!=dev !old"), text=self._labels)
        if ok:
            self.show_labelled(text)

    def show_labelled(self, text: str) -> None:
        """Merge the logs of all containers whose labels match, also of those that come later."""
        try:
            query = read_labels(text)
        except CaasError as error:
            self._fail(error)
            return
        self._labels = query.text
        self._consoles.logs.follow(label_logs(self._context, query))
        self._show(LOGS)

    def _open(self, hit: Hit) -> None:
        found = self._context.store.of_kind("task" if hit.target.of == "tasks" else "container")
        ref = next((ref for ref, _ in found if ref.id == hit.target.container_id), None)
        if ref is not None:
            self._show_moment(ref, hit.ts)

    def _show_moment(self, ref: Ref, ts: int) -> None:
        """Show what a container and its neighbours wrote around a time (ns)."""
        members = around(self._context, ref)
        self._consoles.logs.follow(lambda: members)
        self._consoles.logs.console.travel.open_all_at(ts, ref.id)
        self._show(LOGS)
