"""Text of a role, signs and chips as widgets that screen readers can name."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import advance, metrics, px
from caas_desktop.views.look.icons import pixmap
from caas_desktop.views.look.paint import chip, chip_width, filled_chip, text
from caas_desktop.views.look.status import glyph, known, paint_glyph, status_word
from caas_desktop.views.look.theme import theme
from caas_desktop.views.look.tokens import environment_role

_LONGEST_TOOLTIP = 2000
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\n", "<br>"))

_LONG_WORD = re.compile(r"\S{16}(?=\S)")


def tooltip(words: str) -> str:
    """Return plain words for ``setToolTip``, which takes anything like markup for rich text."""
    escaped = words[:_LONGEST_TOOLTIP]
    # Not html.escape: importing its table of entities takes 2 ms of every start.
    for sign, name in _ENTITIES:
        escaped = escaped.replace(sign, name)
    return f"<qt>{escaped}</qt>" if words else ""


def no_mnemonic(words: str) -> str:
    """Return words for buttons and tabs, where a lone ``&`` would vanish and make a shortcut."""
    return words.replace("&", "&&")


def label(
    words: str = "",
    role: str = "body",
    colour: str = "",
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Return a label of plain text in the font and colour of roles."""
    result = QLabel(words)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if selectable:
        result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    dress(result, role, colour)
    return result


def breakable(words: str, limit: int = 400) -> str:
    """Return other people's words so that a label can wrap them: bounded, long words breakable.

    A label is as wide as its longest word, and a name may be hundreds of characters long.
    """
    cut = words if len(words) <= limit else f"{words[: limit - 1]}…"
    return _LONG_WORD.sub(lambda found: f"{found[0]}\u200b", cut)


class ElidedLabel(QLabel):
    """One line that gives way: cut with an ellipsis, whole in its tool tip.

    ``says`` is what it is about, which its tool tip tells at any width.
    """

    def __init__(self, words: str = "", role: str = "body", colour: str = "text",
                 says: str = "") -> None:
        super().__init__()
        self._says = says
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._role, self._colour = role, colour
        dress(self, role, colour)
        self.setText(words)

    def setText(self, words: str) -> None:
        super().setText(words)
        self._tell()

    def _tell(self) -> None:
        cut = advance(self.text()[:512], self._role) > self.width()
        self.setToolTip(tooltip("\n".join(
            words for words in (self._says, self.text() if cut else "") if words)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = advance(self.text()[:512], self._role)
        return QSize(int(width) + 2, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._colour if self.isEnabled() else "disabled"
        text(painter, QRectF(self.rect()), self.text(), colour, self._role)
        painter.end()


class Picture(QLabel):
    """An icon beside words; screen readers skip it unless it is given a name."""

    def __init__(self, name: str, size: int = 16, colour: str = "text2", says: str = "") -> None:
        super().__init__()
        self._name, self._size, self._colour = name, size, colour
        self.setAccessibleName(says)
        theme.changed.connect(self._renew)
        self._renew()

    def set_icon(self, name: str, colour: str = "") -> None:
        """Show another icon."""
        self._name, self._colour = name, colour or self._colour
        self._renew()

    def _renew(self) -> None:
        self.setPixmap(self._picture())

    def _picture(self) -> QPixmap:
        return pixmap(self._name, px(self._size), self._colour)


class StatusGlyph(Picture):
    """The sign of a status alone; its word is tool tip and accessible name."""

    def __init__(self, status: str, size: int = 14) -> None:
        super().__init__(status, size)
        self.set_status(status)

    def set_status(self, status: str) -> None:
        """Show another status."""
        self._name = status
        self.setAccessibleName(status_word(status))
        self.setToolTip(tooltip(status_word(status)))
        self._renew()

    def _picture(self) -> QPixmap:
        return glyph(self._name, px(self._size))


class _Chip(QWidget):
    """A painted capsule whose size follows font and language."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class EnvironmentChip(_Chip):
    """The environment of a host as a filled word: PRODUCTION."""

    def __init__(self, environment: str) -> None:
        super().__init__()
        self._environment = environment
        self.setAccessibleName(tr("Environment: {name}").format(name=environment_word(environment)))

    def _word(self) -> str:
        return environment_word(self._environment).upper()

    def sizeHint(self) -> QSize:
        return QSize(int(advance(self._word(), "micro")) + 14, px(17))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = environment_role(self._environment)
        filled_chip(painter, QRectF(self.rect()), self._word(), role)
        painter.end()


class StatusLabel(_Chip):
    """A status as a chip, and why behind it."""

    def __init__(self, status: str = "created", note: str = "", word: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_status(status, note, word)

    def set_status(self, status: str, note: str = "", word: str = "") -> None:
        """Show another status; ``word`` replaces the usual one, such as "Healthy"."""
        self._status, self._note, self._own_word = status, note, word
        self.setAccessibleName(f"{self._word()}, {note}" if note else self._word())
        self._changed()

    def _word(self) -> str:
        return self._own_word or status_word(self._status)

    def sizeHint(self) -> QSize:
        width = chip_width(self._word(), self._status)
        if self._note:
            width += 8 + advance(self._note[:200], "caption") + 2
        return QSize(int(width + 0.999), max(px(20), int(metrics("tag").height()) + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(chip_width(self._word(), self._status) + 0.999), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        status = known(self._status)
        width = chip(painter, 0, middle, self._word(), status, status)
        room = QRectF(width + 8, 0, self.width() - width - 8, self.height())
        if self._note and room.width() > 10:
            text(painter, room, self._note, "text3", "caption")
        painter.end()


class StatusText(_Chip):
    """The sign of a status and words beside it, without a capsule: lists of steps, status bars."""

    def __init__(self, status: str, words: str, role: str = "small", colour: str = "text2") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._role, self._colour = role, colour
        self.set_status(status, words)

    def set_status(self, status: str, words: str) -> None:
        """Show another status and other words."""
        self._status, self._words = status, words
        self.setAccessibleName(f"{status_word(status)}, {words}")
        self._changed()

    def sizeHint(self) -> QSize:
        width = px(14) + 6 + advance(self._words[:200], self._role) + 2
        return QSize(int(width), max(px(16), int(metrics(self._role).height()) + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(32, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(14)
        paint_glyph(painter, 0, round((self.height() - side) / 2), self._status, side)
        room = QRectF(side + 6, 0, self.width() - side - 6, self.height())
        text(painter, room, self._words, self._colour, self._role)
        painter.end()


def environment_word(environment: str) -> str:
    """Return the word for an environment in the language of the user."""
    words = {
        "production": tr("Production"),
        "staging": tr("Staging"),
        "test": tr("Test"),
        "development": tr("Development"),
    }
    return words.get(environment, environment)


def rule() -> QFrame:
    """Return a horizontal hairline."""
    result = QFrame()
    result.setObjectName("rule")
    return result
