"""One session with its header, its notices and the way back after it ended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from caas_desktop.operations.terminal.exec import no_shell
from caas_desktop.operations.terminal.opened import Opener
from caas_desktop.operations.terminal.prepare import Prepare
from caas_desktop.operations.terminal.recording import Recording
from caas_desktop.operations.terminal.screen import open_screen
from caas_desktop.operations.terminal.session import State, TerminalSession
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import tooltip
from caas_desktop.views.terminal.banner import EndBanner
from caas_desktop.views.terminal.header import Header, Subject
from caas_desktop.views.terminal.returning import Returning
from caas_desktop.views.terminal.view import TerminalView

SIZE_SHOWN_MS = 900
SLOW_MS = 800  # an opening that takes longer is told
TITLE_MAX = 120  # a program sets its title; what it says is bounded and plain text
SCROLLBACK = 100_000  # lines
COLUMNS, ROWS = 80, 24  # until the view knows better


class TerminalPane(QWidget):
    """Owns the session: closing the pane ends it."""

    title_changed = Signal()
    state_changed = Signal()
    marks_changed = Signal()  # name, bell, recording, broadcast
    focused = Signal(object)  # this pane

    def __init__(
        self, subject: Subject, opener: Opener, *, prepare: Prepare | None = None,
        scrollback: int = SCROLLBACK, engine: str = "", cursor: str = "block",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.subject = subject
        self.name = subject.name
        self.rang = False  # the bell rang while nobody looked
        screen = open_screen(COLUMNS, ROWS, scrollback, engine)
        screen.feed(_CURSORS[cursor])
        self.session = TerminalSession(
            opener, screen, name=f"terminal-{subject.name[:24]}", prepare=prepare)
        self.returning = Returning(self.session)
        self.view = TerminalView(self.session)
        self.program_title = ""
        self._closed = False
        self.header = Header(subject)
        self._banner = EndBanner()
        self._rows = QVBoxLayout(self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._size = QLabel(self.view)
        self._hide_size = QTimer(self)
        self._window_size = QSize()
        self._set_up()

    def _set_up(self) -> None:
        layout = self._rows
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.view, 1)
        self._banner.setParent(self)
        self._banner.hide()
        self._slow.timeout.connect(self._tell_slow)
        self.setFocusProxy(self.view)
        self._size.setObjectName("code")
        self._size.setTextFormat(Qt.TextFormat.PlainText)
        self._size.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dress(self._size, "mono", "text2")
        self._size.hide()
        self._hide_size.setSingleShot(True)
        self._hide_size.setInterval(SIZE_SHOWN_MS)
        self._hide_size.timeout.connect(self._size.hide)
        self.view.title_changed.connect(self._take_title)
        self.view.bell.connect(self._ring)
        self.view.focused.connect(self._seen)
        self.marks_changed.connect(self._show_header)
        self.view.state_changed.connect(self._show_state)
        self.view.size_changed.connect(self._show_size)
        self._banner.button.clicked.connect(self._answer)

    # --- for the dock ---

    @property
    def recording(self) -> bool:
        return self.session.recording is not None

    @property
    def broadcasting(self) -> bool:
        return bool(self.view.typist.peers)

    def rename(self, name: str) -> None:
        """Give the session a name of its own; an empty one is the container's again."""
        self.name = " ".join(name.split())[:TITLE_MAX] or self.subject.name
        self.header.name.setText(self.name)
        self.marks_changed.emit()

    def broadcast_to(self, peers: Sequence[TerminalPane]) -> None:
        """Send what is typed here to these as well; () for this one alone."""
        self.view.typist.peers = [pane.view for pane in peers]
        self._tell_marks()

    def record(self, path: Path) -> None:
        """Write what is shown from now on into a file.

        Raises:
            OSError: It cannot be made.
        """
        self.stop_recording()
        screen = self.session.screen
        self.session.recording = Recording(path, screen.columns, screen.rows, self.name)
        self.header.recorded.setToolTip(tooltip(str(path)))
        self._tell_marks()

    def stop_recording(self) -> Recording | None:
        """Close the file; returns what was recorded, None if nothing was."""
        recording, self.session.recording = self.session.recording, None
        if recording is not None:
            recording.close()
            self._tell_marks()
        return recording

    def lines(self) -> tuple[int, int]:
        """Return the first line that is kept, and the one after the last."""
        self.view.catch_up()
        frame = self.view.frame_now
        return (frame.first_line, frame.end_line) if frame is not None else (0, 0)

    @property
    def closed(self) -> bool:
        """True when it is of no use any more."""
        return self._closed

    @property
    def running(self) -> bool:
        return self.session.running

    def start(self) -> None:
        """Connect; the first size is that of the view where it is shown already."""
        self.session.start()

    def reconnect(self) -> None:
        """Open a new session below what the old one left on the screen."""
        if not self.session.running:
            self._banner.hide()
            self.session.start(self.returning.greeting())
            self.view.setFocus()

    def stop_opening(self) -> None:
        """Give up what the opening waits for; it can be tried again."""
        if self.session.state is State.OPENING:
            self.session.close()

    def close_session(self) -> None:
        """End the session and let go of it; returns at once. The pane is of no use afterwards."""
        if not self._closed:
            self._closed = True
            self.stop_recording()
            self.view.detach()
            self.session.discard()

    # --- inside ---

    def _ring(self) -> None:
        self.rang = not self.view.hasFocus()
        self.marks_changed.emit()

    def _seen(self) -> None:
        """The user looks: the bell's mark goes."""
        if self.rang:
            self.rang = False
            self.marks_changed.emit()
        self.focused.emit(self)

    def _answer(self) -> None:
        if self.session.running:
            self.stop_opening()
        else:
            self.reconnect()

    def _take_title(self, title: str) -> None:
        self.program_title = title[:TITLE_MAX]
        self.header.show_program(self.program_title)
        self.title_changed.emit()

    def _tell_marks(self) -> None:
        """Say in the header what must not be overlooked."""
        count = len(self.view.typist.peers) + 1
        self.header.broadcast.tell(
            tr("INPUT TO {n} TERMINALS").format(n=count) if self.broadcasting else "")
        self.header.recorded.tell(tr("● REC") if self.recording else "")
        self.marks_changed.emit()

    def _show_header(self) -> None:
        """A low pane keeps its header only for what must not be overlooked."""
        marked = self.recording or self.broadcasting
        self.header.setVisible(marked or self.height() > _HEADER_FROM)

    def _show_size(self, columns: int, rows: int) -> None:
        if not self.view.isVisible() or not self._user_resizes():
            return
        self._size.setText(f"{columns}×{rows}")
        self._size.adjustSize()
        area = self.view.viewport().size()
        self._size.move(
            (area.width() - self._size.width()) // 2, (area.height() - self._size.height()) // 2
        )
        self._size.show()
        self._hide_size.start()

    def _user_resizes(self) -> bool:
        """Return whether a drag changes the size, not a notice that comes or goes."""
        size, before = self.window().size(), self._window_size
        self._window_size = size
        dragged = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return dragged or (before.isValid() and size != before)

    def _show_state(self) -> None:
        state, ending = self.session.state, self.session.ending
        self.header.show_state(state)
        if state is State.ENDED and ending is not None and not self._closed:
            if self.returning.begins(ending):
                self.session.start(self.returning.greeting())
                return  # which tells its own state
            error = ending.error or no_shell(ending.exit_code, self.session.typed)
            self._banner.tell(ending.exit_code, error, self.returning.words())
            self._banner.show()
        elif state is State.OPENING:
            self._show_opening()
        else:
            self._banner.hide()
        self._place_banner()
        self.state_changed.emit()

    def _show_opening(self) -> None:
        """Say what it waits for; without any such, that it takes a while when it does."""
        words = self.returning.words(self.session.note)
        if not words:
            self._slow.start()
            return
        self._banner.wait(words)
        self._banner.show()

    def _tell_slow(self) -> None:
        if self.session.state is State.OPENING and self._banner.isHidden():
            self._banner.wait(tr("Connecting…"))
            self._banner.show()
            self._place_banner()

    def _place_banner(self) -> None:
        """Put it below the terminal; over its last lines where there is no room for both.

        It takes no room from the panels around: they would not get it back.
        """
        height = self._banner.height_for(self.width())
        beside = not self._banner.isHidden() and self.height() > _HEADER_FROM
        self._rows.setContentsMargins(0, 0, 0, height if beside else 0)
        self._banner.setGeometry(0, self.height() - height, self.width(), height)
        self._banner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_header()
        self._place_banner()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_state()
            self._tell_marks()


# DECSCUSR, as a program would ask for it: steady shapes.
_CURSORS = {"block": b"\x1b[2 q", "underline": b"\x1b[4 q", "bar": b"\x1b[6 q"}
_HEADER_FROM = 120  # pixels; a lower pane needs its lines for the terminal
