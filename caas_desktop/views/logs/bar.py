"""The log's tool bar."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from caas_desktop.operations.logs.search import Matching
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.chips import SourceChips
from caas_desktop.views.logs.find_bar import FindBar
from caas_desktop.views.logs.menus import WINDOWS, Choice, level_words, window_words
from caas_desktop.views.logs.saved_menu import SavedMenu, Shelf
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.look.space import TOOLBAR
from caas_desktop.views.look.widgets import dress, label, row, tool

NARROW = 1100
"""Below this width the menus are signs only, and the sources share one button."""


class LogBar(QWidget):
    """Sources, search, filters, what is shown and how; `console.LogConsole` connects it."""

    def __init__(self, shelf: Shelf, filters: Callable[[], Sequence[Matching]],
                 choose_level: Callable[[int], None], choose_window: Callable[[int], None],
                 fill_menu: Callable[[QMenu], None], tail: int) -> None:
        super().__init__()
        self._tail = tail
        self.chips = SourceChips()
        self.find_bar = FindBar()
        self.find_bar.setMaximumWidth(560)
        self.saved = SavedMenu(self, shelf, filters, self.find_bar.query)
        keys = [str(key) for key in range(len(WINDOWS))]
        self.levels = Choice("filter", list(level_words().values()), [], choose_level)
        self.since = Choice("clock", window_words(tail), keys, choose_window)
        self.wrap = tool("wrap", tr("Wrap long lines (W)"), tr("Wrap"), checked=False)
        self.time = tool("timestamps", "", tr("Time"), checked=True)
        self.follow = tool("follow", tr("Keep the newest line in view (F)"), tr("Follow"),
                           checked=True)
        self.export = tool("download", tr("Save the lines to a file"))
        self.more: QToolButton = tool("more", tr("More for this log"))
        self.note = label("", "caption", "text3")
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._menu.clear)
        self._menu.aboutToShow.connect(lambda: fill_menu(self._menu))
        self.more.setMenu(self._menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        dress(self, "label", ground="chrome")
        self.fit()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row(self.chips, self.find_bar, 0, self.note, self.saved.button, self.levels.button,
            self.since.button, self.wrap, self.time, self.follow, self.export, self.more,
            spacing=6, padding=(10, 0, 8, 0), owner=self)
        self.retranslate("local")

    def fit(self) -> None:
        """Take the height of the font of this moment."""
        self.setFixedHeight(px(TOOLBAR))

    def set_narrow(self, narrow: bool) -> None:
        """Leave out words."""
        self.chips.set_narrow(narrow)
        self.find_bar.set_narrow(narrow)
        styles = Qt.ToolButtonStyle
        for choice in (self.levels, self.since):
            choice.button.setToolButtonStyle(
                styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextBesideIcon)
        for switch in (self.wrap, self.time, self.follow):
            switch.setToolButtonStyle(
                styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextOnly)

    def show_times(self, times: str) -> None:
        """Say which times are shown."""
        self.time.setChecked(times != "off")
        words = {"utc": tr("UTC"), "delta": tr("Δ time")}
        self.time.setText(words.get(times, tr("Time")))

    def retranslate(self, times: str) -> None:
        """Take the words of another language."""
        self.levels.set_words(list(level_words().values()), [])
        self.since.set_words(window_words(self._tail),
                             [str(key) for key in range(len(WINDOWS))])
        for button, words, tip in (
            (self.wrap, tr("Wrap"), tr("Wrap long lines (W)")),
            (self.time, tr("Time"), tr("Time: local, UTC, since the line above, none (T)")),
            (self.follow, tr("Follow"), tr("Keep the newest line in view (F)")),
            (self.export, "", tr("Save the lines to a file")),
            (self.more, "", tr("More for this log")),
            (self.saved.button, "", tr("Saved filters and highlights")),
        ):
            button.setText(words)
            button.setToolTip(tooltip(tip))
            button.setAccessibleName(words or tip)
        self.show_times(times)
        self.find_bar.retranslate()
