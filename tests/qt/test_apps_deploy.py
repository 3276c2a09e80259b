"""The deploy dialog shows mistakes in their place, risks, and the plan before anything is done."""
from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.errors import BadRequest
from caas_desktop.operations.apps import runner as runner_module
from caas_desktop.operations.apps.deployment import Outcome
from caas_desktop.operations.apps.review import Review
from caas_desktop.operations.apps.rows import Plan, Row
from caas_desktop.operations.apps.runner import AppWork
from caas_desktop.operations.apps.templates import TEMPLATES
from caas_desktop.operations.compose import Source, load
from caas_desktop.operations.store import Store
from caas_desktop.operations.tasks import Part, Tasks, TaskState
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.membership import Membership
from caas_desktop.views.dialogs import deploy
from caas_desktop.views.dialogs.confirm import ConfirmDialog
from caas_desktop.views.dialogs.deploy import DeployDialog
from caas_desktop.views.dialogs.plan_table import MOST_ROWS
from caas_desktop.views.pages.app_commands import AppCommands
from tests import factories
from tests.qt.dialogs_kit import Now

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
GOOD = "name: shop\nservices:\n  web:\n    image: nginx\n    attach: false\n"


def context_of() -> Any:
    store = Store()
    store.apply(factories.online("h1"))
    return SimpleNamespace(
        store=store, cells=Cells(store), membership=Membership(store), jobs=Now(), tasks=Tasks(),
        fleet=SimpleNamespace(engine_of=lambda _: object()), catalogue=SimpleNamespace(
            add_audit=lambda *_: None, setting=lambda _: None), post=lambda call: call(),
        revisions=None)


@pytest.fixture
def dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DeployDialog:
    def planned(source: Source, confirmed: Any, engine: Any) -> Review:
        from caas_desktop.operations.apps.review import review
        found = review(source, confirmed, None)
        if found.project is None:
            return found
        rows = (Row("network", "shop_default", "create"),
                Row("container", "shop-web-1", "keep", "", "web"))
        return Review(found.project, Plan("shop", False, rows), risks=found.risks)

    monkeypatch.setattr(deploy, "review", planned)
    made = DeployDialog(None, context_of())
    qtbot.addWidget(made)
    return made


def write(qtbot: QtBot, dialog: DeployDialog, text: str) -> None:
    dialog.editor.setPlainText(text)
    qtbot.waitUntil(lambda: not dialog._timer.isActive())


def test_nothing_can_be_deployed_before_there_is_a_plan(qtbot: QtBot, dialog: DeployDialog) -> None:
    assert not dialog.go.isEnabled()
    write(qtbot, dialog, GOOD)
    assert dialog.go.isEnabled()
    names = [dialog.plan.model().index(y, 2).data() for y in range(2)]
    assert names == ["shop_default", "shop-web-1"]
    dialog.editor.appendPlainText("x: [")
    assert not dialog.go.isEnabled()


def test_a_mistake_is_told_with_its_place_and_a_click_leads_there(
        qtbot: QtBot, dialog: DeployDialog) -> None:
    write(qtbot, dialog, "services:\n  web:\n    image: nginx\n    imagee: x\n")
    item = dialog.told.item(0)
    assert "compose.yaml:4:" in item.text()
    assert not dialog.go.isEnabled()
    dialog.told.itemClicked.emit(item)
    assert dialog.editor.textCursor().blockNumber() == 3


def test_a_risk_has_to_be_agreed_to(qtbot: QtBot, dialog: DeployDialog) -> None:
    assert dialog.agree.isHidden()
    write(qtbot, dialog, GOOD + "    volumes: ['/etc:/e']\n")
    assert not dialog.agree.isHidden()
    assert not dialog.go.isEnabled()
    dialog.agree.setChecked(True)
    qtbot.waitUntil(lambda: dialog.go.isEnabled())
    assert [risk.kind for risk in dialog.confirmed] == ["mounts outside"]
    write(qtbot, dialog, GOOD + "    volumes: ['/etc:/e', '/var:/v']\n")
    assert not dialog.agree.isChecked()
    assert not dialog.go.isEnabled()
    dialog.agree.setChecked(True)
    qtbot.waitUntil(lambda: dialog.go.isEnabled())
    dialog.lines["variables"].setText("wrong")
    dialog.told.itemClicked.emit(dialog.told.item(0))
    dialog.accept()
    assert not dialog.result()


