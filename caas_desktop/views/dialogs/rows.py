"""A table to type into: rows of fields that come and go, worked by Tab alone."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from caas_desktop.domain.frozen import frozen
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.forms import mark_wrong
from caas_desktop.views.look.buttons import button, tool
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row

Cell = str | bool
Values = tuple[Cell, ...]
ROWS_LIMIT = 500


@frozen
class Field:
    """A column: text, one of ``choices`` (value, word), or with ``check`` a box."""

    title: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    check: bool = False
    stretch: int = 1

    def make(self) -> QWidget:
        made: QWidget
        if self.choices:
            made = QComboBox()
            for value, word in self.choices:
                made.addItem(word, value)
        elif self.check:
            made = QCheckBox()
        else:
            made = QLineEdit()
            made.setPlaceholderText(self.hint)
        made.setAccessibleName(self.title)
        dress(made, "mono_body" if isinstance(made, QLineEdit) else "body")
        return made


class RowsEditor(QWidget):
    """``pasted`` turns several pasted lines into rows (None: pasting is ordinary)."""

    changed = Signal()
    resized = Signal()

    def __init__(self, fields: Sequence[Field], add_words: str,
                 pasted: Callable[[str], list[Values]] | None = None) -> None:
        super().__init__()
        self._fields, self._pasted = tuple(fields), pasted
        self._rows: list[tuple[list[QWidget], QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for n, field in enumerate(self._fields):
            self._grid.addWidget(label(field.title, "caption", "text3"), 0, n)
            self._grid.setColumnStretch(n, field.stretch)
        self.error = label("", "caption", "unhealthy", wrap=True)
        self.error.hide()
        self.add_button = button(add_words, icon_name="plus")
        self.add_button.clicked.connect(lambda: self.add(focus=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._grid)
        outer.addWidget(self.error)
        outer.addLayout(row(self.add_button, 0))
        outer.addStretch(1)

    def add(self, values: Values = (), *, focus: bool = False) -> None:
        """Append a row; beyond ROWS_LIMIT nothing happens."""
        if len(self._rows) >= ROWS_LIMIT:
            return
        line = self._grid.rowCount()
        cells = [field.make() for field in self._fields]
        for n, cell in enumerate(cells):
            _put(cell, values[n] if n < len(values) else None)
            self._watch(cell)
            self._grid.addWidget(cell, line, n)
            cell.show()  # a layout would do so in the next turn, too late for the focus
        remove = tool("close", tr("Remove this row"), size=14)
        remove.clicked.connect(lambda: self._remove(cells))
        self._grid.addWidget(remove, line, len(cells))
        remove.show()
        self._rows.append((cells, remove))
        if focus:
            cells[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.resized.emit()
        self.changed.emit()

    def fill(self, rows: Sequence[Values]) -> None:
        """Show these rows instead of what is there."""
        for cells, _ in tuple(self._rows):
            self._remove(cells)
        for values in rows:
            self.add(values)

    def values(self) -> list[Values]:
        """Return every row, empty ones included, so that row numbers of errors fit."""
        return [tuple(_get(cell) for cell in cells) for cells, _ in self._rows]

    def cell(self, line: int, column: int) -> QWidget:
        return self._rows[line][0][column]

    def show_error(self, error: Exception | None) -> None:
        """Mark the row that a FieldError names and say what is wrong; None clears."""
        line = getattr(error, "row", None)
        for n, (cells, _) in enumerate(self._rows):
            for cell in cells:
                if isinstance(cell, QLineEdit):
                    mark_wrong(cell, n == line)
        words = with_hint(error) if error is not None else ""
        if words and line is not None:
            words = tr("Row {number}: {words}").format(number=line + 1, words=words)
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def focus_row(self, line: int | None) -> None:
        if self._rows:
            self._rows[min(line or 0, len(self._rows) - 1)][0][0].setFocus()
        else:
            self.add_button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (self._pasted is not None and isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.matches(QKeySequence.StandardKey.Paste)):
            return self.paste(QGuiApplication.clipboard().text(), watched)
        return False

    def paste(self, text: str, into: QObject | None = None) -> bool:
        """Make rows of several lines; False: it is ordinary text, nothing was done."""
        if self._pasted is None or "\n" not in text.strip():
            return False
        try:
            rows = self._pasted(text[:1_000_000])
        except ValueError as error:
            self.show_error(error)
            return True
        for cells, _ in tuple(self._rows):
            if not any(_get(c) for c in cells if isinstance(c, QLineEdit)):
                self._remove(cells)
        for values in rows:
            self.add(values)
        self.focus_row(len(self._rows) - 1)
        return True

    def _watch(self, cell: QWidget) -> None:
        if isinstance(cell, QLineEdit):
            cell.textEdited.connect(lambda _: self._edited())
            cell.installEventFilter(self)
        elif isinstance(cell, QComboBox):
            cell.currentIndexChanged.connect(lambda _: self._edited())
        elif isinstance(cell, QCheckBox):
            cell.toggled.connect(lambda _: self._edited())

    def _edited(self) -> None:
        self.show_error(None)
        self.changed.emit()

    def _remove(self, cells: list[QWidget]) -> None:
        at = next(n for n, (there, _) in enumerate(self._rows) if there is cells)
        _, remove = self._rows.pop(at)
        for widget in (*cells, remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.show_error(None)
        if self.isVisible():
            self.focus_row(at)
        self.resized.emit()
        self.changed.emit()


def _get(cell: QWidget) -> Cell:
    if isinstance(cell, QComboBox):
        return str(cell.currentData())
    if isinstance(cell, QCheckBox):
        return cell.isChecked()
    return cell.text() if isinstance(cell, QLineEdit) else ""


def _put(cell: QWidget, value: Cell | None) -> None:
    if value is None:
        return
    if isinstance(cell, QComboBox):
        cell.setCurrentIndex(max(0, cell.findData(value)))
    elif isinstance(cell, QCheckBox):
        cell.setChecked(bool(value))
    elif isinstance(cell, QLineEdit):
        cell.setText(str(value))
