"""One chip per source: its colour, its name, whether it is shown."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.labels import no_mnemonic, tooltip
from caas_desktop.views.look.paint import focus_ring, outline, rounded, text
from caas_desktop.views.look.pixels import ink
from caas_desktop.views.look.widgets import tool

NAME_LIMIT = 40
CHIPS = 6
"""More sources than this share one button with a menu."""
_SQUARE = 8


def short_names(names: Sequence[str]) -> list[str]:
    """Drop what all names begin with, up to a separator ("shop-web-1", "shop-db-1" → "web-1")."""
    if len(set(names)) < 2:
        return [name[:NAME_LIMIT] for name in names]
    low, high = min(names), max(names)
    same = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    cut = max(low.rfind(sign, 0, same) for sign in "-_./") + 1
    return [name[cut:][:NAME_LIMIT] or name for name in names]


class Chip(QToolButton):
    """Shows or hides one source; with Ctrl it shows that one alone."""

    alone = Signal()

    def __init__(self, name: str, full_name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(full_name)
        self.setToolTip(tooltip(full_name))

    def sizeHint(self) -> QSize:
        return QSize(round(advance(self._name, "tag")) + _SQUARE + 22, px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setDown(False)
            self.alone.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        rounded(p, box, 5, "hover" if self.underMouse() else "raised")
        outline(p, box, 5, "border_strong")
        if self.hasFocus():
            focus_ring(p, box, 5)
        square = QRectF(8, (self.height() - _SQUARE) / 2, _SQUARE, _SQUARE)
        if self.isChecked():
            rounded(p, square, 2, self._colour)
        else:
            outline(p, square, 2, "text3")
        text(p, box.adjusted(_SQUARE + 15, 0, 0, 0), self._name,
             "text" if self.isChecked() else "text3", "tag")
        p.end()


class SourceChips(QWidget):
    """All sources of a log; ``changed`` tells that others are shown now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._keys: list[int] = []
        self._names: list[str] = []
        self._hidden: set[int] = set()
        self._chips: dict[int, Chip] = {}
        self._menu_button: QToolButton | None = None
        self._sources: list[tuple[int, str, str, str]] = []
        self._narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Take little room: one button for all sources."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._rebuild()

    def set_sources(self, sources: Sequence[tuple[int, str, str, str]]) -> None:
        """Take (number, short name, full name, colour) of each source."""
        keys = [source[0] for source in sources]
        names = [source[1] for source in sources]
        if (keys, names) == (self._keys, self._names):
            return
        self._keys, self._names = keys, names
        self._hidden &= set(keys)
        self._sources = list(sources)
        self._rebuild()

    def _rebuild(self) -> None:
        sources = self._sources
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.deleteLater()
        self._chips.clear()
        self._menu_button = None
        if len(sources) > (1 if self._narrow else CHIPS):
            self._build_menu(sources)
        elif len(sources) > 1:
            for source in sources:
                self._add_chip(*source)
        self.setVisible(len(sources) > 1)

    def shown(self) -> frozenset[int] | None:
        """Return the numbers of the sources to show, None for all."""
        return frozenset(set(self._keys) - self._hidden) if self._hidden else None

    def show_only(self, key: int) -> None:
        """Show one source alone; again: all."""
        others = set(self._keys) - {key}
        self._hidden = set() if self._hidden == others else others
        self._after_change()

    def _add_chip(self, key: int, name: str, full: str, colour: str) -> None:
        chip = Chip(name, full, colour)
        chip.setChecked(key not in self._hidden)
        chip.clicked.connect(lambda on: self._toggle(key, on))
        chip.alone.connect(lambda: self.show_only(key))
        self._chips[key] = chip
        self._layout.addWidget(chip)

    def _build_menu(self, sources: Sequence[tuple[int, str, str, str]]) -> None:
        self._menu_button = tool("container", words=self._words())
        menu = QMenu(self._menu_button)
        everything = menu.addAction(tr("Show all"))
        everything.triggered.connect(self.show_all)
        menu.addSeparator()
        for key, _, full, _ in sources:
            action = menu.addAction(no_mnemonic(full[:NAME_LIMIT * 2]))
            action.setCheckable(True)
            action.setData(key)
            action.setChecked(key not in self._hidden)
            action.toggled.connect(lambda on, key=key: self._toggle(key, on))
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout.addWidget(self._menu_button)

    def _words(self) -> str:
        total = len(self._keys)
        if self._hidden:
            return tr("{n} of {total} sources").format(n=total - len(self._hidden), total=total)
        return tr("{total} sources").format(total=total)

    def _toggle(self, key: int, on: bool) -> None:
        self._hidden.discard(key) if on else self._hidden.add(key)
        self._after_change()

    def show_all(self) -> None:
        """Hide no source."""
        self._hidden.clear()
        self._after_change()

    def _after_change(self) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(key not in self._hidden)
        if self._menu_button:
            self._menu_button.setText(" " + self._words())
            for action in self._menu_button.menu().actions():
                if action.isCheckable():
                    blocked = action.blockSignals(True)
                    action.setChecked(action.data() not in self._hidden)
                    action.blockSignals(blocked)
        self.changed.emit()


def numbers_of(families: Mapping[int, str]) -> dict[int, int]:
    """Return the number of each source's colour: of several services one each, else its own.

    ``families`` has the service of each source by its number, "" for none.
    """
    if len(set(families.values())) < 2:
        return {index: index for index in families}
    known: dict[object, int] = {}
    return {index: known.setdefault(family or index, len(known))
            for index, family in families.items()}


def colour_of_source(index: int) -> str:
    """Return the series colour role that a source keeps."""
    return ink(f"series{index}").name()
