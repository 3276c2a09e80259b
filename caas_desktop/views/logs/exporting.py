"""Exports in a thread, so that a slow disk does not hold the window."""
from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.export import export
from caas_desktop.operations.logs.search import Rows
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr


class Export(QObject):
    """One running export; ``say`` gets a sentence on the GUI thread."""

    _done = Signal(str)

    def __init__(self, arena: Arena, path: Path, names: Mapping[int, str], numbers: Rows | None,
                 say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self.running = True
        self._cancelled = False
        self._say = say
        self._work = (arena, path, dict(names), numbers)
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._run, name="log-export", daemon=True).start()

    def cancel(self) -> None:
        """Stop soon; the file does not appear."""
        self._cancelled = True

    def _run(self) -> None:
        arena, path, names, numbers = self._work
        words = ""
        try:
            count = export(arena, path, lambda source: names.get(source, ""), numbers=numbers,
                           cancelled=lambda: self._cancelled)
            words = tr("{n} lines saved").format(n=f"{count:,}")
        except Cancelled:
            pass
        except CaasError as error:
            words = with_hint(error)
        self.running = False
        if not self._cancelled:
            self._done.emit(words)

    def _finish(self, words: str) -> None:
        self._say(words)
