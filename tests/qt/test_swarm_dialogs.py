"""Dialogs of services, clusters, secrets, configs, networks: what they ask the engine for."""
from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from caas_desktop.domain.errors import BadRequest, CaasError
from caas_desktop.domain.service_diff import differences
from caas_desktop.domain.service_raw import read_spec
from caas_desktop.domain.service_spec import ServiceSpec
from caas_desktop.operations.store import Store
from caas_desktop.views.dialogs import service as service_module
from caas_desktop.views.dialogs.cluster import (
    ClusterInitDialog,
    ClusterJoinDialog,
    ClusterLeaveDialog,
    ClusterUnlockDialog,
)
from caas_desktop.views.dialogs.cluster_keys import ClusterKeysDialog, NewKeyDialog
from caas_desktop.views.dialogs.cluster_labels import NodeLabelsDialog
from caas_desktop.views.dialogs.network import NetworkDialog
from caas_desktop.views.dialogs.secret_config import DataDialog
from caas_desktop.views.dialogs.service import ServiceDialog
from caas_desktop.views.dialogs.service_diff import ServiceDiffDialog
from caas_desktop.views.dialogs.service_scale import ImageDialog, ScaleDialog
from caas_desktop.views.forms import child
from tests import factories
from tests.qt.swarm_kit import SCOPE, cluster_store, context_of, raw_service
from tests.unit.test_swarm_spec import FULL, RICH

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def store() -> Store:
    return cluster_store()


@pytest.fixture
def context(store: Store) -> Any:
    return context_of(store)


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog
    return show


def posted(context: Any, path: str) -> tuple[Mapping[str, Any] | None, Any]:
    """Return query and body of the only POST to ``path``."""
    found = [(query, body) for method, p, query, body in context.engine.calls
             if (method, p) == ("POST", path)]
    assert len(found) == 1, context.engine.log
    return found[0]


def error_of(dialog: Any, key: str) -> str:
    return child(dialog.form, QLabel, f"{key}Error").text()


def open_all(dialog: Any) -> None:
    """Look at every page, back to the first."""
    for key in (*dialog.pages.keys, dialog.pages.keys[0]):
        dialog.pages.show_page(key)
        QApplication.processEvents()


@pytest.mark.parametrize("opened", [False, True])
def test_the_form_reads_back_every_part_of_what_it_was_given(shown, context, opened) -> None:
    for raw in ({"ID": "s1", "Spec": RICH}, raw_service()):
        dialog = shown(ServiceDialog(None, context, SCOPE, raw))
        if opened:
            open_all(dialog)
        errors: list[Any] = []
        assert dialog.spec(errors) == read_spec(raw["Spec"])
        assert errors == []
    dialog = shown(ServiceDialog(None, context, SCOPE, None, replace(
        FULL, networks=(), secrets=(), configs=(), labels=(("caas.category", "data"),))))
    if opened:
        open_all(dialog)
    made = dialog.spec(errors)
    assert errors == []
    assert made == replace(FULL, networks=(), secrets=(), configs=())


def test_a_new_service_is_created_with_what_was_typed(shown, context) -> None:
    dialog = shown(ServiceDialog(None, context, SCOPE))
    dialog.general.fields["name"].setText("api")
    dialog.general.fields["image"].setText("shop/api:2")
    dialog.general.replicas.setValue(3)
    dialog.accept()
    assert dialog.result() == 1
    _, body = posted(context, "/services/create")
    assert body == {"Name": "api", "Mode": {"Replicated": {"Replicas": 3}},
                    "TaskTemplate": {"ContainerSpec": {"Image": "shop/api:2"}}}
    assert context.audit == [("create-service", "service api", "ok")]


def test_errors_are_shown_on_their_pages_and_nothing_is_sent(shown, context) -> None:
    dialog = shown(ServiceDialog(None, context, SCOPE))
    dialog.general.fields["name"].setText("api")
    dialog.general.fields["image"].setText("api")
    resources, (_, rollback) = dialog.pages.page("resources"), dialog.pages.page("updates").pages
    resources.fields["cpuLimit"].setText("many")
    rollback.fields["delay"].setText("soon")
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.pages.stack.currentWidget() is resources
    assert "Updates" in dialog.error.text()
    assert error_of(rollback, "delay")
    assert not context.engine.calls


