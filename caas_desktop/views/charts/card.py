"""A card: title, the values under the crosshair (or the newest), the plot."""
from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from caas_desktop.operations.stats.aggregate import Floats, Track
from caas_desktop.operations.stats.source import Mark
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.charts.specs import CardSpec, Line
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import metrics
from caas_desktop.views.look.pixels import blank, ink
from caas_desktop.views.look.widgets import ElidedLabel, label

if TYPE_CHECKING:
    from caas_desktop.views.charts.plot import Plot

_SWATCH = 8
_BESIDE, _PER_ROW = 3, 4  # lines whose values stand beside the title; else in each row
_NEAR = 2.5  # times the distance of samples: farther away the crosshair points at a gap


class ChartCard(QFrame):
    """Shows one ``CardSpec``; empty until ``fill`` gives it its plot."""

    def __init__(self, spec: CardSpec, pointed: Callable[[float | None], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.spec, self._pointed = spec, pointed
        self.plot: Plot | None = None
        self._at: Floats = np.empty(0)
        self._columns: list[Floats] = [np.empty(0) for _ in spec.lines]
        self._newest: Mapping[str, float] | None = None
        self._title = ElidedLabel(spec.title, "label")
        self._moment = label("", "caption", "text3")
        self._swatches: list[QLabel] = []
        self._names: list[QLabel] = []
        self.values: list[QLabel] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 9, 6, 4)
        self._box.setSpacing(2)
        self._box.addLayout(self._head())
        self._box.addStretch(1)
        self.set_spec(spec)
        self.restyle()

    def _head(self) -> QBoxLayout:
        """Return title and values; those of many lines in rows of their own below it."""
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        head.addWidget(self._moment)
        if len(self.spec.lines) <= _BESIDE:
            head.addSpacing(6)
            for line in self.spec.lines:
                self._key(head, line)
            return head
        both = QVBoxLayout()
        both.setSpacing(2)
        both.addLayout(head)
        for first in range(0, len(self.spec.lines), _PER_ROW):
            keys = QHBoxLayout()
            keys.setSpacing(6)
            for line in self.spec.lines[first:first + _PER_ROW]:
                self._key(keys, line)
            keys.addStretch(1)
            both.addLayout(keys)
        return both

    def _key(self, into: QHBoxLayout, line: Line) -> None:
        if line.name:
            self._swatches.append(QLabel())
            self._names.append(label(line.name, "caption", "text3"))
            into.addWidget(self._swatches[-1])
            into.addWidget(self._names[-1])
        self.values.append(label("–", "strong"))
        into.addWidget(self.values[-1])
        into.addSpacing(4)

    def fill(self, moved: Callable[[float, float], None]) -> None:
        """Make the plot; takes some 15 ms, and pyqtgraph has to be imported.

        ``moved`` is called with the times shown when the user zooms or drags.
        """
        from caas_desktop.views.charts.plot import Plot

        self.plot = Plot(self.spec, self._pointed, moved)
        self._box.takeAt(self._box.count() - 1)
        self._box.addWidget(self.plot, 1)

    def set_spec(self, spec: CardSpec) -> None:
        """Take another unit, limit or language; the lines' metrics stay."""
        self.spec = spec
        self._title.setText(spec.title)
        self.setAccessibleName(spec.title)
        for found, line in zip(self._names, spec.lines, strict=False):
            found.setText(line.name)
        if self.plot is not None:
            self.plot.set_spec(spec)

    def draw(self, track: Track, start: float, end: float, marks: Sequence[Mark]) -> None:
        """Show a track from ``start`` to ``end``."""
        self._at = track.at
        self._columns = [track.values[line.metric] * self.spec.factor for line in self.spec.lines]
        if self.plot is None:
            return
        self.plot.draw(self._at, self._columns, start, end)
        self.plot.set_marks(marks)
        known = any(not np.isnan(column).all() for column in self._columns)
        others = any(not np.isnan(column).all() for column in track.values.values())
        if known:
            self.plot.say_note("")
        else:
            self.plot.say_note((others and self.spec.missing) or tr("No figures for this time."))

    def set_newest(self, row: Mapping[str, float] | None) -> None:
        """Take the values of this moment; None where nothing is live."""
        self._newest = row

    def say(self, at: float | None) -> None:
        """Write the values at a time into the head; None: the newest ones."""
        place = self._place(at)
        values = [float(column[place]) if place is not None else float("nan")
                  for column in self._columns]
        if at is None and self._newest is not None:
            values = [self._newest.get(line.metric, float("nan")) * self.spec.factor
                      for line in self.spec.lines]
        for shown, value in zip(self.values, values, strict=True):
            shown.setText(self.spec.unit.value(value))
        self._moment.setText("" if at is None else time.strftime("%H:%M:%S", time.localtime(at)))
        self.setAccessibleDescription(self.spoken())
        if self.plot is not None:
            pointed = None if at is None else float(self._at[place]) if place is not None else at
            self.plot.point(pointed, values)

    def spoken(self) -> str:
        """Return the values as one sentence, for screen readers."""
        names = [line.name for line in self.spec.lines]
        parts = [f"{name} {shown.text()}".strip()
                 for name, shown in zip(names, self.values, strict=True)]
        return ", ".join([*parts, self.spec.limit_words] if self.spec.limit_words else parts)

    def _place(self, at: float | None) -> int | None:
        """Return the row of the sample nearest to ``at``, None in a gap."""
        if not len(self._at):
            return None
        if at is None:
            return len(self._at) - 1
        right = int(np.clip(np.searchsorted(self._at, at), 0, len(self._at) - 1))
        left = max(0, right - 1)
        best = min((left, right), key=lambda row: abs(self._at[row] - at))
        # A gap is a row of NaN between two samples: pointing at it says "–".
        if abs(self._at[best] - at) > _NEAR * max(1.0, self._distance(best)):
            return None
        return best

    def _distance(self, row: int) -> float:
        near = self._at[max(0, row - 2): row + 3]
        return float(np.min(np.diff(near))) if len(near) > 1 else 0.0

    def restyle(self) -> None:
        """Take colours and fonts of the theme anew."""
        for swatch, line in zip(self._swatches, self.spec.lines, strict=False):
            pixmap = blank(_SWATCH, _SWATCH, self.devicePixelRatioF())
            pixmap.fill(ink(f"series{line.colour}"))
            swatch.setPixmap(pixmap)
        widest = metrics("strong").horizontalAdvance("8")
        for shown in self.values:
            # Values of changing length must not push the head to and fro.
            dress(shown, "strong")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            shown.setMinimumWidth(int(widest * 4))
        if self.plot is not None:
            self.plot.restyle()
