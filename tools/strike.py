"""Keys and clicks as the event loop gets them from a person: each in a turn of its own.

Qt's tests offer the same for windows, but run the event loop inside a click: what it does and what
is painted after it would be one turn, which it is not for a person.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tools.drive import post

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
Where = QPoint | Callable[[], QPoint] | None


def on_window(widget: QWidget, at: Where) -> tuple[QWindow, QPoint]:
    """Return the widget's window, and a place in it."""
    place = at() if callable(at) else at or widget.rect().center()
    top = widget.window()
    window = top.windowHandle()
    assert window is not None, f"{widget} has no window"
    return window, widget.mapTo(top, place)


async def click_at_once(widget: QWidget, at: Where, button: Qt.MouseButton,
                        keys: Qt.KeyboardModifier, double: bool) -> None:
    """Click in one turn, through the widget's window, with an event loop inside."""
    strike = QTest.mouseDClick if double else QTest.mouseClick
    QTest.mouseMove(*on_window(widget, at))

    def act() -> None:
        window, place = on_window(widget, at)
        strike(window, button, keys, place)

    await post(act)


async def click(widget: QWidget, at: Where, button: Qt.MouseButton, keys: Qt.KeyboardModifier,
                double: bool) -> None:
    """Click what is on top at a place of the widget; a callable is asked where at that moment."""
    popup = QApplication.activePopupWidget()
    if double or button != LEFT or (popup is not None and popup is not widget.window()):
        # Only a window makes a context menu of a click, and closes the pop-up beside it.
        await click_at_once(widget, at, button, keys, double)
        return
    QTest.mouseMove(*on_window(widget, at))
    struck: list[tuple[QWidget, QPoint]] = []

    def push() -> None:
        top = widget.window()
        _window, place = on_window(widget, at)
        found = top.childAt(place) or top
        struck.append((found, found.mapFrom(top, place)))
        QTest.mousePress(found, button, keys, struck[0][1])

    def release() -> None:
        found, place = struck[0]
        if isValid(found):  # the push may have closed what it met
            QTest.mouseRelease(found, button, keys, place)

    await post(push)
    await post(release)


async def press_key_at_once(sequence: str) -> None:
    """Press and release a key in one turn, with an event loop inside."""
    key, modifiers = _pressed(sequence)
    window = QApplication.focusWindow()
    assert window is not None
    await post(lambda: QTest.keyClick(window, key, modifiers))


async def press_key(sequence: str) -> None:
    """Press and release a key, written as menus write it."""
    key, modifiers = _pressed(sequence)

    def strike(how: Callable[..., None]) -> None:
        found = _keyboard()
        if found is not None:  # the push may have closed what had it
            how(found, key, modifiers)

    await post(lambda: strike(QTest.keyPress))
    await post(lambda: strike(QTest.keyRelease))


def _pressed(sequence: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    pressed = QKeySequence(sequence)[0]  # type: ignore[index]  # stub lacks __getitem__
    return pressed.key(), pressed.keyboardModifiers()


def _keyboard() -> QWidget | None:
    """Return the widget that gets a key: in a pop-up if there is one, as windows do it."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    return QApplication.focusWidget() or QApplication.activeWindow()
