"""Small painters for delegates and self-painting widgets, cheap enough for thirty rows a frame.

Every one leaves nothing behind but pen, brush, font and anti-aliasing.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from caas_desktop.views.look.fonts import advance, elided, font, line, px
from caas_desktop.views.look.pixels import blank, fill, ink, ink_on_tint, screen_ratio, tint
from caas_desktop.views.look.space import RADIUS_BADGE, RADIUS_CHIP
from caas_desktop.views.look.status import paint_glyph
from caas_desktop.views.look.tokens import Theme, environment_role

ANTIALIASING = QPainter.RenderHint.Antialiasing
# Where a line stands: the share of the free room that is left of it.
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
# Text lengths of hostile names: what no screen shows need not be measured.
_LONGEST = 512


def text(
    p: QPainter,
    rect: QRectF,
    words: str,
    colour: str = "text",
    role: str = "body",
    align: float = LEFT,
    italic: bool = False,
) -> None:
    """Paint one line of plain text, cut to the rectangle with an ellipsis."""
    p.setPen(ink(colour))
    _write(p, rect, elided(words[:_LONGEST], role, int(rect.width()), italic), role, align, italic)


def _write(
    p: QPainter, rect: QRectF, words: str, role: str, align: float, italic: bool = False
) -> None:
    shape, width, height = line(words, role, italic)
    p.setFont(font(role, italic))
    x = rect.left() + (rect.width() - width) * align
    p.drawStaticText(QPointF(x, rect.top() + (rect.height() - height) / 2), shape)


def rounded(p: QPainter, rect: QRectF, radius: float, colour: str, alpha: float = 1.0) -> None:
    """Fill a rounded rectangle."""
    p.setRenderHint(ANTIALIASING)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(fill(colour) if alpha >= 1 else tint(colour, alpha))
    p.drawRoundedRect(rect, radius, radius)


def outline(p: QPainter, rect: QRectF, radius: float, colour: str, width: float = 1.0) -> None:
    """Draw a rounded frame that lies within the rectangle, sharp at one pixel."""
    p.setRenderHint(ANTIALIASING)
    p.setPen(QPen(ink(colour), width))
    p.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    p.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def chip_width(words: str, status: str = "") -> float:
    """Return the width of a chip in logical pixels."""
    return advance(words, "tag") + 14 + (px(12) + 4 if status else 0)


def chip(p: QPainter, x: float, middle: float, words: str, colour: str, status: str = "") -> float:
    """Paint a tinted capsule, with the sign of a status if one is named; return its width."""
    width, height = chip_width(words, status), px(20)
    rect = QRectF(x, middle - height / 2, width, height)
    alpha = Theme.current().chip_alpha
    rounded(p, rect, RADIUS_CHIP, colour, alpha)
    if status:
        paint_glyph(p, x + 6, round(middle - px(12) / 2), status, px(12))
    p.setPen(ink_on_tint(colour, alpha))
    _write(p, rect.adjusted(px(12) + 10 if status else 7, 0, 0, 0), words, "tag", LEFT)
    return width


def filled_chip(p: QPainter, rect: QRectF, words: str, colour: str) -> None:
    """Paint a filled chip with a word that reads well on it: environments."""
    rounded(p, rect, RADIUS_BADGE, colour)
    p.setPen(ink(Theme.current().on(Theme.current().area(colour))))
    _write(p, rect, words, "micro", CENTRE)


def badge_width(words: str) -> float:
    """Return the width of a badge in logical pixels."""
    return advance(words, "micro") + 10


def badge(p: QPainter, right: float, middle: float, words: str, colour: str) -> float:
    """Paint a text badge that ends at ``right``; return its width."""
    width, height = badge_width(words), px(15)
    rect = QRectF(right - width, middle - height / 2, width, height)
    alpha = Theme.current().badge_alpha
    rounded(p, rect, RADIUS_BADGE, colour, alpha)
    p.setPen(ink_on_tint(colour, alpha))
    _write(p, rect, words, "micro", CENTRE)
    return width


def stripe(p: QPainter, x: float, middle: float, environment: str, height: float = 14) -> None:
    """Paint the three-pixel stripe of a host's environment."""
    role = environment_role(environment)
    rounded(p, QRectF(x, middle - height / 2, 3, height), 1.5, role)


def bar(p: QPainter, rect: QRectF, fraction: float, colour: str) -> None:
    """Paint a bar filled to ``fraction`` (0 … 1, more is cut)."""
    radius = rect.height() / 2
    rounded(p, rect, radius, "pressed")
    if fraction > 0:
        width = max(rect.height(), rect.width() * min(fraction, 1.0))
        rounded(p, QRectF(rect.left(), rect.top(), width, rect.height()), radius, colour)


def focus_ring(p: QPainter, rect: QRectF, radius: float) -> None:
    """Draw the ring of the row or tile that has the keyboard."""
    outline(p, rect, radius, "focus", 1.5)


def sparkline(
    samples: tuple[float, ...], colour: str, width: int, height: int, dpr: float = 0.0
) -> QPixmap:
    """Return the course of a value as a picture.

    Painted at every hover but changed every few seconds only, it is kept: 0.9 µs against 70.

    Args:
        samples: Fractions of the height, oldest first.
        colour: Colour role of line and area.
        width: In logical pixels.
        height: In logical pixels.
        dpr: Device ratio of the widget; 0 takes the highest of all screens.
    """
    return _sparkline(samples, colour, width, height, dpr or screen_ratio())


@lru_cache(maxsize=1024)
def _sparkline(
    samples: tuple[float, ...], colour: str, width: int, height: int, dpr: float
) -> QPixmap:
    result = blank(width, height, dpr)
    if len(samples) < 2:
        return result
    step, tall = width / (len(samples) - 1), height - 2
    points = [
        QPointF(n * step, 1 + tall - min(max(value, 0.0), 1.0) * tall)
        for n, value in enumerate(samples)
    ]
    p = QPainter(result)
    p.setRenderHint(ANTIALIASING)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(tint(colour, 0.14))
    p.drawPolygon(QPolygonF([QPointF(0, height), *points, QPointF(width, height)]))
    p.setPen(QPen(fill(colour), 1.2))
    p.drawPolyline(QPolygonF(points))
    p.end()
    return result


def forget() -> None:
    """Empty the cache of pixmaps."""
    _sparkline.cache_clear()
