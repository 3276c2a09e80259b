"""Routes in the window: rows follow the labels, the dialog refuses what cannot work."""
from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import Removed, Upserted
from caas_desktop.domain.groups import ALL
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.routes import Address, RouteSpec
from caas_desktop.kinds.node import NODE
from caas_desktop.kinds.service import parse
from caas_desktop.operations.routes.check import Backend, Report
from caas_desktop.operations.routes.edge import EdgeSpec, labels
from caas_desktop.operations.routes.labels import labels_of
from caas_desktop.operations.routes.outside import Served
from caas_desktop.operations.routes.table import edges_in, routes_in
from caas_desktop.operations.store import Store
from caas_desktop.operations.tasks import Tasks
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.looks import CELL_ROLE
from caas_desktop.viewmodels.membership import Membership
from caas_desktop.viewmodels.route_choices import owners, places
from caas_desktop.viewmodels.route_rows import RouteTable
from caas_desktop.views.dialogs.edge import EdgeDialog
from caas_desktop.views.dialogs.route import RouteDialog
from caas_desktop.views.forms import child
from caas_desktop.views.pages.routes_details import RouteDetails
from caas_desktop.views.pages.routes_tab import RoutesTab
from tests import factories
from tests.certificates import made_for
from tests.qt.dialogs_kit import Now

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SPEC = RouteSpec(Address("shop.example.org"), 80)


def service(name: str, marks: dict[str, str] | None = None, running: int = 2) -> Upserted:
    raw: dict[str, Any] = {"ID": f"id-{name}", "Spec": {"Name": name, "Labels": marks or {}},
                           "ServiceStatus": {"RunningTasks": running, "DesiredTasks": 2}}
    return Upserted(Ref(factories.scope("h1"), "service", f"id-{name}"), parse(raw))


def edge(**fields: Any) -> Upserted:
    return service("caas-edge", labels("proxy", EdgeSpec(**fields)))


def context_of(*changes: Any) -> Any:
    store = Store()
    store.apply([*factories.online("h1"), *changes])
    fleet = SimpleNamespace(engine_of=lambda _: None)
    return SimpleNamespace(store=store, cells=Cells(store), membership=Membership(store),
                           jobs=Now(), tasks=Tasks(), fleet=fleet, catalogue=None,
                           post=lambda call: call())


def rows(store: Store) -> list[Any]:
    edges = edges_in(store)
    return [(entry, edges.get(entry.scope)) for entry in routes_in(store)]


def test_rows_come_go_and_change_without_a_reset(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    context = context_of(service("b", labels_of(RouteSpec(Address("b.org"), 80), "swarm")))
    model = RouteTable(context.cells, context.store.stale)
    qtmodeltester.check(model)
    model.set_rows(rows(context.store))
    assert model.index(0, 1).data(CELL_ROLE).status == "failed"  # no edge
    with qtbot.assertNotEmitted(model.modelReset):
        context.store.apply([edge(), service("a", labels_of(RouteSpec(Address("a.org"), 1),
                                                            "swarm"))])
        model.set_rows(rows(context.store))
        assert [model.index(n, 0).data() for n in range(2)] == ["a.org", "b.org"]
        with qtbot.waitSignal(model.dataChanged) as caught:
            context.store.apply([service("a", labels_of(
                RouteSpec(Address("a.org"), 1, sticky=True), "swarm"))])
            model.set_rows(rows(context.store))
        assert caught.args is not None
        assert caught.args[0].row() == 0
        model.set_filter("B.ORG")
        assert (model.rowCount(), model.total()) == (1, 2)
        model.set_filter("")
        context.store.apply([Removed(Ref(factories.scope("h1"), "service", "id-a"))])
        model.set_rows(rows(context.store))
    assert model.rowCount() == 1
    assert model.index(0, 1).data(CELL_ROLE).status == "running"


def test_the_dialog_offers_a_name_below_the_platforms_domain(qtbot: QtBot) -> None:
    context = context_of(service("web_shop"), edge(domain="apps.example.org"))
    dialog = RouteDialog(None, context)
    qtbot.addWidget(dialog)
    assert dialog.lines["host"].text() == "web-shop.apps.example.org"
    dialog.lines["port"].setText("8080")
    dialog.go.click()
    assert dialog.spec == RouteSpec(Address("web-shop.apps.example.org"), 8080)
    assert dialog.owner().refs[0].id == "id-web_shop"  # type: ignore[union-attr]


@pytest.mark.parametrize(("field", "value", "wrong"), [
    ("host", "a`) || Host(`b", "host"), ("path", "/a`b", "path"), ("port", "0", "port"),
    ("host", "shop.example.org", "host"), ("health", "/a b", "health"),
])
def test_what_cannot_work_is_said_beside_its_field(
        qtbot: QtBot, field: str, value: str, wrong: str) -> None:
    context = context_of(service("web"), service("shop", labels_of(SPEC, "swarm")), edge())
    dialog = RouteDialog(None, context, Ref(factories.scope("h1"), "service", "id-web"))
    qtbot.addWidget(dialog)
    for name, word in (("host", "new.example.org"), ("port", "80"), (field, value)):
        dialog.lines[name].setText(word)
    dialog.go.click()
    assert dialog.spec is None
    assert child(dialog.form, QLabel, f"{wrong}Error").text()
    dialog.lines[wrong].setText("x")
    assert not child(dialog.form, QLabel, f"{wrong}Error").text()


def test_without_an_edge_nothing_can_be_added(qtbot: QtBot) -> None:
    dialog = RouteDialog(None, context_of(service("web")))
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    assert "edge" in child(dialog.form, QLabel, "ownerError").text()


def test_a_route_is_edited_as_it_is(qtbot: QtBot) -> None:
    spec = RouteSpec(Address("xn--bcher-kva.example", "/api"), 81, "own", True, True, True, "/h")
    context = context_of(service("web", labels_of(spec, "swarm")), edge(certificates=("own-1",)))
    dialog = RouteDialog(None, context, entry=routes_in(context.store)[0])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.lines["host"].text() == "bücher.example"
    assert not dialog.boxes["owner"].isEnabled()
    dialog.go.click()
    assert dialog.spec == spec
    assert dialog.replaces == spec.router


def test_replacing_containers_is_said_before(qtbot: QtBot) -> None:
    context = context_of(factories.container("a", name="a", state="running"))
    (owner,) = owners(context)
    assert "1 containers are replaced" in owner.warning
    assert [place.swarm for place in places(context)] == [False]


def test_an_edge_is_described_and_its_files_are_checked(qtbot: QtBot, tmp_path: Any) -> None:
    dialog = EdgeDialog(None, context_of())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.remove.isVisible()
    dialog.lines["domain"].setText("Apps.Example.org")
    dialog.lines["certificate"].setText(str(tmp_path / "missing"))
    dialog.go.click()
    assert child(dialog.form, QLabel, "certificateError").text()
    dialog.lines["certificate"].clear()
    dialog.go.click()
    assert dialog.spec == EdgeSpec(domain="apps.example.org")
    assert dialog.kept == []


def manager(name: str) -> Upserted:
    return Upserted(Ref(factories.scope("h1"), "node", f"id-{name}"), NODE.parse({
        "ID": f"id-{name}", "Spec": {"Role": "manager"}, "Description": {"Hostname": name}}))


def test_an_edge_with_acme_is_told_its_authority_and_its_one_manager(
        qtbot: QtBot, tmp_path: Any) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(made_for("Our CA", authority=True)[0])
    old = edge(acme_email="ops@lab.test", acme_ca="acme-ca-1", node="id-two")
    dialog = EdgeDialog(None, context_of(old, manager("one"), manager("two")))
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.node.isVisible(), dialog.node.currentText()) == (True, "two")
    dialog.lines["acme_email"].clear()
    assert not dialog.node.isVisible()
    dialog.lines["acme_email"].setText("ops@lab.test")
    assert dialog.lines["acme_ca"].text() == "acme-ca-1"
    dialog.lines["acme_ca"].setText(str(tmp_path))
    dialog.go.click()
    assert child(dialog.form, QLabel, "acme_caError").text()
    dialog.lines["acme_ca"].setText(str(file))
    dialog.node.setCurrentIndex(dialog.node.findText("one"))
    dialog.go.click()
    (authority,) = dialog.kept
    assert dialog.spec == EdgeSpec(acme_email="ops@lab.test", acme_ca=authority.name,
                                   node="id-one")


