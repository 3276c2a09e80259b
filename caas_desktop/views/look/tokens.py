"""Design tokens: every colour and measure of the program, for dark and for light.

Colours are asked for by role name (``"text2"``, ``"healthy"``, ``"production"``, ``"series3"``),
so that view models can name them without knowing Qt.
"""

from __future__ import annotations

from functools import lru_cache

from caas_desktop.domain.frozen import frozen

STATUS_COLOUR = {
    "running": "running",
    "healthy": "running",
    "starting": "running",
    "unhealthy": "unhealthy",
    "failed": "unhealthy",
    "restarting": "restarting",
    "degraded": "restarting",
    "paused": "paused",
    "exited": "exited",
    "created": "exited",
    "offline": "offline",
    "stale": "offline",
}
ENVIRONMENT_COLOUR = {
    "production": "production",
    "staging": "amber",
    "test": "paused",
    "development": "exited",
}
# From the most to the least dangerous: the first one present colours the breadcrumb bar.
ENVIRONMENTS = tuple(ENVIRONMENT_COLOUR)
_ALIASES = {**STATUS_COLOUR, **ENVIRONMENT_COLOUR}


@frozen
class Tokens:
    """The colours of one scheme as ``#RRGGBB``; alphas of tints are shares of 1."""

    dark: bool
    # Layers, from the deepest to the nearest.
    sunken: str
    chrome: str
    canvas: str
    raised: str
    overlay: str
    hover: str
    pressed: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_text: str
    accent_soft: str
    selection: str
    selection_idle: str
    focus: str
    # States of things. A shape always says the same, see status.py.
    running: str
    unhealthy: str
    restarting: str
    paused: str
    exited: str
    offline: str
    amber: str
    production: str
    danger_fill: str
    hit: str
    hit_now: str
    series: tuple[str, ...]
    ansi: tuple[str, ...]
    chip_alpha: float
    badge_alpha: float
    banner_alpha: float
    crumb_alpha: float
    error_row_alpha: float

    def colour(self, role: str) -> str:
        """Return the ``#RRGGBB`` of a role; a colour already written so is returned as it is.

        Raises:
            AttributeError: There is no such role.
        """
        if role.startswith("#"):
            return role
        if role.startswith("series"):
            return self.series[int(role[6:]) % len(self.series)]
        return str(getattr(self, _ALIASES.get(role, role)))

    def area(self, role: str) -> str:
        """Return the colour of a role as an area.

        Amber text on white has to be brown, an amber bar need not.
        """
        colour = self.colour(role)
        return self.amber if colour == self.restarting else colour

    def on_tint(self, role: str, alpha: float) -> str:
        """Return the colour of a role, drawn towards ``text`` until it reads on its own tint."""
        colour = self.colour(role)
        ground = blend(colour, self.canvas, alpha)
        chrome = blend(colour, self.chrome, alpha)
        for share in range(0, 100, 5):
            ink = blend(self.text, colour, share / 100)
            if min(contrast(ink, ground), contrast(ink, chrome)) >= 4.5:
                return ink
        return self.text

    def on(self, ground: str) -> str:
        """Return near-black or white, whichever reads better on a filled ``ground``."""
        dark, white = "#14171C", "#FFFFFF"
        colour = self.colour(ground)
        return dark if contrast(dark, colour) > contrast(white, colour) else white


DARK = Tokens(
    dark=True,
    sunken="#111419",
    chrome="#15181D",
    canvas="#1B1F25",
    raised="#21262D",
    overlay="#282E37",
    hover="#272D35",
    pressed="#313843",
    border="#2A303A",
    border_strong="#3C4450",
    text="#DDE2E9",
    text2="#A9B2BF",
    text3="#8791A0",
    disabled="#59626F",
    accent="#4664E6",
    accent_text="#8FACFF",
    accent_soft="#232C47",
    selection="#243258",
    selection_idle="#2B313B",
    focus="#7C9BFF",
    running="#3CC48A",
    unhealthy="#FF6F66",
    restarting="#F0B03C",
    paused="#64B5F2",
    exited="#97A1AE",
    offline="#8791A0",
    amber="#F0B03C",
    production="#D63A41",
    danger_fill="#D2393F",
    hit="#5C4A12",
    hit_now="#E3B341",
    series=(
        *("#7C9BFF", "#EEA72B", "#35D6A5", "#D566AD", "#D6E065"),
        *("#9560F0", "#C1C6FE", "#D08C7C", "#8F7C38", "#C2F3EC"),
    ),
    ansi=(
        *("#414A57", "#FF6F66", "#4CC38A", "#E3B341", "#7C9BFF", "#D08BE6", "#45C1D0", "#C8D0DA"),
        *("#8791A0", "#FF948C", "#71DDA9", "#F5CC66", "#A3B9FF", "#E3ADF3", "#7CDDE8", "#F4F6F9"),
    ),
    chip_alpha=0.15,
    badge_alpha=0.20,
    banner_alpha=0.13,
    crumb_alpha=0.10,
    error_row_alpha=0.10,
)

