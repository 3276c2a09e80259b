"""The index of names finds what comparing every name anew would find."""
from __future__ import annotations

from caas_desktop.domain.changes import Removed
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.names import Names
from tests.factories import container, online, ref


def test_words_are_found_in_names_places_and_the_host_s_name() -> None:
    store = Store()
    store.apply([*online("h1"), container("a"), container("b")])
    names = Names(store)
    item = store.get(ref("a"))
    assert names.matcher(["a", "h1"])(ref("a"), item)
    assert not names.matcher(["a", "h2"])(ref("a"), item)


def test_looking_ahead_ends_and_is_done_again_for_what_changed() -> None:
    store = Store()
    store.apply([*online("h1"), *(container(f"c{n}") for n in range(5))])
    names = Names(store)
    assert names.prepare(3)
    assert not names.prepare(3)
    assert not names.prepare(3)
    store.apply([container("c1", state="exited")])
    assert names.prepare(1)
    assert not names.prepare(1)


def test_what_is_gone_leaves_the_index() -> None:
    store = Store()
    store.apply([*online("h1"), container("a"), container("b")])
    names = Names(store)
    names.prepare(10)
    store.apply([Removed(ref("a"))])
    names.prepare(10)
    assert len(names._known) == 1
