"""A policy is labels on a service, and refused where it makes no sense."""
from __future__ import annotations

from typing import cast

import pytest

from caas_desktop.domain.errors import BadRequest, ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.scaling import Policy, policy_of
from caas_desktop.operations.scaling.write import set_policy
from tests.unit.scaling_fakes import Cluster


@pytest.fixture
def cluster() -> Cluster:
    return Cluster()


def test_a_policy_is_written_into_labels_and_restarts_nothing(cluster: Cluster) -> None:
    web, manager = cluster.swarm.add("web", 2), cast(Engine, cluster.manager)
    before = cluster.manager.request("GET", f"/services/{web}")["Spec"]
    set_policy(manager, web, Policy(2, 6, 70, 90, 120))
    after = cluster.swarm.services[web]["Spec"]
    assert policy_of(after["Labels"]) == Policy(2, 6, 70, 90, 120)
    assert {**after, "Labels": {}} == before
    version = cluster.swarm.index
    set_policy(manager, web, Policy(2, 6, 70, 90, 120))
    assert cluster.swarm.index == version  # nothing changed: nothing written
    set_policy(manager, web, None)
    assert cluster.swarm.services[web]["Spec"] == before


def test_a_policy_is_refused_where_it_makes_no_sense(cluster: Cluster) -> None:
    web, manager = cluster.swarm.add("web", 2), cast(Engine, cluster.manager)
    with pytest.raises(BadRequest, match="maximum"):
        set_policy(manager, web, Policy(5, 3))
    cluster.swarm.services[web]["UpdateStatus"] = {"State": "updating"}
    with pytest.raises(BadRequest, match="an update is running"):
        set_policy(manager, web, Policy())
    cluster.swarm.services[web].pop("UpdateStatus")
    cluster.swarm.services[web]["Spec"]["Mode"] = {"Global": {}}
    with pytest.raises(BadRequest, match="once on every node"):
        set_policy(manager, web, Policy())


def test_a_policy_meets_a_change_of_somebody_else(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 2)

    def meddle(method: str, path: str) -> None:
        if method == "POST":
            cluster.swarm.services[web]["Version"] = {"Index": cluster.swarm.tick()}

    cluster.manager.before = meddle
    with pytest.raises(ResourceConflict, match="web was changed by somebody else"):
        set_policy(cast(Engine, cluster.manager), web, Policy())
