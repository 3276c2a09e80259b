"""The picture of the shown part: rows are painted when they change, not when Qt asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from caas_desktop.operations.terminal.screen import Frame, Run
from caas_desktop.views.terminal.cellfont import CellFont
from caas_desktop.views.terminal.palette import Palette
from caas_desktop.views.terminal.rowpaint import Mark, RowPainter

Marks = Callable[[int], Sequence[Mark]]  # row of the shown part → its marks


class Canvas:
    """Keeps the runs of every shown row and an image of them."""

    def __init__(self, font: CellFont, palette: Palette) -> None:
        self.font, self.palette = font, palette
        self.columns = self.rows = 0
        self.runs: list[Sequence[Run]] = []
        self.painter = RowPainter(font, palette)
        self.image = QImage()

    def dress(self, font: CellFont, palette: Palette) -> None:
        """Change fonts or colours; everything has to be repainted."""
        self.font, self.palette = font, palette
        self.painter = RowPainter(font, palette)
        self._new_image()

    def take(self, frame: Frame, marks: Marks) -> list[int]:
        """Paint what a frame changed and return the rows."""
        if (frame.columns, frame.rows) != (self.columns, self.rows):
            self.columns, self.rows = frame.columns, frame.rows
            self.runs = [()] * frame.rows
            self._new_image()
        restyled = self.palette.adjust(frame.palette, frame.modes.reverse_video)
        for y, runs in frame.changed.items():
            self.runs[y] = runs
        rows = list(range(self.rows)) if restyled else [*frame.changed]
        self.repaint(rows, marks)
        return rows

    def repaint(self, rows: Iterable[int], marks: Marks) -> None:
        painter = QPainter(self.image)
        self.painter.begin(painter)
        for y in rows:
            self.painter.row(y, self.columns, self.runs[y], marks(y))
        painter.end()
        self.painter.end(self.image)

    def text(self, y: int) -> tuple[str, list[int]]:
        """Return a row's text and the column of each of its characters."""
        parts: list[str] = []
        columns: list[int] = []
        for run in self.runs[y]:
            parts.append(run.text)
            columns += [run.x + n * run.step for n in range(len(run.text))]
        return "".join(parts), columns

    def run_at(self, x: int, y: int) -> Run | None:
        """Return the one cell, or cluster, at a place as a run."""
        if not 0 <= y < len(self.runs):
            return None
        for run in self.runs[y]:
            if run.x <= x < run.x + run.width:
                if not run.step:
                    return run
                n = (x - run.x) // run.step
                return Run(run.x + n * run.step, run.step, run.text[n], run.style, run.step)
        return None

    def size(self) -> QSize:
        """Return the picture's size in logical pixels, rounded up."""
        return QSize(
            int(self.columns * self.font.width + 0.999), int(self.rows * self.font.height + 0.999)
        )

    def _new_image(self) -> None:
        ratio = self.font.ratio
        width = max(1, round(self.columns * self.font.width * ratio))
        height = max(1, round(self.rows * self.font.height * ratio))
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(self.palette.qcolor(self.palette.ground))
