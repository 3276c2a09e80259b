"""What is typed in one terminal goes to several."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject

from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.splits import SplitArea


class Reach(StrEnum):
    OFF = "off"
    TAB = "tab"  # the terminals of the tab that was shown when it was switched on
    ALL = "all"


class Broadcast(QObject):
    """Off again when fewer than two are left, so that it surprises nobody later."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.reach = Reach.OFF
        self._area: SplitArea | None = None

    def set(self, reach: Reach, area: SplitArea | None = None) -> None:
        self.reach, self._area = reach, area

    def renew(self, areas: Sequence[SplitArea]) -> None:
        """Tell every pane who its peers are now."""
        chosen = self._members(areas)
        if len(chosen) < 2:
            self.reach, self._area, chosen = Reach.OFF, None, []
        for area in areas:
            for pane in area.panes():
                peers = [other for other in chosen if other is not pane]
                pane.broadcast_to(peers if pane in chosen else ())

    def _members(self, areas: Sequence[SplitArea]) -> list[TerminalPane]:
        if self.reach is Reach.ALL:
            return [pane for area in areas for pane in area.panes()]
        if self.reach is Reach.TAB and self._area in areas:
            return self._area.panes() if self._area is not None else []
        return []
