"""Our own icons: SVGs of resources/icons, recoloured and cached as pixmaps.

An icon follows the theme by itself: its engine asks for the colour whenever it is painted.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from caas_desktop.domain.resources import resource_path
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


class _Engine(QIconEngine):
    """Paints one icon; disabled, chosen and hovered states by colour."""

    def __init__(self, name: str, role: str, on: str) -> None:
        super().__init__()
        self._name, self._role, self._on = name, role, on

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        if state == QIcon.State.On:
            return self._on
        # Menus paint their current row as Active; a light stroke there reads better.
        return "text" if mode == QIcon.Mode.Active and self._role == "text2" else self._role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        device = painter.device()
        picture = pixmap(
            self._name, side, self._colour(mode, state), device.devicePixelRatio() if device else 0
        )
        painter.drawPixmap(
            rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, picture
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Qt asks in device pixels here.
        side = round(min(size.width(), size.height()) / scale)
        return pixmap(self._name, max(side, 1), self._colour(mode, state), scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._on)

    def key(self) -> str:
        return "caas"

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False


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
    return QIcon(_Engine(name, role, on))


def paint_icon(
    painter: QPainter, x: float, y: float, name: str, size: int = 16, role: str = "text2"
) -> None:
    """Paint an icon with its top left corner at (x, y)."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device else 0.0
    painter.drawPixmap(QRectF(x, y, size, size).topLeft(), pixmap(name, size, role, ratio))


def forget() -> None:
    """Empty the cache of pixmaps."""
    _pixmap.cache_clear()
