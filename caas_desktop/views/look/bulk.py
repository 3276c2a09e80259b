"""The bar that floats over a list while rows are selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import BulkAction
from caas_desktop.views.look.buttons import button, tool
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.shadow import shadow
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.look.theme import theme

_MARGIN = 14


class BulkBar(QFrame):
    """Floats over a list while rows are selected, and says what each action will do.

    ``triggered`` tells the key of an action. Buttons that do not fit move into "More".
    """

    triggered = Signal(str)
    cleared = Signal()

    def __init__(self, parent: ListTable) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self._under = parent
        self._actions: tuple[BulkAction, ...] = ()
        self._buttons: list[QPushButton] = []
        self._count = label("", "strong")
        self._clear = tool("close", tr("Clear the selection (Esc)"), size=13)
        self._clear.clicked.connect(self.cleared)
        self._more = tool("more-vertical", tr("More actions"))
        self._menu = QMenu(self._more)
        self._more.clicked.connect(self._open_menu)
        self._line = QHBoxLayout()
        self._line.setSpacing(6)
        row(
            self._count,
            self._clear,
            4,
            self._line,
            self._more,
            spacing=6,
            padding=(14, 7, 8, 7),
            owner=self,
        )
        shadow(self)
        parent.installEventFilter(self)
        theme.changed.connect(self._restyled)
        self.hide()

    def set_selection(self, count: int, actions: Sequence[BulkAction]) -> None:
        """Show the bar for ``count`` rows; none hides it."""
        self._count.setText(tr("{n} selected").format(n=count))
        self.setAccessibleName(self._count.text())
        if tuple(actions) != self._actions:
            self._actions = tuple(actions)
            self._build()
        self.setVisible(count > 0)
        if count > 0:
            self._place()
            self.raise_()
        else:
            self._under.set_room_below(0)

    def _build(self) -> None:
        for made in self._buttons:
            self._line.removeWidget(made)
            made.deleteLater()
        self._buttons = []
        for action in self._actions:
            kind = "danger" if action.danger else ""
            made = button(action.text, kind, action.icon, action.enabled)
            made.clicked.connect(lambda _=False, key=action.key: self.triggered.emit(key))
            self._line.addWidget(made)
            self._buttons.append(made)

    def _place(self) -> None:
        parent = self._under
        room = parent.width() - 2 * _MARGIN
        for made in self._buttons:
            made.show()
        self._more.hide()
        shown = len(self._buttons)
        while shown and self._width() > room:
            self._more.show()
            shown -= 1
            self._buttons[shown].hide()
        self._menu.clear()
        for action in self._actions[shown:]:
            entry = QAction(action.text, self._menu)
            if action.icon:
                entry.setIcon(icon(action.icon))
            entry.setEnabled(action.enabled)
            entry.triggered.connect(lambda _=False, key=action.key: self.triggered.emit(key))
            self._menu.addAction(entry)
        size = QSize(self._width(), self.sizeHint().height())
        x = max(0, (parent.width() - size.width()) // 2)
        top = parent.height() - size.height() - _MARGIN
        self.setGeometry(x, top, size.width(), size.height())
        parent.set_room_below(parent.viewport().geometry().bottom() - top + _MARGIN // 2)

    def _width(self) -> int:
        # Hidden buttons reach the layouts with the next event only.
        self._line.invalidate()
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
        return self.sizeHint().width()

    def _open_menu(self) -> None:
        corner = self._more.mapToGlobal(self._more.rect().topRight())
        self._menu.popup(corner)

    def _restyled(self) -> None:
        shadow(self)
        if self.isVisible():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
