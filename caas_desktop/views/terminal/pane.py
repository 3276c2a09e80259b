"""One session with its header, its notices and the way back after it ended."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.terminal.exec import no_shell
from caas_desktop.operations.terminal.screen import open_screen
from caas_desktop.operations.terminal.session import Opener, State, TerminalSession
from caas_desktop.viewmodels.errors import hint, sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import icons
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.paint import stripe
from caas_desktop.views.terminal.view import TerminalView

SIZE_SHOWN_MS = 900
TITLE_MAX = 120  # a program sets its title; what it says is bounded and plain text
SCROLLBACK = 100_000  # lines
COLUMNS, ROWS = 80, 24  # until the view knows better


@dataclass(frozen=True, slots=True)
class Subject:
    """What a terminal is open in, as words for its header."""

    name: str
    host: str
    environment: str = ""  # production, staging, test, development
    shell: str = ""  # empty: the first that exists


class TerminalPane(QWidget):
    """Owns the session: closing the pane ends it."""

    title_changed = Signal()
    state_changed = Signal()

    def __init__(
        self, subject: Subject, opener: Opener, *, scrollback: int = SCROLLBACK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.subject = subject
        self.session = TerminalSession(
            opener, open_screen(COLUMNS, ROWS, scrollback), name=f"terminal-{subject.name[:24]}"
        )
        self.view = TerminalView(self.session)
        self.program_title = ""
        self._closed = False
        self._header = _Header(subject)
        self._banner = _Banner()
        self._size = QLabel(self.view)
        self._hide_size = QTimer(self)
        self._window_size = QSize()
        self._set_up()

    def _set_up(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._banner)
        self._banner.hide()
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
        self.view.state_changed.connect(self._show_state)
        self.view.size_changed.connect(self._show_size)
        self._banner.reconnect.clicked.connect(self.reconnect)

    # --- for the dock ---

    @property
    def title(self) -> str:
        """What the tab says: the container's name."""
        return self.subject.name

    @property
    def running(self) -> bool:
        return self.session.running

    def start(self) -> None:
        """Connect; the first size is that of the view where it is shown already."""
        self.session.start()

    def reconnect(self) -> None:
        """Open a new session below what the old one left on the screen."""
        if not self.session.running:
            self.session.screen.feed(_BEFORE_RECONNECT)
            self._banner.hide()
            self.session.start()
            self.view.setFocus()

    def close_session(self) -> None:
        """End the session and let go of it; returns at once. The pane is of no use afterwards."""
        if not self._closed:
            self._closed = True
            self.view.detach()
            self.session.close()

    # --- inside ---

    def _take_title(self, title: str) -> None:
        self.program_title = title[:TITLE_MAX]
        self._header.show_program(self.program_title)
        self.title_changed.emit()

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
        self._header.show_state(state)
        if state is State.ENDED and ending is not None and not self._closed:
            error = ending.error or no_shell(ending.exit_code, self.session.typed)
            self._banner.tell(ending.exit_code, error)
            self._banner.show()
        else:
            self._banner.hide()
        self.state_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._header.setVisible(self.height() > _HEADER_FROM)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_state()


# What the old program switched on must not outlive it: alternate screen, mouse, paste and key
# modes, colours, a hidden cursor. Then a new line, so that the prompt does not sit on old text.
_BEFORE_RECONNECT = (
    b"\x1b[?1049l\x1b[?9;1000;1002;1003;1005;1006;1015;1016;1004;2004l\x1b[<9u\x1b[?1l\x1b>"
    b"\x1b[?25h\x1b[0m\x1b7\x1b[r\x1b8\r\n"
)
_HEADER_FROM = 120  # pixels; a lower pane needs its lines for the terminal


class _Header(QWidget):
    """Name, host with its environment's stripe, shell, state."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._environment = subject.environment
        self._state = State.NEW
        self._shell = subject.shell
        self._program = QLabel()
        self._state_label = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 10, 5)
        layout.setSpacing(10)
        for text, role, colour in (
            (subject.name, "strong", "text"), (subject.host, "small", "text2"),
            (subject.shell, "mono_caption", "text3"),
        ):
            label = _plain(QLabel(text[:TITLE_MAX]))
            dress(label, role, colour)
            layout.addWidget(label)
        dress(_plain(self._program), "small", "text3")
        dress(_plain(self._state_label), "small", "text2")
        layout.addWidget(self._program, 1)
        layout.addWidget(self._state_label)

    def show_program(self, title: str) -> None:
        self._program.setText(title)
        self._program.setToolTip("")

    def show_state(self, state: State) -> None:
        self._state_label.setText({
            State.NEW: "", State.OPENING: tr("Connecting…"), State.RUNNING: "",
            State.ENDED: tr("Ended"),
        }[state])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._environment:
            painter = QPainter(self)
            area = QRectF(self.rect())
            stripe(painter, 6, area.center().y(), self._environment)
            painter.end()


class _Banner(QFrame):
    """Says why a session ended and offers a new one."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QLabel()
        self._text = QLabel()
        self._hint = QLabel()
        for label, role, colour in ((self._text, "body", "text"), (self._hint, "small", "text2")):
            _plain(label).setWordWrap(True)
            dress(label, role, colour)
        self.reconnect = QPushButton()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addWidget(self.reconnect)

    def tell(self, exit_code: int | None, error: CaasError | None) -> None:
        failed = error is not None or bool(exit_code)
        name, colour = ("warning", "restarting") if failed else ("info", "text2")
        self._icon.setPixmap(icons.pixmap(name, 16, colour, self.devicePixelRatioF()))
        if error is not None:
            self._text.setText(sentence(error))
        elif exit_code is None:
            self._text.setText(tr("Session ended"))
        else:
            self._text.setText(tr("Session ended (exit code {n})").format(n=exit_code))
        self._hint.setText(hint(error) if error is not None else "")
        self._hint.setVisible(bool(self._hint.text()))
        self.reconnect.setText(tr("Reconnect"))


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
