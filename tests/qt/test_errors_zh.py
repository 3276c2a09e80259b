"""Errors reach a Chinese window in Chinese; other people's words stay as they are."""
from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import HostChanged
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError, CatalogueError, HostKeyChanged
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import HostSpec, HostStatus, Phase, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.text import N_, Text
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.engine.errors import from_status
from caas_desktop.operations.store import Store
from caas_desktop.operations.tasks import Task, Tasks
from caas_desktop.viewmodels.errors import advice, hint, reason, sentence, together, with_hint
from caas_desktop.viewmodels.event_rows import event_words
from caas_desktop.viewmodels.language import use_language
from caas_desktop.viewmodels.overview import tile
from caas_desktop.views.dialogs.steps import ConnectionTest
from caas_desktop.views.dialogs.trouble import CatalogueDialog, TroubleDialog
from caas_desktop.views.dialogs.trust import HostKeyChangedDialog
from caas_desktop.views.logs.states import problem
from caas_desktop.views.pages.fetched import Fetched
from caas_desktop.views.window.status_line import StatusLine
from caas_desktop.views.window.tasks import TaskRow
from tests import factories
from tests.qt.dialogs_kit import FakeVault, Now, at_once
from tools import translations

ENGLISH = re.compile(r"\b(the|is|are|of|no|not|your)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    source = translations.path_of("zh_CN")
    made = source.with_suffix(".qm")
    if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
        translations.compile_all()
    # Widgets of earlier tests that wait for their end must not be told of ours.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert use_language(qapp, "zh_CN") == "zh_CN"
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    use_language(qapp, "en")


@pytest.fixture
def connector(tmp_path: Path) -> DockerConnector:
    return DockerConnector(FakeVault(), tmp_path / "known_hosts", home=tmp_path, env={})


@pytest.fixture
def refused(connector: DockerConnector) -> CaasError:
    """Return what a host says on whose port nothing listens."""
    with socket.socket() as held:  # bound, not listening: nobody else can take the port
        held.bind(("127.0.0.1", 0))
        spec = HostSpec(HostId("web"), "web", TlsEndpoint("127.0.0.1", held.getsockname()[1],
                                                          plain=True))
        with pytest.raises(CaasError) as caught:
            connector.connect(spec, timeout_s=5)
    return caught.value


def store_of(error: CaasError) -> Store:
    store = Store()
    status = HostStatus(Phase.OFFLINE, since=time.time(), reason=str(error), hint=error.hint,
                        error=error)
    store.apply([*factories.online("h1"), HostChanged(factories.host("h1").id, status)])
    return store


def words_in(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_a_refused_connection_is_told_in_chinese(refused: CaasError) -> None:
    assert sentence(refused).startswith("web：127.0.0.1:")
    assert "没有程序监听" in sentence(refused)
    assert hint(refused) == "请检查端口，并确认主机上的服务正在运行。"
    assert "nothing listens" in str(refused)


def test_the_status_of_a_host_is_told_everywhere_in_chinese(
        refused: CaasError, qtbot: QtBot) -> None:
    store = store_of(refused)
    view = store.hosts[factories.host("h1").id]
    assert "没有程序监听" in reason(view.status)
    assert advice(view.status) == hint(refused)
    assert "没有程序监听" in tile(store, view, 0, ()).note
    line = StatusLine()
    qtbot.addWidget(line)
    line.follow(store)
    assert "没有程序监听" in line._trouble.toolTip()


def test_a_host_without_an_error_tells_its_reason() -> None:
    assert reason(HostStatus(reason=N_("Disconnected."))) == "已断开连接。"
    assert (reason(HostStatus()), advice(HostStatus())) == ("", "")


def test_the_steps_of_a_test_are_chinese(
        connector: DockerConnector, tmp_path: Path, qtbot: QtBot) -> None:
    fleet: Any = SimpleNamespace(connector=connector, vault=FakeVault())
    test = ConnectionTest(fleet, Now(), at_once)  # type: ignore[arg-type]
    holder = QWidget()
    test.setParent(holder)
    qtbot.addWidget(holder)
    test.run(HostSpec(HostId("web"), "web", UnixEndpoint(str(tmp_path / "none.sock"))), {})
    said = words_in(test).replace("\u200b", "").replace(str(tmp_path), "")
    assert "Docker 套接字" in said
    assert "none.sock 处没有 Docker 套接字。" in said
    assert "请启动 Docker" in said
    assert not ENGLISH.search(said)


def test_dialogs_of_trouble_are_chinese(refused: CaasError, qtbot: QtBot) -> None:
    changed = HostKeyChanged(N_("{host}: {server} shows another SSH key than the known one."),
                             host="web", server="a")
    for dialog in (TroubleDialog(None, "web", refused),
                   CatalogueDialog(None, CatalogueError.of(refused), can_move=True),
                   HostKeyChangedDialog(None, changed, "web")):
        qtbot.addWidget(dialog)
        assert not ENGLISH.search(words_in(dialog))


def test_a_task_is_chinese_from_its_title_to_its_hint(refused: CaasError, qtbot: QtBot) -> None:
    tasks = Tasks()
    task = tasks.add(Task(Text(N_("Pull {image}"), image="nginx"), "web"))
    tasks.fail(task, refused)
    row = TaskRow(task, tasks)
    qtbot.addWidget(row)
    assert row._title.text() == "拉取 nginx"
    assert with_hint(refused) in row.accessibleName()


def test_a_bug_in_a_task_is_told_without_its_words() -> None:
    tasks = Tasks()
    task = tasks.add(Task("a", "web"))
    tasks.fail(task, KeyError("inner"))
    assert str(task.note) == "An internal error stopped it."


def test_what_a_tab_could_not_fetch_is_chinese(refused: CaasError, qtbot: QtBot) -> None:
    def fetch(_: object) -> None:
        raise refused

    context: Any = SimpleNamespace(
        store=store_of(refused), jobs=Now(),
        fleet=SimpleNamespace(engine_of=lambda _: SimpleNamespace()))
    tab = Fetched(context, factories.ref("a"), fetch)
    qtbot.addWidget(tab)
    tab.reload()
    assert "没有程序监听" in words_in(tab)


def test_a_log_that_broke_off_says_so_in_chinese(refused: CaasError) -> None:
    from caas_desktop.operations.logs.source import State

    source: Any = SimpleNamespace(wanted=True, state=State.OFFLINE, error=refused,
                                  target=SimpleNamespace(host_name="web", name="a"))
    title, body = problem([source])
    assert title == "无法连接 web"
    assert with_hint(refused) in body


def test_an_engines_own_words_stay_as_they_are() -> None:
    error = from_status("web", 409, b'{"message": "the {name} is taken"}')
    assert sentence(error) == "web 上有冲突：“the {name} is taken”。"
    assert with_hint(error) == "web 上有冲突：“the {name} is taken”。请查看其当前状态，然后重试。"


def test_what_is_no_error_of_ours_keeps_its_words() -> None:
    assert (sentence(ValueError("odd")), hint(ValueError("odd"))) == ("odd", "")
    assert sentence(FieldError("a", N_("{address} is no IP address."), address="{x}")).startswith(
        "{x}")


def test_sentences_stand_together_without_spare_spaces() -> None:
    assert together("甲。", "") == "甲。"
    assert together("", "") == ""
    assert together("甲。", "{first}") == "甲。{first}"


def test_events_are_told_in_words() -> None:
    def said(action: str) -> str:
        return event_words(EngineEvent(HostId("h1"), 1.0, "container", action, "a"))

    assert (said("start"), said("health_status: healthy")) == ("启动", "健康")
    assert said("exec_start: sh -c x") == "开始执行: sh -c x"
    assert said("unheard") == "unheard"
