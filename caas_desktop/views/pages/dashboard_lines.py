"""The rows of the dashboard's cards: each leads to an object."""
from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.refs import Ref
from caas_desktop.domain.times import clock_text
from caas_desktop.domain.units import percent_text
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import ElidedLabel, StatusGlyph, label
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.paint import bar
from caas_desktop.views.look.tokens import load_role


class Line(QWidget):
    """A row of a card that leads to an object."""

    activated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ref: Ref | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate()
        else:
            super().keyPressEvent(event)

    def _activate(self) -> None:
        if self.ref is not None:
            self.activated.emit(self.ref)


L = TypeVar("L", bound=Line)


class Lines(Generic[L]):
    """The rows of a card, made when there is first something to tell; ``open_`` goes to one."""

    def __init__(self, body: QVBoxLayout, kind: type[L], open_: Callable[[Ref], None]) -> None:
        self._body, self._kind, self._open = body, kind, open_
        self._made: list[L] = []
        self._at = body.count()
        body.addStretch(1)

    def show(self, count: int) -> list[L]:
        """Show so many and return them."""
        while len(self._made) < count:
            made = self._kind()
            made.activated.connect(self._open)
            self._body.insertWidget(self._at + len(self._made), made)
            self._made.append(made)
        for n, line in enumerate(self._made):
            line.setVisible(n < count)
        return self._made[:count]


class Bar(QWidget):
    """A bare bar; what it means stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._fraction = 0.0
        self.setMinimumWidth(px(60))

    def set_fraction(self, fraction: float) -> None:
        if fraction != self._fraction:
            self._fraction = fraction
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(0, self.height() / 2 - 2, self.width(), 4)
        bar(painter, rect, self._fraction, load_role(self._fraction))
        painter.end()


class TroubleLine(Line):
    """Status, name, where, since when; below, why."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = StatusGlyph("failed")
        self._name = ElidedLabel("", "strong")
        self._where = ElidedLabel("", "small", "text3")
        self._ago = label("", "caption", "text3")
        self._why = ElidedLabel("", "small", "restarting")
        words = column(row(self._name, self._where, 0, self._ago, spacing=8), self._why, spacing=1)
        row(self._glyph, words, spacing=10, padding=(0, 2, 0, 2), owner=self).setStretch(1, 1)

    def tell(self, ref: Ref, status: str, name: str, where: str, why: str, ago: str) -> None:
        self.ref = ref
        self._glyph.set_status(status)
        for made, words in ((self._name, name), (self._where, where), (self._ago, ago),
                            (self._why, why)):
            made.setText(words)
        self.setAccessibleName(f"{name}, {status}, {why}, {where}")


class TopLine(Line):
    """A container's CPU use as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", "small")
        self._name.setFixedWidth(px(130))
        self._bar = Bar()
        self._value = label("", "small", "text2")
        self._value.setFixedWidth(px(64))
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row(self._name, self._bar, self._value, spacing=8, owner=self).setStretch(1, 1)

    def tell(self, ref: Ref, name: str, percent: float, of: float, limit: float | None) -> None:
        """``of`` is the largest in the list; the colour follows the container's own limit."""
        self.ref = ref
        self._name.setText(name)
        self._value.setText(percent_text(percent))
        fraction = percent / (limit * 100) if limit else min(0.74, percent / of if of else 0.0)
        self._bar.set_fraction(fraction)
        self.setAccessibleName(f"{name}, {percent_text(percent)}")


class EventLine(Line):
    """Time, sign, object, what happened."""

    def __init__(self) -> None:
        super().__init__()
        self._time = label("", "mono", "text3")
        self._glyph = StatusGlyph("running", 12)
        self._name = ElidedLabel("", "label")
        self._what = ElidedLabel("", "small", "text2")
        row(self._time, self._glyph, self._name, self._what, 0, spacing=8, owner=self)

    def tell(self, ref: Ref | None, at: float, status: str, name: str, what: str) -> None:
        self.ref = ref
        self._time.setText(clock_text(at))
        self._glyph.set_status(status)
        self._name.setText(name)
        self._what.setText(what)
        # A long name gives way, not what happened.
        self._what.setMinimumWidth(min(self._what.sizeHint().width(), px(110)))
        self.setAccessibleName(f"{clock_text(at)}, {name}, {what}")
