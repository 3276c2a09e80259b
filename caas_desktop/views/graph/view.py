"""A graph that can be looked around in: wheel and drag, arrows from node to node, Enter opens."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from caas_desktop.viewmodels.app_graph import Graph
from caas_desktop.viewmodels.graph_layout import arrange
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.graph.items import EdgeItem, NodeItem, size_of
from caas_desktop.views.look.pixels import ink
from caas_desktop.views.look.theme import theme

STEP = 1.2
CLOSEST, FARTHEST = 2.0, 0.2
MARGIN = 28.0
WAYS = {Qt.Key.Key_Left: QPointF(-1, 0), Qt.Key.Key_Right: QPointF(1, 0),
        Qt.Key.Key_Up: QPointF(0, -1), Qt.Key.Key_Down: QPointF(0, 1)}


class GraphView(QGraphicsView):
    """``opened`` tells the key of a service's node; True pins its page.

    The whole is shown until somebody zooms or drags; then what they look at stays.
    """

    opened = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph = Graph()
        self._nodes: dict[str, NodeItem] = {}
        self._edges: list[EdgeItem] = []
        self._chosen = self._pointed = ""
        self._fitting = True
        self._pressed: QPoint | None = None
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Graph"))
        theme.changed.connect(self._restyle)
        self._restyle()

    # -- content -------------------------------------------------------------------------

    def set_graph(self, graph: Graph) -> None:
        """Show a graph; nodes stay where they are while only their state differs."""
        if graph.shape == self._graph.shape:
            for node in graph.nodes:
                if self._nodes[node.key].node != node:
                    self._nodes[node.key].set_node(node)
            self._graph = graph
            return
        self._graph = graph
        self._build()

    def graph(self) -> Graph:
        return self._graph

    def _build(self) -> None:
        scene = self.scene()
        scene.clear()
        graph = self._graph
        layout = arrange({node.key: size_of(node) for node in graph.nodes},
                         [(edge.start, edge.end) for edge in graph.edges], graph.entries)
        self._nodes = {node.key: NodeItem(node) for node in graph.nodes}
        for key, item in self._nodes.items():
            item.setPos(*layout.places[key])
            scene.addItem(item)
        self._edges = []
        for edge in graph.edges:
            line = EdgeItem(edge)
            start, end = self._nodes[edge.start], self._nodes[edge.end]
            ahead = start.pos().x() <= end.pos().x()
            bends = [QPointF(*at) for at in layout.bends.get((edge.start, edge.end), ())]
            line.run([start.side(right=ahead), *bends, end.side(right=not ahead)])
            scene.addItem(line)
            self._edges.append(line)
        if self._chosen not in self._nodes:
            self._chosen = next((n.key for n in graph.nodes if n.sort == "service"), "")
        room = scene.itemsBoundingRect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        # Larger than what is in it, so that any node can be dragged to the middle.
        scene.setSceneRect(room.adjusted(-room.width(), -room.height(), room.width(),
                                         room.height()))
        self._room = room
        self._fitting = True
        self.fit()
        self._mark()

    def _restyle(self) -> None:
        self.setBackgroundBrush(ink("canvas"))
        self._graph, graph = Graph(), self._graph
        if graph.nodes:
            self.set_graph(graph)  # widths follow the font

    # -- looking around ------------------------------------------------------------------

    def fit(self) -> None:
        """Show everything, never larger than life."""
        self._fitting = True
        if not self._nodes or not self.isVisible():
            return
        self.fitInView(self._room, Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > 1:
            self.resetTransform()
            self.centerOn(self._room.center())
        elif self.transform().m11() < FARTHEST:
            self.zoom(FARTHEST / self.transform().m11())

    def zoom(self, factor: float) -> None:
        """Come closer or go farther, within what can be read."""
        self._fitting = False
        now = self.transform().m11()
        factor = min(max(now * factor, FARTHEST), CLOSEST) / now
        self.scale(factor, factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom(STEP ** (turned / 120))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting:
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fitting:
            self.fit()

    # -- mouse ---------------------------------------------------------------------------

    def _node_at(self, at: QPoint) -> str:
        found = self.itemAt(at)
        return found.node.key if isinstance(found, NodeItem) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._fitting = self._fitting and not self._dragged(at)
        elif (pointed := self._node_at(at)) != self._pointed:
            self._pointed = pointed
            self._mark()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not self._dragged(at):
            key = self._node_at(at)
            if key:
                self._choose(key)
                self._open(key, pin=False)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self._node_at(event.position().toPoint())
        if key:
            self._open(key, pin=True)
        else:
            self.fit()

    def _dragged(self, at: QPoint) -> bool:
        far = QApplication.startDragDistance()
        return self._pressed is None or (at - self._pressed).manhattanLength() >= far

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = ""
        self._mark()

    # -- keyboard ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in WAYS:
            self._step(WAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._chosen, pin=key != Qt.Key.Key_Space)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _step(self, way: QPointF) -> None:
        """Go to the nearest node in a direction."""
        here = self._nodes.get(self._chosen)
        if here is None:
            return
        best = ""
        least = float("inf")
        for key, item in self._nodes.items():
            away = item.centre() - here.centre()
            along = QPointF.dotProduct(away, way)
            across = abs(away.x() * way.y()) + abs(away.y() * way.x())
            if along > 1 and along + 2 * across < least:
                best, least = key, along + 2 * across
        if best:
            self._choose(best)
            self.ensureVisible(QRectF(self._nodes[best].sceneBoundingRect()), 20, 20)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._mark()

    def _open(self, key: str, *, pin: bool) -> None:
        item = self._nodes.get(key)
        if item is not None and item.node.group is not None:
            self.opened.emit(key, pin)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _mark(self) -> None:
        """Bring out the node under the pointer and what it is linked to; ring the chosen one."""
        key = self._pointed
        near = {key} | {e.edge.end for e in self._edges if e.edge.start == key} | {
            e.edge.start for e in self._edges if e.edge.end == key}
        for name, item in self._nodes.items():
            item.mark(chosen=name == self._chosen and self.hasFocus(),
                      faint=bool(key) and name not in near)
        for line in self._edges:
            line.mark(faint=bool(key) and key not in (line.edge.start, line.edge.end))
        chosen = self._nodes.get(self._chosen)
        self.setAccessibleDescription(chosen.node.spoken if chosen else "")
