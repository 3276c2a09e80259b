"""The frame of every dialog: sign and heading, a body that scrolls on small screens, buttons."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.reading import next_in_reading
from caas_desktop.views.forms import plain_name
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import Picture, breakable, label, rule
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.mnemonics import quiet_mnemonics
from caas_desktop.views.look.pixels import fill
from caas_desktop.views.look.turns import next_turn
from caas_desktop.views.look.wardrobe import wear

_LOWEST_SCREEN = 720  # what the program promises to fit
_TITLE_BAR = 48


class _Edge(QWidget):
    """A line of four pixels in the colour of an environment."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedHeight(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), fill(self._colour))
        painter.end()


class _Body(QScrollArea):
    """As high as what it holds, if the screen allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def show_bar(self) -> None:
        """Have a bar where what it holds does not fit."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 80)


class Dialog(QDialog):
    """Heading, body, buttons; Esc rejects.

    Args:
        parent: The window it belongs to.
        title: Translated.
        subtitle: One sentence below the title; may hold other people's names.
        sign: An icon.
        width: Logical pixels at 100 %.
        colour: Colour role of the sign.
        edge: Environment whose colour runs along the top, "" for none.
    """

    def __init__(self, parent: QWidget | None, title: str, subtitle: str = "", sign: str = "info",
                 *, width: int = 520, colour: str = "accent_text", edge: str = "") -> None:
        super().__init__(parent)
        quiet_mnemonics(self)
        wear(self)
        self.setWindowTitle(" ".join(title.split())[:120])
        self.setModal(True)
        self._wide = px(width)
        self.heading = label(breakable(title), "heading", wrap=True)
        self.subtitle = label(breakable(subtitle), "small", "text2", wrap=True)
        if not subtitle:
            self.subtitle.hide()
        words = column(self.heading, self.subtitle, spacing=2)
        head = row(Picture(sign, 26, colour), words, spacing=12, padding=(20, 14, 20, 12))
        head.setStretch(1, 1)
        self._body = _Body()
        self.error = label("", "small", "unhealthy", wrap=True, selectable=True)
        self.error.setVisible(False)
        self.error.setContentsMargins(20, 0, 20, 10)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(20, 12, 20, 14)
        self._foot.setSpacing(8)
        frame = self._frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        if edge:
            frame.addWidget(_Edge(edge))
        frame.addLayout(head)
        frame.addWidget(rule())
        frame.addWidget(self._body, 1)
        frame.addWidget(self.error)
        frame.addWidget(rule())
        frame.addLayout(self._foot)

    def set_body(self, layout: QLayout) -> QWidget:
        """Fill the body; returns the widget that holds it."""
        layout.setContentsMargins(20, 14, 20, 14)
        inner = QWidget()
        inner.setLayout(layout)
        self._body.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.refit()
        return inner

    def add_note(self, words: str) -> QLabel:
        """Put quiet words at the left of the buttons."""
        note = label(words, "small", "text3")
        self._foot.addWidget(note)
        return note

    def add_stretch(self) -> None:
        self._foot.addStretch(1)

    def add_button(self, words: str, kind: str = "", icon_name: str = "", *,
                   default: bool = False) -> QPushButton:
        """Add a button at the right; the default one answers to Enter."""
        made = button(words, kind, icon_name)
        made.setAccessibleName(plain_name(words))
        made.setDefault(default)
        self._foot.addWidget(made)
        return made

    def add_cancel(self, words: str = "", *, default: bool = False) -> QPushButton:
        made = self.add_button(words or tr("Cancel"), default=default)
        made.clicked.connect(self.reject)
        return made

    def show_trouble(self, words: str) -> None:
        """Show what stopped the whole form above the buttons; "" takes it away."""
        self.error.setText(breakable(words, 2000))
        self.error.setVisible(bool(words))
        self.refit()

    def refit(self) -> None:
        """Take the height of the content, within the screen, once the layout has settled."""
        QTimer.singleShot(0, self, self._refit)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of the body, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._body.ensureWidgetVisible(part, 0, 12))

    def _refit(self) -> None:
        self.ensurePolished()
        screen = self.screen().availableSize().height() if self.screen() else _LOWEST_SCREEN
        limit = max(_LOWEST_SCREEN, screen) - _TITLE_BAR
        wide = max(self._wide, self.width() if self.isVisible() else 0)
        tall = 0
        for n in range(self._frame.count()):
            item = self._frame.itemAt(n)
            if item is not None and item.widget() is not self._body:
                tall += _height(item, wide)
        inner = self._body.widget()
        layout = inner.layout() if inner is not None else None
        if layout is not None:
            layout.activate()
            tall += _height(layout, wide)
        # A bar that was there before would stay: in what is left beside it words take more lines.
        if tall <= limit:
            self._body.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            QTimer.singleShot(0, self._body, self._body.show_bar)
        self.resize(wide, min(limit, tall))

    def focusNextPrevChild(self, next: bool) -> bool:
        target = next_in_reading(self, next)
        if target is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        return True

    def exec(self) -> int:
        """Wait for the answer; afterwards the dialog goes once its caller has read it.

        It is shown in a turn of its own: to lay it out and paint it takes as long as to make it.
        """
        self._answer: int | None = None
        next_turn()
        result = super().exec() if self._answer is None else self._answer
        self.deleteLater()  # its parent, the window, would keep it for ever
        return result

    def done(self, result: int) -> None:
        """End the dialog, also one that was not shown yet."""
        self._answer = result
        super().done(result)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._refit()
        return super().event(event)


def _height(item: QLayoutItem, wide: int) -> int:
    """Return what an item needs at that width; wrapped labels tell it only so."""
    if item.isEmpty():
        return 0
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
