"""The whole program in this process, with a story that is played on its window.

A story is a coroutine: it goes on between two turns of Qt's event loop, also while a dialog runs
a loop of its own, and it waits for conditions, never for time.
"""

from __future__ import annotations

import argparse
import gc
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Generator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from caas_desktop.app import first_look
from caas_desktop.app.appearance import Appearance
from caas_desktop.app.console import Console
from caas_desktop.app.garbage import Collector
from caas_desktop.app.gui import COLLECT_AFTER_MS, after_first_paint
from caas_desktop.app.logs import start_logging
from caas_desktop.app.paths import DATA_VARIABLE, find_paths
from caas_desktop.domain.hosts import HostSpec, HostStatus, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.viewmodels.context import Context
from caas_desktop.views.window.main_window import MainWindow
from caas_desktop.views.window.workbench import Workbench
from lab.state import Host
from tools.heartbeat import LOOKING

T = TypeVar("T")
TICK_MS = 25
PATIENCE_S = 60.0
STORY_S = 150.0


class NotSeen(AssertionError):
    """What a story waited for did not come."""


class _Turn:
    """Awaiting it lets Qt work until the next tick."""

    def __await__(self) -> Generator[None, None, None]:
        yield


async def turn() -> None:
    """Let the event loop run once."""
    await _Turn()


async def until(condition: Callable[[], T], what: str, patience_s: float = PATIENCE_S) -> T:
    """Return the first truthy result of ``condition``.

    Raises:
        NotSeen: ``patience_s`` went by; its text is ``what``.
    """
    end = time.monotonic() + patience_s
    while not (found := _looked(condition)):
        if time.monotonic() > end:
            raise NotSeen(f"not seen within {patience_s:g} s: {what}")
        await _Turn()
    return found


def _looked(condition: Callable[[], T]) -> T:
    with LOOKING:
        return condition()


async def post(act: Callable[[], object]) -> None:
    """Run ``act`` from the event loop; returns when it is done, or has opened a dialog."""
    begun: list[bool] = []

    def run() -> None:
        begun.append(True)
        act()

    QTimer.singleShot(0, run)
    while not begun:
        await _Turn()
    await _Turn()


class _Player:
    """Resumes a coroutine at each tick; takes dialogs away that a failed story leaves open."""

    def __init__(self, story: Coroutine[Any, Any, T], failed: Callable[[], object],
                 limit_s: float) -> None:
        self._story, self._failed = story, failed
        self._end = time.monotonic() + limit_s
        self._loop = QEventLoop()
        self.value: Any = None
        self.error: BaseException | None = None
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._step)

    def run(self) -> None:
        self._timer.start()
        self._loop.exec()
        self._timer.stop()

    def _step(self) -> None:
        try:
            if time.monotonic() > self._end:
                self._story.throw(NotSeen("the story took too long"))
            self._story.send(None)
        except StopIteration as ended:
            self.value = ended.value
        except BaseException as error:
            self.error = error
            self._failed()
        else:
            return
        self._timer.timeout.disconnect(self._step)
        self._timer.timeout.connect(self._unwind)

    def _unwind(self) -> None:
        open_ = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(open_, QDialog):
            open_.reject()
        elif open_ is not None:
            open_.close()
        else:
            self._loop.quit()


def play(story: Coroutine[Any, Any, T], failed: Callable[[], object] = lambda: None,
         limit_s: float = STORY_S) -> T:
    """Run Qt's event loop and ``story`` in it; returns, or raises, what the story does.

    ``failed`` is called while everything is still on screen, to take a picture.
    """
    player = _Player(story, failed, limit_s)
    player.run()
    if player.error is not None:
        raise player.error
    result: T = player.value
    return result


