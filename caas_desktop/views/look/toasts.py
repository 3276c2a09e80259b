"""Toasts: short messages at the lower right of a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QVBoxLayout, QWidget

from caas_desktop.domain.frozen import frozen
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.buttons import button, tool
from caas_desktop.views.look.labels import Picture, breakable, label
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.notices import KINDS, Kind, announce
from caas_desktop.views.look.shadow import shadow
from caas_desktop.views.look.theme import motion
from caas_desktop.views.look.wardrobe import wear

_MARGIN = 14
_WIDTH = 360
_SHADOW = 12
_FADE_MS = 120
_STAYS_MS = 6000
_MOST_TOASTS = 4
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
_LONGEST = 700  # characters; an engine's words alone may be 500


@frozen
class ToastAction:
    """A button in a toast: "Undo", "Show"."""

    words: str
    run: Callable[[], None]


class Toast(QFrame):
    """One short message; errors stay until they are closed."""

    gone = Signal()

    def __init__(
        self, kind: Kind, title: str, body: str, action: ToastAction | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.setAccessibleName(title)
        self.setFixedWidth(_WIDTH)
        name, colour = KINDS[kind]
        words = column(label(breakable(title, _LONGEST), "label", wrap=True), spacing=2)
        if body:
            words.addWidget(label(breakable(body, _LONGEST), "small", "text2", wrap=True))
        close = tool("close", tr("Close"), size=13)
        close.clicked.connect(self.leave)
        line = row(Picture(name, 18, colour), words, spacing=10, padding=(12, 9, 8, 9), owner=self)
        line.setStretch(1, 1)
        if action is not None:
            made = button(action.words)
            made.clicked.connect(action.run)
            made.clicked.connect(self.leave)
            words.addSpacing(4)
            words.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)  # beside them it would take half
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        if kind != "error":
            self._timer.start(_STAYS_MS)
        self._fade = self._appear()
        announce(self, f"{title}. {body}")

    def _appear(self) -> QPropertyAnimation | None:
        if not motion():
            shadow(self)
            return None
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(_FADE_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        # A widget carries one effect only: the shadow comes when the fade is over.
        fade.finished.connect(lambda: shadow(self))
        fade.start()
        return fade

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leave(self) -> None:
        """Go at once; leaving is not animated."""
        if self.isHidden():
            return  # what its button did may have been the reason already
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()


class ToastHost(QWidget):
    """Stacks toasts at the lower right of a window, above its ``clearance`` pixels.

    What is in ``above`` stays free too, a panel for example, while it is shown in the window.
    """

    def __init__(self, window: QWidget, clearance: int = 36, above: QWidget | None = None) -> None:
        super().__init__(window)
        wear(self)
        self._under, self._clearance, self._above = window, clearance, above
        self._toasts: list[Toast] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(*[_SHADOW] * 4)  # shadows end at the edge of this widget
        self._stack.setSpacing(8)
        for watched in (window, above):
            if watched is not None:
                watched.installEventFilter(self)
        self.hide()

    def show_toast(
        self, kind: Kind, title: str, body: str = "", action: ToastAction | None = None
    ) -> Toast:
        """Show a message; beyond four the oldest goes."""
        while len(self._toasts) >= _MOST_TOASTS:
            self._toasts[0].leave()
        toast = Toast(kind, title, body, action, self)
        toast.gone.connect(lambda: self._drop(toast))
        self._toasts.append(toast)
        self._stack.addWidget(toast)
        self.show()
        toast.show()  # a layout passes over what is hidden
        self._place()
        return toast

    def toasts(self) -> list[Toast]:
        """Return the toasts on screen, oldest first."""
        return list(self._toasts)

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._stack.removeWidget(toast)
        self.setVisible(bool(self._toasts))
        self._place()

    def _place(self) -> None:
        # Wrapped words have a height for a width; a size hint would squeeze them.
        self._stack.invalidate()
        width = _WIDTH + 2 * _SHADOW
        height, window = self._stack.totalHeightForWidth(width), self._under
        x = window.width() - width - _MARGIN + _SHADOW
        y = self._floor() - height + _SHADOW
        self.setGeometry(max(0, x), max(0, y), width, height)
        self.raise_()

    def _floor(self) -> int:
        above = self._above
        if above is None or not above.isVisible() or above.window() is not self._under:
            return self._under.height() - self._clearance
        return above.mapTo(self._under, QPoint()).y()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.isVisible():
            self._place()
        return False
