"""What each card shows: its lines, its unit, its limit; no drawing here."""
from __future__ import annotations

import math
from collections.abc import Callable

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.units import bytes_text, rate_text
from caas_desktop.operations.stats.source import Limits
from caas_desktop.viewmodels.i18n import tr

_BINARY = (1.0, 1024.0, 1024.0**2, 1024.0**3, 1024.0**4)
_DECIMAL = (1.0, 1e3, 1e6, 1e9)


def percent(value: float) -> str:
    return f"{value:.0f} %" if value >= 9.95 or value == 0 else f"{value:.1f} %"


@frozen
class Unit:
    """How values of a card are written, and where its axis may have labels."""

    text: Callable[[float], str]
    steps: tuple[float, ...]  # sizes of the units, for round figures on the axis
    least_top: float  # a chart of nothing has this height: noise must not look like load
    whole: bool = False  # there is nothing between two whole numbers

    def value(self, number: float | None) -> str:
        """Return a value in words, "–" where it is not known."""
        return "–" if number is None or math.isnan(number) else self.text(number)

    def step(self, top: float, count: int) -> float:
        """Return a round distance that gives at most ``count`` labels up to ``top``."""
        size = max((step for step in self.steps if step <= top), default=self.steps[0])
        raw = top / size / (count + 0.99)
        if self.whole:
            raw = max(1.0, raw)
        base = 10.0 ** math.floor(math.log10(raw))
        return size * next(base * m for m in (1, 2, 2.5, 5, 10) if base * m >= raw
                           and not (self.whole and base * m % 1))


PERCENT = Unit(percent, (1.0,), 10.0)
BYTES = Unit(bytes_text, _BINARY, 1024.0**2)
RATE = Unit(rate_text, _DECIMAL, 1000.0)


@frozen
class Line:
    """One curve: its metric, its name in the head ("" for the only one), its series colour.

    What is aimed at, not measured, has no ``area`` below it.
    """

    metric: str
    name: str
    colour: int
    area: bool = True


@frozen
class CardSpec:
    """One card.

    ``factor`` multiplies what the metric says; ``limit`` is in the card's unit, None without.
    ``missing`` is said where other cards have figures and this one has none.
    """

    key: str
    title: str
    unit: Unit
    lines: tuple[Line, ...]
    factor: float = 1.0
    limit: float | None = None
    limit_words: str = ""
    missing: str = ""


def container_cards(limits: Limits, of_limit: bool) -> list[CardSpec]:
    """Return the four cards of a container or a group."""
    return [_cpu(limits, of_limit), _memory(limits, of_limit), _network(), _blocks()]


def machine_cards(limits: Limits, of_limit: bool) -> list[CardSpec]:
    """Return the cards of a machine itself."""
    return [
        CardSpec("machine-cpu", tr("Machine CPU, % of all cores"), PERCENT,
                 (Line("cpu", "", 0),), limit=100.0),
        _share("machine-memory", tr("Machine memory"), tr("Machine memory, % of all"), "memory", 5,
               limits.memory_bytes, of_limit),
        _share("machine-disk", tr("Disk"), tr("Disk, % of all"), "disk", 1, limits.disk_bytes,
               of_limit),
    ]


def _cpu(limits: Limits, of_limit: bool) -> CardSpec:
    cores = limits.cpu_cores
    line = (Line("cpu", "", 0),)
    if of_limit and cores:
        return CardSpec("cpu", tr("CPU, % of limit"), PERCENT, line, 1.0 / cores, 100.0,
                        _cores(cores))
    return CardSpec("cpu", tr("CPU, % of one core"), PERCENT, line,
                    limit=cores * 100.0 if cores else None, limit_words=_cores(cores))


def _cores(cores: float | None) -> str:
    if not cores:
        return ""
    if cores == 1:
        return tr("limit 1 core")
    return tr("limit {n} cores").format(n=f"{cores:g}")


def _memory(limits: Limits, of_limit: bool) -> CardSpec:
    return _share("memory", tr("Memory"), tr("Memory, % of limit"), "memory", 5,
                  limits.memory_bytes, of_limit)


def _share(
    key: str, title: str, share_title: str, metric: str, colour: int, limit: float | None,
    of_limit: bool,
) -> CardSpec:
    line = (Line(metric, "", colour),)
    words = tr("limit {size}").format(size=bytes_text(limit)) if limit else ""
    if of_limit and limit:
        return CardSpec(key, share_title, PERCENT, line, 100.0 / limit, 100.0, words)
    return CardSpec(key, title, BYTES, line, limit=limit or None, limit_words=words)


def _network() -> CardSpec:
    return CardSpec("network", tr("Network"), RATE,
                    (Line("rx", tr("in"), 2), Line("tx", tr("out"), 0)),
                    missing=tr("It shares its host's network: no figures of its own."))


def _blocks() -> CardSpec:
    return CardSpec("blocks", tr("Block I/O"), RATE,
                    (Line("write", tr("write"), 1), Line("read", tr("read"), 3)),
                    missing=tr("No block I/O so far, or this host does not count it."))


@frozen
class Span:
    """A range of time to show; ``redraw_s`` is when a new sample moves it by a pixel or so."""

    key: str
    seconds: float

    @property
    def redraw_s(self) -> float:
        return max(0.0, self.seconds / 500 - 0.7)


SPANS = (Span("5m", 300.0), Span("30m", 1800.0), Span("1h", 3600.0), Span("3h", 10800.0),
         Span("24h", 86400.0), Span("7d", 604800.0))


def span_words(key: str) -> str:
    words = {"5m": tr("5 min"), "30m": tr("30 min"), "1h": tr("1 h"), "3h": tr("3 h"),
             "24h": tr("24 h"), "7d": tr("7 d")}
    return words[key]


def step_words(seconds: float) -> str:
    """Return how far samples are apart: "2 s", "1 min", "1 h"."""
    if seconds < 50:
        return tr("{n} s").format(n=max(1, round(seconds)))
    if seconds < 3000:
        return tr("{n} min").format(n=round(seconds / 60))
    return tr("{n} h").format(n=round(seconds / 3600))
