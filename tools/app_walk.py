"""An app's life in the window, from its Compose file to its end, as a person leads it there.

The journeys promise that it works; ``make screenshots`` takes the guide's pictures of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QDoubleSpinBox,
    QSpinBox,
    QTableWidget,
)

from caas_desktop.views.graph.view import GraphView
from lab import images
from tools.drive import until
from tools.hands import Person
from tools.visitors import Visitors

LONG_S = 120.0
PORTS = (8087, 8447)
NEXT = "caas/caddy:next"
PORT = "8080"
MOST = 3
FILE = """\
services:
  web:
    image: {image}
    command: >-
      sh -c 'yes shop | head -n 200000 >/tmp/index.html &&
      echo "$$SITE" | caddy run --adapter caddyfile --config -'
    environment:
      SITE: |
        {{
          admin off
          shutdown_delay 6s
          grace_period 5s
        }}
        :8080 {{
          header Version {version}
          header By {{system.hostname}}
          root /tmp
          encode gzip
          file_server
        }}
    stop_grace_period: 20s
    networks: [front, back]
    deploy:
      endpoint_mode: dnsrr
      update_config: {{order: start-first, parallelism: 0, monitor: 1s}}
  api:
    image: caas/busybox:latest
    command: sleep 100000
    init: true
    networks: [back]
  db:
    image: caas/busybox:latest
    command: sleep 100000
    init: true
    networks: [back]
    volumes: ["data:/data"]
networks: {{front: {{}}, back: {{}}}}
volumes: {{data: {{}}}}
"""
"""A web server that drains for six seconds when it ends, and two services behind it."""

Picture = Callable[[str], Awaitable[object]]


def compose(version: str, image: str) -> str:
    """Return the app's file; every answer of its web server names ``version``."""
    return FILE.format(version=version, image=image)


