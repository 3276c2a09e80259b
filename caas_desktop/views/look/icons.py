"""Our own icons: SVGs of resources/icons, recoloured and cached as pixmaps.

An icon follows the theme by itself: its engine asks for the colour whenever it is painted.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from caas_desktop.domain.resources import resource_path
from caas_desktop.views.look.pictures import PictureEngine
from caas_desktop.views.look.pixels import blank, screen_ratio
from caas_desktop.views.look.tokens import Theme


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(path.stem for path in resource_path("icons").glob("*.svg"))


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    """Return an icon's SVG, drawn in ``currentColor``.

    Raises:
        FileNotFoundError: There is no such icon; names are literals, so this is a bug.
    """
    return resource_path("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=1024)
def _pixmap(name: str, size: int, colour: str, dpr: float) -> QPixmap:
    # QtSvg does not resolve currentColor against anything but black.
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))
    result = blank(size, size, dpr)
    painter = QPainter(result)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result


def pixmap(name: str, size: int = 16, role: str = "text2", dpr: float = 0.0) -> QPixmap:
    """Return an icon as a pixmap of ``size`` logical pixels.

    Args:
        name: An icon of ``names()``.
        size: Width and height.
        role: Colour role or ``#RRGGBB``.
        dpr: Device ratio of the widget painted on; 0 takes the highest of all screens.
    """
    return _pixmap(name, size, Theme.current().colour(role), dpr or screen_ratio())


def _colour(mode: QIcon.Mode, state: QIcon.State, role: str, on: str) -> str:
    if mode == QIcon.Mode.Disabled:
        return "disabled"
    if state == QIcon.State.On:
        return on
    # Menus and buttons paint the icon under the pointer as Active.
    return "text" if mode == QIcon.Mode.Active and role == "text2" else role


@lru_cache(maxsize=512)
def icon(name: str, role: str = "text2", on: str = "accent_text") -> QIcon:
    """Return an icon for actions and buttons; it follows every change of theme and screen.

    Args:
        name: An icon of ``names()``.
        role: Colour role in the normal state.
        on: Colour role while checked.
    """
    if name not in names():
        raise FileNotFoundError(f"no icon {name!r}")

    def draw(size: int, mode: QIcon.Mode, state: QIcon.State, dpr: float) -> QPixmap:
        return pixmap(name, size, _colour(mode, state, role, on), dpr)

    return QIcon(PictureEngine(name, draw))


def paint_icon(
    painter: QPainter, x: float, y: float, name: str, size: int = 16, role: str = "text2"
) -> None:
    """Paint an icon with its top left corner at (x, y)."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device else 0.0
    painter.drawPixmap(QPointF(x, y), pixmap(name, size, role, ratio))


def forget() -> None:
    """Empty the cache of pixmaps."""
    _pixmap.cache_clear()
