"""A tour of the program on the lab's samples: each stop leaves a picture of what it shows."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit

from caas_desktop.views.logs.search_panel import LogSearch
from caas_desktop.views.logs.view import LogView
from caas_desktop.views.terminal.view import TerminalView
from lab.state import Lab
from tools.drive import Program, until
from tools.hands import Person, gone, spoken
from tools.heartbeat import LOOKING

CONTROL = Qt.KeyboardModifier.ControlModifier
API, WORKER, DB = "acme-shop-api-1", "acme-shop-worker-1", "acme-shop-db-1"
MIXED = ("acme-shop-api-1", "acme-shop-api-2", "acme-shop-import-1", "acme-shop-migrate-1",
         "acme-shop-reports-1")  # fmt: skip
FIELDS = "Fields of JSON and logfmt, for example: level>=warn status=500"
CHARTED_S = 25  # so long a chart is watched before its picture is taken
SETTLED_S = 1.2  # figures, facets and toasts follow what a story waits for


@dataclass(frozen=True, slots=True)
class Tour:
    """A person in a program whose catalogue knows the lab's hosts; ``out`` gets the pictures."""

    program: Program
    person: Person
    lab: Lab
    out: Path

    async def picture(self, name: str) -> Path:
        """Take a picture of the window with every dialog and menu over it."""
        end = time.monotonic() + SETTLED_S
        await until(lambda: time.monotonic() > end, "a settled window")
        path = self.out / f"{name}.png"
        with LOOKING:
            self._grab().save(str(path), quality=0)  # 0: the smallest file
            print(f"  {name}", flush=True)
        return path

    def _grab(self) -> QPixmap:
        window = self.program.window
        picture = window.grab()
        painter = QPainter(picture)
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top is not window and not top.testAttribute(
                    Qt.WidgetAttribute.WA_DontShowOnScreen):
                self._over(painter, top.grab(), top.pos() - window.mapToGlobal(QPoint(0, 0)))
        painter.end()
        return picture

    @staticmethod
    def _over(painter: QPainter, picture: QPixmap, at: QPoint) -> None:
        painter.drawPixmap(at, picture)
        painter.setPen(QColor(128, 128, 140, 160))
        painter.drawRect(at.x(), at.y(), picture.width() - 1, picture.height() - 1)

    async def dashboard(self) -> None:
        await self.person.menu("View", "Dashboard")
        await until(lambda: self.person.reads(WORKER), "figures of containers", 60)
        await self.picture("dashboard")

    async def containers(self) -> None:
        person = self.person
        await person.menu("View", "All containers")
        await person.pick(MIXED[0])
        for name in MIXED[1:]:
            await person.pick(name, CONTROL)
        await person.sees("5 selected")
        await self.picture("containers")
        await person.keys("Esc")

    async def container(self) -> None:
        await self._open(API)
        await self.person.tab("Overview", within=self.program.workbench.centre)
        await self.picture("container")

    async def charts(self) -> None:
        await self._open(WORKER)
        await self.person.tab("Stats", within=self.program.workbench.centre)
        await self.person.click("5 min")
        end = time.monotonic() + CHARTED_S
        await until(lambda: time.monotonic() > end, "a curve", CHARTED_S + 5)
        await self.picture("charts")

    async def logs(self) -> None:
        person = self.person
        await person.node("shop")
        await person.click("Merged logs")
        view = (await until(lambda: list(person.all(LogView)), "the log"))[0]
        await until(lambda: view.rows.count > 50, "lines", 30)
        await person.type("error", into="Search the log")
        await until(lambda: len(view.hits()), "a hit", 30)
        await person.keys("Return")
        await self.picture("logs")

    async def log_fields(self) -> None:
        person = self.person
        if self.program.window.bottom_dock.isVisible():
            await person.menu("Window", "Bottom panels")
        await self._open(API)
        await person.tab("Logs", within=self.program.workbench.centre)
        view = (await until(lambda: list(person.all(LogView)), "the log"))[0]
        await until(lambda: view.rows.count > 50, "lines", 30)
        await person.click(FIELDS)
        await person.type("level>=error msg~timed", into="Search the log")
        await person.click("Show only lines that match")
        await until(lambda: 0 < view.rows.count < 1000, "errors alone", 30)
        await person.press(view.viewport())
        await person.keys("V", "E", "Return")
        await until(lambda: view.sheet.opened, "the fields of a line")
        await self.picture("log-fields")

    async def log_search(self) -> None:
        person = self.person
        await person.node("shop")
        await person.menu("Tools", "Search many logs…")
        panel = (await until(lambda: list(person.all(LogSearch)), "the search"))[0]
        await person.write("timed out\n")
        await until(lambda: panel.sweep is None and panel.hits.hits, "lines", 60)
        await self.picture("log-search")
        await person.menu("Window", "Bottom panels")

    async def terminal(self) -> None:
        person = self.person
        await self._open(DB)
        await person.press(self.program.workbench.centre)
        await person.menu("Object", "Shell")
        view = (await until(lambda: list(person.all(TerminalView)), "a terminal"))[0]
        await until(lambda: "#" in spoken(view), "a prompt", 30)
        await person.press(view.viewport())
        await person.write("ls -l / && ps\n")
        await until(lambda: "{ps}" in spoken(view), "what it says", 30)
        await self.picture("terminal")
        await person.write("exit\n")
        await person.menu("Window", "Bottom panels")

    async def terminals(self) -> None:
        """Three in one tab: a table that moves, an editor, a long list."""
        person = self.person
        await person.menu("View", "All containers")
        await person.pick(DB)
        await person.menu("Object", "Shell")
        for number, (split, line, shown) in enumerate((
                ("", "top -d 2", "Mem:"), ("Split to the right", "vi /etc/group", "/etc/group"),
                ("Split below", "seq 2000", "2000")), 1):
            if split:
                await person.menu("Terminal", split)
            await until(lambda n=number: len(list(person.all(TerminalView))) == n, "a terminal")  # type: ignore[misc]
            view = await until(lambda: next((v for v in person.all(TerminalView)
                                             if v.hasFocus()), None), "the new one")
            assert view is not None
            await until(lambda v=view: "#" in spoken(v), "a prompt", 30)  # type: ignore[misc]
            await person.write(f"{line}\n")
            await until(lambda v=view, s=shown: s in spoken(v), line, 30)  # type: ignore[misc]
        await self.picture("terminals")
        bar = self.program.workbench.consoles.terminals.tabs.tabBar()
        await person.press(bar.tabButton(bar.currentIndex(), bar.ButtonPosition.RightSide))
        await person.sees("Programs are running in 3 terminals.")
        await person.click("Close the terminal")
        await until(lambda: len(list(person.all(TerminalView))) < 2, "the three are gone")
        await person.menu("Window", "Bottom panels")

    async def host(self) -> None:
        await self.person.node("lab4")
        await self.person.sees("Storage driver")
        await self.picture("host")

    async def search(self) -> None:
        person = self.person
        await person.keys("Ctrl+K")
        await until(lambda: any(f.hasFocus() for f in person.all(QLineEdit)), "the search")
        await person.write("shop api")
        await self.picture("search")
        await person.keys("Esc", "Esc")
        await until(lambda: QApplication.activePopupWidget() is None, "the search is gone")

    async def confirm(self) -> None:
        person = self.person
        await person.menu("View", "All containers")
        await person.pick("acme-shop-edge-1")
        await person.keys("Del")
        await person.sees("Type the name,")
        await self.picture("confirm")
        await person.click("Cancel")

    async def add_host(self) -> None:
        person, ssh = self.person, self.lab.hosts["lab1"].ssh
        await person.keys("Ctrl+N")
        await person.type(f"{ssh.user}@{ssh.address}", into="Address")
        await person.choose("Key file", "Sign in with")
        await person.type(ssh.key, into="Key file")
        await person.type("docker-01", into="Name")
        await person.click("Test connection")
        await person.sees("It works", 30)
        await self.picture("add-host")
        await person.click("Cancel")

    async def create(self) -> None:
        person = self.person
        await person.menu("Host", "Create container…")
        await person.type("acme/shop-api:2.3.1", into="Image")
        if QApplication.activePopupWidget():
            await person.keys("Esc")
        await person.type("shop-api-3", into="Name")
        await person.type("chatty 2", into="Command")
        await self.picture("create")
        await person.click("Cancel")

    async def offline(self) -> None:
        person = self.person
        await person.node("lab5")
        await person.menu("Host", "Disconnect")
        await person.tab("Containers", within=self.program.workbench.centre.page())
        await until(lambda: person.reads("Stale"), "what was last known")
        await self.picture("offline")
        await person.node("lab5")
        await person.menu("Host", "Connect")
        await self.program.connected("lab5")

    async def settings(self) -> None:
        await self.person.keys("F1")
        await self.picture("shortcuts")
        await self.person.keys("Esc")
        await until(gone(self.person, "Keyboard shortcuts"), "the settings are gone")

    async def _open(self, name: str) -> None:
        await self.person.menu("View", "All containers")
        await self.person.pick(name, double=True)
        await until(lambda: self.program.workbench.centre.page().refs(), name)  # type: ignore[union-attr]


STOPS: tuple[str, ...] = ("dashboard", "containers", "container", "charts", "logs", "log_fields",
                          "log_search", "terminal", "terminals",
                          "host", "search", "confirm", "add_host", "create", "offline",
                          "settings")  # fmt: skip


async def walk(tour: Tour, stops: tuple[str, ...] = STOPS) -> None:
    """Make a tour; the hosts of the catalogue have half a minute to connect."""
    await tour.program.ready()
    hosts = tour.program.context.store.hosts
    await until(lambda: hosts and all(v.status.live for v in hosts.values()), "every host", 30)
    for stop in stops:
        visit: Callable[[], Awaitable[None]] = getattr(tour, stop)
        await visit()
