"""Buttons: real ones, reachable by Tab, named for screen readers, in the look of the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from caas_desktop.views.look.dress import dress, size_icon
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.labels import no_mnemonic, tooltip
from caas_desktop.views.look.layouts import Flow, row
from caas_desktop.views.look.status import status_icon

if TYPE_CHECKING:
    from caas_desktop.viewmodels.looks import Facet

# A click shows no ring, Tab does.
_FOCUS = Qt.FocusPolicy.TabFocus


def button(words: str, kind: str = "", icon_name: str = "", enabled: bool = True) -> QPushButton:
    """Return a push button.

    Args:
        words: Its text, translated.
        kind: "", "primary" (one per page) or "danger".
        icon_name: An icon of ``icons.names()``.
        enabled: Whether it can be pressed.
    """
    result = QPushButton(words)
    result.setFocusPolicy(_FOCUS)
    dress(result, "label")
    if kind:
        result.setProperty("kind", kind)
    if icon_name:
        result.setIcon(_icon_on(kind, icon_name))
        size_icon(result, 16)
        result.setText(" " + words)  # Fusion's gap of 4 px between icon and words is too tight
        result.setAccessibleName(words)
    result.setEnabled(enabled)
    return result


def give_kind(made: QPushButton, kind: str, icon_name: str = "") -> None:
    """Make a button one of another ``kind``: what comes next changed."""
    made.setProperty("kind", kind)
    if icon_name:
        made.setIcon(_icon_on(kind, icon_name))
    made.style().unpolish(made)
    made.style().polish(made)


def _icon_on(kind: str, name: str) -> QIcon:
    return icon(name, "#FFFFFF" if kind in ("primary", "danger") else "text2")


class FlatButton(QToolButton):
    """A tool button without the two spaces of room that Qt adds to its words."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self.text():
            size.setWidth(size.width() - round(2 * self.fontMetrics().horizontalAdvance(" ")))
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def tool(
    icon_name: str = "",
    tip: str = "",
    words: str = "",
    checked: bool | None = None,
    size: int = 16,
    colour: str = "text2",
) -> QToolButton:
    """Return a flat button; ``checked`` other than None makes it one that stays down."""
    result = FlatButton()
    result.setFocusPolicy(_FOCUS)
    dress(result, "label")
    if icon_name:
        result.setIcon(icon(icon_name, colour))
        size_icon(result, size)
    if words:
        both, only = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonTextOnly,
        )
        result.setText((" " if icon_name else "") + words)
        result.setToolButtonStyle(both if icon_name else only)
    result.setToolTip(tooltip(tip))
    result.setAccessibleName(words or tip)
    if checked is not None:
        result.setCheckable(True)
        result.setChecked(checked)
    return result


def link(words: str) -> QToolButton:
    """Return words that lead somewhere: the number of a dashboard, "all"."""
    result = FlatButton()
    result.setFocusPolicy(_FOCUS)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setProperty("kind", "link")
    result.setText(no_mnemonic(words))
    result.setAccessibleName(words)
    dress(result, "label")
    return result


class PillButton(QPushButton):
    """Floats over a view: "128 new lines"."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pill")
        self.setFocusPolicy(_FOCUS)
        self.setIcon(icon("arrow-down", "#FFFFFF"))
        size_icon(self, 14)
        dress(self, "label")
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Change the words and take the size they need."""
        self.setText(f" {words}")
        self.setAccessibleName(words)
        self.adjustSize()


class _Choice(QWidget):
    """One of several buttons is down; ``changed`` tells its key, and only on the user's choice."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._layout = self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> QLayout:
        return row(spacing=2, owner=self)

    def _add(self, key: str, made: QAbstractButton) -> None:
        made.setCheckable(True)
        self._buttons[key] = made
        self._group.addButton(made)
        self._layout.addWidget(made)
        made.clicked.connect(lambda: self.changed.emit(key))

    def _clear(self) -> None:
        for made in self._buttons.values():
            self._group.removeButton(made)
            self._layout.removeWidget(made)
            made.deleteLater()
        self._buttons.clear()

    def key(self) -> str:
        """Return the key of the chosen button; "" without any."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without telling; an unknown key is passed over."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)


class SegmentedControl(_Choice):
    """Few alternatives side by side: 5 min | 30 min | 3 h."""

    def __init__(self, items: Sequence[tuple[str, str]], chosen: str = "", says: str = "") -> None:
        """Args: ``items`` as (key, words or icon-free text); ``says`` names the whole choice."""
        super().__init__()
        self.setAccessibleName(says)
        for key, words in items:
            made = tool(words=words)
            made.setProperty("kind", "segment")
            self._add(key, made)
        self.choose(chosen)

    def set_icon(self, key: str, icon_name: str) -> None:
        """Put an icon before the words of one alternative."""
        made = self._buttons[key]
        made.setIcon(icon(icon_name))
        size_icon(made, 15)
        if isinstance(made, QToolButton):
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setText(" " + made.text().strip())

    def set_environments(self) -> None:
        """Fill the chosen one with the colour of the environment that its key names."""
        for key, made in self._buttons.items():
            made.setProperty("environment", key)


class FacetBar(_Choice):
    """Quick filters of a list, each with its sign and the number of rows it leaves.

    They go on in a second row where the first one ends.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _lay_out(self) -> QLayout:
        return Flow(self, 6)

    def set_facets(self, facets: Sequence[Facet]) -> None:
        """Show these; the chosen key stays chosen while it is there."""
        before, keys = self.key(), [facet.key for facet in facets]
        if keys != list(self._buttons):
            self._clear()
            for facet in facets:
                made = QPushButton()
                made.setProperty("kind", "facet")
                made.setFocusPolicy(_FOCUS)
                dress(made, "label")
                self._add(facet.key, made)
        for facet in facets:
            self._show(self._buttons[facet.key], facet)
        self.choose(before if before in keys else next(iter(keys), ""))

    def _show(self, made: QAbstractButton, facet: Facet) -> None:
        count = "" if facet.count is None else f"  {facet.count:,}"
        gap = " " if facet.status else ""
        made.setText(f"{gap}{no_mnemonic(facet.text)}{count}")
        made.setAccessibleName(f"{facet.text}{count}")
        if facet.status:
            made.setIcon(status_icon(facet.status))
            size_icon(made, 12)