@pytest.mark.parametrize(("served", "said"), [
    (Served("Our CA", 4_000_018_000.0, True), "valid until 2096-10-02 issued by Our CA"),
    (Served("Our CA", 1_000_036_000.0, True), "expired 2001-09-09 issued by Our CA"),
    (Served("TRAEFIK DEFAULT CERT", 4e9, False),
     "none for this name the edge shows one by TRAEFIK DEFAULT CERT"),
])
def test_whose_certificate_is_shown_and_until_when_is_told(
        qtbot: QtBot, served: Served, said: str) -> None:
    context = context_of(service("shop", labels_of(SPEC, "swarm")), edge())
    details = RouteDetails()
    qtbot.addWidget(details)
    details.show_route(routes_in(context.store)[0], edges_in(context.store)[factories.scope("h1")],
                       Report(served=served), asking=False, writable=True)
    names = [box.accessibleName() for box in details.findChildren(QWidget)]
    assert any(name == f"Certificate: {said}" for name in names)


def test_the_tab_checks_what_is_chosen_and_asks_for_the_rest(qtbot: QtBot) -> None:
    context = context_of(service("shop", labels_of(SPEC, "swarm")))
    tab = RoutesTab(context, ALL)
    qtbot.addWidget(tab)
    tab._work.check = lambda entry, edge, done, failed: (  # type: ignore[method-assign, assignment]
        done(Report(("10.77.0.1",), True, "", (Backend("http://10.77.0.9:80", True, 200),), 200))
        or (lambda: None))
    tab.resize(1000, 500)
    tab.show()
    qtbot.waitUntil(lambda: "10.77.0.9" in words(tab.details))
    with qtbot.waitSignal(tab.asked) as asked:
        tab._add.click()
    assert asked.args == ["add"]
    context.store.apply([Removed(Ref(factories.scope("h1"), "service", "id-shop"))])
    qtbot.waitUntil(lambda: tab._empty.isVisible())
    tab.close_tab()


def words(details: RouteDetails) -> str:
    return " ".join(part.text() for part in details.findChildren(QLabel))


def test_hostile_labels_are_shown_as_plain_words(qtbot: QtBot) -> None:
    marks = {"traefik.http.routers.<b>x</b>.rule": "Host(`<img src=x>`) && Method(`GET`)"}
    context = context_of(service("web", marks))
    entry = routes_in(context.store)[0]
    details = RouteDetails()
    qtbot.addWidget(details)
    details.show_route(entry, None, Report(), asking=False, writable=True)
    assert "<img src=x>" in words(details)
    keys = [button.text() for button in details.findChildren(QPushButton)]
    assert not any("Edit" in key or "Remove" in key for key in keys)
