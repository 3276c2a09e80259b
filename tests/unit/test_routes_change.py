"""Services are changed on the version that was read; containers are replaced, or left alone."""
from __future__ import annotations

import copy
from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest, CaasError, ResourceConflict, ResourceGone
from caas_desktop.operations.routes.apply import joined
from caas_desktop.operations.routes.change import change_service
from caas_desktop.operations.routes.recreate import recreate, replacement


class Swarm:
    """One service; ``others`` change it just before our update arrives."""

    def __init__(self, others: int = 0, state: str = "") -> None:
        self.spec: dict[str, Any] = {"Name": "web", "Labels": {}}
        self.version, self.others, self.state, self.posted = 1, others, state, 0

    def request(self, method: str, path: str, *, query: Any = None, body: Any = None,
                timeout_s: float = 0, lane: Any = None) -> Any:
        if method == "GET":
            return {"ID": "s1", "Version": {"Index": self.version}, "UpdateStatus": {
                "State": self.state}, "Spec": copy.deepcopy(self.spec)}
        self.posted += 1
        if self.others:
            self.others -= 1
            self.version += 1
            self.spec["Labels"][f"theirs{self.version}"] = "1"
        if query["version"] != self.version:
            raise CaasError("rpc error: update out of sequence")
        self.spec, self.version = body, self.version + 1
        return None


def mark(spec: dict[str, Any]) -> dict[str, Any]:
    return {**spec, "Labels": {**spec["Labels"], "ours": "1"}}


def test_a_change_of_somebody_else_is_kept() -> None:
    swarm = Swarm(others=2)
    assert change_service(swarm, "s1", mark)  # type: ignore[arg-type]
    assert swarm.spec["Labels"] == {"theirs2": "1", "theirs3": "1", "ours": "1"}
    assert not change_service(swarm, "s1", mark)  # type: ignore[arg-type]
    assert swarm.posted == 3


def test_endless_changes_and_running_updates_are_told() -> None:
    with pytest.raises(ResourceConflict):
        change_service(Swarm(others=99), "s1", mark)  # type: ignore[arg-type]
    swarm = Swarm(state="updating")
    with pytest.raises(ResourceConflict, match="on its way"):
        change_service(swarm, "s1", mark)  # type: ignore[arg-type]
    assert swarm.posted == 0
    assert change_service(swarm, "s1", mark, meanwhile=True)  # type: ignore[arg-type]


def test_only_a_service_outside_the_network_gets_new_tasks() -> None:
    spec = {"Labels": {}, "TaskTemplate": {"Networks": [{"Target": "a"}], "ForceUpdate": 3}}
    task = joined(copy.deepcopy(spec), "edge", {"x": "1"})["TaskTemplate"]
    assert task == {"Networks": [{"Target": "a"}, {"Target": "edge"}], "ForceUpdate": 3}
    spec["TaskTemplate"]["Networks"].append({"Target": "edge"})  # type: ignore[index]
    assert joined(copy.deepcopy(spec), "edge", {"x": "1"}) == {**spec, "Labels": {"x": "1"}}
    # Another tenant's network is left.
    moved = joined(copy.deepcopy(spec), "acme", {}, {"edge"})
    assert moved["TaskTemplate"]["Networks"] == [{"Target": "a"}, {"Target": "acme"}]


OLD: dict[str, Any] = {
    "Id": "0123456789abcdef", "Name": "/web", "Image": "sha256:1", "State": {"Running": True},
    "Config": {"Image": "web:1", "Hostname": "0123456789ab", "Env": ["A=1"],
               "Labels": {"a": "1"}},
    "HostConfig": {"NetworkMode": "shop_default", "Binds": ["data:/data"], "AutoRemove": False},
    "Mounts": [{"Type": "volume", "Name": "data", "Destination": "/data"},
               {"Type": "volume", "Name": "f" * 64, "Destination": "/cache", "RW": True}],
    "NetworkSettings": {"Networks": {"shop_default": {"Aliases": ["web", "0123456789ab"]},
                                     "other": {"IPAMConfig": {"IPv4Address": "10.1.0.5"}}}},
}


