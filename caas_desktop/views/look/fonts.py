"""Fonts by role, with the user's scale and the rule for Chinese; never set by style sheets."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextOption, QTransform

UI = [
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    ".AppleSystemUIFont",
    "Noto Sans",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "DejaVu Sans",
]
MONO = [
    "JetBrains Mono",
    "Cascadia Mono",
    "SF Mono",
    "Menlo",
    "Consolas",
    "DejaVu Sans Mono",
    "Noto Sans Mono CJK SC",
]
# Pixel size and weight. "mono" is what tables, logs and identifiers use.
ROLES = {
    "title": (20, 600),
    "heading": (15, 600),
    "body": (13, 400),
    "strong": (13, 600),
    "label": (12, 500),
    "small": (12, 400),
    "caption": (11, 400),
    "tag": (11, 500),
    "micro": (10, 600),
    "mono": (12, 400),
    "mono_body": (13, 400),
    "mono_strong": (13, 600),
    "mono_caption": (11, 400),
}
# Below 12 px hanzi are hardly legible, and a weight of 600 fills them up.
_CHINESE_COMFORT = 12
_CHINESE_MINIMUM = 11
_CHINESE_WEIGHT = 500
_BREAKS = "\t\n\r\v\f\u2028\u2029"


class _Setting:
    scale = 1.0
    chinese = False


def configure(scale: float, language: str) -> None:
    """Take the user's scale (0.9 … 1.5) and language; fonts handed out before stay as they are."""
    _Setting.scale = min(max(scale, 0.9), 1.5)
    _Setting.chinese = language.startswith("zh")
    forget()


def forget() -> None:
    """Empty the caches, after a change of scale, language or screen."""
    font.cache_clear()
    metrics.cache_clear()
    line.cache_clear()
    _cut.cache_clear()


def px(length: float) -> int:
    """Return a length in logical pixels at the user's scale; for heights that hold text."""
    return round(length * _Setting.scale)


@lru_cache(maxsize=128)
def font(role: str = "body", italic: bool = False) -> QFont:
    """Return the font of a role of ``ROLES``. The object is shared: copy it before changing it."""
    size, weight = ROLES[role]
    mono = role.startswith("mono")
    if _Setting.chinese and not mono:
        weight = min(weight, _CHINESE_WEIGHT)
        if size < _CHINESE_COMFORT:
            size = max(size + 1, _CHINESE_MINIMUM)
    result = QFont()
    result.setFamilies(MONO if mono else UI)
    result.setPixelSize(round(size * _Setting.scale))
    result.setWeight(QFont.Weight(weight))
    result.setItalic(italic)
    if mono:
        result.setFeature(QFont.Tag("calt"), 0)  # "!=" stays two cells
    else:
        result.setFeature(QFont.Tag("tnum"), 1)  # live values do not dance
    return result


@lru_cache(maxsize=128)
def metrics(role: str = "body", italic: bool = False) -> QFontMetricsF:
    """Return the measures of a role; cell width is ``metrics("mono").horizontalAdvance("0")``."""
    return QFontMetricsF(font(role, italic))


@lru_cache(maxsize=1)
def _one_line() -> QTextOption:
    result = QTextOption()
    result.setWrapMode(QTextOption.WrapMode.NoWrap)
    result.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return result


@lru_cache(maxsize=4096)
def line(text: str, role: str = "body", italic: bool = False) -> tuple[QStaticText, float, float]:
    """Return a short text as one line, whatever it holds, and its size in logical pixels.

    Kept: to shape it takes longer than to paint it.
    """
    if not text.isprintable():
        # Line breaks in a name would spill it over its neighbours: drawn as the space they are.
        text = "".join(" " if sign in _BREAKS else sign for sign in text)
    shape = QStaticText(text)
    shape.setTextFormat(Qt.TextFormat.PlainText)
    shape.setTextOption(_one_line())
    shape.prepare(QTransform(), font(role, italic))
    size = shape.size()
    return shape, size.width(), size.height()


def advance(text: str, role: str = "body") -> float:
    """Return the width of a short text in logical pixels."""
    return line(text, role)[1]


@lru_cache(maxsize=2048)
def _cut(text: str, role: str, width: int, italic: bool) -> str:
    return metrics(role, italic).elidedText(text, Qt.TextElideMode.ElideRight, width)


def elided(text: str, role: str, width: int, italic: bool = False) -> str:
    """Return a short ``text``, cut to ``width`` with an ellipsis where it is longer."""
    return text if line(text, role, italic)[1] <= width else _cut(text, role, width, italic)
