"""Brings forms of Qt Designer, and hand-made ones, into the look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from caas_desktop.views.look.dress import dress

_DRESSED = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)


def dress_form(root: QWidget) -> None:
    """Give everything in a form its font, plain text and focus by Tab.

    A widget whose dynamic property ``role`` names a font role gets that one ("heading", "small"),
    and its property ``colour`` names a colour role. What ``dress`` has dressed before is kept.
    """
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel):
            widget.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(widget, QAbstractButton) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if isinstance(widget, _DRESSED) and not widget.property("look"):
            usual = "label" if isinstance(widget, QAbstractButton) else "body"
            role, colour = widget.property("role"), widget.property("colour")
            dress(widget, str(role or usual), str(colour or ""))
