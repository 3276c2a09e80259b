"""The keys that act in a log or in a terminal only: one declaration each, and the user's choice.

The same key may mean one thing in a log, another in a terminal, a third in the window.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from caas_desktop.domain.text import N_
from caas_desktop.viewmodels.i18n import tr


class Act(NamedTuple):
    """``keys`` are portable texts; the user may change the first, the others stay beside it.

    ``title`` is translatable; an act without one is not offered to be changed. ``command`` names a
    command of the window that does the same: its keys are those of the act.
    """

    name: str
    title: str
    keys: tuple[str, ...]
    command: str = ""


class PlaceKeys:
    """What keys do in one place; ``place`` is its name in the settings."""

    def __init__(self, place: str, title: str, acts: Iterable[Act]) -> None:
        self.place, self.title = place, title
        self._acts = {act.name: act for act in acts}
        self._first: dict[str, str] = {}  # act → key, "" for none
        self._names: dict[str, str] = {}  # key → act
        self.use({})

    def use(self, chosen: Mapping[str, Any]) -> None:
        """Take the user's keys, by ``place:act``; what is not chosen keeps its default."""
        first, others = {}, {}
        for name, act in self._acts.items():
            own = chosen.get(act.command or f"{self.place}:{name}")
            key = act.keys[0] if own is None else str(own)
            if key:
                others.update(dict.fromkeys(act.keys[1:], name))
            self._first[name] = key
            first[key] = name
        # What somebody chose goes before what others have besides their first key.
        self._names = {**others, **first}

    def act_of(self, key: str) -> str:
        """Return what a key (portable text) stands for, "" for nothing."""
        return self._names.get(key, "") if key else ""

    def key_of(self, name: str) -> str:
        """Return the key to show beside an act, "" for none."""
        return self._first.get(name, "")

    def rows(self) -> list[tuple[str, str, str, str, str]]:
        """Return (key in the settings, title, default, current, place) for the shortcut editor."""
        return [(f"{self.place}:{act.name}", tr(act.title), act.keys[0], self._first[act.name],
                 self.title) for act in self._acts.values() if act.title]


LOG_KEYS = PlaceKeys("log", N_("In a log"), (
    Act("find", N_("Search the log"), ("/", "Ctrl+F")),
    Act("filter", N_("Show only lines that match"), ("P",)),
    Act("next_hit", N_("Next hit"), ("N", "F3")),
    Act("previous_hit", N_("Previous hit"), ("Shift+N", "Shift+F3")),
    Act("next_error", N_("Next error"), ("E",)),
    Act("previous_error", N_("Previous error"), ("Shift+E",)),
    Act("mark", N_("Mark this line"), ("M",)),
    Act("next_mark", N_("Next mark"), ("]",)),
    Act("previous_mark", N_("Previous mark"), ("[",)),
    Act("previous_run", N_("End of the previous run"), ("R",)),
    Act("go_to_time", N_("Go to a time…"), ("G",)),
    Act("neighbours", N_("This moment in the other containers"), ("O",)),
    Act("open", N_("Open the line's fields"), ("Return", "Enter")),
    Act("fold", N_("Fold JSON and logfmt"), ("J",)),
    Act("split", N_("Whole log above, matches below"), ("V",)),
    Act("follow", N_("Follow"), ("F",)),
    Act("wrap", N_("Wrap long lines"), ("W",)),
    Act("times", N_("Time"), ("T",)),
    Act("names", N_("Names of containers"), ("C",)),
    Act("copy", N_("Copy"), ("Ctrl+C", "Ctrl+Ins")),
    Act("copy_full", N_("Copy with time and container"), ("Ctrl+Shift+C",)),
    Act("select_all", N_("Select all"), ("Ctrl+A",)),
    Act("export", N_("Save the lines to a file…"), ("Ctrl+S",)),
    Act("deselect", "", ("Esc",)),
    Act("up", "", ("Up",)), Act("down", "", ("Down",)),
    Act("page_up", "", ("PgUp",)), Act("page_down", "", ("PgDown",)),
    Act("first", "", ("Home", "Ctrl+Home")), Act("last", "", ("End", "Ctrl+End")),
    Act("left", "", ("Left",)), Act("right", "", ("Right",)),
    Act("select_up", "", ("Shift+Up",)), Act("select_down", "", ("Shift+Down",)),
    *(Act(f"window_{key}", "", (str(key),)) for key in range(7)),
))
TERMINAL_KEYS = PlaceKeys("terminal", N_("In a terminal"), (
    Act("copy", "", ("Ctrl+Shift+C",), "terminal-copy"),
    Act("paste", "", ("Ctrl+Shift+V",), "terminal-paste"),
    Act("search", "", ("Ctrl+Shift+F",), "terminal-search"),
    Act("select_all", N_("Select all"), ("Ctrl+Shift+A",)),
    Act("larger", N_("Larger text"), ("Ctrl+Shift++", "Ctrl+Shift+=")),
    Act("smaller", N_("Smaller text"), ("Ctrl+Shift+-", "Ctrl+Shift+_")),
    Act("default_size", N_("Default size"), ("Ctrl+Shift+0", "Ctrl+Shift+)")),
    Act("page_up", N_("Scroll up a page"), ("Shift+PgUp",)),
    Act("page_down", N_("Scroll down a page"), ("Shift+PgDown",)),
    Act("top", N_("To the oldest line"), ("Shift+Home",)),
    Act("bottom", N_("To the newest line"), ("Shift+End",)),
))
PLACES = (LOG_KEYS, TERMINAL_KEYS)


def use(chosen: Mapping[str, Any]) -> None:
    """Take the user's keys in every place."""
    for place in PLACES:
        place.use(chosen)