def test_no_page_moves_the_buttons(shown, context) -> None:
    dialog = shown(ServiceDialog(None, context, SCOPE))
    assert list(dialog.pages.made) == ["general"]
    QApplication.processEvents()
    before = dialog.go.pos()
    open_all(dialog)
    assert dialog.go.pos() == before


def test_what_the_engine_refuses_stays_in_the_dialog(shown, context) -> None:
    context.engine.answers["/services/create"] = BadRequest("The name is taken.", hint="Rename it.")
    dialog = shown(ServiceDialog(None, context, SCOPE, given=ServiceSpec("img", name="api")))
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.error.text() == "The name is taken. Rename it."
    assert dialog.go.isEnabled()
    assert context.audit == [("create-service", "service api", "bad-request")]


class Diff:
    """Stands in for the dialog that shows what changes; notes what it was shown."""

    seen: ClassVar[list[tuple[list[str], list[str]]]] = []

    def __init__(self, parent: Any, name: str, mine: Any, theirs: Any = (), edge: str = "") -> None:
        Diff.seen.append(([d.field for d in mine], [d.field for d in theirs]))

    def exec(self) -> int:
        return 1


@pytest.fixture
def diff(monkeypatch: pytest.MonkeyPatch) -> type[Diff]:
    Diff.seen = []
    monkeypatch.setattr(service_module, "ServiceDiffDialog", Diff)
    return Diff


def test_an_edit_shows_what_changes_and_posts_the_raw_spec_changed_there_only(
        shown, context, diff) -> None:
    raw = raw_service()
    dialog = shown(ServiceDialog(None, context, SCOPE, raw))
    dialog.general.replicas.setValue(5)
    dialog.accept()
    assert diff.seen == [(["replicas"], [])]
    query, body = posted(context, "/services/s1/update")
    assert query["version"] == 7
    assert body == raw["Spec"] | {"Mode": {"Replicated": {"Replicas": 5}}}
    assert dialog.result() == 1


def test_an_edit_that_changes_nothing_sends_nothing(shown, context, diff) -> None:
    dialog = shown(ServiceDialog(None, context, SCOPE, raw_service()))
    dialog.accept()
    assert (diff.seen, context.engine.calls, dialog.result()) == ([], [], 0)


def test_a_conflict_is_shown_and_the_edit_made_again_on_what_is_now(shown, context, diff) -> None:
    fresh = raw_service(version=8, Labels={"caas.app": "shop", "theirs": "1"})
    engine, refused = context.engine, []
    engine.answers["/services/s1"] = fresh

    def before(path: str) -> None:
        if path == "/services/s1/update" and not refused:
            refused.append(path)
            raise CaasError("out of sequence")

    engine.before = before
    dialog = shown(ServiceDialog(None, context, SCOPE, raw_service()))
    dialog.general.replicas.setValue(5)
    dialog.accept()
    assert diff.seen == [(["replicas"], []), (["replicas"], ["labels"])]
    _, _, query, body = [c for c in engine.calls if c[0] == "POST"][-1]
    assert query["version"] == 8
    assert body["Labels"] == {"caas.app": "shop", "theirs": "1"}
    assert body["Mode"]["Replicated"]["Replicas"] == 5
    assert dialog.result() == 1


def test_the_difference_says_whether_tasks_are_replaced(shown) -> None:
    old = read_spec(RICH)
    loud = shown(ServiceDiffDialog(None, "web", differences(old, replace(old, image="x:2"))))
    quiet = shown(ServiceDiffDialog(None, "web", differences(old, replace(old, replicas=9))))
    words = [" ".join(one.text() for one in d.findChildren(QLabel)) for d in (loud, quiet)]
    assert "are replaced" in words[0]
    assert "No running task is touched" in words[1]


