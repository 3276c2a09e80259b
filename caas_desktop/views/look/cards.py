"""Cards, bars of load and the tiles of hosts on a dashboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import TileLook
from caas_desktop.views.look import space
from caas_desktop.views.look.buttons import link
from caas_desktop.views.look.fonts import advance, metrics, px
from caas_desktop.views.look.labels import ElidedLabel, environment_word, tooltip
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.paint import (
    LEFT,
    RIGHT,
    bar,
    outline,
    rounded,
    stripe,
    text,
)
from caas_desktop.views.look.status import paint_glyph, status_word
from caas_desktop.views.look.theme import theme
from caas_desktop.views.look.tokens import load_role


class Card(QFrame):
    """A raised frame with a title, a link to what is behind it and a body.

    Attributes:
        body: Layout to fill.
        title: The label of the title.
        more: The link at the right; hidden without words.
    """

    def __init__(self, title: str = "", more: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.CARD_PADDING, 10, space.CARD_PADDING, 10)
        outer.setSpacing(space.GROUP)
        self.title = ElidedLabel(title, "label")
        self.more = link(more)
        if not more:
            self.more.hide()
        if title:
            self.setAccessibleName(title)
            outer.addLayout(row(self.title, 0, self.more, spacing=6))
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        outer.addLayout(self.body, 1)

    def set_more(self, words: str) -> None:
        """Change the link; "" hides it."""
        self.more.setText(words)
        self.more.setAccessibleName(f"{self.title.text()}: {words}")
        self.more.setVisible(bool(words))


def _share(fraction: float | None) -> str:
    return "–" if fraction is None else f"{fraction:.0%}"


def paint_load(
    p: QPainter, rect: QRectF, name: str, fraction: float | None, stale: bool, value: str = ""
) -> None:
    """Paint a name, a value and a bar below; ``value`` replaces the percentage."""
    line = QRectF(rect.left(), rect.top(), rect.width(), metrics("caption").height())
    role = load_role(fraction or 0.0)
    loud = role != "series0" and not stale
    told = value or _share(fraction)
    room = line.adjusted(0, 0, -advance(told, "caption") - 6, 0)
    text(p, room, name, "text3" if stale else "text2", "caption", LEFT)
    text(p, line, told, role if loud else "text2", "caption", RIGHT)
    track = QRectF(rect.left(), round(line.bottom()) + 3, rect.width(), 4)
    bar(p, track, fraction or 0.0, "disabled" if stale else role)


class LoadBar(QWidget):
    """A named load as a bar: amber from 75 %, red from 90 % of the limit."""

    def __init__(self, name: str, fraction: float | None = None, value: str = "") -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_load(fraction, value)

    def set_load(self, fraction: float | None, value: str = "", stale: bool = False) -> None:
        """Show another load; None for one that is not known."""
        self._fraction, self._value, self._stale = fraction, value, stale
        self.setAccessibleName(f"{self._name}: {value or _share(fraction)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(90, int(metrics("caption").height()) + 9)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_load(painter, rect, self._name, self._fraction, self._stale, self._value)
        painter.end()


class LoadTile(QWidget):
    """A host on the dashboard: a button with its environment, state and loads."""

    activated = Signal()
    count_activated = Signal()

    def __init__(self, look: TileLook) -> None:
        super().__init__()
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(190)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_look(look)

    def set_look(self, look: TileLook) -> None:
        """Show another state of the host."""
        self._look = look
        loads = [f"{name} {_share(fraction)}" for name, fraction in look.loads]
        parts = [
            look.name,
            environment_word(look.environment),
            status_word(look.status),
            look.note,
            tr("{count} containers").format(count=look.count) if look.count else "",
            *loads,
        ]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(tooltip("\n".join(part for part in (look.name, look.note) if part)))
        self.update()

    def sizeHint(self) -> QSize:
        lines = metrics("strong").height() + 2 * metrics("caption").height()
        return QSize(240, int(lines) + 2 * 10 + 8 + 9)

    def minimumSizeHint(self) -> QSize:
        return QSize(190, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        p = QPainter(self)
        whole = QRectF(self.rect())
        rounded(p, whole, space.RADIUS_CARD, "raised")
        outline(p, whole, space.RADIUS_CARD, "border_strong" if self._hovered else "border")
        inner = whole.adjusted(space.CARD_PADDING, 10, -space.CARD_PADDING, -10)
        upper, lower = metrics("strong").height(), metrics("caption").height()
        head = inner.top() + (upper + lower) / 2
        stripe(p, inner.left(), head, look.environment, upper + lower)
        side = px(14)
        paint_glyph(
            p, inner.left() + 11, round(inner.top() + (upper - side) / 2), self._sign(), side
        )
        count = self._count_rect()
        dim = "text3" if look.stale else "text"
        left = inner.left() + 17 + side
        room = QRectF(left, inner.top(), count.left() - left - 6, upper)
        text(p, room, look.name, dim, "strong")
        text(p, count, look.count, "text3" if look.stale else "accent_text", "label", RIGHT)
        note = QRectF(inner.left() + 11, inner.top() + upper, inner.width() - 11, lower)
        text(p, note, look.note, "unhealthy" if look.status == "offline" else "text3", "caption")
        self._loads(p, QRectF(inner.left(), note.bottom() + 8, inner.width(), lower + 9))
        if self.hasFocus():
            outline(p, whole, space.RADIUS_CARD, "focus", 2)
        p.end()

    def _sign(self) -> str:
        return "stale" if self._look.stale else self._look.status

    def _count_rect(self) -> QRectF:
        width = advance(self._look.count, "label") + 2
        right = self.width() - space.CARD_PADDING
        return QRectF(right - width, 10, width, metrics("strong").height())

    def _loads(self, p: QPainter, rect: QRectF) -> None:
        loads = self._look.loads
        if not loads:
            return
        gap = 12
        width = (rect.width() - gap * (len(loads) - 1)) / len(loads)
        for n, (name, fraction) in enumerate(loads):
            one = QRectF(rect.left() + n * (width + gap), rect.top(), width, rect.height())
            paint_load(p, one, name, fraction, self._look.stale)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            on_count = self._count_rect().adjusted(-6, -6, 6, 6).contains(event.position())
            (self.count_activated if on_count else self.activated).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)
