"""``services autoscale``: the window's rules, on the command line."""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from cli_fakes import CommandLine, FakeEngine

from caas_desktop.app.cli.codes import UsageError
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.hosts import HostSpec, SwarmInfo, UnixEndpoint
from caas_desktop.domain.refs import HostId
from tests.qt.swarm_kit import raw_service

Capture = pytest.CaptureFixture[str]


class Manager(FakeEngine):
    """Has one service, which it changes as it is told to."""

    raw: dict[str, Any]

    def request(self, method: str, path: str, *, query: Mapping[str, object] | None = None,
                body: Any = None, timeout_s: float = 30.0, lane: object = None) -> Any:
        if (method, path) == ("GET", "/services"):
            return [self.raw]
        if (method, path) == ("GET", "/services/s1"):
            return self.raw
        if (method, path) == ("POST", "/services/s1/update"):
            self.raw = {**self.raw, "Spec": body,
                        "Version": {"Index": self.raw["Version"]["Index"] + 1}}
            return {}
        return super().request(method, path, query=query, body=body)


@pytest.fixture
def cli() -> Iterator[CommandLine]:
    made = CommandLine()
    yield made
    made.close()


@pytest.fixture
def manager(cli: CommandLine) -> Manager:
    spec = HostSpec(HostId("id-lab1"), "lab1", UnixEndpoint("/run/lab1"))
    made = Manager(spec, swarm=SwarmInfo("C1", "N1", True, 1, 1))
    made.raw = raw_service()
    made.raw["Spec"]["TaskTemplate"]["Resources"] = {"Reservations": {"NanoCPUs": 5 * 10**8}}
    cli.host("lab1", made)
    return made


def run(cli: CommandLine, *words: str) -> int:
    return cli.run("services", "autoscale", "web", *words)


def labels(manager: Manager) -> dict[str, str]:
    found: dict[str, str] = manager.raw["Spec"]["Labels"]
    return {key.removeprefix("caas.scaling."): value for key, value in found.items()
            if key.startswith("caas.scaling.")}


def test_a_policy_is_set_shown_changed_and_removed(
        cli: CommandLine, manager: Manager, capsys: Capture) -> None:
    assert run(cli) == 0
    assert capsys.readouterr().out == "lab1/web: no policy\n"
    run(cli, "--min", "2", "--max", "5")
    assert capsys.readouterr().out == (
        "lab1/web: 2–5 tasks, CPU 80 %, cool-down 300 s, 2 now\n")
    run(cli, "--cpu", "60%", "--pause")
    assert labels(manager) == {"min": "2", "max": "5", "cpu": "60", "cooldown": "300",
                               "paused": "true"}
    capsys.readouterr()
    run(cli, "--resume", "--json")
    assert json.loads(capsys.readouterr().out) == {
        "host": "lab1", "service": "web", "replicas": 2, "waits": None, "changed": True,
        "policy": {"min": 2, "max": 5, "cpu": 60, "memory": None, "cooldown": 300,
                   "paused": False}}
    run(cli, "--off")
    assert labels(manager) == {}
    assert manager.raw["Spec"]["Labels"] == {"caas.app": "shop"}
    assert [row[2] for row in cli.catalogue.audit()] == ["autoscale"] * 4


def test_what_a_target_is_a_part_of_is_reserved_with_it(
        cli: CommandLine, manager: Manager) -> None:
    with pytest.raises(BadRequest, match="No reservation or limit of memory") as refused:
        run(cli, "--max", "4", "--memory", "70")
    assert "--reserve-memory" in str(refused.value.hint)
    run(cli, "--max", "4", "--memory", "70", "--reserve-memory", "64m")
    assert labels(manager)["memory"] == "70"
    assert "cpu" not in labels(manager)
    assert manager.raw["Spec"]["TaskTemplate"]["Resources"]["Reservations"] == {
        "NanoCPUs": 5 * 10**8, "MemoryBytes": 64 << 20}
    with pytest.raises(UsageError, match="already"):
        run(cli, "--reserve-cpu", "1")


@pytest.mark.parametrize(("words", "why"), [
    (("--off", "--min", "1"), "--off"), (("--min", "0"), "--min: From 1"),
    (("--min", "3", "--max", "2"), "--max: Not less"), (("--cpu", "many"), "--cpu: write"),
    (("--cpu", "off"), "--cpu: Choose a target"), (("--cpu", "0"), "--cpu: From 1"),
    (("--cooldown", "-1"), "--cooldown"), (("--pause",), "no policy"),
    (("--reserve-memory", "x"), "--reserve-memory")])
def test_what_makes_no_policy_is_refused(
        cli: CommandLine, manager: Manager, words: tuple[str, ...], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        run(cli, *words)
    assert labels(manager) == {}


def test_nothing_is_written_while_an_update_runs(
        cli: CommandLine, manager: Manager) -> None:
    manager.raw["UpdateStatus"] = {"State": "updating"}
    with pytest.raises(BadRequest, match="cannot be written now: an update is running"):
        run(cli, "--max", "4")
    assert labels(manager) == {}
