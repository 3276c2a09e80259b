from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFocusEvent
from PySide6.QtWidgets import QWidget

from caas_desktop.views.look.accessible import SpokenText


def field_of(view: QWidget) -> QAccessibleInterface:
    told = QAccessible.queryAccessibleInterface(view)
    children = [told.child(n) for n in range(told.childCount())]
    return next(c for c in children if c.role() == QAccessible.Role.EditableText)


def test_a_screen_reader_finds_the_painted_lines_and_the_caret(qtbot):
    view = QWidget()
    qtbot.addWidget(view)
    shown = ["first line", "ERROR second", "third"]
    spoken = SpokenText(view, lambda: "Lines on screen", lambda: (shown, 1))
    view.show()
    spoken.tell()
    told = field_of(view)
    assert told.text(QAccessible.Text.Name) == "Lines on screen"
    text = told.textInterface()
    assert text.text(0, text.characterCount()) == "first line\nERROR second\nthird"
    assert text.cursorPosition() == len("first line\n")
    shown.append("fourth")
    spoken.tell()
    assert text.text(0, text.characterCount()).endswith("third\nfourth")


def test_a_view_that_stands_still_is_told_when_it_gets_the_keyboard(qtbot, monkeypatch):
    view = QWidget()
    qtbot.addWidget(view)
    spoken = SpokenText(view, lambda: "Terminal", lambda: (["$"], 0))
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    QCoreApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn))
    qtbot.waitUntil(lambda: spoken.field is not None and spoken.field.toPlainText() == "$")


def test_nothing_is_prepared_while_nobody_listens(qtbot):
    view = QWidget()
    qtbot.addWidget(view)
    active = QAccessible.isActive()
    QAccessible.setActive(False)
    try:
        spoken = SpokenText(view, lambda: "", lambda: ([], -1))
        spoken.changed()
        assert spoken.field is None
        assert not spoken._due.isActive()
    finally:
        QAccessible.setActive(active)
