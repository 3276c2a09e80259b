"""The terminals of the bottom dock: sessions that survive wherever one navigates."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QInputDialog,
    QLabel,
    QMessageBox,
    QStackedLayout,
    QTabWidget,
    QToolButton,
    QWidget,
)

from caas_desktop.operations.terminal.opened import Opener
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import icons
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import no_mnemonic, tooltip
from caas_desktop.views.look.layouts import row
from caas_desktop.views.terminal import accessible
from caas_desktop.views.terminal.broadcast import Broadcast, Reach
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.pane import TerminalPane
from caas_desktop.views.terminal.sessions import SessionList, describe
from caas_desktop.views.terminal.splits import SplitArea

NAME_MAX = 32
CLOSE_WAIT_S = 1.5  # for all sessions together, when the program quits


class TerminalTabs(QWidget):
    """Tabs of split terminals and the list of all sessions; asks before it closes a running one."""

    count_changed = Signal(int)
    current_changed = Signal(object)  # TerminalPane or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setMovable(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.tabs.currentChanged.connect(lambda _index: self._current_changed())
        self.sessions = SessionList()
        self.sessions.picked.connect(self.show_pane)
        self.sessions.rename_asked.connect(self.ask_name)
        self.listed: bool | None = None  # None: as soon as there are two
        self.broadcast = Broadcast(self)
        self._empty = QLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._empty, "body", "text3")
        both = QWidget()
        row(self.sessions, self.tabs, spacing=0, owner=both).setStretch(1, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(both)
        self._ask: Callable[[list[TerminalPane]], bool] = self._ask_user
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show)
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
        self._name(pane)
        area = SplitArea(pane)
        area.current_changed.connect(self._current_changed)
        index = self.tabs.addTab(area, "")
        self.tabs.tabBar().setTabButton(
            index, self.tabs.tabBar().ButtonPosition.RightSide, self._close_button(area))
        self._take(pane)
        self.tabs.setCurrentIndex(index)

    def split(self, pane: TerminalPane, orientation: Qt.Orientation) -> None:
        """Show a pane that was not started yet beside the current one, and start it."""
        area = self.area()
        if area is None:
            self.begin(pane)
            return
        self._name(pane)
        area.split(pane, orientation)
        self._take(pane)
        pane.start()

    def area(self) -> SplitArea | None:
        """Return the tab that is shown."""
        widget = self.tabs.currentWidget()
        return widget if isinstance(widget, SplitArea) else None

    def current(self) -> TerminalPane | None:
        area = self.area()
        return area.current if area is not None else None

    def areas(self) -> list[SplitArea]:
        widgets = (self.tabs.widget(n) for n in range(self.tabs.count()))
        return [widget for widget in widgets if isinstance(widget, SplitArea)]

    def panes(self) -> list[TerminalPane]:
        return [pane for area in self.areas() for pane in area.panes()]

    def show_pane(self, pane: TerminalPane) -> None:
        """Go to a session, whatever tab it is in."""
        for area in self.areas():
            if pane in area.panes():
                self.tabs.setCurrentWidget(area)
                area.make_current(pane)

    def step(self, steps: int) -> None:
        """Go to the next session of all tabs."""
        panes, current = self.panes(), self.current()
        if current is not None:
            self.show_pane(panes[(panes.index(current) + steps) % len(panes)])

    def close_pane(self, pane: TerminalPane) -> bool:
        """Close a session; False when the user keeps it."""
        if pane.running and not self._ask([pane]):
            return False
        for area in self.areas():
            if pane in area.panes():
                area.remove(pane)
                if not area.panes():
                    self.tabs.removeTab(self.tabs.indexOf(area))
                    area.deleteLater()
        pane.close_session()
        pane.deleteLater()
        self._changed()
        return True

    def close_area(self, area: SplitArea) -> None:
        """Close a tab with all that is in it, asking once."""
        running = [pane for pane in area.panes() if pane.running]
        if running and not self._ask(running):
            return
        for pane in area.panes():
            pane.close_session()
        self.tabs.removeTab(self.tabs.indexOf(area))
        area.deleteLater()  # as a whole: no terminal takes the room of another that goes, too
        self._changed()

    def show_list(self, shown: bool) -> None:
        self.listed = shown
        self._show()

    def ask_name(self, pane: TerminalPane) -> None:
        """Let the user name a session."""
        name, agreed = QInputDialog.getText(
            self, tr("Rename the terminal"), tr("Name (empty: that of the container)"),
            text=pane.name)
        if agreed:
            pane.rename(name)

    def reach(self, reach: Reach) -> None:
        """Send what is typed in one terminal to the others of its tab, or to all; or not."""
        self.broadcast.set(reach, self.area())
        self._changed()

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

    def _take(self, pane: TerminalPane) -> None:
        pane.state_changed.connect(self._later.start)
        pane.marks_changed.connect(self._later.start)
        self._stack.setCurrentIndex(1)
        self._changed()

    def _changed(self) -> None:
        """Sessions came or went."""
        if not self.tabs.count():
            self._stack.setCurrentWidget(self._empty)
        self.broadcast.renew(self.areas())
        self._show()
        self.count_changed.emit(len(self.panes()))

    def _current_changed(self) -> None:
        self._show()
        self.current_changed.emit(self.current())

    def _show(self) -> None:
        """Bring names and marks up to date."""
        for index, area in enumerate(self.areas()):
            _show_tab(self.tabs, index, area)
        panes = self.panes()
        shown = len(panes) > 1 if self.listed is None else self.listed
        self.sessions.setVisible(shown)
        if shown:
            self.sessions.show_panes(panes, self.current())

    def _name(self, pane: TerminalPane) -> None:
        """Give a new session a name that no other one has."""
        taken = {other.name for other in self.panes()}
        name = pane.subject.name[:NAME_MAX]
        candidate, number = name, 2
        while candidate in taken:
            candidate, number = f"{name} ({number})", number + 1
        if candidate != pane.name:
            pane.rename(candidate)

    def _close_button(self, area: SplitArea) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon("close"))
        button.setToolTip(tr("Close the terminal"))
        button.setAccessibleName(tr("Close the terminal"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.close_area(area))
        return button

    def _ask_user(self, panes: Sequence[TerminalPane]) -> bool:
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Close the terminal"))
        if len(panes) == 1:
            # By its own name: others of the same container may stand beside it.
            text = tr("A program is running in {name} on {host}.")
            box.setText(text.format(name=panes[0].name[:80], host=panes[0].subject.host[:80]))
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
        self.sessions.retranslate()


def _show_tab(tabs: QTabWidget, index: int, area: SplitArea) -> None:
    """Name a tab after its current session; a sign tells of a bell, a recording, an end."""
    panes, current = area.panes(), area.current
    name = current.name[:NAME_MAX + 8]
    tabs.setTabText(index, no_mnemonic(name if len(panes) < 2 else f"{name} +{len(panes) - 1}"))
    tabs.setTabToolTip(index, tooltip("\n".join(describe(pane) for pane in panes)[:400]))
    if any(pane.recording for pane in panes):
        sign, role = "stop", "unhealthy"
    elif any(pane.rang for pane in panes):
        sign, role = "bell", "restarting"
    elif any(pane.running for pane in panes):
        sign, role = "terminal", "text2"
    else:
        sign, role = "stop", "text3"
    tabs.setTabIcon(index, icons.icon(sign, role))