LIGHT = Tokens(
    dark=False,
    sunken="#FFFFFF",
    chrome="#F3F4F7",
    canvas="#FAFBFC",
    raised="#FFFFFF",
    overlay="#FFFFFF",
    hover="#E9ECF1",
    pressed="#DDE1E8",
    border="#E1E4EA",
    border_strong="#C8CED8",
    text="#1B2029",
    text2="#4C5665",
    text3="#667080",
    disabled="#A0A8B4",
    accent="#3F5FE0",
    accent_text="#3450C8",
    accent_soft="#EDF1FF",
    selection="#DCE5FF",
    selection_idle="#E8EBF0",
    focus="#4F6EF0",
    running="#0A7F52",
    unhealthy="#CB2C28",
    restarting="#9A5B00",
    paused="#0B69AB",
    exited="#5D6775",
    offline="#667080",
    amber="#CC8400",
    production="#CF3339",
    danger_fill="#C8322F",
    hit="#FFF0B8",
    hit_now="#FFC83D",
    series=(
        *("#3F5FE0", "#B0860E", "#4F948C", "#9C4A93", "#5E700C"),
        *("#6D17AA", "#1590F5", "#CE4454", "#664505", "#4E4A64"),
    ),
    ansi=(
        *("#1B2029", "#C4302B", "#0B7A4B", "#8A6100", "#2F56D0", "#9A35A8", "#0A7286", "#6E7887"),
        *("#505A68", "#DC443E", "#12875A", "#A06F00", "#4A6BEA", "#B24FC0", "#0F879E", "#8C95A2"),
    ),
    chip_alpha=0.10,
    badge_alpha=0.12,
    banner_alpha=0.07,
    crumb_alpha=0.07,
    error_row_alpha=0.06,
)


class Theme:
    """Names the tokens in use; ``theme.apply`` sets them."""

    _tokens: Tokens = LIGHT

    @classmethod
    def current(cls) -> Tokens:
        """Return the tokens in use; ask again after each ``theme.changed``."""
        return cls._tokens

    @classmethod
    def use(cls, tokens: Tokens) -> None:
        """Take other tokens; whoever calls this has to empty the pixmap caches."""
        cls._tokens = tokens


def load_role(fraction: float) -> str:
    """Return the colour role of a load: amber from 75 %, red from 90 % of the limit."""
    return "unhealthy" if fraction >= 0.9 else "restarting" if fraction >= 0.75 else "series0"


def environment_role(environment: str) -> str:
    """Return the colour role of an environment; grey for one that is not known."""
    return ENVIRONMENT_COLOUR.get(environment, "exited")


def most_dangerous(environments: list[str] | tuple[str, ...]) -> str:
    """Return the environment that colours a view over several; "" without a known one."""
    return next((one for one in ENVIRONMENTS if one in environments), "")


@lru_cache(maxsize=512)
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, 1.0 … 21.0 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return relative luminance, 0 … 1. Source: WCAG 2.2, "relative luminance"."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blend(colour: str, ground: str, alpha: float) -> str:
    """Return ``colour`` laid over ``ground`` with ``alpha``, as ``#RRGGBB``."""
    mixed = (
        round(int(colour[n : n + 2], 16) * alpha + int(ground[n : n + 2], 16) * (1 - alpha))
        for n in (1, 3, 5)
    )
    return "#{:02X}{:02X}{:02X}".format(*mixed)