def test_files_are_read_and_variables_put_in(
        qtbot: QtBot, dialog: DeployDialog, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: x\nservices: {a: {image: 'i:${TAG}'}}\n")
    dialog.open_files([tmp_path / "a.yaml"])
    dialog.lines["variables"].setText("TAG=7 oops")
    qtbot.waitUntil(lambda: not dialog._timer.isActive())
    assert not dialog.go.isEnabled()
    dialog.lines["variables"].setText("TAG=7")
    qtbot.waitUntil(lambda: dialog.found.project is not None)
    assert dialog.found.project is not None
    assert dialog.found.project.services["a"].image == "i:7"
    dialog.open_files([tmp_path / "gone.yaml"])
    assert not dialog.error.isHidden()


@pytest.mark.parametrize("large", [
    "x" * 900_000, "x\n      " * 25_000 + "x"], ids=["one line", "many lines"])
def test_a_large_file_is_deployed_from_its_file_and_not_shown(
        qtbot: QtBot, dialog: DeployDialog, tmp_path: Path, large: str) -> None:
    there = tmp_path / "a.yaml"
    there.write_text(f"name: big\nservices:\n  a:\n    image: i\n    command: |\n      {large}\n")
    dialog.open_files([there])
    qtbot.waitUntil(dialog.go.isEnabled, timeout=60_000)
    assert dialog.found.project is not None
    assert dialog.found.project.name == "big"
    assert (dialog.editor.toPlainText(), dialog.editor.isReadOnly()) == ("", True)
    dialog.open_template(next(iter(TEMPLATES)))
    assert dialog.editor.toPlainText()
    assert not dialog.editor.isReadOnly()


@pytest.mark.parametrize(("content", "words"), [
    (b"services: {a: {image: x, command: '" + b"a" * (10 << 20) + b"'}}", "larger than 1 MiB"),
    ("services:\n  a: {image: 'é'}".encode("latin-1"), ":2:15  This is not text in UTF-8")])
def test_what_cannot_be_read_says_why(
        qtbot: QtBot, dialog: DeployDialog, tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    dialog.open_files([tmp_path / "a.yaml"])
    qtbot.waitUntil(lambda: dialog.told.count() == 1)
    assert words in dialog.told.item(0).text()
    assert not dialog.go.isEnabled()


def test_a_pipe_does_not_hold_the_window(dialog: DeployDialog, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    dialog.open_files([tmp_path / "a.yaml"])
    assert "cannot be read" in dialog.error.text()


@pytest.mark.parametrize("pasted", ["x" * 300_000, "x\n" * 30_000])
def test_a_text_that_would_hold_the_window_is_not_pasted(
        qtbot: QtBot, dialog: DeployDialog, pasted: str) -> None:
    write(qtbot, dialog, GOOD)
    data = QMimeData()
    data.setText(pasted)
    dialog.editor.insertFromMimeData(data)
    assert dialog.editor.toPlainText() == GOOD
    assert "Save it as a file" in dialog.error.text()
    data.setText("# more\n")
    dialog.editor.insertFromMimeData(data)
    assert "# more" in dialog.editor.toPlainText()


def test_a_plan_of_thousands_shows_the_first_and_counts_the_rest(
        qtbot: QtBot, dialog: DeployDialog) -> None:
    dialog.plan.show_rows([Row("container", f"c{n}", "create") for n in range(10_000)])
    assert dialog.plan.rowCount() == MOST_ROWS + 1
    last = dialog.plan.item(MOST_ROWS, 2)
    assert last is not None
    assert last.text() == f"… and {10_000 - MOST_ROWS} more."


def test_a_path_can_be_typed_and_what_was_planned_before_waits(
        qtbot: QtBot, dialog: DeployDialog, tmp_path: Path) -> None:
    write(qtbot, dialog, GOOD)
    qtbot.waitUntil(dialog.go.isEnabled)
    there = tmp_path / "typed" / "a.yaml"
    field = dialog.lines["file"]
    qtbot.keyClicks(field, str(there))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not dialog.error.isHidden()
    assert not dialog.go.isEnabled()
    there.parent.mkdir()
    there.write_text("services: {a: {image: 'i:7'}}\n")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.error.isHidden()
    assert "i:7" in dialog.editor.toPlainText()
    assert not dialog.go.isEnabled()
    dialog.lines["name"].clear()
    qtbot.waitUntil(lambda: dialog.lines["name"].placeholderText() == "typed")
    assert not dialog.result()


@pytest.mark.parametrize("key", sorted(TEMPLATES))
def test_every_template_can_be_deployed_once_its_variables_are_given(
        qtbot: QtBot, dialog: DeployDialog, key: str) -> None:
    dialog.open_template(key)
    dialog.lines["variables"].setText("DB_PASSWORD=a POSTGRES_PASSWORD=b WORKER_IMAGE=c:1")
    qtbot.waitUntil(lambda: not dialog._timer.isActive())
    assert dialog.found.problems == ()
    assert dialog.found.risks == ()
    assert dialog.go.isEnabled()


def test_a_deployment_is_a_task_with_its_steps(
        qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = context_of()
    (tmp_path / "compose.yaml").write_text(GOOD)
    project = load(Source(files=(tmp_path / "compose.yaml",)))
    work = AppWork(context.store, context.fleet, context.jobs, context.tasks, context.catalogue,
                   context.post, revisions=context.revisions)

    def deployed(engine: Any, order: Any, revisions: Any, say: Any, token: Any) -> Outcome:
        say(Part("shop-web-1", "Started"))
        rows = tuple(Row("container", act, act) for act in ("create", "create", "remove"))
        return Outcome(AppKey(factories.scope("h1"), "shop"), 1, rows)

    monkeypatch.setattr(runner_module, "carry_out", deployed)
    task = work.deploy(factories.scope("h1"), project)
    assert task.state is TaskState.DONE
    assert str(task.note) == "2 created, 1 removed."
    assert task.parts["shop-web-1"].status == "Started"
    ended: list[Outcome] = []
    work.listen(lambda _, outcome: ended.append(outcome))
    nothing = Outcome(AppKey(factories.scope("h1"), "shop"))
    monkeypatch.setattr(runner_module, "carry_out", lambda *_: nothing)
    assert str(work.deploy(factories.scope("h1"), project).note).startswith("Everything")
    stopped = replace(nothing, error=BadRequest("No such image."))
    monkeypatch.setattr(runner_module, "carry_out", lambda *_: stopped)
    assert work.deploy(factories.scope("h1"), project).state is TaskState.FAILED
    assert ended == [nothing, stopped]


def test_removing_an_app_asks_and_keeps_its_volumes(
        qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    context, told = context_of(), list[str]()
    other = factories.container("b")
    context.store.apply([
        factories.container("a", labels={"com.docker.compose.project": "shop"}), other])
    refs = [factories.ref("a"), other.ref]
    toasts: Any = SimpleNamespace(show_toast=lambda kind, words, _: told.append(words))
    commands = AppCommands(None, context, lambda: None, lambda: None, lambda: refs, lambda: None,
                           toasts)
    removed: list[Any] = []

    def remove(engine: Any, app: Any, say: Any, *, volumes: bool) -> list[str]:
        removed.append((app, volumes))
        return ["shop_default"]

    monkeypatch.setattr(runner_module, "find_app", lambda engine, name: name)
    monkeypatch.setattr(runner_module, "remove_app", remove)
    monkeypatch.setattr(ConfirmDialog, "exec", lambda self: 1)
    commands.remove()
    assert removed == [("shop", False)]
    assert "shop_default" in str(context.tasks.all[0].note)
    refs[:] = [other.ref]
    commands.remove()
    assert len(removed) == 1
    assert told
