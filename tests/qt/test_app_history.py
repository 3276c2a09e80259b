"""The history of an app in the window: what differs, the plan of going back, a half deployment."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.text import Text
from caas_desktop.operations.apps.adopting import Prospect
from caas_desktop.operations.apps.deployed import Deployed
from caas_desktop.operations.apps.deployment import Outcome
from caas_desktop.operations.apps.listed import App
from caas_desktop.operations.apps.rows import Plan, Row
from caas_desktop.operations.apps.starting import Start
from caas_desktop.operations.compose import Risk, Source
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.viewmodels.looks import CellStatus, CellTwoLine
from caas_desktop.views.dialogs import app_plan
from caas_desktop.views.dialogs.adopt import RELEASE, AdoptDialog
from caas_desktop.views.dialogs.app_plan import RollBackDialog
from caas_desktop.views.dialogs.deploy import DeployDialog, _pasted_file
from caas_desktop.views.dialogs.outcome import GO_BACK, OutcomeDialog
from caas_desktop.views.pages.app_revisions import RevisionsTab
from tests.qt.dialogs_kit import FakeVault
from tests.qt.swarm_kit import SCOPE, cluster_store, context_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

APP = AppKey(SCOPE, "shop")
ROWS = (Row("network", "shop_default", "keep"), Row("service", "shop_web", "change"))


def revision(number: int, **more: Any) -> Revision:
    return Revision(APP, number, 1000.0 * number, "me@here", **({"made": "deploy"} | more))


def content(image: str) -> Deployed:
    return Deployed("shop", "/shop", ("/shop/compose.yaml",), (), {}, {},
                    f"services:\n  web:\n    image: {image}\n")


class History:
    """Two deployments and one that failed."""

    def __init__(self) -> None:
        self.all = [revision(3, result="boom"), revision(2, made="roll back", of=1), revision(1)]
        self.told: Text | None = None

    def of(self, app: AppKey) -> list[Revision]:
        return self.all

    def trouble(self) -> Text | None:
        return self.told

    def content(self, one: Revision) -> Deployed:
        return content(f"web:{one.number}")


@pytest.fixture
def context() -> Any:
    made = context_of(cluster_store())
    made.revisions, made.settings = History(), SimpleNamespace(get=lambda _: {})
    made.vault = RunSecrets(FakeVault())
    return made


def test_revisions_are_listed_and_the_newest_is_compared_with_the_one_before(
        qtbot: QtBot, context: Any) -> None:
    tab = RevisionsTab(context, lambda: [APP])
    qtbot.addWidget(tab)
    tab.show()
    rows = [tab.model._rows[y][1] for y in range(3)]
    assert rows[0][1] == CellStatus("failed", "failed", "boom")
    assert rows[1][0] == CellTwoLine("2", "rolled back to 1", mono=False)
    assert tab.chosen() == context.revisions.all[0]
    assert "-    image: web:2" in tab.diff.toPlainText()
    assert "+    image: web:3" in tab.diff.toPlainText()
    tab.table.selectAll()
    assert "-    image: web:1" in tab.diff.toPlainText()
    assert not tab._back.isEnabled()
    tab.table.selectRow(2)
    assert tab._title.text() == "Revision 1, the first"
    with qtbot.waitSignal(tab.asked) as asked:
        tab._back.click()
    assert asked.args == ["roll-back-app"]
    tab.close_tab()


@pytest.mark.parametrize(("absent", "offer"), [(True, "Make the vault…"),
                                               (False, "Unlock vault…")])
def test_a_history_that_is_not_kept_says_so_and_offers_the_vault(
        qtbot: QtBot, context: Any, absent: bool, offer: str) -> None:
    context.revisions.told, context.revisions.all = Text("It is not kept."), []
    locked = FakeVault()
    locked.locked = True
    context.vault = RunSecrets(locked, absent=lambda: absent)
    tab = RevisionsTab(context, lambda: [APP])
    qtbot.addWidget(tab)
    tab.show()
    assert tab._banner.banner is not None
    assert tab._empty.isVisible()
    with qtbot.waitSignal(tab.asked) as asked:
        (button,) = tab._banner.banner.buttons()
        assert button.text() == offer
        button.click()
    assert asked.args == ["unlock-vault"]
    tab.close_tab()


def test_going_back_shows_its_plan_first(
        qtbot: QtBot, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    order = SimpleNamespace(project=SimpleNamespace(risks=()), confirmed=(), prune=True)
    monkeypatch.setattr(app_plan, "order_of", lambda engine, revision, content: order)
    monkeypatch.setattr(app_plan, "plan_app", lambda *_, prune: Plan("shop", True, ROWS))
    dialog = RollBackDialog(None, context, revision(1))
    qtbot.addWidget(dialog)
    assert dialog.plan.rowCount() == 2
    assert dialog.go.isEnabled()
    refused = Plan("shop", True, ROWS, refused=(Text("It cannot be."),))
    monkeypatch.setattr(app_plan, "plan_app", lambda *_, prune: refused)
    other = RollBackDialog(None, context, revision(1))
    qtbot.addWidget(other)
    assert not other.go.isEnabled()


def test_going_back_to_what_nobody_agreed_to_asks(
        qtbot: QtBot, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = (Risk("mounts outside", path, f"gets {path}") for path in ("/old", "/etc"))
    order = SimpleNamespace(project=SimpleNamespace(risks=(old, new)), confirmed=(old,), prune=True)
    monkeypatch.setattr(app_plan, "order_of", lambda engine, revision, content: order)
    monkeypatch.setattr(app_plan, "plan_app", lambda *_, prune: Plan("shop", True, ROWS))
    dialog = RollBackDialog(None, context, revision(1))
    qtbot.addWidget(dialog)
    assert dialog._risks.text() == "Risk: gets /etc"
    assert not dialog.go.isEnabled()
    dialog.agree.click()
    assert dialog.go.isEnabled()
    assert dialog.confirmed == (new,)


def prospect(**more: Any) -> Prospect:
    project = SimpleNamespace(risks=(Risk("mounts outside", "/etc", "gets /etc"),))
    return Prospect(**{"app": App("shop", False, 1, 1, 1), "key": APP, "adoption": None,
                       "project": project, "unknown": ("Comments.",), **more})


def test_adopting_shows_what_is_not_known_and_asks_for_whom(qtbot: QtBot) -> None:
    dialog = AdoptDialog(None, prospect(), "h1", ["acme", "zeta"])
    qtbot.addWidget(dialog)
    texts = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "gets /etc" in texts
    assert "Comments." in texts
    assert [dialog.field.itemText(n) for n in range(3)] == ["", "acme", "zeta"]
    dialog.field.setEditText("x" * 200)
    dialog.go.click()
    assert dialog.result() == 0
    dialog.field.setEditText(" new  one ")
    dialog.go.click()
    assert (dialog.result(), dialog.tenant) == (1, "new one")


def test_an_adopted_app_is_given_on_or_released(qtbot: QtBot) -> None:
    adopted = prospect(project=None, unknown=(), adoption=Adoption(APP, 1.0, "me", "acme"))
    dialog = AdoptDialog(None, adopted, "h1", ["acme"])
    qtbot.addWidget(dialog)
    assert dialog.field.currentText() == "acme"
    dialog.go.click()
    assert dialog.tenant is None  # as it was
    other = AdoptDialog(None, adopted, "h1", ["acme"])
    qtbot.addWidget(other)
    other.release.click()
    assert other.result() == RELEASE


def test_a_tenant_that_labels_tell_is_shown_and_stays(qtbot: QtBot) -> None:
    dialog = AdoptDialog(None, prospect(app=App("shop", True, 1, 1, 1, tenant="acme")), "h1", [])
    qtbot.addWidget(dialog)
    assert (dialog.field.currentText(), dialog.field.isEnabled()) == ("acme", False)
    dialog.go.click()
    assert (dialog.result(), dialog.tenant) == (1, None)


def test_a_deployment_that_stopped_tells_what_was_done_and_offers_both_ways(
        qtbot: QtBot) -> None:
    outcome = Outcome(APP, 1, ROWS[:1], ROWS[1:], error=BadRequest("No room."),
                      back=revision(2))
    dialog = OutcomeDialog(None, outcome)
    qtbot.addWidget(dialog)
    back = next(b for b in dialog.findChildren(type(dialog.add_button("x")))
                if "revision 2" in b.text())
    back.click()
    assert dialog.result() == GO_BACK
    none = OutcomeDialog(None, replace(outcome, back=None))
    qtbot.addWidget(none)


@pytest.mark.parametrize("pasted", [False, True])  # nobody put such a file there
def test_an_update_begins_with_the_files_of_the_newest_revision(
        qtbot: QtBot, context: Any, pasted: bool) -> None:
    file = _pasted_file() if pasted else Path("/shop/compose.yaml")
    start = Start("shop", lambda name: Source(
        files=(file,), folder=file.parent, name=name or "shop", variables={"TAG": "7"},
        env_files=(), only_texts=True,
        texts={file: "services:\n  web:\n    image: 'web:${TAG}'\n"}))
    context.fleet.engine_of = lambda _: None
    dialog = DeployDialog(None, context, SCOPE, start, stays=True)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.found.project is not None)
    assert dialog.found.project is not None
    assert dialog.found.project.services["web"].image == "web:7"
    assert not dialog.place.isEnabled()
    assert dialog.lines["file"].text() == ("" if pasted else str(file))
    dialog.editor.setPlainText("services:\n  web:\n    imag: x\n")
    qtbot.waitUntil(lambda: bool(dialog.found.problems))
    assert dialog.editor._marked == {3}
    assert dialog.editor.extraSelections()


