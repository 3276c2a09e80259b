"""The lab's own parts that need no engine."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab import network, processes
from lab.packages import parse_sources
from lab.paths import check_name, state_dir
from lab.run import LabError, run
from lab.samples import CONTAINERS
from lab.state import Lab


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "60"]) as process:
        yield process
        process.kill()


def test_recorded_process_is_ended(tmp_path: Path, sleeper: subprocess.Popen[bytes]) -> None:
    made = processes.record(tmp_path, "sleeper", sleeper.pid)
    assert processes.recorded(tmp_path, "sleeper") == made
    assert made.alive()
    processes.end([made])
    assert sleeper.wait(60) == -signal.SIGKILL
    assert not made.alive()


@pytest.mark.parametrize("change", [{"start": 1}, {"boot": "another"}])
def test_stranger_with_a_recycled_id_is_left_alone(
    tmp_path: Path, sleeper: subprocess.Popen[bytes], change: dict[str, object]
) -> None:
    made = processes.record(tmp_path, "sleeper", sleeper.pid)
    path = tmp_path / "sleeper.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    stale = processes.recorded(tmp_path, "sleeper")
    assert stale is not None
    assert not stale.send(signal.SIGKILL)
    processes.end([stale])
    assert made.alive()


def test_rubbish_record_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    assert processes.recorded(tmp_path, "broken") is None
    assert processes.all_recorded(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deb http://a.test/debian sid main", [("http://a.test/debian", "")]),
        ("# deb http://a.test/debian sid main", []),
        ("deb [arch=amd64 signed-by=/k.gpg] http://a.test/debian sid main",
         [("http://a.test/debian", "/k.gpg")]),
        ("Types: deb\nURIs: http://a.test/debian\nSuites: sid\nSigned-By: /k.gpg\n\n"
         "Types: deb-src\nURIs: http://b.test/debian\n",
         [("http://a.test/debian", "/k.gpg")]),
        ("", []),
    ],
)  # fmt: skip
def test_sources_are_read_in_both_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert parse_sources(text) == expected


@pytest.mark.parametrize("name", ["", "../x", "Lab", "a" * 17, "1a", "a b", "a/b"])
def test_bad_lab_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no lab name"):
        check_name(name)


@pytest.mark.parametrize("folder", ["/tmp/labs", "/home/me/labs", "/run/labs"])
def test_state_where_hosts_cannot_see_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("CAAS_LAB_STATE", folder)
    with pytest.raises(ValueError, match="choose a folder outside"):
        state_dir("caas")


def test_labs_side_by_side_have_networks_of_their_own() -> None:
    first = network.free_number(set())
    second = network.free_number({first})
    assert network.subnet(first) != network.subnet(second)
    assert network.host_address(second, 1).startswith(network.gateway(second)[:-1])


def test_other_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format 99"):
        Lab.parse({"format": 99})


def test_failing_program_is_named_with_its_last_words() -> None:
    with pytest.raises(LabError, match=r"sh -c .*failed \(3\): no luck"):
        run("sh", "-c", "echo no luck >&2; exit 3")
    with pytest.raises(LabError, match="cannot be started"):
        run("no-such-program-here")


def test_samples_have_names_of_their_own_and_say_whose_they_are() -> None:
    names = [(sample.host, sample.name) for sample in CONTAINERS]
    assert len(set(names)) == len(names)
    owned = [sample for sample in CONTAINERS if "caas.tenant=acme" in sample.options]
    assert all(sample.name.startswith("acme-") for sample in owned)
    assert any(len(option) > 10_000 for sample in CONTAINERS for option in sample.options)