class Program:
    """The console as ``app.gui.main`` builds it, on folders below ``folder``.

    ``theme`` and ``language`` are set for this run, as on the command line.
    """

    def __init__(self, folder: Path, *, theme: str | None = "dark", language: str | None = "en",
                 size: tuple[int, int] = (1280, 800)) -> None:
        self._hooks, self._closed = (sys.excepthook, threading.excepthook), False
        app = QApplication.instance() or QApplication(["caas-desktop"])
        assert isinstance(app, QApplication)
        self._collector = Collector(app)
        QTimer.singleShot(COLLECT_AFTER_MS, self._collector, self._collector.start)
        self.paths = find_paths({DATA_VARIABLE: str(folder)}).prepare()
        log_path = start_logging(self.paths)
        args = argparse.Namespace(catalogue=None, theme=theme, language=language,
                                  quit_after_start=False)
        look = first_look.load(self.paths.config / first_look.FILE)
        self.appearance = Appearance(app, theme or look.scheme, language or look.language,
                                     look.scale)
        self.window = MainWindow()
        self.window.resize(*size)
        self.window.restore_layout(look.layout)
        self.window.show()
        self.console = Console(self.window, self.appearance, self.paths, log_path, args)
        after_first_paint(self.window, self.console.load)

    async def ready(self) -> Program:
        """Wait until the window is at work and has the keyboard; returns itself."""
        await until(lambda: self.console.workbench, "the workbench", 30)
        await until(self._at_front, "the window has the keyboard")
        return self

    def _at_front(self) -> bool:
        # Asked for again: without a window manager the server refuses while nothing is on screen.
        handle = self.window.windowHandle()
        if handle is not None and handle.isExposed() and not self.window.isActiveWindow():
            self.window.activateWindow()
        return self.window.isActiveWindow()

    @property
    def context(self) -> Context:
        assert self.console.services is not None
        return self.console.services.context

    @property
    def workbench(self) -> Workbench:
        assert self.console.workbench is not None
        return self.console.workbench

    def status(self, name: str) -> HostStatus:
        """Return the status of the host named ``name``: offline until it is in the list."""
        return next((view.status for view in self.context.store.hosts.values()
                     if view.spec.name == name), HostStatus())

    async def connected(self, *names: str) -> None:
        """Wait until these hosts are live."""
        for name in names:
            await until(lambda n=name: self.status(n).live,  # type: ignore[misc]
                        f"{name} is connected", 30)

    def add(self, host: Host, way: str = "ssh", environment: str = "development", **more: Any
            ) -> None:
        """Put a host of the lab into the list, its key accepted; ``way``: ssh, tls or unix."""
        spec = HostSpec(HostId(host.name), host.name, endpoint_of(host, way),
                        environment=environment, **more)  # type: ignore[arg-type]
        if way == "ssh":
            with open(host.ssh.known_hosts, encoding="utf-8") as lines:
                for line in lines:
                    name, kind, key = line.split()[:3]
                    self.context.fleet.connector.accept_host_key(name, f"{kind} {key}", save=True)
        self.keep(spec)

    def keep(self, spec: HostSpec) -> None:
        """Add or change an entry and connect, as the host dialog does."""
        self.context.fleet.keep([spec])
        self.context.fleet.show(spec)

    def close(self) -> float:
        """End it as quitting does; returns how many seconds that took. Once is enough."""
        if self._closed:
            return 0.0
        self._closed = True
        started = time.monotonic()
        self.window.may_close = lambda: True  # nobody is there to answer for open terminals
        self.window.close()
        self.console.close()
        self._collector.close()
        took = time.monotonic() - started
        self.window.deleteLater()
        self._collector.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        gc.unfreeze()
        gc.collect()  # here: a widget that a worker thread deletes ends the process
        gc.enable()
        sys.excepthook, threading.excepthook = self._hooks
        return took


def endpoint_of(host: Host, way: str) -> SshEndpoint | TlsEndpoint | UnixEndpoint:
    """Return how a host of the lab is reached over ``way``."""
    if way == "unix":
        return UnixEndpoint(host.socket)
    if way == "tls":
        name, _, port = host.tls.endpoint.rpartition("//")[2].rpartition(":")
        return TlsEndpoint(name, int(port), host.tls.ca, host.tls.cert, host.tls.key)
    ssh = host.ssh
    return SshEndpoint(ssh.address, ssh.port, ssh.user, ssh.key)
