"""The search bar over a terminal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from caas_desktop.operations.terminal.search import HITS_MAX, Query
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import fonts, icons
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.terminal.searcher import Searcher

FIELD_WIDTH, FIELD_LEAST = 220, 60


class SearchBar(QFrame):
    """A field, its switches and where one is among the hits."""

    changed = Signal(object)  # Query
    stepped = Signal(bool)  # True: towards newer lines
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.field = QLineEdit()
        self.field.setMinimumWidth(fonts.px(FIELD_LEAST))
        self.field.setMaximumWidth(fonts.px(FIELD_WIDTH))
        self.field.setMaxLength(1000)
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.case = self._button("match-case", checkable=True)
        self.regex = self._button("regex", checkable=True)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(fonts.px(76))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self.count, "small", "text2")
        self.older = self._button("arrow-up")
        self.newer = self._button("arrow-down")
        self.leave = self._button("close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        for widget in (
            self.field, self.case, self.regex, self.count, self.older, self.newer, self.leave
        ):
            layout.addWidget(widget)
        self.case.toggled.connect(self._ask)
        self.regex.toggled.connect(self._ask)
        self.older.clicked.connect(lambda: self.stepped.emit(False))
        self.newer.clicked.connect(lambda: self.stepped.emit(True))
        self.leave.clicked.connect(self.closed)
        self.retranslate()

    def fit(self, room: int) -> None:
        """Take the size of the parts; in a narrow terminal the field gives way."""
        hint = self.sizeHint()
        wide = hint.width() - self.field.sizeHint().width() + fonts.px(FIELD_WIDTH)
        self.resize(min(wide, room), hint.height())

    def retranslate(self) -> None:
        self.field.setPlaceholderText(tr("Search the terminal"))
        self.field.setAccessibleName(tr("Search the terminal"))
        for button, text in (
            (self.case, tr("Match case")),
            (self.regex, tr("Regular expression")),
            (self.older, tr("Previous match")),
            (self.newer, tr("Next match")),
            (self.leave, tr("Close the search")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def query(self) -> Query:
        return Query(self.field.text(), self.regex.isChecked(), self.case.isChecked())

    def show_result(self, searcher: Searcher) -> None:
        """Say how many hits there are, or what is wrong with the pattern."""
        total = len(searcher.hits)
        if not searcher.query.text:
            text = ""
        elif searcher.error:
            text = tr("bad pattern")
        elif not total:
            text = tr("no match")
        else:
            many = f"{total:,}" + ("+" if total >= HITS_MAX else "")
            place = searcher.current + 1
            text = tr("{n} of {total}").format(n=place, total=many) if place else many
        self.count.setText(text)
        self.count.setToolTip(tooltip(searcher.error))
        self.field.setProperty("wrong", bool(searcher.error))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                # The newest line is where one stands, so Enter goes up, as in a pager's "?".
                newer = event.key() == Qt.Key.Key_F3
                self.stepped.emit(newer != bool(back))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def _button(self, icon: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _ask(self) -> None:
        self.changed.emit(self.query())
