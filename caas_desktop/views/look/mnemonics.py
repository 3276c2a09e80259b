"""Mnemonics that are underlined only while Alt is held down."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenuBar,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)


class AltWatch(QObject):
    """Knows whether Alt is down, by watching the keys of the window with the focus.

    A filter on the application would see every event of the program, at some µs each.
    """

    def __init__(self) -> None:
        super().__init__()
        self.down = False
        self._window: QWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        self._set(False)
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._gone)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if (
            kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Alt
        ):
            self._set(kind == QEvent.Type.KeyPress)
        return False

    def _set(self, down: bool) -> None:
        if down == self.down:
            return
        self.down = down
        window = QApplication.activeWindow()
        if window is None:
            return
        for kind in (QMenuBar, QAbstractButton, QLabel):
            for widget in window.findChildren(kind):
                widget.update()


class _Quiet(QProxyStyle):
    """Overrides ``styleHint`` alone: each Python call-back while painting would cost."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._alt = AltWatch()

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_UnderlineShortcut:
            return int(self._alt.down)
        return super().styleHint(hint, option, widget, returnData)


@lru_cache(maxsize=1)
def _quiet() -> _Quiet:
    return _Quiet()


def quiet_mnemonics(widget: QWidget) -> None:
    """Underline mnemonics in ``widget``, and in what is put into it, only while Alt is down.

    For menu bars and dialogs, which have mnemonics. Not for the whole program: Qt asks a style for
    hints thousands of times for each page, and a call into Python answers no sooner than in 3 µs.
    """
    widget.setStyle(_quiet())
