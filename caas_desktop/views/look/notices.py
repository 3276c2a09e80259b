"""What is said above or instead of a page: banners, empty states, loading rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import space
from caas_desktop.views.look.buttons import button, tool
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.icons import paint_icon
from caas_desktop.views.look.labels import Picture, label
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.paint import rounded
from caas_desktop.views.look.pixels import fill, tint
from caas_desktop.views.look.tokens import Theme

Kind = Literal["error", "warning", "info", "success"]
# Icon and colour role of each kind.
KINDS: dict[Kind, tuple[str, str]] = {
    "error": ("error", "unhealthy"),
    "warning": ("warning", "restarting"),
    "info": ("info", "accent_text"),
    "success": ("check-circle", "running"),
}
_LOADING_DELAY_MS = 200


def announce(widget: QWidget, words: str) -> None:
    """Tell a screen reader what appeared without taking the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Banner(QFrame):
    """Above the page: what is wrong, since when, and what can be done."""

    action = Signal(int)
    closed = Signal()

    def __init__(self, kind: Kind, title: str, body: str = "", actions: Sequence[str] = ()) -> None:
        super().__init__()
        self.kind = kind
        name, colour = KINDS[kind]
        self._title = label(title, "strong", wrap=True)
        self._body = label(body, "small", "text2", wrap=True)
        if not body:
            self._body.hide()
        self._buttons = [button(words) for words in actions]
        for n, made in enumerate(self._buttons):
            made.clicked.connect(lambda _=False, n=n: self.action.emit(n))
        close = tool("close", tr("Close"), size=14)
        close.clicked.connect(self._close)
        words = column(self._title, self._body, spacing=1)
        inside = row(
            Picture(name, 18, colour),
            words,
            *self._buttons,
            close,
            spacing=10,
            padding=(15, 7, 10, 7),
            owner=self,
        )
        inside.setStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)
        announce(self, f"{title}. {body}")

    def set_text(self, title: str, body: str) -> None:
        """Change the words, for example of a countdown; not announced again."""
        self._title.setText(title)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self.setAccessibleName(title)

    def buttons(self) -> list[QPushButton]:
        """Return the buttons in the order of ``actions``."""
        return self._buttons

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = KINDS[self.kind][1]
        p = QPainter(self)
        p.fillRect(self.rect(), fill("canvas"))
        p.fillRect(self.rect(), tint(colour, Theme.current().banner_alpha))
        p.fillRect(0, 0, 3, self.height(), fill(colour))
        p.end()


class BannerPlace:
    """Where a banner stands in a layout while there is something to say; one at a time.

    ``pressed`` gets the number of the button that was pressed.
    """

    def __init__(self, layout: QVBoxLayout, at: int,
                 pressed: Callable[[int], object] = lambda n: None) -> None:
        self._layout, self._at, self._pressed = layout, at, pressed
        self.banner: Banner | None = None

    def say(self, kind: Kind, title: str, body: str = "", actions: Sequence[str] = ()) -> None:
        """Show these words; where the same kind stands already, only they change."""
        if self.banner is not None and self.banner.kind == kind:
            self.banner.set_text(title, body)
            return
        self.clear()
        self.banner = Banner(kind, title, body, actions)
        self.banner.action.connect(self._pressed)
        self._layout.insertWidget(self._at, self.banner)

    def clear(self) -> None:
        if self.banner is not None:
            self.banner.deleteLater()
            self.banner = None


class _Disc(QWidget):
    """The sign of an empty state in a soft disc."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon = icon_name
        self.setFixedSize(64, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(fill("accent_soft"))
        p.drawEllipse(QPointF(32, 32), 30, 30)
        paint_icon(p, 18, 18, self._icon, 28, "accent_text")
        p.end()


class EmptyState(QWidget):
    """What is missing, why it matters, and the one thing to do about it."""

    action = Signal(int)

    def __init__(
        self, icon_name: str, title: str, body: str = "", actions: Sequence[str] = ()
    ) -> None:
        super().__init__()
        dress(self, "body", ground="canvas")
        self.setAccessibleName(title)
        head = label(title, "heading", wrap=True)
        words = label(body, "body", "text2", wrap=True)
        for one in (head, words):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            one.setFixedWidth(px(380))
        buttons = [button(a, "" if n else "primary") for n, a in enumerate(actions)]
        for n, made in enumerate(buttons):
            made.clicked.connect(lambda _=False, n=n: self.action.emit(n))
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addStretch(2)
        layout.addWidget(_Disc(icon_name), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(4)
        # Rows, not an alignment: an aligned label gets one line's height and is cut when it wraps.
        layout.addLayout(row(0, head, 0))
        layout.addLayout(row(0, words, 0))
        words.setVisible(bool(body))
        layout.addSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        for made in buttons:
            line.addWidget(made)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addStretch(3)


class LoadingRows(QWidget):
    """Grey bars where rows will be; nothing at all during the first 200 ms, and no shimmer."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, "body", ground="canvas")
        self.setAccessibleName(tr("Loading"))
        self._late = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOADING_DELAY_MS)
        self._timer.timeout.connect(self._appear)
        self._timer.start()

    def _appear(self) -> None:
        self._late = True
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 8 * px(space.LIST_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._late:
            return
        p = QPainter(self)
        step = px(space.LIST_ROW)
        for n in range(self.height() // step):
            middle = n * step + step / 2
            for left, width in ((0.02, 0.18 + 0.05 * (n % 3)), (0.38, 0.12), (0.66, 0.2)):
                x = left * self.width()
                rounded(p, QRectF(x, middle - 4, width * self.width(), 8), 4, "hover")
        p.end()
