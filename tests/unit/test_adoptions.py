"""An adopted app is shown as its tenant's, wherever its labels say nothing of it."""
from __future__ import annotations

from typing import Any

import pytest

from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.changes import (
    AppsAdopted,
    Change,
    Removed,
    Snapshot,
    Upserted,
)
from caas_desktop.domain.hosts import SwarmInfo
from caas_desktop.domain.place import ADOPTED, TENANT
from caas_desktop.domain.refs import Ref, swarm_scope
from caas_desktop.kinds.node import parse
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.facts import facts_of
from tests.factories import container, online, ready, ref, scope, volume

PROJECT, STACK = "com.docker.compose.project", "com.docker.stack.namespace"
FOR_ACME = AppsAdopted({AppKey(scope(), "shop"): "acme"})


def of_shop(id_: str, **labels: str) -> Upserted:
    return container(id_, labels={PROJECT: "shop", **labels})


def tenant(store: Store, one: Ref) -> str:
    item: Any = store.get(one)
    return str(item.place.tenant)


@pytest.fixture
def store() -> Store:
    made = Store()
    made.apply([*online("h1"), of_shop("a"), container("b"), volume("data", **{PROJECT: "shop"})])
    return made


def test_adopting_and_releasing_moves_all_of_an_app_at_once_and_nothing_else(store: Store) -> None:
    seen: list[Change] = []
    store.subscribe(seen.extend)
    store.apply([FOR_ACME])
    moved = {ref("a"), ref("data", kind="volume")}
    assert {one.ref for one in seen if isinstance(one, Upserted)} == moved
    assert [tenant(store, one) for one in sorted(moved)] == ["acme", "acme"]
    assert tenant(store, ref("b")) == ""
    store.apply([AppsAdopted({AppKey(scope(), "shop"): "zeta"})])
    assert tenant(store, ref("a")) == "zeta"
    seen.clear()
    store.apply([AppsAdopted({})])
    assert store.get(ref("a")) == of_shop("a").item
    assert len(seen) == 3


def test_what_comes_later_is_the_tenants_too_and_the_same_again_is_told_to_nobody(
        store: Store) -> None:
    store.apply([FOR_ACME, of_shop("c")])
    seen: list[Change] = []
    store.subscribe(seen.extend)
    found = [of_shop("a"), container("b"), of_shop("c")]
    store.apply([Snapshot(scope(), "container", {one.ref: one.item for one in found}), FOR_ACME])
    assert seen == []
    assert tenant(store, ref("c")) == "acme"
    store.apply([Removed(ref("c")), container("c", labels={PROJECT: "other"})])
    assert tenant(store, ref("c")) == ""


def test_labels_are_shown_as_the_engine_has_them(store: Store) -> None:
    before = facts_of(store.get(ref("a")))
    store.apply([FOR_ACME])
    assert tenant(store, ref("a")) == "acme"
    assert facts_of(store.get(ref("a")))[-1] == before[-1]
    assert [fact.name for fact in before[-1].facts] == [PROJECT]


def test_a_tenant_that_the_engine_tells_is_never_overruled(store: Store) -> None:
    theirs = of_shop("d", **{TENANT: "zeta"})
    store.apply([FOR_ACME, theirs])
    assert store.get(theirs.ref) == theirs.item


def test_an_app_of_that_name_elsewhere_is_another_one(store: Store) -> None:
    other = container("a", host_name="h2", labels={PROJECT: "shop"})
    store.apply([*online("h2"), FOR_ACME, other])
    assert tenant(store, other.ref) == ""


def test_remembered_content_of_an_app_that_was_released_meanwhile_is_public() -> None:
    store = Store()
    store.apply([of_shop("a", **{TENANT: "acme", ADOPTED: ""})])
    assert store.get(ref("a")) == of_shop("a").item


def test_containers_of_an_adopted_stack_follow_once_their_engine_is_known_as_a_worker() -> None:
    store, cluster = Store(), swarm_scope("C1")
    manager, worker = SwarmInfo("C1", "N1", True, 1, 2), SwarmInfo("", "N2", False, 0, 0)
    store.apply([AppsAdopted({AppKey(cluster, "shop"): "acme"}), *online("h1", "h2"),
                 ready("h2", swarm=worker), container("t", host_name="h2", labels={STACK: "shop"})])
    task = ref("t", host_name="h2")
    assert tenant(store, task) == ""
    store.apply([ready("h1", swarm=manager),
                 Upserted(Ref(cluster, "node", "N2"), parse({"ID": "N2"}))])
    assert tenant(store, task) == "acme"
