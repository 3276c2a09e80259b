"""The fonts of a terminal and the exact size of a cell."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText

from caas_desktop.views.look.fonts import MONO

STATICS_MAX = 1 << 12
SIZE_MIN, SIZE_MAX = 6, 48  # pixels
_FITS = 0.02  # pixels; below it rounding cannot add up to a visible shift over a line


class CellFont:
    """One size of the mono font on one device ratio.

    A cell is a whole number of device pixels wide, so that grounds meet without seams; letter
    spacing makes up for the fraction between that and the font's own advance.
    """

    def __init__(self, pixels: float, ratio: float) -> None:
        base = QFont()
        base.setFamilies(MONO)
        base.setPixelSize(round(pixels))
        base.setStyleHint(QFont.StyleHint.Monospace)
        base.setFixedPitch(True)
        base.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        for feature in ("calt", "liga"):
            base.setFeature(QFont.Tag(feature), 0)  # "!=" stays two cells
        metrics = QFontMetricsF(base)
        advance = metrics.horizontalAdvance("0")
        self.pixels, self.ratio = pixels, ratio
        self.width = max(1, round(advance * ratio)) / ratio
        self.height = max(1, ceil(metrics.height() * ratio)) / ratio
        self.ascent = round(metrics.ascent() * ratio) / ratio
        self.line = max(1, round(ratio * pixels / 14)) / ratio  # thickness of drawn lines
        self._spacing = self.width - advance
        self._fonts = [self._variant(base, bold, italic) for bold, italic in _VARIANTS]
        self._metrics = [QFontMetricsF(font) for font in self._fonts]
        # Qt puts the first baseline of a static text at its font's own ascent.
        self.rise = self.ascent - self._metrics[0].ascent()
        self._statics: dict[tuple[str, int], QStaticText | None] = {}
        self._advances: tuple[dict[str, float], ...] = ({}, {}, {}, {})

    def _variant(self, base: QFont, bold: bool, italic: bool) -> QFont:
        font = QFont(base)
        font.setBold(bold)
        font.setItalic(italic)
        own = QFontMetricsF(font).horizontalAdvance("0")
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.width - own)
        return font

    @property
    def device_cell(self) -> tuple[int, int]:
        """Width and height of a cell in device pixels."""
        return round(self.width * self.ratio), round(self.height * self.ratio)

    def font(self, variant: int) -> QFont:
        """Return the font of a variant: 0 plain, 1 bold, 2 italic, 3 both."""
        return self._fonts[variant]

    def advance(self, text: str, variant: int) -> float:
        """Return how wide a character or cluster is drawn, the variant's spacing included."""
        known = self._advances[variant]
        width = known.get(text)
        if width is None:
            if len(known) > 1 << 14:
                known.clear()
            width = known[text] = self._metrics[variant].horizontalAdvance(text)
        return width

    def static(self, text: str, variant: int) -> QStaticText | None:
        """Return the text laid out, from the second time on: most words of a screen come again.

        It saves two fifths of drawing a word, and would double it for one that comes once. None
        where a pixel of the screen is no whole number of ours: Qt rounds the two differently.
        """
        if self.ratio % 1:
            return None
        key = (text, variant)
        known = self._statics.get(key)
        if known is not None:
            return known
        if key in self._statics:
            known = QStaticText(text)
            known.setTextFormat(Qt.TextFormat.PlainText)
            known.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        elif len(self._statics) >= STATICS_MAX:
            self._statics.clear()
        self._statics[key] = known
        return known

    def fits(self, char: str, variant: int) -> bool:
        """Return whether a character takes exactly a cell, so that it can be drawn in a run."""
        return abs(self.advance(char, variant) - self.width) < _FITS


_VARIANTS = ((False, False), (True, False), (False, True), (True, True))
