"""What belongs to a group is looked up once for each change of the store."""
from __future__ import annotations

from caas_desktop.domain.changes import HostDefined, Removed
from caas_desktop.domain.groups import Group, domain_group, host_group
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.membership import Membership
from tests.factories import container, host, online, ref, scope

ACME = {"caas.tenant": "acme"}


def asked(store: Store) -> list[str]:
    """Note every walk over a kind."""
    walks: list[str] = []
    of_kind = store.of_kind

    def noting(kind: str):  # type: ignore[no-untyped-def]
        walks.append(kind)
        return of_kind(kind)

    store.of_kind = noting  # type: ignore[method-assign]
    return walks


def test_the_same_question_is_answered_once_until_something_changes() -> None:
    store = Store()
    store.apply([*online("h1"), container("a", labels=ACME), container("b")])
    membership, walks = Membership(store), asked(store)
    assert membership.members(domain_group("acme")) == [ref("a")]
    assert membership.members(domain_group("acme")) == [ref("a")]
    assert walks == ["container"]
    store.apply([container("b", labels=ACME)])
    assert set(membership.members(domain_group("acme"))) == {ref("a"), ref("b")}
    store.apply([Removed(ref("a"))])
    assert membership.members(domain_group("acme")) == [ref("b")]


def test_an_answer_follows_hosts_that_move() -> None:
    store = Store()
    store.apply([*online("h1"), container("a")])
    membership, folder = Membership(store), Group("folder", folder="attic")
    assert membership.members(folder) == []
    store.apply([HostDefined(host("h1", folder="attic"))])
    assert membership.members(folder) == [ref("a")]
    assert membership.members(host_group(host("h1").id, scope())) == [ref("a")]


def test_an_answer_is_the_asker_s_own() -> None:
    store = Store()
    store.apply([*online("h1"), container("a", labels=ACME)])
    membership = Membership(store)
    membership.members(domain_group("acme")).clear()
    assert membership.members(domain_group("acme")) == [ref("a")]


def test_what_changes_nothing_leaves_the_version() -> None:
    store = Store()
    store.apply([container("a")])
    before = store.version
    store.apply([container("a")])
    assert store.version == before
