"""Fonts and colours of ordinary widgets by role, kept right through every change of theme.

The roles are kept on the widget itself, so ``redress`` finds exactly the widgets that still live.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QWidget
from shiboken6 import isValid

from caas_desktop.views.look.fonts import font, px
from caas_desktop.views.look.pixels import ink

_PROPERTY = "look"
_ICON_PROPERTY = "look_icon"
_SEPARATOR = "|"
# Where a style sheet sets the border, its padding does not reach the number inside.
_NUMBER_MARGIN = 11


def dress(
    widget: QWidget, role: str = "body", colour: str = "", ground: str = "", italic: bool = False
) -> None:
    """Give a widget the font of a role and, where named, its own text colour and ground.

    Args:
        widget: Any widget.
        role: Font role of ``fonts.ROLES``.
        colour: Colour role of its text; "" leaves the palette's.
        ground: Colour role of its background; "" leaves it transparent.
        italic: For previews and stale content.
    """
    widget.setProperty(_PROPERTY, _SEPARATOR.join((role, colour, ground, "i" if italic else "")))
    _wear(widget)


def size_icon(button: QAbstractButton, side: int) -> None:
    """Give a dressed button's icon a size in pixels that grows with the user's scale of text."""
    button.setProperty(_ICON_PROPERTY, side)
    button.setIconSize(QSize(px(side), px(side)))


def redress(part: QWidget) -> None:
    """Renew fonts and colours of a dressed widget and of all in it.

    They are all found before the first is changed: a new font makes Qt delete and make parts of
    its own (a combo box's list), which must not be looked at afterwards.
    """
    for widget in [w for w in (part, *part.findChildren(QWidget)) if w.property(_PROPERTY)]:
        if isValid(widget):
            _wear(widget)


def _wear(widget: QWidget) -> None:
    role, colour, ground, italic = str(widget.property(_PROPERTY)).split(_SEPARATOR)
    widget.setFont(font(role, bool(italic)))
    if isinstance(widget, QAbstractSpinBox):
        widget.lineEdit().setTextMargins(_NUMBER_MARGIN, 0, 0, 0)
    side = widget.property(_ICON_PROPERTY)
    if side and isinstance(widget, QAbstractButton):
        widget.setIconSize(QSize(px(side), px(side)))
    if not colour and not ground:
        return
    palette = QPalette()
    if colour:
        for name in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(QPalette.ColorGroup.Active, name, ink(colour))
            palette.setColor(QPalette.ColorGroup.Inactive, name, ink(colour))
    if ground:
        for name in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(name, ink(ground))
        widget.setAutoFillBackground(True)
    widget.setPalette(palette)