def test_scale_and_image_answer_what_was_typed(shown) -> None:
    scale = shown(ScaleDialog(None, "web", "lab", 2))
    scale.field.setValue(7)
    assert scale.params() == {"replicas": 7}
    image = shown(ImageDialog(None, "web", "lab", "shop/web:1"))
    image.field.setText("shop/web 2")
    image.accept()
    assert error_of(image, "image")
    image.field.setText("shop/web:2")
    image.accept()
    assert (image.result(), image.params()) == (1, {"image": "shop/web:2"})


def test_a_secret_is_sent_once_and_stays_nowhere(shown, context, tmp_path, caplog) -> None:
    dialog = shown(DataDialog(None, context, "secret", SCOPE))
    dialog.accept()
    assert error_of(dialog, "name")
    assert error_of(dialog, "data")
    dialog.name.setText("db_password")
    dialog.data.setPlainText("hunter2")
    dialog.labels.fields["app"].setText("shop")
    dialog.accept()
    _, body = posted(context, "/secrets/create")
    assert base64.b64decode(body["Data"]) == b"hunter2"
    assert (body["Name"], body["Labels"]) == ("db_password", {"caas.app": "shop"})
    assert dialog.data.toPlainText() == ""
    assert "hunter2" not in f"{context.audit} {caplog.text}"


def test_a_config_takes_a_file_byte_for_byte(shown, context, tmp_path) -> None:
    path = tmp_path / "app.conf"
    path.write_bytes(b"\xff\x00a: 1\r\n")
    dialog = shown(DataDialog(None, context, "config", SCOPE))
    dialog.take_file(str(path))
    dialog.accept()
    _, body = posted(context, "/configs/create")
    assert base64.b64decode(body["Data"]) == b"\xff\x00a: 1\r\n"
    assert body["Name"] == "app.conf"


def test_a_network_is_created_where_and_as_asked(shown, context) -> None:
    dialog = shown(NetworkDialog(None, context))
    dialog.fields["name"].setText("back")
    dialog.fields["subnet"].setText("10.9.0.0/24")
    dialog.fields["gateway"].setText("10.8.0.1")
    dialog.boxes["attachable"].setChecked(True)
    dialog.accept()
    assert "subnet" in error_of(dialog, "gateway")
    dialog.fields["gateway"].setText("10.9.0.1")
    dialog.accept()
    _, body = posted(context, "/networks/create")
    assert (body["Driver"], body["Attachable"]) == ("overlay", True)
    assert body["IPAM"] == {"Config": [{"Subnet": "10.9.0.0/24", "Gateway": "10.9.0.1"}]}


def test_a_free_host_becomes_a_cluster_and_is_looked_at_again(shown, store, context) -> None:
    store.apply(factories.online("h2"))
    dialog = shown(ClusterInitDialog(None, context))
    assert [dialog.hosts.itemText(n) for n in range(dialog.hosts.count())] == ["h2"]
    dialog.pool.setText("10.20.0.0")
    dialog.advertise.setEditText("10.0.0.5")
    dialog.accept()
    assert not error_of(dialog, "pool")  # a single address is a network of one
    _, body = posted(context, "/swarm/init")
    assert body["AdvertiseAddr"] == "10.0.0.5"
    assert body["DefaultAddrPool"] == ["10.20.0.0/32"]
    assert (dialog.result(), context.fleet.looked) == (1, 1)


def test_joining_shows_no_token_anywhere(shown, store, context, caplog) -> None:
    store.apply(factories.online("h2"))
    token = "SWMTKN-1-secret"
    context.engine.answers["/swarm"] = {"JoinTokens": {"Worker": token, "Manager": "other"}}
    context.engine.answers["/info"] = {"Swarm": {"NodeID": "N1", "RemoteManagers": [
        {"NodeID": "N9", "Addr": "10.0.0.9:2377"}, {"NodeID": "N1", "Addr": "10.0.0.1:2377"}]}}
    dialog = shown(ClusterJoinDialog(None, context))
    dialog.accept()
    _, body = posted(context, "/swarm/join")
    assert body["JoinToken"] == token
    assert body["RemoteAddrs"] == ["10.0.0.1:2377", "10.0.0.9:2377"]
    words = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert token not in f"{words} {context.audit} {caplog.text}"


