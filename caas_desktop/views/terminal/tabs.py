"""The terminals of the bottom dock: sessions that survive wherever one navigates."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QMessageBox,
    QStackedLayout,
    QTabWidget,
    QToolButton,
    QWidget,
)

from caas_desktop.operations.terminal.session import Opener
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import icons
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.terminal import accessible
from caas_desktop.views.terminal.pane import Subject, TerminalPane

NAME_MAX = 32
CLOSE_WAIT_S = 1.5  # for all sessions together, when the program quits


class TerminalTabs(QWidget):
    """A tab for each session; asks before it closes a running one."""

    count_changed = Signal(int)
    current_changed = Signal(object)  # TerminalPane or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setMovable(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.tabs.currentChanged.connect(lambda _index: self.current_changed.emit(self.current()))
        self._empty = QLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._empty, "body", "text3")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.tabs)
        self._ask: Callable[[list[TerminalPane]], bool] = self._ask_user
        self._retranslate()

    # --- for the window ---

    def open(self, subject: Subject, opener: Opener) -> TerminalPane:
        """Open a session in a new tab and show it."""
        pane = TerminalPane(subject, opener)
        self.begin(pane)
        return pane

    def begin(self, pane: TerminalPane) -> None:
        """Show a pane that was not started yet in a new tab, and start it."""
        self.adopt(pane)
        pane.start()
        pane.setFocus()

    def adopt(self, pane: TerminalPane) -> None:
        """Take over a pane that stood elsewhere; its session goes on."""
        subject = pane.subject
        index = self.tabs.addTab(pane, self._name(subject))
        self.tabs.setTabToolTip(index, tooltip(f"{subject.name} · {subject.host}"[:200]))
        self.tabs.tabBar().setTabButton(
            index, self.tabs.tabBar().ButtonPosition.RightSide, self._close_button(pane)
        )
        pane.state_changed.connect(lambda: self._show_state(pane))
        self._stack.setCurrentWidget(self.tabs)
        self.tabs.setCurrentIndex(index)
        self.count_changed.emit(self.tabs.count())

    def current(self) -> TerminalPane | None:
        widget = self.tabs.currentWidget()
        return widget if isinstance(widget, TerminalPane) else None

    def panes(self) -> list[TerminalPane]:
        widgets = (self.tabs.widget(n) for n in range(self.tabs.count()))
        return [widget for widget in widgets if isinstance(widget, TerminalPane)]

    def close_pane(self, pane: TerminalPane) -> bool:
        """Close a tab; False when the user keeps it."""
        if pane.running and not self._ask([pane]):
            return False
        index = self.tabs.indexOf(pane)
        if index >= 0:
            self.tabs.removeTab(index)
        pane.close_session()
        pane.deleteLater()
        if not self.tabs.count():
            self._stack.setCurrentWidget(self._empty)
        self.count_changed.emit(self.tabs.count())
        return True

    def may_quit(self) -> bool:
        """Ask once for all running sessions; True when the program may go."""
        running = [pane for pane in self.panes() if pane.running]
        return not running or self._ask(running)

    def close_all(self) -> None:
        """End every session without asking; waits a moment for them to say goodbye."""
        panes = self.panes()
        for pane in panes:
            pane.close_session()
        until = time.monotonic() + CLOSE_WAIT_S
        for pane in panes:
            pane.session.join(max(0.0, until - time.monotonic()))

    # --- inside ---

    def _name(self, subject: Subject) -> str:
        taken = {self.tabs.tabText(n) for n in range(self.tabs.count())}
        name = subject.name[:NAME_MAX].replace("&", "&&")  # a single & would underline a letter
        candidate, number = name, 2
        while candidate in taken:
            candidate, number = f"{name} ({number})", number + 1
        return candidate

    def _close_button(self, pane: TerminalPane) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon("close"))
        button.setToolTip(tr("Close the terminal"))
        button.setAccessibleName(tr("Close the terminal"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.close_pane(pane))
        return button

    def _show_state(self, pane: TerminalPane) -> None:
        index = self.tabs.indexOf(pane)
        if index >= 0:
            role = "text2" if pane.running else "text3"
            self.tabs.setTabIcon(index, icons.icon("terminal" if pane.running else "stop", role))

    def _ask_user(self, panes: list[TerminalPane]) -> bool:
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Close the terminal"))
        if len(panes) == 1:
            subject = panes[0].subject
            text = tr("A program is running in {name} on {host}.")
            box.setText(text.format(name=subject.name[:80], host=subject.host[:80]))
        else:
            box.setText(tr("Programs are running in {n} terminals.").format(n=len(panes)))
        box.setInformativeText(tr("Closing the terminal ends it."))
        close = box.addButton(tr("Close the terminal"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is close

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._empty.setText(tr("Open a shell in a container: its terminal stays here."))
