"""A service's form changes exactly what was meant; what it says of a change is true."""
from __future__ import annotations

import copy
from dataclasses import fields, replace
from typing import Any

import pytest

from caas_desktop.domain.container_spec import FieldError, MountSpec
from caas_desktop.domain.service_diff import KEEPS_TASKS, differences
from caas_desktop.domain.service_fields import (
    parse_constraint,
    parse_published,
    parse_ratio,
    parse_seconds,
    parse_service_name,
    seconds_field,
)
from caas_desktop.domain.service_raw import WRITERS, changed, new_spec, read_spec
from caas_desktop.domain.service_spec import (
    FileUse,
    HealthCheck,
    NetworkUse,
    PublishedPort,
    ServiceSpec,
    UpdatePolicy,
    contradictions,
)

FULL = ServiceSpec(
    image="shop/web:2", name="shop_web", command=("serve", "--port", "80"),
    entrypoint=("/init",), user="app", env=(("A", "1"), ("TOKEN", "x=y")), replicas=3,
    endpoint_mode="dnsrr", cpu_limit=1.5, memory_limit=512 << 20, cpu_reservation=0.5,
    memory_reservation=256 << 20, health=HealthCheck(("CMD-SHELL", "true"), 5.0, 2.0, 3, 1.0),
    restart="on-failure", restart_delay_s=1.0, restart_attempts=4, stop_grace_s=20.0,
    update=UpdatePolicy(2, 3.0, "rollback", 5.0, 0.1, "start-first"),
    rollback=UpdatePolicy(0, 1.0, "continue", 0.0, 0.0, "stop-first"),
    constraints=("node.role==worker",), spread=("node.labels.zone",), max_per_node=2,
    networks=(NetworkUse("net1", ("web",)),),
    mounts=(MountSpec("volume", "data", "/data"), MountSpec("tmpfs", "", "/tmp", True)),
    secrets=(FileUse("s1", "password", "password"),), configs=(FileUse("c1", "conf", "/etc/c"),),
    ports=(PublishedPort(80, "tcp", 8080, "host"),), labels=(("caas.category", "data"),))

# As an engine tells it: more than the form knows of.
RICH: dict[str, Any] = {
    "Name": "shop_web", "Labels": {"com.docker.stack.namespace": "shop"},
    "TaskTemplate": {
        "ContainerSpec": {
            "Image": "shop/web:1@sha256:ab", "Isolation": "default", "Init": False,
            "DNSConfig": {}, "Hosts": ["1.2.3.4 a"], "CapabilityAdd": ["NET_ADMIN"],
            "Mounts": [{"Type": "volume", "Source": "data", "Target": "/data",
                        "VolumeOptions": {"NoCopy": True}}],
            "Secrets": [{"SecretID": "s1", "SecretName": "password",
                         "File": {"Name": "password", "UID": "7", "GID": "7", "Mode": 256}}]},
        "Resources": {"Limits": {"NanoCPUs": 10**9, "Pids": 10}, "Reservations": {
            "GenericResources": [{"DiscreteResourceSpec": {"Kind": "gpu", "Value": 1}}]}},
        "Placement": {"Platforms": [{"Architecture": "amd64", "OS": "linux"}]},
        "Networks": [{"Target": "net1", "Aliases": ["web"], "DriverOpts": {"a": "b"}}],
        "ForceUpdate": 3, "Runtime": "container"},
    "Mode": {"Replicated": {"Replicas": 2}},
    "UpdateConfig": {"Parallelism": 1, "FailureAction": "pause", "Monitor": 5 * 10**9,
                     "MaxFailureRatio": 0, "Order": "stop-first"},
    "EndpointSpec": {"Mode": "vip"}}


def test_a_new_service_reads_back_as_every_part_of_what_was_asked_for() -> None:
    assert read_spec(new_spec(FULL)) == FULL


def test_every_field_has_a_writer() -> None:
    assert set(WRITERS) == {f.name for f in fields(ServiceSpec)}


def test_an_unchanged_form_changes_nothing_of_what_the_engine_told() -> None:
    assert changed(RICH, read_spec(RICH)) == RICH


@pytest.mark.parametrize("name", [f.name for f in fields(ServiceSpec)])
def test_one_field_changes_only_its_own_place(name: str) -> None:
    before = copy.deepcopy(RICH)
    new = replace(read_spec(RICH), **{name: getattr(FULL, name)})
    spec = changed(RICH, new)
    assert before == RICH
    assert read_spec(spec) == new
    assert spec["TaskTemplate"]["ContainerSpec"]["CapabilityAdd"] == ["NET_ADMIN"]
    assert spec["TaskTemplate"]["ForceUpdate"] == 3


