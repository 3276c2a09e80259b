"""What the user can set: one declaration each, typed, kept in the catalogue."""
from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.ports import Catalogue
from caas_desktop.domain.text import N_

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Setting(Generic[T]):
    """``title``, ``text``, ``unit``, ``page`` and the words of ``choices`` are translatable.

    ``choices`` are (value, word); ``low`` and ``high`` bound a number, both included. A setting
    without a page is hidden: the program keeps it, no dialog shows it.
    """

    key: str
    type: type[T]
    default: T
    title: str = ""
    text: str = ""
    page: str = ""
    choices: tuple[tuple[T, str], ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""

    def accepts(self, value: object) -> bool:
        """Return True for a value of the right type within bounds and choices."""
        if type(value) is not self.type:  # bool is an int, but no number here
            return False
        if self.choices and value not in [choice for choice, _ in self.choices]:
            return False
        if self.high and isinstance(value, int):
            return self.low <= value <= self.high
        return not isinstance(value, dict) or _all_text(value)


def _all_text(value: dict[Any, Any]) -> bool:
    return all(isinstance(key, str) for key in value)


GENERAL, CONSOLE, METRICS = N_("General"), N_("Logs and terminal"), N_("Measuring")
APPS = N_("Apps")

LANGUAGE = Setting("language", str, "system", N_("Language"), "", GENERAL,
                   (("system", N_("As the system")), ("en", "English"), ("zh_CN", "简体中文")))
THEME = Setting("theme", str, "system", N_("Colours"), "", GENERAL,
                (("system", N_("As the system")), ("dark", N_("Dark")), ("light", N_("Light"))))
SCALE = Setting("scale", int, 100, N_("Size of text"), "", GENERAL, low=90, high=150, unit="%")
LOG_BUFFER_MB = Setting(
    "logs.buffer_mb", int, 256, N_("Memory for logs"),
    N_("For each open log; the oldest lines give way."), CONSOLE, low=16, high=2048, unit="MiB")
LOG_TAIL = Setting(
    "logs.tail", int, 1000, N_("Lines to begin with"),
    N_("How far back a log starts when it is opened."), CONSOLE, low=10, high=100_000,
    unit=N_("lines"))
SCROLLBACK = Setting("terminal.scrollback", int, 10_000, N_("Terminal history"), "", CONSOLE,
                     low=100, high=200_000, unit=N_("lines"))
TERMINAL_FONT = Setting("terminal.font_size", int, 13, N_("Terminal text"), "", CONSOLE,
                        low=8, high=32, unit="px")
TERMINAL_COLOURS = Setting(
    "terminal.colours", str, "window", N_("Terminal colours"), "", CONSOLE,
    (("window", N_("As the window")), ("dark", N_("Dark")), ("light", N_("Light")),
     ("gruvbox", "Gruvbox"), ("nord", "Nord"), ("solarized-dark", "Solarized Dark"),
     ("solarized-light", "Solarized Light"), ("xterm", "xterm")))
COPY_ON_SELECT = Setting("terminal.copy_on_select", bool, False, N_("Copy what is selected"), "",
                         CONSOLE)
TERMINAL_ENGINE = Setting(
    "terminal.engine", str, "", N_("Terminal engine"),
    N_("Of terminals that are opened from now on."), CONSOLE,
    (("", N_("The best of this machine")), ("ghostty", "libghostty"), ("bittty", "bittty")))
TERMINAL_CURSOR = Setting(
    "terminal.cursor", str, "block", N_("Cursor"),
    N_("Programs may choose another."), CONSOLE,
    (("block", N_("Block")), ("underline", N_("Underline")), ("bar", N_("Bar"))))
RECONNECT = Setting(
    "terminal.reconnect", str, "automatic", N_("After a lost connection"), "", CONSOLE,
    (("automatic", N_("Connect again by itself")), ("ask", N_("Ask first"))))
HELPER_IMAGE = Setting("terminal.helper_image", str, "busybox:stable")
CONFIRM_PASTE = Setting(
    "terminal.confirm_paste", bool, True, N_("Ask before several lines are pasted"),
    N_("A line break in the clipboard would run at once."), CONSOLE)
SAMPLER = Setting(
    "metrics.sampler", bool, True, N_("Measure in the background"),
    N_("Keeps a history of containers that no page shows."), METRICS)
SAMPLER_SECONDS = Setting("metrics.interval_s", int, 60, N_("Every"), "", METRICS,
                          low=10, high=3600, unit=N_("seconds"))
SCALE_HERE = Setting(
    "scaling.here", bool, False, N_("Scale automatically while the window is open"),
    N_("An agent does it all the time; of several, one at a time is at work."), METRICS)
REVISIONS_KEPT = Setting(
    "apps.revisions", int, 20, N_("Revisions of an app"),
    N_("How many earlier deployments are kept, encrypted, to go back to."), APPS, low=2, high=500)
LAYOUT: Setting[dict[str, Any]] = Setting("layout", dict, {})
SHORTCUTS: Setting[dict[str, Any]] = Setting("shortcuts", dict, {})  # command key → sequence
COLUMNS: Setting[dict[str, Any]] = Setting("columns", dict, {})  # kind → hidden columns' keys
# kind → {"widths": {column: pixels at 100 %}, "order": [columns from left to right]}
COLUMN_PLACES: Setting[dict[str, Any]] = Setting("columns.places", dict, {})
FAVOURITES: Setting[list[Any]] = Setting("favourites", list, [])
EXECUTORS: Setting[dict[str, Any]] = Setting("apps.executors", dict, {})  # host → "docker-compose"
LOG_FILTERS: Setting[dict[str, Any]] = Setting("logs.filters", dict, {})  # see logs/saved.py

SETTINGS: tuple[Setting[Any], ...] = (
    LANGUAGE, THEME, SCALE, LOG_BUFFER_MB, LOG_TAIL, SCROLLBACK, TERMINAL_FONT, TERMINAL_COLOURS,
    COPY_ON_SELECT, TERMINAL_ENGINE, TERMINAL_CURSOR, RECONNECT, HELPER_IMAGE,
    CONFIRM_PASTE, SAMPLER, SAMPLER_SECONDS, SCALE_HERE, REVISIONS_KEPT, LAYOUT, SHORTCUTS,
    COLUMNS, COLUMN_PLACES, FAVOURITES, EXECUTORS, LOG_FILTERS,
)


class Settings:
    """Typed access to the stored values. GUI thread only, except ``flush``.

    A wrong stored value, whoever wrote it, counts as not set.

    Args:
        catalogue: Where they are kept.
        later: Has ``flush`` called on a worker; None: ``set`` writes by itself. A catalogue may be
            busy for seconds, and a window must not wait for it.
        stored: All that the catalogue has, read on a worker; None: each is read when asked for.
    """

    def __init__(self, catalogue: Catalogue, later: Callable[[], None] | None = None,
                 stored: Mapping[str, Any] | None = None) -> None:
        self._catalogue, self._later, self._stored = catalogue, later, stored
        self._unsaved: dict[str, Any] = {}
        self._writing = threading.Lock()
        self._values: dict[str, Any] = {}
        self._listeners: defaultdict[str, list[Callable[[Any], None]]] = defaultdict(list)

    def get(self, setting: Setting[T]) -> T:
        """Return the stored value, the default where there is none, it is wrong or unreadable."""
        if setting.key not in self._values:
            self._values[setting.key] = self._read(setting)
        value = cast(T, self._values[setting.key])
        # A caller that changes its copy must not change ours.
        return cast(T, value.copy()) if isinstance(value, dict | list) else value

    def _read(self, setting: Setting[T]) -> T:
        try:
            value = (self._catalogue.setting(setting.key) if self._stored is None
                     else self._stored.get(setting.key))
        except CatalogueError as exc:
            log.warning("setting %s not read: %s", setting.key, exc)
            value = None
        if value is None or not setting.accepts(value):
            if value is not None:
                log.warning("setting %s has a wrong value; the default is used", setting.key)
            return setting.default
        return cast(T, value)

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep ``value`` and tell listeners, if it differs.

        Raises:
            ValueError: ``value`` is not one the setting accepts.
            CatalogueError: It could not be stored; it holds for this run all the same. Only
                without ``later``: else ``flush`` raises it.
        """
        if not setting.accepts(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        if self.get(setting) == value:
            return
        self._values[setting.key] = value.copy() if isinstance(value, dict | list) else value
        for listener in tuple(self._listeners[setting.key]):
            listener(value)
        self._unsaved[setting.key] = self._values[setting.key]
        if self._later is None:
            self.flush()
        else:
            self._later()

    def flush(self) -> None:
        """Write what was set; any thread. What could not be written is tried again next time.

        Raises:
            CatalogueError: It could not be stored.
        """
        with self._writing:
            while self._unsaved:
                key, value = self._unsaved.popitem()
                try:
                    self._catalogue.save_setting(key, value)
                except CatalogueError:
                    self._unsaved.setdefault(key, value)
                    raise

    def reset(self, setting: Setting[Any]) -> None:
        self.set(setting, setting.default)

    def on_change(self, setting: Setting[T], listener: Callable[[T], None]) -> Callable[[], None]:
        """Call ``listener(value)`` after each change; returns the unsubscribe function."""
        listeners = self._listeners[setting.key]
        listeners.append(listener)
        return lambda: listeners.remove(listener)
