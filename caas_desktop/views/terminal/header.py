"""The line above a terminal: what it is open in, and what goes on with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.terminal.session import State
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import advance, px
from caas_desktop.views.look.labels import ElidedLabel, EnvironmentChip
from caas_desktop.views.look.paint import filled_chip, stripe
from caas_desktop.views.look.pixels import fill
from caas_desktop.views.look.theme import theme

TEXT_MAX = 120
LOUD = ("production", "staging")  # the environments that are named, not only coloured


@frozen
class Subject:
    """What a terminal is open in, as words for its header."""

    name: str
    host: str
    environment: str = ""  # production, staging, test, development
    shell: str = ""  # empty: the first that exists


class Mark(QWidget):
    """A filled word, e.g. that all this is recorded; hidden while it says nothing."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour, self._words = colour, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.update)

    def tell(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(advance(self._words, "micro")) + 14, px(17))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        filled_chip(painter, QRectF(self.rect()), self._words, self._colour)
        painter.end()


class Header(QWidget):
    """Name, host with its environment's stripe, program, marks, state."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._environment = subject.environment
        self._current = False
        self.name = ElidedLabel(subject.name[:TEXT_MAX], "strong")
        self._program = ElidedLabel("", "small", "text3")
        self._state_label = QLabel()
        self._state_label.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._state_label, "small", "text2")
        self.recorded = Mark("danger_fill")
        self.broadcast = Mark("restarting")
        host = ElidedLabel(subject.host[:TEXT_MAX], "small", "text2")
        shell = ElidedLabel(subject.shell[:TEXT_MAX], "mono_caption", "text3")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 10, 5)
        layout.setSpacing(10)
        if subject.environment in LOUD:
            layout.addWidget(EnvironmentChip(subject.environment))
        layout.addWidget(self.name)
        layout.addWidget(host)
        if subject.shell:
            layout.addWidget(shell)
        layout.addWidget(self._program)
        layout.addStretch(1)
        for widget in (self._state_label, self.broadcast, self.recorded):
            layout.addWidget(widget)

    def show_program(self, title: str) -> None:
        self._program.setText(title)

    def show_state(self, state: State) -> None:
        self._state_label.setText({
            State.NEW: "", State.OPENING: tr("Connecting…"), State.RUNNING: "",
            State.ENDED: tr("Ended"),
        }[state])

    def set_current(self, current: bool) -> None:
        """Mark the pane that has the keyboard among several."""
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._environment:
            stripe(painter, 6, area.center().y(), self._environment)
        if self._current:
            painter.fillRect(QRectF(0, 0, area.width(), 2), fill("accent"))
        painter.end()
