"""On a host that is marked read-only nothing is offered that could change it."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.terminal.session import State
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.pages.object_page import ObjectPage
from tests.factories import host, ref
from tests.qt.desk import Desk


@pytest.fixture(params=[False, True], ids=["writable", "read-only"])
def read_only(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def desk(qtbot: QtBot, read_only: bool) -> Iterator[Desk]:
    made = Desk(qtbot, spec=host("h1", read_only=read_only))
    yield made
    made.close()
    assert not made.bugs


def test_a_container_s_page_offers_a_shell_only_where_it_may_be_changed(
        desk: Desk, read_only: bool) -> None:
    page = desk.bench.open(Target("object", ref=ref("c1")))
    assert isinstance(page, ObjectPage)
    assert ("terminal" in page.tab_keys()) is not read_only
    shown = [key for key, _, _ in page._commands(desk.store.get(ref("c1")))]
    assert ("shell" in shown) is not read_only
    assert "logs" in shown
    assert desk.window.keys.actions["shell"].isEnabled() is not read_only


def test_the_context_menu_offers_a_shell_only_there(desk: Desk, read_only: bool) -> None:
    menu = QMenu(desk.window)
    desk.bench.menus._for_objects(menu, [ref("c1")])
    keys = {made.objectName() for made in menu.actions()}
    assert "logs" in keys
    assert ("shell" in keys) is not read_only


def test_the_command_itself_is_refused_with_a_word(desk: Desk, read_only: bool) -> None:
    desk.bench.open(Target("object", ref=ref("c1")))
    desk.bench.run("shell")
    terminals = desk.bench.consoles.terminals
    if read_only:
        QApplication.processEvents()  # a terminal is made in the next turn
        assert not terminals.panes()
        assert [toast.accessibleName() for toast in desk.bench.toasts.toasts()] == [
            "h1 is marked read-only."]
    else:
        desk.qtbot.waitUntil(lambda: len(terminals.panes()) == 1)
        panes = terminals.panes()
        desk.qtbot.waitUntil(lambda: not panes[0].running)  # the scripted engine has no exec
        assert desk.catalogue.audit()[0][1:] == (
            desk.spec.id, "exec", "container c1: shell", "protocol-garbage")


def test_a_terminal_s_connection_is_refused_too(desk: Desk, read_only: bool) -> None:
    """The mark may be set while a pane is open: it does not connect again."""
    desk.connector.engine.answers["/containers/c1/exec"] = {"Id": "e1"}
    session = desk.bench.consoles.maker.shell(ref("c1")).session
    session.start()
    desk.qtbot.waitUntil(lambda: session.state is State.ENDED)
    assert session.ending is not None
    assert session.ending.error is not None
    assert ("read-only" in str(session.ending.error)) is read_only
    session.close()


def test_only_the_mark_refuses() -> None:
    require_writable(host("h1"))
    with pytest.raises(CaasError, match="h1 is marked read-only"):
        require_writable(host("h1", read_only=True))
