"""What a new user reads where there is nothing yet, and in a language of their own."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from caas_desktop.domain.changes import EventSeen
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.refs import HostId
from caas_desktop.viewmodels.language import use_language
from caas_desktop.viewmodels.sources import container_source
from caas_desktop.viewmodels.targets import DASHBOARD
from tests.factories import ref
from tests.qt.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NOTHING = "Nothing has happened yet."


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()
    assert not made.bugs


def event(action: str, id_: str) -> EngineEvent:
    return EngineEvent(HostId("h1"), 10.0, "container", action, id_)


def test_a_dashboard_without_events_says_so_until_there_is_one(desk: Desk, qtbot: QtBot) -> None:
    page = desk.bench.open(DASHBOARD)

    def said() -> bool:
        return any(one.text() == NOTHING and one.isVisible() for one in page.findChildren(QLabel))

    qtbot.waitUntil(said, timeout=60_000)
    desk.store.apply([EventSeen(event("start", "c1"))])
    qtbot.waitUntil(lambda: not said(), timeout=60_000)


def test_the_marks_of_a_chart_are_told_in_the_users_language(desk: Desk, qapp: QApplication
                                                             ) -> None:
    desk.store.apply([EventSeen(event("start", "c1")), EventSeen(event("oom", "c1"))])
    source = container_source(desk.services.context, ref("c1"))
    use_language(qapp, "zh_CN")
    try:
        assert [words for _, words in source.marks(0)] == ["启动", "内存不足"]
    finally:
        use_language(qapp, "en")
