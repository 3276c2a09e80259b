"""The filters of a log in use, each with a button that takes it away."""
from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from caas_desktop.operations.logs.search import Matching
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label, no_mnemonic, tooltip
from caas_desktop.views.look.widgets import tool

MOST = 12
SHOWN = 40


class FilterRow(QWidget):
    """All of them must hold; ``changed`` tells that there are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.matchers: list[Matching] = []
        dress(self, "label", ground="chrome")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 0, 8, 5)
        self._layout.setSpacing(6)
        self._words = label(tr("Only lines with"), "caption", "text2")
        self._layout.addWidget(self._words)
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chips: list[QToolButton] = []
        self.hide()

    def retranslate(self) -> None:
        """Take the words of another language."""
        self._words.setText(tr("Only lines with"))
        self._rebuild()

    def add(self, matcher: Matching) -> None:
        """Add a filter; beyond `MOST` the oldest one goes."""
        if any(m.query == matcher.query and type(m) is type(matcher) for m in self.matchers):
            return
        self.set_matchers([*self.matchers, matcher][-MOST:])

    def set_matchers(self, matchers: list[Matching]) -> None:
        """Use exactly these."""
        self.matchers = list(matchers)
        self._rebuild()
        self.changed.emit()

    def _remove(self, matcher: Matching) -> None:
        self.set_matchers([one for one in self.matchers if one is not matcher])

    def _rebuild(self) -> None:
        for chip in self.chips:
            self._layout.removeWidget(chip)
            chip.deleteLater()
        self.chips = [self._chip(matcher) for matcher in self.matchers]
        for at, chip in enumerate(self.chips):
            self._layout.insertWidget(at + 1, chip)
        self.setVisible(bool(self.chips))

    def _chip(self, matcher: Matching) -> QToolButton:
        query = matcher.query
        words = ("≠ " if query.inverse else "") + query.text
        shown = words if len(words) <= SHOWN else words[:SHOWN] + "…"
        made = tool("close", f"{tr('Remove the filter')}: {query.text[:500]}",
                    words=no_mnemonic(shown), size=12)
        made.setProperty("kind", "segment")
        made.setCheckable(True)
        made.setChecked(True)
        made.setToolTip(tooltip(f"{tr('Remove the filter')}: {query.text[:500]}"))
        made.clicked.connect(lambda: self._remove(matcher))
        return made
