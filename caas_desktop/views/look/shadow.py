"""The shadow of what floats over a page; nothing else casts one."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from caas_desktop.views.look.tokens import Theme


def shadow(widget: QWidget) -> None:
    """Let a floating widget cast its shadow."""
    effect = QGraphicsDropShadowEffect(widget)
    effect.setBlurRadius(24)
    effect.setOffset(QPointF(0, 6))
    effect.setColor(QColor(0, 0, 0, 130 if Theme.current().dark else 45))
    widget.setGraphicsEffect(effect)
