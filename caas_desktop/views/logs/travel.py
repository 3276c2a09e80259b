"""Moving through time in a log console: to a moment, to older lines, to what others wrote then."""
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from caas_desktop.operations.logs.moments import line_at, reaches_back_to
from caas_desktop.operations.logs.source import Window
from caas_desktop.viewmodels.console_keys import LOG_KEYS
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.menus import moment_words

if TYPE_CHECKING:
    from caas_desktop.views.logs.console import LogConsole

BEFORE_S, AFTER_S = 60, 600
"""How much is shown around a moment that somebody goes to."""


class Travel(QObject):
    """What `LogConsole` does about times."""

    _older_told = Signal(int)

    def __init__(self, console: LogConsole) -> None:
        super().__init__(console)
        self._console = console
        self._go_to: int | None = None  # a time (ns) to show as soon as its lines are there
        self._of = ""  # the container whose line is meant
        # Queued: the session tells from the reader's thread.
        self._older_told.connect(self._older_came, Qt.ConnectionType.QueuedConnection)

    def go_to(self, ts: int) -> None:
        """Show the lines of a time (ns): those held, else what was written around it is read."""
        arena = self._console.session.arena
        newest = arena.line(arena.end - 1)
        if newest is not None and newest.ts >= ts and reaches_back_to(arena, ts):
            self._go_to, self._of = ts, ""
            self.arrive()
        else:
            self.open_at(ts)
        self._console.view.setFocus()

    def open_at(self, ts: int, container: str = "") -> None:
        """Read what was written around a time (ns), and show it, best the container's line."""
        console = self._console
        since, until = ts / 1e9 - BEFORE_S, ts / 1e9 + AFTER_S
        console.read(Window(tail=None, since=since, until=until, head=True))
        self.name_part()
        self._go_to, self._of = ts, container
        console.view.set_follow(False)

    def open_all_at(self, ts: int, container: str = "") -> None:
        """Show everything that was written around a time (ns): filters are taken away."""
        console = self._console
        console.chips.show_all()
        console.bar.levels.choose(0)
        console.filters.set_matchers([])
        self.open_at(ts, container)

    def arrive(self) -> None:
        """Show the line of the time that is wanted, once it is there."""
        if self._go_to is None:
            return
        console = self._console
        arena, part = console.session.arena, console.window_read.until is not None
        coming = not console.session.complete
        source = next((s.index for s in console.session.sources
                       if s.target.container_id == self._of), None)
        number = line_at(arena, self._go_to, source)
        if number is None and part and not coming:
            number = arena.end - 1  # nothing was written later
        if number is not None and number >= arena.first:
            console.view.show_line(number)
            if not part or not coming:
                self._go_to = None

    def follow_changed(self, on: bool) -> None:
        """Show whether the newest line stays in view; a part that was read goes on then."""
        console = self._console
        console.bar.follow.setChecked(on)
        window = console.window_read
        if on and window.until is not None:
            self._go_to = None
            console.read(Window(tail=None, since=window.since))
            self.name_part()

    def name_part(self) -> None:
        """Say in the tool bar which part of the logs is read, if none of the usual ones."""
        window = self._console.window_read
        if window.since is None:
            return
        words = moment_words(window.since, window.until)
        self._console.bar.since.say(
            words if window.until is not None else tr("From {time}").format(time=words))

    def neighbours(self) -> None:
        """Show what all containers wrote at the time of the line at the cursor."""
        console = self._console
        at = console.view.current
        line = None if at is None else console.session.arena.line(at)
        if line is None:
            return
        if len(console.targets) > 1:
            self.split(True)
        else:
            console.moment_wanted.emit(line.ts)

    def split(self, on: bool) -> None:
        """Show the whole log above the lines that a filter left; without one both are the same."""
        if on and self._console.filter_scan is None:
            words = tr("The whole log is in sight: show only some lines first ({key}).")
            self._console.say(words.format(key=LOG_KEYS.key_of("filter")))
        else:
            self._console.split.set_split(on)

    def load_older(self) -> None:
        """Fetch lines from before the oldest one held, if there may be any."""
        console = self._console
        if console.window_read.until is None and \
                console.session.load_older(self._older_told.emit):
            console.say(tr("Reading older lines…"))

    def _older_came(self, added: int) -> None:
        if added and not self._console.closed:
            self._console.look_again()
        self._console.refresh_soon()
        self._console.say("")
