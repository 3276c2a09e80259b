"""Transparent pixmaps of a device ratio, and colours as Qt wants them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPixmap

from caas_desktop.views.look.tokens import Theme


@lru_cache(maxsize=512)
def ink(role: str) -> QColor:
    """Return the colour of a role as text or line. The object is shared: do not change it."""
    return QColor(Theme.current().colour(role))


@lru_cache(maxsize=512)
def fill(role: str) -> QColor:
    """Return the colour of a role as an area. The object is shared: do not change it."""
    return QColor(Theme.current().area(role))


@lru_cache(maxsize=512)
def tint(role: str, alpha: float) -> QColor:
    """Return the colour of a role, let through with ``alpha``: chips, banners, rows of errors."""
    colour = QColor(Theme.current().colour(role))
    colour.setAlphaF(alpha)
    return colour


@lru_cache(maxsize=512)
def ink_on_tint(role: str, alpha: float) -> QColor:
    """Return the text colour for a ground of ``tint(role, alpha)``."""
    return QColor(Theme.current().on_tint(role, alpha))


def forget() -> None:
    """Empty the caches, after a change of scheme."""
    ink_on_tint.cache_clear()
    ink.cache_clear()
    fill.cache_clear()
    tint.cache_clear()


def blank(width: float, height: float, dpr: float) -> QPixmap:
    """Return a transparent pixmap; sizes in logical pixels, ``dpr`` device pixels per each."""
    pixmap = QPixmap(max(1, round(width * dpr)), max(1, round(height * dpr)))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def screen_ratio() -> float:
    """Return the highest device ratio of all screens: good enough where no widget is known."""
    return max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)
