"""An app of another tool is adopted for a tenant; its update stops half way: on, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTableWidget

from caas_desktop.views.pages.base import Page
from lab import images
from lab.state import Lab
from lab.testing import Scratch
from tests.journeys.conftest import OUT
from tools.drive import Program, until
from tools.hands import Person

Cli = Callable[..., str]
HOST = "lab4"
PORT = "18473"
FILE = """\
services:
  db:
    image: {image}
    command: sleep {seconds}
    init: true
    stop_grace_period: 1s
  web:
    image: {image}
    command: sleep 100000
    init: true
    stop_grace_period: 1s
    depends_on: [db]
    ports: ["{port}:8080"]
"""

pytestmark = pytest.mark.timeout(400)


async def test_an_adopted_app_stops_half_way_is_gone_on_with_and_gone_back_from(
    program: Program, person: Person, lab: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    app = scratch.name("shop")
    for service in ("db", "web"):
        docker_cli(HOST, "run", "-d", "--init", "--name", f"{app}-{service}-1",
                   "--label", f"com.docker.compose.project={app}",
                   "--label", f"com.docker.compose.service={service}",
                   "--label", "com.docker.compose.container-number=1",
                   *(["-v", "/etc/hosts:/hosts:ro"] if service == "db" else []),
                   images.BUSYBOX, "sleep", "100000")
    await program.ready()
    program.add(lab.hosts[HOST])
    await program.connected(HOST)

    await _adopt(person, program, app)
    scratch.run(HOST, "other", options=("-p", f"{PORT}:1"))
    await _update(person, program, app, seconds=5)
    dialog = await _half_way(person, program, app, scratch.name("other"))
    docker_cli(HOST, "rm", "-f", scratch.name("other"))
    await person.click("Go on", within=dialog)
    await until(lambda: person.cell("web", "Status") == "Running", "it was gone on with", 90)
    await until(lambda: not _working(program), "nothing is on its way", 60)

    docker_cli(HOST, "stop", "-t", "0", f"{app}-web-1")
    scratch.run(HOST, "other", options=("-p", f"{PORT}:1"))
    await _update(person, program, app, seconds=6)
    dialog = await _half_way(person, program, app, scratch.name("other"))
    docker_cli(HOST, "rm", "-f", scratch.name("other"))
    await person.click("Go back to revision 3", within=dialog)
    dialog = await _dialog()
    await until(lambda: person.reads("change", dialog), "the plan of going back", 60)
    _picture("back")
    await person.click("Roll back", within=dialog)
    await until(lambda: "sleep 5" in docker_cli(
        HOST, "ps", "--no-trunc", "--filter", f"name={app}-db-1", "--format", "{{.Command}}"),
        "it was gone back", 90)
    await until(lambda: not _working(program), "nothing is on its way", 60)


async def _adopt(person: Person, program: Program, app: str) -> None:
    await until(lambda: person.look("Public domain", app), "the app among what is public", 60)
    await person.node("Public domain", app, double=True)
    await person.sees("2 of 2 services", 60)
    await person.click("More actions")
    await person.entry("Adopt app, set its tenant…")
    dialog = await _dialog()
    await person.sees("gets /etc/hosts of the host", within=dialog)
    await person.type("acme", into="Public domain", within=dialog)
    _picture("adopt")
    await person.click("Adopt", within=dialog)
    await until(lambda: person.look("acme", app), "it is the tenant's in the navigator", 60)
    assert person.look("Public domain", app) is None
    await until(lambda: _front(program).target.group.tenant == "acme"
                and _front(program).isVisible(), "its page has followed it", 60)
    await person.sees("2 of 2 services", 60)
    _picture("adopted", program)


async def _update(person: Person, program: Program, app: str, seconds: int) -> None:
    await person.click("Update…")
    dialog = await _dialog()
    await person.sees(f"Update {app}", within=dialog)
    text = FILE.format(image=images.BUSYBOX, seconds=seconds, port=PORT)
    editor: Any = dialog.editor  # type: ignore[attr-defined]
    QGuiApplication.clipboard().setText(text)
    await person.press(editor.viewport())
    await person.keys("Ctrl+A", "Ctrl+V")
    await until(lambda: editor.toPlainText() == text, "the text is there")
    plan = next(person.all(QTableWidget, dialog))
    await until(lambda: plan.rowCount() and dialog.go.isEnabled(),  # type: ignore[attr-defined]
                "the plan", 60)
    _picture(f"plan-{seconds}")
    await person.click("Deploy", within=dialog)


async def _half_way(person: Person, program: Program, app: str, other: str) -> QDialog:
    await person.sees(f"{app} was deployed half way", 90)
    _picture("toast", program)
    await person.click("What was done…")
    dialog = await _dialog()
    _picture("half-way")
    return dialog


def _working(program: Program) -> bool:
    return any(task.state == "running" for task in program.context.tasks.all)


def _front(program: Program) -> Page:
    page = program.workbench.centre.page()
    assert page is not None
    return page


def _picture(name: str, program: Program | None = None) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    shown = program.window if program is not None else QApplication.activeModalWidget()
    assert shown is not None
    shown.grab().save(str(OUT / f"apps-trouble-{name}.png"))


async def _dialog() -> QDialog:
    found = await until(QApplication.activeModalWidget, "a dialog", 60)
    assert isinstance(found, QDialog)
    return found
