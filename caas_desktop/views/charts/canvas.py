"""A view box between two axes. Imports pyqtgraph."""
from __future__ import annotations

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGraphicsGridLayout, QSizePolicy

pg.setConfigOptions(antialias=True, useOpenGL=False)


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """What we need of pyqtgraph's PlotWidget.

    That one makes seventy widgets of menus and forms for each chart, which nobody sees here: two
    thirds of the time until a chart stands, and as much again at every change of theme.
    """

    def __init__(self, left: pg.AxisItem, bottom: pg.AxisItem) -> None:
        super().__init__(background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.enableMouse(False)
        self.box = pg.ViewBox(enableMenu=False)
        frame = pg.GraphicsWidget()
        grid = QGraphicsGridLayout(frame)
        grid.setContentsMargins(0, 4, 8, 0)
        grid.setSpacing(0)
        grid.addItem(self.box, 0, 1)
        grid.setRowStretchFactor(0, 1)
        grid.setColumnStretchFactor(1, 1)
        for axis, row, column in ((left, 0, 0), (bottom, 1, 1)):
            axis.linkToView(self.box)
            grid.addItem(axis, row, column)
        self.setCentralItem(frame)
