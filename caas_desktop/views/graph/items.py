"""What a graph is drawn of: nodes with sign, name and note; curved lines with a point."""
from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from caas_desktop.viewmodels.app_graph import Edge, Node
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.look.paint import LEFT, RIGHT, focus_ring, outline, rounded, text
from caas_desktop.views.look.pixels import fill, ink
from caas_desktop.views.look.space import RADIUS_CARD
from caas_desktop.views.look.status import known, paint_glyph

WIDTHS = {"service": 164, "route": 150, "port": 112, "network": 96, "volume": 96}
HEIGHTS = {"service": 50, "route": 40, "port": 40, "network": 28, "volume": 28}
ICONS = {"route": "route", "port": "port", "network": "network", "volume": "volume"}
LINES = {"leads": Qt.PenStyle.SolidLine, "needs": Qt.PenStyle.SolidLine,
         "shares": Qt.PenStyle.DashLine, "keeps": Qt.PenStyle.DotLine}
FAINT = 0.18  # what is not near the node under the pointer
HEAD = 7.0
# Below this scale a node shows its name alone, and larger.
SMALL = 0.6


def size_of(node: Node) -> tuple[float, float]:
    """Return width and height: names are shown whole as long as that is sensible."""
    wanted = advance(node.title[:60], "strong") + px(52) + advance(node.badge, "label")
    return min(max(px(WIDTHS[node.sort]), wanted), px(280)), px(HEIGHTS[node.sort])


class NodeItem(QGraphicsItem):
    """One node; ``chosen`` has the keyboard, ``faint`` is not what is looked at."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node
        self.chosen = self.faint = False
        self._rect = QRectF(0, 0, *size_of(node))
        self.setAcceptHoverEvents(True)
        self.setZValue(1)
        self.set_node(node)

    def set_node(self, node: Node) -> None:
        """Show another state of the same node."""
        self.node = node
        self.setToolTip(tooltip(node.spoken))
        if node.sort == "service":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def mark(self, *, chosen: bool, faint: bool) -> None:
        if (chosen, faint) != (self.chosen, self.faint):
            self.chosen, self.faint = chosen, faint
            self.setOpacity(FAINT if faint else 1.0)
            self.update()

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-3, -3, 3, 3)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._rect)
        return path

    def centre(self) -> QPointF:
        return self.pos() + self._rect.center()

    def side(self, *, right: bool) -> QPointF:
        """Return where lines end, in the scene."""
        x = self._rect.right() if right else self._rect.left()
        return self.pos() + QPointF(x, self._rect.center().y())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem,
              widget: QWidget | None = None) -> None:
        rect, node = self._rect, self.node
        flat = node.sort != "service"
        radius = rect.height() / 2 if flat else RADIUS_CARD
        rounded(painter, rect, radius, "chrome" if flat else "raised")
        outline(painter, rect, radius, node.colour or "border_strong")
        small = painter.worldTransform().m11() < SMALL
        if flat:
            self._pill(painter, rect, small)
        else:
            self._card(painter, rect, small)
        if self.chosen:
            focus_ring(painter, rect.adjusted(-2, -2, 2, 2), radius + 2)

    def _pill(self, p: QPainter, rect: QRectF, small: bool) -> None:
        side = px(15)
        paint_icon(p, rect.left() + 11, rect.center().y() - side / 2, ICONS[self.node.sort],
                   side, self.node.colour or "text3")
        room = rect.adjusted(18 + side, 0, -12, 0)
        if small:
            text(p, room, self.node.title, "text2", "heading")
        elif self.node.note:
            half = rect.height() / 2
            text(p, room.adjusted(0, 4, 0, -half + 2), self.node.title, "text", "label")
            text(p, room.adjusted(0, half - 1, 0, -4), self.node.note, "text3", "caption")
        else:
            text(p, room, self.node.title, "text2", "small")

    def _card(self, p: QPainter, rect: QRectF, small: bool) -> None:
        node = self.node
        side = px(15)
        if small:
            big = px(22)
            paint_glyph(p, rect.left() + 10, rect.center().y() - big / 2, known(node.status), big)
            text(p, rect.adjusted(16 + big, 0, -6, 0), node.title, "text", "title")
            return
        paint_glyph(p, rect.left() + 10, rect.top() + px(9), known(node.status), side)
        top = QRectF(rect.left() + 18 + side, rect.top() + px(6), rect.width() - 28 - side, px(20))
        badge = advance(node.badge, "label") + 8
        text(p, top.adjusted(0, 0, -badge, 0), node.title, "text", "strong")
        text(p, top, node.badge, "text2", "label", RIGHT)
        dots = len(node.dots[:4])
        low = QRectF(top.left(), top.bottom() + 1, top.width() - 11 * dots, px(18))
        text(p, low, node.note, "text3", "mono_caption", LEFT)
        p.setPen(Qt.PenStyle.NoPen)
        for n, colour in enumerate(node.dots[:4]):
            p.setBrush(fill(colour))
            p.drawEllipse(QPointF(top.right() - 4 - 11 * n, low.center().y()), 3.5, 3.5)


class EdgeItem(QGraphicsPathItem):
    """A line from the right of one node, by way of its bends, to the left of another."""

    def __init__(self, edge: Edge) -> None:
        super().__init__()
        self.edge = edge
        self.faint = False
        self._head = QPolygonF()
        if edge.words:
            self.setToolTip(tooltip(edge.words))
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        pen = QPen(ink(self.edge.colour), 1.4, LINES[self.edge.link])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.setPen(pen)

    def run(self, points: list[QPointF]) -> None:
        """Follow these points, at least two."""
        path = QPainterPath(points[0])
        for start, end in pairwise(points):
            reach = max(24.0, abs(end.x() - start.x()) / 2)
            way = 1 if end.x() >= start.x() else -1
            path.cubicTo(QPointF(start.x() + way * reach, start.y()),
                         QPointF(end.x() - way * reach, end.y()), end)
        self.setPath(path)
        self._head = QPolygonF()
        if self.edge.link in ("leads", "needs"):
            angle = 0.0 if points[-1].x() >= points[-2].x() else math.pi
            self._head = QPolygonF([points[-1], *(
                points[-1] - QPointF(math.cos(angle + turn) * HEAD, math.sin(angle + turn) * HEAD)
                for turn in (-0.5, 0.5))])

    def mark(self, *, faint: bool) -> None:
        if faint != self.faint:
            self.faint = faint
            self.setOpacity(FAINT if faint else 1.0)

    def boundingRect(self) -> QRectF:
        return super().boundingRect().united(self._head.boundingRect()).adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem,
              widget: QWidget | None = None) -> None:
        painter.setPen(self.pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        if not self._head.isEmpty():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(self.edge.colour))
            painter.drawPolygon(self._head)
