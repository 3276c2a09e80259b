"""The style sheet, worn by the parts of the window instead of the whole program at once.

Under one sheet for all, each change of colours costs 0.15 ms for every widget there is, those of
hidden pages too: a fifth of a second in which no key is heard. So each part (a page, a panel, a
bar, a dialog) wears the sheet itself. At a change the visible ones take the new one in a turn of
the event loop each, while the window holds its picture; hidden ones when they are shown again.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from caas_desktop.views.look.dress import redress
from caas_desktop.views.look.theme import style_sheet, theme
from caas_desktop.views.look.tokens import Theme
from caas_desktop.views.look.turns import Turns


def wear(part: QWidget) -> None:
    """Have ``part``, and all that is or will be in it, wear the style sheet from now on.

    Cheapest while it is still empty.
    """
    _Worn(part)


class _Worn(QObject):
    """Lives in its part; without a reference back, which would leave both to the collector."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._old = False
        part.setStyleSheet(style_sheet(Theme.current()))
        part.installEventFilter(self)
        theme.changed.connect(self._changed)

    def _changed(self) -> None:
        self._old = True
        part = cast(QWidget, self.parent())
        if part.isVisible():
            part.window().setUpdatesEnabled(False)
            _turns().add(partial(_renew, self))

    def renew(self) -> None:
        if self._old:
            self._old = False
            part = cast(QWidget, self.parent())
            redress(part)
            part.setStyleSheet(style_sheet(Theme.current()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.renew()
        return False


@lru_cache(maxsize=1)
def _turns() -> Turns:
    app = QApplication.instance()
    assert app is not None
    return Turns(app)


def _renew(worn: _Worn) -> None:
    if isValid(worn):
        worn.renew()
    if _turns().idle():
        _turns().add(_paint_again)  # the whole window: a turn of its own


def _paint_again() -> None:
    if _turns().idle():
        for window in QApplication.topLevelWidgets():
            window.setUpdatesEnabled(True)
