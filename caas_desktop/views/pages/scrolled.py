"""Room for what does not fit: pages that scroll."""
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

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