def test_entries_that_stay_keep_what_the_form_does_not_know() -> None:
    old = read_spec(RICH)
    more = replace(old, mounts=(*old.mounts, MountSpec("bind", "/srv", "/srv")),
                   secrets=(*old.secrets, FileUse("s2", "key", "key")),
                   networks=(*old.networks, NetworkUse("net2")))
    task = changed(RICH, more)["TaskTemplate"]
    assert task["ContainerSpec"]["Mounts"][0] == RICH["TaskTemplate"]["ContainerSpec"]["Mounts"][0]
    assert task["ContainerSpec"]["Secrets"][0]["File"]["Mode"] == 256
    assert task["Networks"] == [*RICH["TaskTemplate"]["Networks"], {"Target": "net2"}]


def test_what_is_emptied_is_taken_away() -> None:
    spec = changed(RICH, replace(read_spec(RICH), mounts=(), cpu_limit=0.0, labels=()))
    assert "Mounts" not in spec["TaskTemplate"]["ContainerSpec"]
    assert spec["TaskTemplate"]["Resources"]["Limits"] == {"Pids": 10}
    assert "Labels" not in spec


def test_a_difference_tells_whether_tasks_are_replaced() -> None:
    old = read_spec(RICH)
    quiet = differences(old, replace(old, labels=(), replicas=5))
    assert [(d.field, d.restarts) for d in quiet] == [("replicas", False), ("labels", False)]
    loud = differences(old, replace(old, image="shop/web:2"))
    assert (loud[0].before, loud[0].after, loud[0].restarts) == (
        ("shop/web:1@sha256:ab",), ("shop/web:2",), True)
    assert {f.name for f in fields(ServiceSpec)} > KEEPS_TASKS


def test_a_difference_hides_what_looks_like_a_secret() -> None:
    found = differences(ServiceSpec(), replace(ServiceSpec(), env=(("DB_PASSWORD", "hunter2"),)))
    assert found[0].after == ("DB_PASSWORD=•••",)
    assert "hunter2" not in repr(ServiceSpec(env=(("P", "hunter2"),)))


def test_only_entries_that_differ_are_listed() -> None:
    old = ServiceSpec(constraints=("a==1", "b==2"))
    found = differences(old, replace(old, constraints=("a==1", "c==3")))
    assert (found[0].before, found[0].after) == (("b==2",), ("c==3",))


@pytest.mark.parametrize(("spec", "field"), [
    (ServiceSpec(ports=(PublishedPort(80, published=80), PublishedPort(81, published=80))),
     "ports"),
    (ServiceSpec(endpoint_mode="dnsrr", ports=(PublishedPort(80, published=80),)), "endpointMode"),
    (ServiceSpec(cpu_limit=1.0, cpu_reservation=2.0), "cpuReservation"),
    (ServiceSpec(memory_limit=10, memory_reservation=20), "memoryReservation"),
    (ServiceSpec(mode="global", max_per_node=2), "maxPerNode"),
    (ServiceSpec(env=(("A", "1"), ("A", "2"))), "env"),
])
def test_what_does_not_go_together_is_told_at_its_field(spec: ServiceSpec, field: str) -> None:
    assert next(e.field for e in contradictions(spec)) == field
    assert contradictions(FULL) == []


def test_fields_are_read_as_people_write_them() -> None:
    assert [parse_seconds(t, "f") for t in ("", "5", "5s", "1,5m", "200 ms", "1h")] == [
        0.0, 5.0, 5.0, 90.0, 0.2, 3600.0]
    assert [parse_seconds(seconds_field(s), "f") for s in (0.0, 0.25, 90.0)] == [0.0, 0.25, 90.0]
    assert [parse_ratio(t, "f") for t in ("", "10", "12.5 %", "100%")] == [0.0, 0.1, 0.125, 1.0]
    assert parse_constraint(" node.role == worker ") == "node.role == worker"
    assert parse_published("80", "tcp", "host", "") == PublishedPort(80, "tcp", 0, "host")


@pytest.mark.parametrize("call", [
    lambda: parse_seconds("soon", "f"), lambda: parse_ratio("101", "f"),
    lambda: parse_constraint("node.role"), lambda: parse_published("x", "tcp", "host", ""),
    lambda: parse_service_name("a b"), lambda: parse_service_name("x" * 64),
    lambda: parse_service_name("-x"),
])
def test_what_cannot_be_read_names_its_field(call: Any) -> None:
    with pytest.raises(FieldError):
        call()
