"""What scripts use inside the console: its parts, waiting without busy loops, telling outside."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget

from caas_desktop.app.console import Console
from caas_desktop.domain.groups import host_group
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.targets import list_of
from caas_desktop.views.pages.list_page import KindList, ListPage
from caas_desktop.views.window.workbench import Workbench

LOOK_MS = 20


def say(word: str, **facts: Any) -> None:
    """Print one JSON line; ``at`` is the monotonic clock, which processes share."""
    print(json.dumps({"say": word, "at": time.monotonic(), **facts}), flush=True)


class Desk:
    """The running console, for a script. GUI thread only."""

    def __init__(self, console: Console) -> None:
        assert console.workbench is not None
        assert console.services is not None
        self.window, self.workbench = console.window, console.workbench
        self.services = console.services
        self._words: list[str] = []
        self._arrived: Callable[[], object] = lambda: None  # replaced while somebody waits
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._input.activated.connect(self._read)

    @property
    def store(self) -> Store:
        return self.context.store

    @property
    def context(self) -> Context:
        return self.services.context

    @property
    def bench(self) -> Workbench:
        return self.workbench

    def until(self, true: Callable[[], Any], what: str, timeout_s: float = 60.0,
              look_ms: int = LOOK_MS) -> None:
        """Let the event loop run until ``true()``; TimeoutError says ``what`` did not come."""
        end = time.monotonic() + timeout_s
        loop, timer = QEventLoop(), QTimer(interval=look_ms)

        def look() -> None:
            if true() or time.monotonic() > end:
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        if not true():
            loop.exec()
        timer.stop()
        if not true():
            raise TimeoutError(f"{what}: not within {timeout_s:.0f} s")

    def wait(self, seconds: float) -> None:
        """Let the event loop run; nothing of ours wakes it meanwhile."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def word(self, timeout_s: float = 300.0) -> str:
        """Wait for a line from outside and return it."""
        loop = QEventLoop()
        self._arrived = loop.quit
        QTimer.singleShot(round(timeout_s * 1000), loop.quit)
        if not self._words:
            loop.exec()
        if not self._words:
            raise TimeoutError("nobody told what to do next")
        return self._words.pop(0)

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._input.setEnabled(False)
        self._words.append(line.strip())
        self._arrived()

    # -- the console's content -----------------------------------------------------------

    def host(self, name: str) -> HostId:
        return next(h for h, view in self.store.hosts.items() if view.spec.name == name)

    def live(self) -> bool:
        """Return whether every host is ready."""
        return all(view.status.live for view in self.store.hosts.values())

    def containers(self, name: str) -> list[Ref]:
        """Return the running containers of a host."""
        info = self.store.hosts[self.host(name)].status.info
        if info is None:
            return []
        return [ref for ref in self.store.refs(info.scope, "container")
                if self.store.get(ref).state == "running"]  # type: ignore[union-attr]

    def open_list(self, host: str = "", kind: str = "container") -> KindList:
        """Show the list of one host's, or of all, containers."""
        view = self.store.hosts[self.host(host)] if host else None
        if view is None:
            page = self.bench.open(list_of(kind))
        else:
            scope = view.status.info.scope if view.status.info else ""
            page = self.bench.open(list_of(kind, host_group(view.spec.id, scope)))
        assert isinstance(page, ListPage)
        return page.findChildren(KindList)[0]


class Painted(QObject):
    """Calls back after each paint of a widget, when the picture is on its way to the screen."""

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self._call = call
        self._due = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._due:
            self._due = True
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self._due = False
        self._call()
