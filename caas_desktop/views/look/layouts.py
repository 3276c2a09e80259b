"""Rows and columns in one expression."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | int
Padding = tuple[int, int, int, int]


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], spacing: int, padding: Padding) -> None:
    layout.setContentsMargins(*padding)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addSpacing(part) if part else layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def row(
    *parts: Part,
    spacing: int = 8,
    padding: Padding = (0, 0, 0, 0),
    owner: QWidget | None = None,
) -> QHBoxLayout:
    """Lay parts out from left to right: widgets, layouts, a gap in pixels, 0 for a stretch."""
    layout = QHBoxLayout(owner) if owner else QHBoxLayout()
    _fill(layout, parts, spacing, padding)
    return layout


def column(
    *parts: Part,
    spacing: int = 8,
    padding: Padding = (0, 0, 0, 0),
    owner: QWidget | None = None,
) -> QVBoxLayout:
    """Lay parts out from top to bottom: widgets, layouts, a gap in pixels, 0 for a stretch."""
    layout = QVBoxLayout(owner) if owner else QVBoxLayout()
    _fill(layout, parts, spacing, padding)
    return layout
