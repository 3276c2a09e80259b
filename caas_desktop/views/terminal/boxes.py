"""Draws box and block characters, so that lines meet whatever the font does."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_UP, _RIGHT, _DOWN, _LEFT = range(4)
_SIDES = {
    "UP": (_UP,), "RIGHT": (_RIGHT,), "DOWN": (_DOWN,), "LEFT": (_LEFT,),
    "VERTICAL": (_UP, _DOWN), "HORIZONTAL": (_LEFT, _RIGHT),
}
_WEIGHTS = {"LIGHT": 1, "SINGLE": 1, "HEAVY": 2, "DOUBLE": 3}
_ARCS = {"╭": (_DOWN, _RIGHT), "╮": (_DOWN, _LEFT), "╯": (_UP, _LEFT), "╰": (_UP, _RIGHT)}
# Upper left, upper right, lower left, lower right of U+2596 to U+259F.
_QUADRANTS = (
    "0010", "0001", "1000", "1011", "1001", "1110", "1101", "0100", "0110", "0111",
)
_SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}


@lru_cache(maxsize=256)
def sides(char: str) -> tuple[int, int, int, int] | None:
    """Return the weights up, right, down, left: 0 none, 1 light, 2 heavy, 3 double.

    None for a character that is left to the font: dashes, diagonals, anything else.
    Source: the character's Unicode name.
    """
    words = unicodedata.name(char, "").removeprefix("BOX DRAWINGS ")
    if not "\u2500" <= char <= "\u257f" or "DASH" in words or "DIAGONAL" in words:
        return None
    weights = [0, 0, 0, 0]
    weight = 1
    for part in words.replace("ARC ", "").split(" AND "):
        tokens = part.split()
        weight = next((_WEIGHTS[token] for token in tokens if token in _WEIGHTS), weight)
        for token in tokens:
            for side in _SIDES.get(token, ()):
                weights[side] = weight
    return weights[0], weights[1], weights[2], weights[3]


def drawable(char: str) -> bool:
    """Return whether `draw` knows the character."""
    return "\u2580" <= char <= "\u259f" or sides(char) is not None


class BoxPainter:
    """Draws characters into cells of one size; ``line`` is the thickness of a light line."""

    def __init__(self, width: float, height: float, line: float, ratio: float) -> None:
        self._width, self._height, self._line, self._ratio = width, height, line, ratio

    def draw(self, painter: QPainter, char: str, x: float, y: float, color: QColor) -> None:
        if char >= "\u2580":
            self._block(painter, char, x, y, color)
        elif char in _ARCS:
            self._arc(painter, _ARCS[char], x, y, color)
        else:
            weights = sides(char)
            if weights is not None:
                self._lines(painter, weights, x, y, color)

    def _snap(self, value: float) -> float:
        return round(value * self._ratio) / self._ratio

    def _lines(
        self, painter: QPainter, weights: tuple[int, int, int, int], x: float, y: float,
        color: QColor,
    ) -> None:
        line = self._line
        middle_x = x + self._snap((self._width - line) / 2)
        middle_y = y + self._snap((self._height - line) / 2)
        up, right, down, left = weights
        across, along = max(left, right), max(up, down)
        for side, weight in enumerate(weights):
            if not weight:
                continue
            thick = 2 * line if weight == 2 else line
            vertical = side in (_UP, _DOWN)
            # How far a line reaches past the middle, to close the corner with the other one.
            reach = (across if vertical else along) and self._reach(across if vertical else along)
            offsets = (-line, line) if weight == 3 else (0.0,)
            for offset in offsets:
                if vertical:
                    top = y if side == _UP else middle_y - reach
                    bottom = middle_y + line + reach if side == _UP else y + self._height
                    left_edge = middle_x + offset - (thick - line) / 2
                    painter.fillRect(QRectF(left_edge, top, thick, bottom - top), color)
                else:
                    begin = x if side == _LEFT else middle_x - reach
                    end = middle_x + line + reach if side == _LEFT else x + self._width
                    top_edge = middle_y + offset - (thick - line) / 2
                    painter.fillRect(QRectF(begin, top_edge, end - begin, thick), color)

    def _reach(self, weight: int) -> float:
        return {1: 0.0, 2: self._line / 2, 3: self._line}[weight]

    def _arc(
        self, painter: QPainter, to: tuple[int, int], x: float, y: float, color: QColor
    ) -> None:
        line = self._line
        middle = QPointF(
            x + self._snap((self._width - line) / 2) + line / 2,
            y + self._snap((self._height - line) / 2) + line / 2,
        )
        vertical, horizontal = to
        start = QPointF(middle.x(), y if vertical == _UP else y + self._height)
        end = QPointF(x if horizontal == _LEFT else x + self._width, middle.y())
        path = QPainterPath(start)
        radius = self._width / 2
        sign = 1 if vertical == _DOWN else -1
        path.lineTo(QPointF(middle.x(), middle.y() + sign * radius))
        path.quadTo(middle, end)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.restore()

    def _block(self, painter: QPainter, char: str, x: float, y: float, color: QColor) -> None:
        if char in _SHADES:
            shade = QColor(color)
            shade.setAlphaF(_SHADES[char])
            painter.fillRect(QRectF(x, y, self._width, self._height), shade)
            return
        for left, top, right, bottom in _parts(char):
            a, b = self._snap(left * self._width), self._snap(top * self._height)
            c, d = self._snap(right * self._width), self._snap(bottom * self._height)
            painter.fillRect(QRectF(x + a, y + b, c - a, d - b), color)


@lru_cache(maxsize=64)
def _parts(char: str) -> tuple[tuple[float, float, float, float], ...]:
    """Return the filled rectangles of a block element as shares of the cell."""
    code = ord(char)
    if code == 0x2580:
        return ((0, 0, 1, 0.5),)
    if code <= 0x2588:
        return ((0, 1 - (code - 0x2580) / 8, 1, 1),)
    if code <= 0x258F:
        return ((0, 0, (0x2590 - code) / 8, 1),)
    if code == 0x2590:
        return ((0.5, 0, 1, 1),)
    if code == 0x2594:
        return ((0, 0, 1, 1 / 8),)
    if code == 0x2595:
        return ((7 / 8, 0, 1, 1),)
    quadrant = _QUADRANTS[code - 0x2596]
    corners = ((0, 0), (0.5, 0), (0, 0.5), (0.5, 0.5))
    return tuple(
        (left, top, left + 0.5, top + 0.5)
        for (left, top), bit in zip(corners, quadrant, strict=True)
        if bit == "1"
    )
