"""New figures repaint only what looks different."""
from __future__ import annotations

from pytestqt.qtbot import QtBot

from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells, Usage
from caas_desktop.viewmodels.rows import FIGURES, KindTable
from tests.factories import container, online, ref


def test_new_figures_repaint_the_rows_whose_picture_changed_and_no_others(qtbot: QtBot) -> None:
    store = Store()
    store.apply([*online("h1"), *(container(name) for name in "abc")])
    usage: dict[Ref, Usage] = {ref(name): Usage(1.0, memory=100) for name in "abc"}
    model = KindTable(CONTAINER, store, Cells(store, usage.get))
    seen = [ref(name) for name in "abc"]
    model.refresh_figures(seen)
    usage[ref("b")] = Usage(2.0, memory=100)
    with qtbot.waitSignal(model.dataChanged) as caught:
        model.refresh_figures(seen)
    assert caught.args is not None
    first, last = caught.args[:2]
    assert (first.row(), last.row()) == (1, 1)
    painted = {CONTAINER.columns[n].look for n in range(first.column(), last.column() + 1)}
    assert painted == set(FIGURES)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.refresh_figures(seen)
    model.close()
