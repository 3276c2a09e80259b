"""An app's life in the window: deployed, named, scaled, updated, rolled back, removed."""

from __future__ import annotations

import http.client
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTableWidget

from lab import images
from lab.state import Lab
from lab.testing import Scratch
from tests.journeys.conftest import OUT
from tools.drive import Program, until
from tools.hands import Person, gone

Cli = Callable[..., str]
PORTS = (8087, 8447)
NEXT = "caas/caddy:next"
START = 'printf %s "$$C" >/tmp/c.json && exec caddy run --config /tmp/c.json'
FILE = """\
services:
  web:
    image: {image}
    entrypoint: [sh, -c, '{start}']
    environment: {{C: '{answers}'}}
    stop_grace_period: 20s
    networks: [front, back]
    deploy:
      endpoint_mode: dnsrr
      update_config: {{order: start-first, parallelism: 0, monitor: 1s}}
  api:
    image: caas/busybox:latest
    command: sleep 100000
    networks: [back]
  db:
    image: caas/busybox:latest
    command: sleep 100000
    networks: [back]
    volumes: ["data:/data"]
networks: {{front: {{}}, back: {{}}}}
volumes: {{data: {{}}}}
"""

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(400)]


def compose(word: str, image: str) -> str:
    """Return the app's file: its web server says ``word`` and drains for six seconds."""
    route = {"handle": [{"handler": "static_response", "body": word}]}
    server = {"listen": [":8080"], "automatic_https": {"disable": True}, "routes": [route]}
    answers = {"admin": {"disabled": True}, "apps": {"http": {
        "grace_period": "5s", "shutdown_delay": "6s", "servers": {"a": server}}}}
    return FILE.format(image=image, start=START, answers=json.dumps(answers))


class Visitors:
    """Somebody who asks for a page all the time, and counts what comes."""

    def __init__(self, address: str, host: str) -> None:
        self._address, self._host = address, host
        self.answers: Counter[str] = Counter()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._ask, name="visitors", daemon=True)

    def ask(self) -> str:
        connection = http.client.HTTPConnection(self._address, PORTS[0], timeout=10)
        try:
            connection.request("GET", "/", headers={"Host": self._host})
            answer = connection.getresponse()
            body = answer.read(200).decode("utf-8", "replace")
            return body if answer.status == 200 else f"status {answer.status}"
        except OSError as error:
            return type(error).__name__
        finally:
            connection.close()

    def _ask(self) -> None:
        while not self._end.wait(0.02):
            self.answers[self.ask()] += 1

    def __enter__(self) -> Visitors:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join(15)


@pytest.fixture
def servers(lab: Lab, docker_cli: Cli) -> Iterator[Lab]:
    """A lab whose engines have Traefik and Caddy, the latter under two names."""
    if len(lab.swarm_managers) < 3:
        pytest.skip("the lab has no Swarm")
    if not {images.TRAEFIK, images.CADDY} <= images.load(lab, {images.CADDY: (NEXT,)}):
        pytest.skip("the lab has no Traefik or no Caddy")
    yield lab
    for service in docker_cli("lab1", "service", "ls", "-q", "--filter", "name=caas-edge"
                              ).split():
        docker_cli("lab1", "service", "rm", service)


