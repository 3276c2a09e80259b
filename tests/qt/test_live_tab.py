"""What shows the store as it is now does so only while it is seen."""
from __future__ import annotations

from pytestqt.qtbot import QtBot

from caas_desktop.operations.store import Store
from caas_desktop.views.live import LiveTab
from tests import factories


class Counting(LiveTab):
    count = 0

    def refresh(self) -> None:
        self.count += 1


def test_it_reads_again_when_shown_and_while_it_is_and_never_else(qtbot: QtBot) -> None:
    store = Store()
    tab = Counting(store, later_ms=0)
    qtbot.addWidget(tab)

    def change(ident: str) -> None:
        store.apply([factories.container(ident)])

    change("a")
    assert (tab.count, tab._later.isActive()) == (0, False)
    tab.show()
    assert tab.count == 1
    change("b")
    change("c")
    qtbot.waitUntil(lambda: tab.count == 2)
    change("d")
    tab.hide()
    assert not tab._later.isActive()
    tab.show()
    tab.close_tab()
    change("e")
    assert (tab.count, tab._later.isActive()) == (3, False)