class Host:
    """Fails at the first request that begins with ``fails``."""

    def __init__(self, old: dict[str, Any], fails: str = "never") -> None:
        self.old, self.fails, self.log = old, fails, []  # type: ignore[var-annotated]

    def request(self, method: str, path: str, *, query: Any = None, body: Any = None,
                timeout_s: float = 0, lane: Any = None) -> Any:
        line = f"{method} {path}"
        if path.endswith("/json"):
            return {"Id": "sha256:1"} if path.startswith("/images") else self.old
        self.log.append(line)
        if line.startswith(self.fails):
            self.fails = "never"
            raise BadRequest("no")
        return {"Id": "new"}


def test_a_replacement_keeps_everything_but_labels_and_networks() -> None:
    body, more = replacement(OLD, {"b": "2"}, "web:1", "caas-edge")
    assert body["Labels"] == {"b": "2"}
    assert body["Env"] == ["A=1"]
    assert "Hostname" not in body
    assert body["HostConfig"]["Binds"] == ["data:/data", f"{'f' * 64}:/cache"]
    assert body["NetworkingConfig"] == {"EndpointsConfig": {"shop_default": {"Aliases": ["web"]}}}
    assert more == {"other": {"IPAMConfig": {"IPv4Address": "10.1.0.5"}}, "caas-edge": {}}


def test_a_replacement_leaves_the_edges_other_networks() -> None:
    old = {**OLD, "NetworkSettings": {"Networks": {"shop_default": {}, "caas-edge": {}}}}
    assert set(replacement(old, {}, "web:1", "caas-edge--acme")[1]) == {"caas-edge--acme"}
    assert set(replacement(old, {}, "web:1", "")[1]) == {"caas-edge"}


def test_the_old_one_goes_only_after_the_new_one_runs() -> None:
    host = Host(OLD)
    assert recreate(host, "web", {}, "caas-edge") == "new"  # type: ignore[arg-type]
    steps = [line.split("?")[0] for line in host.log]
    assert steps[0].endswith("/rename")
    assert steps[1] == "POST /containers/create"
    assert steps[-3:] == ["POST /containers/0123456789abcdef/stop", "POST /containers/new/start",
                          "DELETE /containers/0123456789abcdef"]


@pytest.mark.parametrize("fails", ["POST /containers/create", "POST /containers/new/start",
                                   "POST /networks/caas-edge"])
def test_a_failure_puts_the_old_one_back(fails: str) -> None:
    host = Host(OLD, fails)
    with pytest.raises(BadRequest):
        recreate(host, "web", {}, "caas-edge")  # type: ignore[arg-type]
    assert host.log[-2:] == ["POST /containers/0123456789abcdef/rename",
                             "POST /containers/0123456789abcdef/start"]
    assert "DELETE /containers/0123456789abcdef" not in host.log


@pytest.mark.parametrize("change", [
    {"HostConfig": {"AutoRemove": True}}, {"HostConfig": {"NetworkMode": "host"}},
    {"Config": {"Labels": {"com.docker.swarm.task.id": "t"}}}])
def test_what_cannot_be_replaced_is_left_alone(change: dict[str, Any]) -> None:
    host = Host({**OLD, **change})
    with pytest.raises(ResourceConflict):
        recreate(host, "web", {}, "caas-edge")  # type: ignore[arg-type]
    assert host.log == []


def test_a_service_that_is_gone_is_told_as_such() -> None:
    swarm = Swarm()

    def gone(*args: Any, **more: Any) -> Any:
        raise ResourceGone("gone")

    swarm.request = gone  # type: ignore[method-assign]
    with pytest.raises(ResourceGone):
        change_service(swarm, "s1", mark)  # type: ignore[arg-type]
