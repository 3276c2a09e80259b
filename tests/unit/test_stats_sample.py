"""What the engine's counters become: figures, on both cgroups, whatever the engine sends."""
from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.stats.sample import Counters, Sample, counters, difference, parse

DATA = Path(__file__).parent.parent / "data"


def recorded(name: str) -> bytes:
    return (DATA / f"stats_{name}.json").read_bytes()


def made(at: float = 0.0, *, cpu_ns: int = 0, **more: int) -> Counters:
    values: dict[str, Any] = {
        "system_ns": int(at * 4e9) + 1, "cpus": 4, "memory": 1, "memory_limit": None, "rx": 0,
        "tx": 0, "read": 0, "write": 0, "pids": 1, **more,
    }
    return Counters(at=at, cpu_ns=cpu_ns, **values)


def test_cgroup_v1_memory_is_without_the_page_cache() -> None:
    now = parse(recorded("v1_engine28"))
    assert now is not None
    assert now.memory == 5099520 - 4194304
    assert now.memory_limit == 67108864
    assert (now.rx, now.tx, now.pids, now.cpus) == (736, 126, 2, 2)


def test_cgroup_v2_memory_is_without_the_page_cache() -> None:
    now = parse(recorded("v2"))
    assert now is not None
    assert now.memory == 73400320 - 28180480
    assert (now.rx, now.tx) == (5340000, 649000)  # both networks
    assert (now.read, now.write) == (45182976, 1200128)  # both disks


def test_an_old_engine_is_read_too() -> None:
    now = parse(recorded("v1_engine20"))
    assert now is not None
    assert now.memory == 4825088 - 4194304


def test_a_kernel_without_block_accounting_gives_no_figure() -> None:
    now = parse(recorded("v1_engine28"))
    assert now is not None
    assert (now.read, now.write) == (None, None)
    assert difference(now, now).write is None


def test_one_answer_with_the_reading_before_tells_the_cpu_use() -> None:
    now = parse(recorded("v2"))
    assert now is not None
    assert difference(None, now).cpu_percent == pytest.approx(50.0)


def test_a_stopped_container_has_no_figures() -> None:
    assert parse(recorded("stopped")) is None


def test_the_first_sample_has_no_rates() -> None:
    sample = difference(None, made(10.0, cpu_ns=5))
    assert (sample.cpu_percent, sample.rx, sample.write) == (None, None, None)
    assert sample.memory_bytes == 1


def test_rates_are_per_second() -> None:
    sample = difference(made(10.0), made(12.0, cpu_ns=4_000_000_000, rx=300, write=50))
    assert (sample.rx, sample.tx, sample.write) == (150.0, 0.0, 25.0)
    assert sample.cpu_percent == pytest.approx(200.0)


def test_a_restart_gives_no_negative_figure() -> None:
    before, after = made(10.0, cpu_ns=900, rx=5000), made(11.0, cpu_ns=100, rx=10)
    sample = difference(before, after)
    assert (sample.cpu_percent, sample.rx) == (None, None)


def test_cpu_is_told_of_the_limit_too() -> None:
    sample = Sample(0.0, cpu_percent=150.0, cpu_limit_cores=2.0)
    assert sample.cpu_of_limit == 75.0
    assert Sample(0.0, cpu_percent=150.0).cpu_of_limit is None


@pytest.mark.parametrize("answer", [
    b"", b"<html>", b"[]", b"null", b"{}", b'{"read": 5}', b'{"read": "yesterday"}',
    b"[" * 100_000, b"\xff\xfe", b"{" + b" " * 300_000,
])
def test_garbage_is_refused_with_one_kind_of_error(answer: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of json's is one
        parse(answer)


def test_wrong_types_inside_are_taken_as_not_known() -> None:
    raw = json.loads(recorded("v2"))
    raw["networks"] = {"eth0": "up", "eth1": {"rx_bytes": "1"}}
    raw["memory_stats"] = {"usage": -1, "stats": [], "limit": True}
    raw["blkio_stats"] = {"io_service_bytes_recursive": [1, {"op": [], "value": 1e300}]}
    raw["pids_stats"] = None
    raw["cpu_stats"]["online_cpus"] = 2**80
    now = counters(raw)
    assert now is not None
    assert (now.memory, now.memory_limit, now.pids, now.rx) == (None, None, None, 0)
    assert now.cpus == 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([
        "read", "cpu_stats", "cpu_usage", "total_usage", "system_cpu_usage", "memory_stats",
        "usage", "stats", "inactive_file", "networks", "eth0", "rx_bytes", "blkio_stats",
        "io_service_bytes_recursive", "op", "value", "pids_stats", "current", "online_cpus",
    ]), inner, max_size=4),
)


@given(json_values)
def test_whatever_an_engine_sends_is_a_reading_or_a_refusal(raw: Any) -> None:
    if isinstance(raw, dict):
        raw["read"] = "2026-11-30T10:20:20.5Z"
    try:
        now = counters(raw)
    except ValueError:
        return
    if now is not None:
        difference(None, now)
        difference(now, now)


big = st.integers(0, 2**63)


@given(big, big, big, big, st.floats(0.001, 1e6), st.integers(1, 512))
def test_figures_are_never_negative_nor_nan(
    cpu_a: int, cpu_b: int, rx_a: int, rx_b: int, seconds: float, cpus: int
) -> None:
    sample = difference(
        made(100.0, cpu_ns=cpu_a, rx=rx_a, system_ns=1, cpus=cpus),
        made(100.0 + seconds, cpu_ns=cpu_b, rx=rx_b, system_ns=2 + int(seconds * 1e9), cpus=cpus),
    )
    for value in (sample.cpu_percent, sample.rx):
        assert value is None or (value >= 0 and math.isfinite(value))


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=30))
def test_skipped_answers_change_no_total(steps: list[int]) -> None:
    """Rates times their seconds give the bytes back, whichever answers were dropped."""
    totals = [sum(steps[: n + 1]) for n in range(len(steps))]
    readings = [made(float(n), rx=total) for n, total in enumerate(totals)]
    kept = [readings[0], *readings[1:-1:3], readings[-1]]
    moved = 0.0
    for before, now in itertools.pairwise(kept):
        moved += (difference(before, now).rx or 0.0) * max(0.0, now.at - before.at)
    assert moved == pytest.approx(totals[-1] - totals[0])
