"""What stands where in a row of the log, and how a line is to be shown."""
from __future__ import annotations

from dataclasses import dataclass, field

from caas_desktop.views.logs.cells import Laid
from caas_desktop.views.logs.times import TIME_CELLS, Times
from caas_desktop.views.look.fonts import metrics, px
from caas_desktop.views.look.space import LOG_LINE

GUTTER = 18
BAR = 3
NAME_MAX, FULL_NAME_MAX = 16, 48
LEVEL_CELLS = len("ERROR")
GAP = 14


@dataclass(slots=True)
class Columns:
    """What stands before the text and how wide it is, in logical pixels."""

    cell: float
    ascent: float
    line: int
    names: int = 0  # cells; 0: no names
    bars: bool = False  # the sources' colours
    times: Times = "local"
    name_x: float = 0.0
    time_x: float = 0.0
    level_x: float = 0.0
    text_x: float = 0.0

    @classmethod
    def of(cls, names: int, times: Times, bars: bool = False) -> Columns:
        """Measure with the log's font of this moment."""
        measure = metrics("mono")
        line = max(px(LOG_LINE), round(measure.height()))
        made = cls(measure.horizontalAdvance("0"), measure.ascent(), line,
                   names, bars, times)
        made.ascent = (line - measure.height()) / 2 + measure.ascent()
        x = float(GUTTER)
        if bars:
            made.name_x = x = x + BAR + 6
            x += names * made.cell + GAP if names else 0
        if times != "off":
            made.time_x = x
            x += TIME_CELLS * made.cell + GAP
        made.level_x = x
        made.text_x = x + LEVEL_CELLS * made.cell + GAP
        return made


@dataclass(slots=True)
class Shown:
    """How one line is to be shown."""

    laid: Laid
    name: str = ""
    colour: str = ""
    marked: bool = False
    cursor: bool = False
    current_hit: bool = False
    selected: tuple[int, int] | None = None
    whole_selected: bool = False
    hits: list[tuple[int, int]] = field(default_factory=list)
    tints: list[tuple[int, int, int]] = field(default_factory=list)
    """What a highlight set marks: begin, end, number of the series colour."""
    before: int = 0
    """Time of the line above, 0 if there is none."""
