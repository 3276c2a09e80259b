"""Room for what does not fit: pages that scroll, strips that are cut at the right."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from caas_desktop.views.look.fonts import px


def scrolled(widget: QWidget) -> QScrollArea:
    """Return ``widget``, clear of the edges, in an area that scrolls once it is too low."""
    widget.setContentsMargins(px(18), px(8), px(18), px(14))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setFocusProxy(widget)
    return area


class _Strip(QScrollArea):
    """As high as what it holds; what does not fit is reached by the wheel or the Tab key."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._held = widget
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(widget)
        widget.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return QSize(120, self._held.sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y())


def strip(widget: QWidget) -> QScrollArea:
    """Return a row of buttons that keeps its height and is cut where the room ends."""
    return _Strip(widget)
