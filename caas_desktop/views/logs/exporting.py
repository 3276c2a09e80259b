"""Exports in a thread, so that a slow disk does not hold the window."""
from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.breaks import Breaks
from caas_desktop.operations.logs.export import Choice, export
from caas_desktop.operations.logs.search import Rows
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.export_dialog import ExportDialog

if TYPE_CHECKING:
    from caas_desktop.views.logs.console import LogConsole


class Export(QObject):
    """One running export; ``say`` gets sentences on the GUI thread, the last one is the outcome."""

    _told = Signal(str)

    def __init__(self, arena: Arena, breaks: Breaks, path: Path, names: Mapping[int, str],
                 choice: Choice, say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self.running = True
        self._cancelled = False
        self._percent = -1
        self._say = say
        self._work = (arena, breaks, path, dict(names), choice)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._run, name="log-export", daemon=True).start()

    def cancel(self) -> None:
        """Stop soon; the file does not appear."""
        self._cancelled = True

    def _run(self) -> None:
        arena, breaks, path, names, choice = self._work
        try:
            count = export(arena, path, lambda source: names.get(source, ""), choice,
                           whose=breaks.sources, progress=self._progress,
                           cancelled=lambda: self._cancelled)
            words = tr("{n} lines saved").format(n=f"{count:,}")
        except Cancelled:
            words = tr("Nothing was saved")
        except CaasError as error:
            words = with_hint(error)
        self.running = False
        with contextlib.suppress(RuntimeError):  # the console was closed meanwhile
            self._told.emit(words)

    def _progress(self, done: int, total: int) -> None:
        percent = done * 100 // max(1, total)
        if percent != self._percent:
            self._percent = percent
            with contextlib.suppress(RuntimeError):
                self._told.emit(tr("Saving… {n} %").format(n=percent))

    def _tell(self, words: str) -> None:
        self._say(words)


class Exports:
    """What `LogConsole` does about saving."""

    def __init__(self, console: LogConsole) -> None:
        self._console = console
        self._running: list[Export] = []

    def cancel(self) -> None:
        """End all; their files do not appear."""
        for export_ in self._running:
            export_.cancel()

    def ask(self) -> None:
        """Ask what to save and where; end what is running instead."""
        running = [one for one in self._running if one.running]
        if running:
            running[-1].cancel()
            return
        console = self._console
        dialog = ExportDialog(console.window(), self.parts())
        if not dialog.exec():
            return
        name = console.targets[0].name if len(console.targets) == 1 else tr("logs")
        path, _ = QFileDialog.getSaveFileName(console, tr("Save log"), f"{name}.{dialog.ending()}")
        if path:
            self.start(Path(path), console.say, dialog.choice())

    def parts(self) -> list[tuple[str, Choice]]:
        """Return what may be saved: what is shown first."""
        arena, numbers = self._console.session.arena, self._filtered()
        held = arena.end - arena.first
        found = [(tr("All lines held ({n})").format(n=f"{held:,}"), Choice())]
        if numbers is not None:
            found.insert(0, (tr("Lines that pass the filter ({n})").format(n=f"{len(numbers):,}"),
                             Choice(numbers=numbers)))
        span = self._console.view.selection.span
        if span is not None:
            found.insert(0, (tr("Selected lines"),
                             Choice(numbers=numbers, first=span[0][0], last=span[1][0])))
        return found

    def start(self, path: Path, say: Callable[[str], None], choice: Choice | None = None
              ) -> Export:
        """Write what is shown (None), or what was chosen, to a file; ``say`` tells how it goes."""
        session = self._console.session
        choice = choice or Choice(numbers=self._filtered())
        several = len(session.sources) > 1 and choice.times
        names = {s.index: s.target.name for s in session.sources} if several else {}
        made = Export(session.arena, session.breaks, path, names, choice, say, self._console)
        self._running = [*(one for one in self._running if one.running), made]
        return made

    def _filtered(self) -> Rows | None:
        scan = self._console.filter_scan
        return scan.found.numbers if scan else None
