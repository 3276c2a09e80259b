"""A host's own colour: a few of the series, or none."""
from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.pictures import PictureEngine
from caas_desktop.views.look.pixels import blank, fill, ink

COLOURS = ("", "series0", "series1", "series2", "series3", "series5", "series6", "series7")


class Swatches(QWidget):
    """One of ``COLOURS`` is chosen; arrow keys move, ``changed`` tells the role."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Colour"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for n, role in enumerate(COLOURS):
            made = QToolButton()
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setIconSize(QSize(14, 14))
            made.setIcon(_swatch(role))
            name = tr("Colour {number}").format(number=n) if role else tr("No colour")
            made.setAccessibleName(name)
            made.setToolTip(name)
            made.clicked.connect(lambda _=False, r=role: self.changed.emit(r))
            self._group.addButton(made)
            self._buttons[role] = made
        row(*self._buttons.values(), spacing=0, owner=self)
        self.choose("")

    def chosen(self) -> str:
        return next((role for role, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, role: str) -> None:
        """Choose without telling; an unknown colour counts as none."""
        self._buttons.get(role, self._buttons[""]).setChecked(True)


def _swatch(role: str) -> QIcon:
    def draw(side: int, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        picture = blank(side, side, ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if role else ink("text3"))
        painter.setBrush(fill(role) if role else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(1, 1, side - 2, side - 2)
        if not role:
            painter.drawLine(4, side - 4, side - 4, 4)
        painter.end()
        return picture

    return QIcon(PictureEngine(f"swatch-{role}", draw))