class AppWalk:
    """``app`` gets the name ``host``; ``visitors`` ask for it. ``picture`` is asked at each step.

    The steps are to be gone in their order; each returns when it is done on the cluster, too.
    """

    def __init__(self, person: Person, app: str, host: str, visitors: Visitors, picture: Picture
                 ) -> None:
        self._person, self._app, self._host = person, app, host
        self._visitors, self._picture = visitors, picture

    async def begin(self) -> None:
        """Set up the edge and bring the app to where it waits for visitors."""
        await self.set_up_edge()
        await self.deploy()
        await self.name()
        await self.set_policy()

    async def live(self) -> None:
        """Lead it through what happens while people visit it."""
        await self.grow()
        await self.update()
        await self.roll_back()

    async def end(self) -> None:
        """Let it rest, and take everything away."""
        await self.shrink()
        await self.remove()

    async def set_up_edge(self) -> None:
        person = self._person
        await person.menu("Host", "Edge…")
        for field, value in (("HTTP port", PORTS[0]), ("HTTPS port", PORTS[1]),
                             ("Traefik", images.TRAEFIK), ("Filter", images.CADDY)):
            await person.type(str(value), into=field)
        await self._picture("edge")
        await person.click("Set up")
        await person.sees("Done", LONG_S)

    async def deploy(self) -> None:
        """Paste a file with a mistake, then the right one; deploy it and open the app's page."""
        person = self._person
        await person.menu("Host", "Deploy app…")
        dialog = await shown_dialog()
        await person.type(self._app, into="Name", within=dialog)
        text = compose("v1", images.CADDY)
        await paste(person, dialog, text.replace("endpoint_mode:", "endpoint_mod:"))
        await until(lambda: "compose.yaml:24:7" in _told(dialog), "the mistake with its line")
        await self._picture("mistake")
        await paste(person, dialog, text)
        await until(lambda: _acts(person, dialog) == ["create"] * 5, "networks and services")
        await self._picture("plan")
        await person.click("Deploy", within=dialog)
        await until(lambda: person.look("Public domain", self._app), "the app", LONG_S)
        await person.node("Public domain", self._app, double=True)
        await person.sees("3 of 3 services", LONG_S)
        await person.sees("5 created.", LONG_S)
        await self._picture("services")

    async def name(self) -> None:
        """Lead a name to the web server, from the list of services."""
        person = self._person
        await person.pick("web")
        await person.click("Add route")
        dialog = await shown_dialog()
        await person.type(self._host, into="Name", within=dialog)
        await person.type(PORT, into="Port", within=dialog)
        await self._picture("route")
        await person.click("Add route", within=dialog)
        await until(lambda: self._visitors.ask()[0] == "v1", "the name leads to the app", LONG_S)
        await person.tab("Graph")
        await until(lambda: _node(person, self._host), "the name at the left of the graph")
        await person.tab("Services")
        await until(lambda: person.cell("web", "Replicas") == "1/1", "nothing moves", LONG_S)
        await person.tab("Graph")
        await self._picture("graph")

    async def set_policy(self) -> None:
        """Have the window scale the web server by a CPU that nothing reserves yet."""
        person = self._person
        await person.tab("Services")
        await person.pick("web", double=True)
        await person.tab("Scaling")
        await person.click("Set a policy")
        await _number(person, QSpinBox, "At most", str(MOST))
        await _number(person, QSpinBox, "Cool-down", "4")
        await person.click("Scale while this window is open")
        await person.click("Apply")
        await person.sees("Nothing says how much CPU 100 % is")
        await _number(person, QDoubleSpinBox, "Reserve CPU", "0.01")
        await self._picture("policy")
        await person.click("Apply")
        await person.sees(f"1–{MOST} replicas, CPU 80 %", LONG_S)
        await person.sees("this window, since", LONG_S)
        await person.sees("Now: 1: CPU ", LONG_S)

    async def grow(self) -> None:
        """See it grow under the visitors' load, where tasks run, and that all of them answer."""
        person = self._person
        await person.sees("Last change: 1 → ", LONG_S)
        await person.sees(f"{MOST}/{MOST}", LONG_S)
        await self._picture("grown")
        await person.tab("Tasks")
        await until(lambda: len(set(self._running_on())) == MOST, "a task on each host", LONG_S)
        await until(lambda: len(self._visitors.lately()[1]) == MOST, "all of them answer", LONG_S)
        await self._picture("tasks")
        await person.tab("Events")
        grown = await until(lambda: _event(person, "scaled 1 → "), "the decision among the events")
        assert grown
        assert grown.startswith(f"{self._app}_web: CPU ")
        assert "% of target 80 %" in grown
        await self._picture("events")

    def _running_on(self) -> list[str]:
        """Return the hosts of the tasks that run, as the list in front says."""
        table, heads = self._person.table(), self._person.heads()
        rows = [{head: str(table.model().index(y, x).data() or "") for x, head in enumerate(heads)}
                for y in range(table.model().rowCount())]
        return [row["Node"] for row in rows if row["State"] == "running"]

    async def update(self) -> None:
        """Deploy a new image while visitors ask; the policy, its base and its replicas stay."""
        person = self._person
        await person.tab(self._app)
        await person.click("Update…")
        dialog = await shown_dialog()
        await person.sees(f"Update {self._app}", within=dialog)
        await paste(person, dialog, compose("v2", NEXT))
        await until(lambda: _acts(person, dialog).count("change") == 1, "the change")
        await self._picture("update")
        await person.click("Deploy", within=dialog)
        await until(lambda: self._visitors.versions["v2"], "the first new answer", LONG_S)
        await self._picture("updating")
        await self._settled("v2")
        await self._picture("updated")

    async def roll_back(self) -> None:
        """Go back to the first revision."""
        person = self._person
        await person.tab("Revisions")
        await until(lambda: person.row("2") is not None, "two revisions")
        await person.pick("1")
        await self._picture("revisions")
        await person.click("Roll back to this…")
        dialog = await shown_dialog()
        await person.sees("change", LONG_S, within=dialog)
        await self._picture("roll-back")
        await person.click("Roll back", within=dialog)
        await until(lambda: person.row("3") is not None, "a third revision", LONG_S)
        await person.tab("Services")
        await self._settled("v1")
        await self._picture("rolled-back")

    async def _settled(self, version: str) -> None:
        """Wait until an update is over, with as many replicas as before."""
        person = self._person
        await until(lambda: person.cell("web", "Replicas") == f"{MOST}/{MOST}"
                    and person.cell("web", "Status") == "Running", "it is updated", LONG_S)
        await until(lambda: self._visitors.lately()[0] == {version}, f"only {version}", LONG_S)

    async def shrink(self) -> None:
        """See it shrink after its visitors have gone, then take the policy away."""
        person = self._person
        await until(lambda: person.cell("web", "Replicas") == "1/1", "it shrinks", LONG_S)
        await person.pick("web", double=True)
        await person.tab("Scaling")
        await person.sees(" → 1: CPU ", LONG_S)
        await self._picture("shrunk")
        await person.click("Automatic scaling: Change policy")
        await person.click("Do not scale")
        await person.sees("Not scaled automatically", LONG_S)

    async def remove(self) -> None:
        """Remove the app with its volumes, then the edge."""
        person = self._person
        await person.tab(self._app)
        await person.click("More actions")
        await person.entry("Remove app…")
        dialog = await shown_dialog()
        await person.click("Remove its volumes, too, with all that is in them", within=dialog)
        await self._picture("remove")
        await person.click("Remove", within=dialog)
        await until(lambda: person.look("Public domain", self._app) is None, "it is gone", LONG_S)
        await person.sees("The app was removed", LONG_S)
        await self._picture("removed")
        await person.menu("Host", "Edge…")
        await person.click("Remove the edge", within=await shown_dialog())
        await person.sees("No route of it answers any more.")
        await person.click("Remove", within=await shown_dialog())
        await until(lambda: person.look("Public domain", "caas-edge") is None, "it is gone", LONG_S)