def test_a_token_in_a_refusal_is_not_repeated(shown, store, context) -> None:
    store.apply(factories.online("h2"))
    context.engine.answers["/swarm"] = {"JoinTokens": {"Worker": "SWMTKN-x"}}
    context.engine.answers["/info"] = {"Swarm": {"NodeID": "N1", "RemoteManagers": [
        {"NodeID": "N1", "Addr": "10.0.0.1:2377"}]}}
    context.engine.answers["/swarm/join"] = BadRequest("bad token SWMTKN-x")
    dialog = shown(ClusterJoinDialog(None, context))
    dialog.accept()
    assert "SWMTKN-x" not in f"{dialog.error.text()} {context.audit}"
    assert dialog.result() == 0


def test_the_last_manager_leaves_by_force(shown, context) -> None:
    dialog = shown(ClusterLeaveDialog(None, context))
    assert dialog.go.property("kind") == "danger"
    assert not dialog.go.isDefault(), "Enter leaves no cluster"
    dialog.accept()
    query, _ = posted(context, "/swarm/leave")
    assert query == {"force": True}


def test_a_key_is_shown_on_demand_only(shown, context) -> None:
    context.engine.answers["/swarm/unlockkey"] = {"UnlockKey": "SWMKEY-1"}
    dialog = shown(ClusterKeysDialog(None, context, SCOPE, "lab"))
    assert dialog.key.text() == ""
    dialog._show_key()
    assert dialog.key.text() == "SWMKEY-1"
    assert "SWMKEY-1" not in str(context.audit)
    dialog.accept()
    assert dialog.key.text() == ""


def test_a_new_cluster_with_autolock_shows_its_key_at_once(shown, store, context, qtbot) -> None:
    store.apply(factories.online("h2"))
    context.engine.answers["/swarm/unlockkey"] = {"UnlockKey": "SWMKEY-1"}
    dialog = shown(ClusterInitDialog(None, context))
    dialog.autolock.setChecked(True)
    dialog.accept()
    assert dialog.result() == 1
    (told,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, NewKeyDialog)]
    assert told.key.text() == "SWMKEY-1"
    copy = next(one for one in told.findChildren(QPushButton) if "Copy" in one.text())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "SWMKEY-1"
    assert "SWMKEY-1" not in str(context.audit)
    QGuiApplication.clipboard().clear()
    told.accept()


@pytest.mark.parametrize("on", [False, True])
def test_the_keys_dialog_says_whether_a_key_is_asked_for(shown, context, on: bool) -> None:
    context.engine.answers["/swarm"] = {"Spec": {"EncryptionConfig": {"AutoLockManagers": on}}}
    context.engine.answers["/swarm/unlockkey"] = {"UnlockKey": "SWMKEY-1"}
    dialog = shown(ClusterKeysDialog(None, context, SCOPE, "lab"))
    assert ("No key" not in dialog.asks.text()) is on
    assert (dialog._show.isEnabled(), dialog._lock.isEnabled()) == (on, not on)
    (dialog._free if on else dialog._lock).click()
    assert ("No key" in dialog.asks.text()) is on
    assert dialog.key.text() == ("" if on else "SWMKEY-1")


def test_unlocking_sends_the_key_to_that_host(shown, context) -> None:
    dialog = shown(ClusterUnlockDialog(None, context, factories.scope("h1"), "h1"))
    assert not dialog.go.isEnabled()
    dialog.field.setText("SWMKEY-1")
    dialog.accept()
    _, body = posted(context, "/swarm/unlock")
    assert body == {"UnlockKey": "SWMKEY-1"}


def test_labels_of_a_node_are_exactly_what_stands_there(shown) -> None:
    dialog = shown(NodeLabelsDialog(None, "lab1", "lab", {"disk": "ssd"}))
    dialog.rows.add(("zone", "a"))
    dialog.rows.add(("", "lost"))
    dialog.accept()
    assert dialog.rows.error.text()
    dialog.rows.fill([("zone", "a")])
    dialog.accept()
    assert (dialog.result(), dialog.params()) == (1, {"labels": {"zone": "a"}})
