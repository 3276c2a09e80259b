"""What is done about services with a policy, and about those that must be left alone."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest

from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.catalogue.database import Database
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import swarm_scope
from caas_desktop.domain.scaling import LAST, MAXIMUM, WHY, Policy
from caas_desktop.operations.scaling.cluster import View
from caas_desktop.operations.scaling.controller import ScalingController
from caas_desktop.operations.scaling.note import series
from caas_desktop.operations.scaling.revision import keep_previous, recorded
from caas_desktop.operations.scaling.scaled import Bases
from caas_desktop.operations.scaling.write import set_policy
from tests.unit.scaling_fakes import SYNC, Cluster, SwarmEngine
from tests.unit.stats_fakes import eventually

SCOPE = swarm_scope("c1")


@pytest.fixture
def cluster() -> Cluster:
    return Cluster()


def test_a_load_grows_a_service_and_its_end_shrinks_it(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 2, Policy(1, 10, 80, cooldown_s=60))
    cluster.swarm.load[web] = 1.71  # of 2 × 0.5 cores: 171 %
    cluster.go(1)
    assert cluster.swarm.replicas(web) == 2  # CPU use needs two looks
    cluster.go(1)
    assert cluster.swarm.replicas(web) == 5
    label = cluster.swarm.services[web]["Spec"]["Labels"][LAST]
    assert label.endswith("Z 2 → 5: CPU 171 % of target 80 %")
    cluster.swarm.load[web] = 0.01
    cluster.go(4)
    assert cluster.swarm.replicas(web) == 5
    cluster.go(3)
    assert cluster.swarm.replicas(web) == 1


def test_what_was_used_in_a_moment_decides_nothing(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 2, Policy(1, 10, 80))
    cluster.swarm.load[web] = 50.0
    cluster.look()
    cluster.swarm.pass_time(0.2, cluster.clock)  # looked at again: a policy was changed
    assert "CPU of no task is known" in cluster.text(web)
    assert cluster.swarm.replicas(web) == 2


def test_who_waits_for_the_cool_down_is_told_until_when(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 4, Policy(1, 10, 80, cooldown_s=60))
    cluster.swarm.load[web] = 0.01
    begun = cluster.swarm.now()
    note = cluster.go(2).notes[web]
    assert note.until == begun + 60  # so long ago all four were needed, as far as is known
    assert "cool-down of 60 s" in note.text
    note = cluster.go(6).notes[web]
    assert (cluster.swarm.replicas(web), note.until) == (1, 0.0)


def test_the_view_tells_since_when_it_is_looked_after(cluster: Cluster) -> None:
    cluster.swarm.add("web", 2, Policy())
    begun = cluster.swarm.now()
    assert cluster.go(3).since == begun
    assert cluster.look(cluster.another("other"), active=False).since == begun


def test_what_is_to_be_reserved_is_written_with_the_policy(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 2, cores=None)
    set_policy(cast(Engine, cluster.manager), web, Policy(), reserve=Bases(0.25, None))
    task = cluster.swarm.services[web]["Spec"]["TaskTemplate"]
    assert task == {"ContainerSpec": {"Image": "busybox:1"},
                    "Resources": {"Reservations": {"NanoCPUs": 250_000_000}}}


def test_a_constant_load_writes_nothing_into_the_service(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 3, Policy(1, 10, 80))
    cluster.swarm.load[web] = 1.2
    before = cluster.swarm.services[web]["Version"]
    cluster.go(30)
    assert cluster.swarm.services[web]["Version"] == before
    assert all(path.startswith("/configs") for path in cluster.manager.writes())


def test_tasks_on_nodes_that_are_not_connected_are_missing_and_named(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 2, Policy(1, 10, 80, cooldown_s=0))
    cluster.connected = [cluster.manager]
    cluster.go(2)
    note = cluster.look().notes[web]
    assert note.replicas == 2
    assert "1 of 2 tasks not measured" in note.text
    assert note.text.endswith("(not connected to host-n2)")
    cluster.swarm.load[web] = 1.0
    cluster.go(4)
    assert cluster.swarm.replicas(web) == 2  # damped: half of it may be idle


def test_new_tasks_that_do_not_run_yet_do_not_multiply(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 2, Policy(1, 50, 80))
    cluster.swarm.load[web] = 1.71
    cluster.swarm.running[web] = 2  # the image is being pulled
    cluster.go(10)
    assert cluster.swarm.replicas(web) == 5


@pytest.mark.parametrize(("more", "words"), [
    ({"cores": None}, "no reservation or limit of CPU: set a CPU reservation"),
    ({"UpdateStatus": {"State": "updating"}}, "an update is running"),
    ({"UpdateStatus": {"State": "rollback_started"}}, "a roll-back is running"),
    ({"UpdateStatus": {"State": "paused"}}, "an update is paused: continue it, or roll back"),
    ({"UpdateStatus": {"State": "rollback_paused"}},
     "a roll-back is paused: continue it, or update again"),
    ({"replicas": 0}, "stopped: start it to have it scaled"),
])
def test_left_alone_and_the_reason_is_said(cluster: Cluster, more: dict[str, Any], words: str
                                           ) -> None:
    web = cluster.swarm.add("web", policy=Policy(3, 10, 80), **more)
    before = cluster.swarm.services[web]["Version"]
    note = cluster.go(3).notes[web]
    assert (note.state, note.text) == ("skipped", words)
    assert cluster.swarm.services[web]["Version"] == before


def test_global_services_and_wrong_labels_are_refused(cluster: Cluster) -> None:
    everywhere = cluster.swarm.add("everywhere", policy=Policy())
    cluster.swarm.services[everywhere]["Spec"]["Mode"] = {"Global": {}}
    wrong = cluster.swarm.add("wrong", labels={}, policy=Policy())
    cluster.swarm.services[wrong]["Spec"]["Labels"][MAXIMUM] = "many"
    notes = cluster.look().notes
    assert notes[everywhere].text == "only a replicated service can be scaled"
    assert notes[wrong].text.startswith("the labels are no policy (maximum:")


def test_a_paused_policy_is_kept_but_not_followed(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 1, Policy(3, 10, 80, paused=True))
    assert cluster.text(web) == "automatic scaling is paused"
    assert cluster.swarm.replicas(web) == 1


def test_someone_elses_change_is_not_overwritten(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 1, Policy(3, 10, 80))

    def meddle(method: str, path: str) -> None:
        if path.endswith(f"{web}/update"):
            cluster.manager.before = lambda method, path: None
            raw = cluster.worker.request("GET", f"/services/{web}")
            raw["Spec"]["TaskTemplate"]["ContainerSpec"]["Image"] = "busybox:2"
            cluster.worker.request("POST", path, body=raw["Spec"],
                                   query={"version": raw["Version"]["Index"]})

    cluster.manager.before = meddle
    note = cluster.look().notes[web]
    assert note.state == "failed"
    assert "was changed by somebody else meanwhile" in note.text
    spec = cluster.swarm.services[web]["Spec"]
    assert spec["TaskTemplate"]["ContainerSpec"]["Image"] == "busybox:2"
    assert cluster.go(1).notes[web].state == "scaled"  # on the fresh spec
    assert cluster.swarm.services[web]["Spec"]["TaskTemplate"] == spec["TaskTemplate"]


def test_only_replicas_and_the_reason_are_written(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 1, Policy(3, 10, 80), labels={"a": "b"})
    before = cluster.manager.request("GET", f"/services/{web}")["Spec"]
    cluster.look()
    after = cluster.swarm.services[web]["Spec"]
    assert after["Mode"] == {"Replicated": {"Replicas": 3}}
    del after["Labels"][LAST]
    assert {**after, "Mode": before["Mode"]} == before


def test_what_a_rollback_needs_is_recorded_before_it_is_overwritten(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 1, Policy(3, 10, 80))
    spec = cluster.swarm.services[web]["Spec"]
    old = {**spec, "TaskTemplate": {"ContainerSpec": {"Image": "busybox:0"}}}
    cluster.swarm.services[web] |= {"PreviousSpec": old, "UpdateStatus": {"State": "completed"}}
    cluster.look()
    assert cluster.swarm.replicas(web) == 3
    assert recorded(cast(Engine, cluster.manager), web) == old
    cluster.swarm.services[web]["Spec"]["Mode"]["Replicated"]["Replicas"] = 1
    configs = len(cluster.swarm.configs)
    cluster.look()  # the previous spec is now our own: nothing more to record
    assert (cluster.swarm.replicas(web), len(cluster.swarm.configs)) == (3, configs)


def test_the_revision_that_came_last_is_the_one_to_go_back_to(cluster: Cluster) -> None:
    web, manager = cluster.swarm.add("web"), cast(Engine, cluster.manager)
    spec = cluster.swarm.services[web]["Spec"]

    def version(image: str) -> dict[str, Any]:
        return {**spec, "TaskTemplate": {"ContainerSpec": {"Image": image}}}

    for old in ("a", "b", "c", "a"):
        keep_previous(manager, {"ID": web, "Spec": spec, "PreviousSpec": version(old)})
    assert recorded(manager, web) == version("a")
    assert len(cluster.swarm.configs) == 3
    for number in range(10):
        keep_previous(manager, {"ID": web, "Spec": spec, "PreviousSpec": version(str(number))})
    assert len(cluster.swarm.configs) == 5  # the oldest are dropped


def test_nothing_is_written_when_the_revision_cannot_be_kept(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 1, Policy(3, 10, 80))
    old = {"Name": "web", "TaskTemplate": {"ContainerSpec": {"Image": "busybox:0"}}}
    cluster.swarm.services[web]["PreviousSpec"] = old

    def full(method: str, path: str) -> None:
        if path == "/configs/create" and cluster.swarm.configs:
            raise BadRequest("config data must be larger than 0 and less than 1024000 bytes")

    cluster.manager.before = full
    assert cluster.look().notes[web].state == "failed"
    assert cluster.swarm.replicas(web) == 1
    assert cluster.swarm.services[web]["PreviousSpec"] == old


def test_two_never_scale_at_once_and_both_know_what_is_said(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 2, Policy(1, 10, 80, cooldown_s=60))
    other = cluster.another("other")
    cluster.swarm.load[web] = 1.71
    for _ in range(8):
        mine, theirs = cluster.look(), cluster.look(other)
        assert (mine.ours, theirs.ours) == (True, False)
        assert theirs.holder == "me"
        assert theirs.notes[web].text == mine.notes[web].text
        cluster.swarm.pass_time(SYNC, cluster.clock)
    assert cluster.swarm.replicas(web) == 5
    # The first falls silent: the other goes on, and still knows the last change.
    for _ in range(4):
        view = cluster.look(other)
        cluster.swarm.pass_time(SYNC, cluster.clock)
    assert view.ours
    assert view.notes[web].done.startswith("2 → 5: CPU 171 %")


def test_who_takes_over_does_not_shrink_before_its_own_cooldown(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 5, Policy(1, 10, 80, cooldown_s=60))
    cluster.go(3)
    cluster.scaler.release(cast(Engine, cluster.manager))
    cluster.scaler = cluster.another("next")
    cluster.go(4)
    assert cluster.swarm.replicas(web) == 5
    cluster.go(2)
    assert cluster.swarm.replicas(web) == 1


def test_a_cluster_without_policies_is_not_written_to(cluster: Cluster) -> None:
    cluster.swarm.add("web")
    assert cluster.go(5) == View()
    assert cluster.manager.writes() == []


def test_after_the_last_policy_the_lease_is_given_back(cluster: Cluster) -> None:
    web = cluster.swarm.add("web", 1, Policy())
    assert cluster.go(2).ours
    cluster.manager.swarm.services.pop(web)
    cluster.go(1)
    view = cluster.look(cluster.another("other"), active=False)
    assert (view.holder, view.notes) == ("", {})


def test_one_who_only_listens_never_writes(cluster: Cluster) -> None:
    cluster.swarm.add("web", 1, Policy(3, 10, 80))
    for _ in range(5):
        cluster.look(active=False)
    assert cluster.manager.writes() == []


# -- the controller


@pytest.fixture
def catalogue() -> Iterator[Database]:
    opened = open_catalogue(MEMORY)
    yield opened
    opened.close()


class Controlled(Cluster):
    """A controller over the cluster; ``look`` is called, no thread runs."""

    def __init__(self, catalogue: Database, **options: Any) -> None:
        super().__init__()
        self.events: list[EngineEvent] = []
        self.views: list[View] = []
        self.controller = ScalingController(
            lambda: cast("list[Engine]", self.connected), catalogue, self.events.append,
            lambda scope, view: self.views.append(view), name="me", **options)


def test_decisions_become_events_audit_and_history(catalogue: Database) -> None:
    there = Controlled(catalogue)
    web = there.swarm.add("web", 1, Policy(3, 10, 80))
    idle = there.swarm.add("idle", 1, Policy(1, 3, 80), cores=None)
    for _ in range(3):
        there.controller.look()
    assert [(e.type, e.id, e.name, e.action, e.attributes[WHY]) for e in there.events] == [
        ("service", web, "web", "scaled 1 → 3", "the minimum is 3"),
        ("service", idle, "idle", "not scaled",
         "no reservation or limit of CPU: set a CPU reservation")]
    assert [row[2:] for row in catalogue.audit()] == [
        ("scale 1 → 3: the minimum is 3", "service web", "ok")]
    values = catalogue.samples(series(SCOPE, web, "replicas"), 0, 1e12)
    assert {value for _, value in values} == {3.0}
    assert there.controller.note(SCOPE, web) == there.views[-1].notes[web]


def test_a_listener_tells_what_somebody_else_did(catalogue: Database) -> None:
    there = Controlled(catalogue, active=False)
    web = there.swarm.add("web", 2, Policy(1, 10, 80))
    there.swarm.add("idle", 1, Policy(1, 3, 80), cores=None)
    there.swarm.load[web] = 1.71
    for _ in range(4):
        there.look()
        there.controller.look()
        there.swarm.pass_time(SYNC, there.clock)
    assert [(e.action, e.attributes[WHY]) for e in there.events] == [
        ("scaled 2 → 5", "CPU 171 % of target 80 %")]
    assert catalogue.audit() == []  # it was not us
    assert catalogue.samples(series(SCOPE, web, "cpu"), 0, 1e12)


def test_a_lost_manager_is_passed_over_and_told(catalogue: Database) -> None:
    there = Controlled(catalogue)
    web = there.swarm.add("web", 1, Policy(3, 10, 80))
    second = SwarmEngine(there.swarm, "n2")
    there.connected = [there.manager, second]
    there.manager.broken = True
    assert "is gone" in there.controller.look()[SCOPE].trouble
    assert there.controller.look()[SCOPE].ours
    assert there.swarm.replicas(web) == 3


def test_a_read_only_host_is_only_listened_to(catalogue: Database) -> None:
    there = Controlled(catalogue)
    there.swarm.add("web", 1, Policy(3, 10, 80))
    there.connected = [SwarmEngine(there.swarm, "n1", read_only=True)]
    there.controller.look()
    assert there.connected[0].writes() == []


def test_who_waits_takes_at_once_what_is_given_back(
        catalogue: Database) -> None:
    there = Controlled(catalogue, sync_s=3600.0)
    there.swarm.add("web", 1, Policy())
    holder = there.scaler
    assert there.look(holder).ours
    there.controller.start()
    try:
        eventually(lambda: there.controller.view(SCOPE).holder == "me")  # the scaler's name, too
        assert not there.controller.view(SCOPE).ours
        holder.release(cast(Engine, there.manager))
        there.controller.lease_written(SCOPE)  # as the manager's event says
        eventually(lambda: there.controller.view(SCOPE).ours)
        reads = len(there.manager.calls)
        there.controller.lease_written(SCOPE)  # of our own renewal
        there.controller.lease_written(SCOPE)
        there.controller.set_active(False)
        eventually(lambda: not there.controller.view(SCOPE).holder)
        assert there.manager.calls[reads:].count(("GET", "/services")) == 0
    finally:
        there.controller.close()


def test_closing_gives_the_lease_back(catalogue: Database) -> None:
    there = Controlled(catalogue, sync_s=0.05)
    there.swarm.add("web", 1, Policy())
    there.controller.start()
    try:
        eventually(lambda: bool(there.views))
    finally:
        there.controller.close()
    assert there.look(there.another("next")).ours
