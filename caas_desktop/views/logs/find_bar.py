"""The search field of a log: pattern, case, regex, inverse, hits, and the filter it can become."""
from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from caas_desktop.operations.logs.field_query import matcher_of
from caas_desktop.operations.logs.search import BadPattern, Matching, Query
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.look.widgets import SearchField, label, tool

TYPING_MS = 150
_ROOM = 4


class FindField(SearchField):
    """A search field with buttons and the count of hits inside, at the right."""

    stepped = Signal(int)

    def __init__(self, hint: str, inside: QWidget) -> None:
        super().__init__(hint)
        self.setClearButtonEnabled(False)
        self._inside = inside
        inside.setParent(self)

    def fit(self) -> None:
        """Make room for what stands inside."""
        size = self._inside.sizeHint()
        self._inside.setGeometry(self.width() - size.width() - _ROOM,
                                 (self.height() - size.height()) // 2, size.width(), size.height())
        self.setTextMargins(0, 0, size.width() + _ROOM, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.stepped.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Tells a new matcher (or None) by ``searched``; ``filtered`` makes it a filter.

    Search and filter are two things: the filter decides what is shown, and then the field is
    free to highlight something else in it. ``alone``: without count, steps and filter, where
    searching is not stepping through one log.
    """

    searched = Signal(object)
    filtered = Signal(object)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, hint: str = "", *, alone: bool = False) -> None:
        super().__init__()
        self._alone = alone
        self._count = label("", "caption", "text2")
        self.case = self._toggle("match-case", tr("Match case"))
        self.regex = self._toggle("regex", tr("Regular expression"))
        self.fields = self._toggle("code", _fields_tip())
        self.inverse = self._toggle("contrast", tr("Lines that do not match"))
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(1)
        for part in (self._count, self.case, self.regex, self.fields, self.inverse):
            line.addWidget(part)
        self.field = FindField(hint or tr("Search the log"), inside)
        self.field.setMinimumWidth(190)
        self.field.setMaximumWidth(420)
        self.up = tool("chevron-up", tr("Previous hit (Shift+F3)"), size=15)
        self.down = tool("chevron-down", tr("Next hit (F3)"), size=15)
        self.to_filter = tool("pin", tr("Show only lines that match"), size=15)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        for widget in (self.field, self.up, self.down, self.to_filter):
            outer.addWidget(widget)
        outer.setStretch(0, 1)
        for part in (self._count, self.up, self.down, self.to_filter):
            part.setHidden(alone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._matcher: Matching | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._connect()

    def _connect(self) -> None:
        self._typing.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _: self._typing.start())
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.left)
        for toggle in (self.case, self.regex, self.fields, self.inverse):
            toggle.toggled.connect(lambda _: self._search())
        self.up.clicked.connect(lambda: self._step(-1))
        self.down.clicked.connect(lambda: self._step(1))
        self.to_filter.clicked.connect(self.filter)

    def retranslate(self) -> None:
        """Take the words of another language."""
        self.field.setPlaceholderText(tr("Search the log"))
        self.field.setAccessibleName(tr("Search the log"))
        for widget, tip in (
            (self.case, tr("Match case")), (self.regex, tr("Regular expression")),
            (self.fields, _fields_tip()), (self.inverse, tr("Lines that do not match")),
            (self.up, tr("Previous hit (Shift+F3)")), (self.down, tr("Next hit (F3)")),
            (self.to_filter, tr("Show only lines that match")),
        ):
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what Enter and the arrow keys do as well."""
        for widget in (self.up, self.down):
            widget.setVisible(not narrow)

    def show_count(self, current: int | None, count: int, complete: bool) -> None:
        """Show "1 / 41"; an ellipsis while the search goes on."""
        if self._matcher is None or self._alone:
            words = ""
        else:
            at = "" if current is None else f"{current:,} / "
            words = f"{at}{count:,}{'' if complete else '…'}"
        if words != self._count.text():
            self._count.setText(words)
            self._count.adjustSize()
            self.field.fit()

    def search_for(self, text: str) -> None:
        """Put a text in the field and search at once."""
        self.field.setText(text)
        self._search()

    def take_focus(self) -> None:
        """Let the user type."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @staticmethod
    def _toggle(icon: str, tip: str) -> QToolButton:
        made = tool(icon, tip, checked=False, size=14)
        made.setFixedSize(QSize(22, 20))
        return made

    def _step(self, by: int) -> None:
        if self._typing.isActive():
            self._search()
        self.stepped.emit(by)

    def _search(self) -> None:
        self._typing.stop()
        matcher: Matching | None = None
        problem = ""
        if self.field.text():
            try:
                matcher = matcher_of(
                    Query(self.field.text(), self.regex.isChecked(), self.case.isChecked(),
                          self.inverse.isChecked()), self.fields.isChecked())
            except BadPattern as error:
                problem = with_hint(error)
        self.field.setToolTip(tooltip(problem))
        if bool(self.field.property("wrong")) != bool(problem):
            self.field.setProperty("wrong", bool(problem))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
            self.field.fit()
        self._matcher = matcher
        self.show_count(None, 0, matcher is None)
        self.searched.emit(matcher)

    def filter(self) -> None:
        """Make a filter of what is searched for; without a pattern let the user type one."""
        if self._typing.isActive():
            self._search()
        if self._matcher is None:
            self.take_focus()
            return
        matcher = self._matcher
        self.field.clear()
        self.inverse.setChecked(False)
        self._search()
        self.filtered.emit(matcher)

    def query(self) -> Query | None:
        """Return what is searched for as text, None for nothing or for fields."""
        return self._matcher.query if self._matcher and not self.fields.isChecked() else None


def _fields_tip() -> str:
    return tr("Fields of JSON and logfmt, for example: level>=warn status=500")