async def shown_dialog() -> QDialog:
    """Wait for a dialog."""
    found = await until(QApplication.activeModalWidget, "a dialog")
    assert isinstance(found, QDialog)
    return found


async def paste(person: Person, dialog: QDialog, text: str) -> None:
    """Replace what the dialog's editor says, as people do: by the clipboard."""
    editor: Any = dialog.editor  # type: ignore[attr-defined]
    QGuiApplication.clipboard().setText(text)
    await person.press(editor.viewport())
    await person.keys("Ctrl+A", "Ctrl+V")
    await until(lambda: editor.toPlainText() == text, "the text is there")


async def _number(person: Person, kind: type[Any], field: str, value: str) -> None:
    box: QAbstractSpinBox = await person.find(kind, field)
    await person.press(box)
    box.selectAll()
    await person.write(value)


def _acts(person: Person, dialog: QDialog) -> list[str]:
    """Return what the plan in a dialog says of each object: create, change, keep."""
    plan = next(person.all(QTableWidget, dialog), None)
    items = [plan.item(y, 0) for y in range(plan.rowCount())] if plan is not None else []
    return [item.text() for item in items if item is not None]


def _told(dialog: QDialog) -> str:
    told: Any = dialog.told  # type: ignore[attr-defined]
    return "\n".join(told.item(n).text() for n in range(told.count()))


def _node(person: Person, title: str) -> bool:
    return any(node.title == title for view in person.all(GraphView)
               for node in view.graph().nodes)


def _event(person: Person, words: str) -> str:
    """Return what an event whose name begins so is about, "" while there is none."""
    model = person.table().model()
    rows = [y for y in range(model.rowCount())
            if str(model.index(y, 1).data()).startswith(words)]
    return str(model.index(rows[0], 2).data()) if rows else ""