async def test_an_app_is_deployed_named_scaled_updated_rolled_back_and_removed(
    program: Program, person: Person, servers: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    app, host = scratch.name("shop"), f"{scratch.name('shop')}.apps.lab.test"
    visitors = Visitors(servers.hosts["lab1"].address, host)
    steps = _Steps(program)
    await program.ready()
    for name in ("lab1", "lab2", "lab3"):
        program.add(servers.hosts[name])
    await program.connected("lab1", "lab2", "lab3")

    await _set_up_edge(person, steps)
    await _deploy(person, app, steps)
    await _name(person, host, visitors, steps)
    await _scale(person, steps)
    with visitors:
        await _update(person, app, visitors, steps)
    assert set(visitors.answers) == {"v1", "v2"}, visitors.answers
    await _roll_back(person, visitors, steps)
    await _remove(person, app, steps)
    await _remove_edge(person)
    assert "caas-edge" not in docker_cli("lab1", "service", "ls")
    assert app not in docker_cli("lab1", "stack", "ls")
    assert not docker_cli("lab1", "network", "ls", "-q", "--filter", f"name={app}").strip()


class _Steps:
    """Pictures of each step, beside what else journeys leave behind."""

    def __init__(self, program: Program) -> None:
        self._program, self._count = program, 0

    def picture(self, name: str) -> None:
        OUT.mkdir(parents=True, exist_ok=True)
        self._count += 1
        shown = QApplication.activeModalWidget() or self._program.window
        shown.grab().save(str(OUT / f"apps-{self._count}-{name}.png"))


async def _set_up_edge(person: Person, steps: _Steps) -> None:
    await person.menu("Host", "Edge…")
    for field, value in (("HTTP port", PORTS[0]), ("HTTPS port", PORTS[1]),
                         ("Traefik", images.TRAEFIK), ("Filter", images.CADDY)):
        await person.type(str(value), into=field)
    steps.picture("edge")
    await person.click("Set up")
    await person.sees("Done", 90)


async def _deploy(person: Person, app: str, steps: _Steps) -> None:
    await person.menu("Host", "Deploy app…")
    dialog = await _dialog()
    await person.type(app, into="Name", within=dialog)
    text = compose("v1", images.CADDY)
    await _paste(person, dialog, text.replace("endpoint_mode:", "endpoint_mod:"))
    await until(lambda: "compose.yaml:9:7" in _told(dialog), "the mistake with its line")
    steps.picture("mistake")
    await _paste(person, dialog, text)
    plan = next(person.all(QTableWidget, dialog))
    await until(lambda: plan.rowCount() == 5, "networks and services in the plan")
    assert {plan.item(y, 0).text() for y in range(5)} == {"create"}  # type: ignore[union-attr]
    steps.picture("plan")
    await person.click("Deploy", within=dialog)
    await until(lambda: person.look("Public domain", app), "the app in the navigator", 60)
    await person.node("Public domain", app, double=True)
    await person.sees("3 of 3 services", 90)
    await person.sees("3 changed.", 60)
    steps.picture("services")
    await person.tab("Graph")
    await person.sees("Graph")
    steps.picture("graph")


async def _name(person: Person, host: str, visitors: Visitors, steps: _Steps) -> None:
    await person.tab("Services")
    await person.pick("web")
    await person.click("Add route")
    dialog = await _dialog()
    await person.type(host, into="Name", within=dialog)
    await person.type("8080", into="Port", within=dialog)
    steps.picture("route")
    await person.click("Add route", within=dialog)
    await until(lambda: visitors.ask() == "v1", "the name leads to the app", 90)
    await person.tab("Graph")
    await until(lambda: _node(person, host), "the name at the left of the graph")
    steps.picture("graph-with-name")


async def _scale(person: Person, steps: _Steps) -> None:
    await person.tab("Services")
    await until(lambda: person.cell("web", "Replicas") == "1/1", "nothing moves", 60)
    await person.pick("web")
    await person.keys("2")
    await person.keys("Return")
    await until(lambda: person.cell("web", "Replicas") == "2/2", "two replicas", 60)
    steps.picture("scaled")


async def _update(person: Person, app: str, visitors: Visitors, steps: _Steps) -> None:
    await person.click("Update…")
    dialog = await _dialog()
    await person.sees(f"Update {app}", within=dialog)
    await _paste(person, dialog, compose("v2", NEXT).replace(
        "endpoint_mode:", "replicas: 2\n      endpoint_mode:"))
    plan = next(person.all(QTableWidget, dialog))
    await until(lambda: "change" in {plan.item(y, 0).text()  # type: ignore[union-attr]
                                     for y in range(plan.rowCount())}, "the change")
    steps.picture("update")
    await person.click("Deploy", within=dialog)
    await until(lambda: visitors.answers["v2"], "the first new answer", 90)
    steps.picture("updating")
    await until(lambda: person.cell("web", "Replicas") == "2/2"
                and person.cell("web", "Status") == "Running", "it is updated", 120)
    before = visitors.answers["v1"]
    await until(lambda: visitors.answers["v2"] > 50, "new answers")
    assert visitors.answers["v1"] - before < 50


async def _roll_back(person: Person, visitors: Visitors, steps: _Steps) -> None:
    await person.tab("Revisions")
    await until(lambda: person.row("2") is not None, "two revisions")
    steps.picture("revisions")
    await person.pick("1")
    await person.click("Roll back to this…")
    dialog = await _dialog()
    await person.sees("change", 30, within=dialog)
    steps.picture("roll-back")
    await person.click("Roll back", within=dialog)
    await until(lambda: person.row("3") is not None, "a third revision", 120)
    await until(lambda: {visitors.ask() for _ in range(6)} == {"v1"}, "the old answers", 90)
    await person.tab("Services")
    await until(lambda: person.cell("web", "Replicas") == "2/2", "the replicas of now", 60)


async def _remove(person: Person, app: str, steps: _Steps) -> None:
    await person.click("More actions")
    await person.entry("Remove app…")
    dialog = await _dialog()
    await person.click("Remove its volumes, too, with all that is in them", within=dialog)
    steps.picture("remove")
    await person.click("Remove", within=dialog)
    await until(lambda: person.look("Public domain", app) is None, "the app is gone", 120)
    await until(gone(person, "3 of 3 services"), "its page knows")


async def _remove_edge(person: Person) -> None:
    await person.menu("Host", "Edge…")
    await person.click("Remove the edge", within=await _dialog())
    await person.sees("No route of it answers any more.")
    await person.click("Remove", within=await _dialog())
    await until(lambda: person.look("Public domain", "caas-edge") is None, "it is gone", 60)


async def _paste(person: Person, dialog: QDialog, text: str) -> None:
    """Replace what the editor says, as people do: by the clipboard."""
    editor: Any = dialog.editor  # type: ignore[attr-defined]
    QGuiApplication.clipboard().setText(text)
    await person.press(editor.viewport())
    await person.keys("Ctrl+A", "Ctrl+V")
    await until(lambda: editor.toPlainText() == text, "the text is there")


def _told(dialog: QDialog) -> str:
    told: Any = dialog.told  # type: ignore[attr-defined]
    return "\n".join(told.item(n).text() for n in range(told.count()))


def _node(person: Person, title: str) -> bool:
    from caas_desktop.views.graph.view import GraphView

    return any(node.title == title for view in person.all(GraphView)
               for node in view.graph().nodes)


async def _dialog() -> QDialog:
    found = await until(QApplication.activeModalWidget, "a dialog")
    assert isinstance(found, QDialog)
    return found
