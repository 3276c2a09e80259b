"""Loads ui/*.ui forms and keeps their habits: plain text, fonts by role, errors beside the field.

In every form both <class> and the root widget are called "caas": QUiLoader and lupdate take that
as the context of its texts, so that forms and code share one translation (see viewmodels.i18n;
Designer writes <class> from the root widget's name). A label ``<field>Error`` shows what is wrong
with ``<field>``; the dynamic property ``look`` names font role and colour as ``dress`` takes them.
"""
from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import QFile, QIODevice, QObject, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from caas_desktop.domain.resources import ui_path
from caas_desktop.views.look.dress import dress

W = TypeVar("W", bound=QObject)


@lru_cache(maxsize=1)
def loader() -> QUiLoader:
    """Return the one that makes every form; making it takes as long as making a dialog."""
    made = QUiLoader()
    made.setLanguageChangeEnabled(True)
    return made


def load_form(name: str, parent: QWidget | None = None) -> QWidget:
    """Return the root widget of ``ui/<name>``.

    Raises:
        OSError: The file is missing.
        ValueError: It is no form.
    """
    path = ui_path(name)
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise OSError(f"{path}: {file.errorString()}")
    form = loader().load(file, parent)
    file.close()
    if form is None:
        raise ValueError(f"{path}: {loader().errorString()}")
    for widget in form.findChildren(QWidget):
        _dress(widget)
    return form


def child(form: QWidget, kind: type[W], name: str) -> W:
    """Return the named child, or fail at start-up rather than on click."""
    found = form.findChild(kind, name)
    if found is None:
        raise LookupError(f"{form.objectName()} has no {kind.__name__} {name!r}")
    return found


def plain_name(words: str) -> str:
    """Return words without their mnemonic, for screen readers."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def show_error(form: QWidget, name: str, words: str) -> None:
    """Show ``words`` beside the field ``name`` ("": nothing is wrong)."""
    label = child(form, QLabel, f"{name}Error")
    label.setText(words)
    label.setVisible(bool(words))
    field = child(form, QWidget, name)
    field.setAccessibleDescription(words)
    mark_wrong(field, bool(words))


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Give a field the red edge of the style sheet, or take it away."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


def show_row(form: QWidget, name: str, shown: bool) -> None:
    """Show or hide a field with its label, its button and its hint; an error goes with it."""
    for suffix in ("", "Label", "Browse", "Hint"):
        widget = form.findChild(QWidget, name + suffix)
        if isinstance(widget, QWidget):
            widget.setVisible(shown)
    if not shown:
        show_error(form, name, "")


def _dress(widget: QWidget) -> None:
    if isinstance(widget, QLabel):
        widget.setTextFormat(Qt.TextFormat.PlainText)
    if (look := widget.property("look")) is not None:
        role, colour, ground, italic = str(look).split("|")
        dress(widget, role, colour, ground, bool(italic))
    elif isinstance(widget, QLabel):
        dress(widget, "small", "text2")
        buddy = widget.buddy()
        if buddy is not None and not buddy.accessibleName():
            buddy.setAccessibleName(plain_name(widget.text()))
    elif isinstance(widget, QPushButton):
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(widget, "label")
    elif isinstance(widget, QLineEdit | QComboBox | QCheckBox | QAbstractSpinBox):
        dress(widget, "body")
