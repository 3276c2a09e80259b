"""A container's form: what is read is what the engine is asked for, and errors name the field."""
from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain import container_fields as fields
from caas_desktop.domain.container_spec import (
    ContainerSpec,
    FieldError,
    MountSpec,
    PortSpec,
    contradictions,
    to_body,
)

words = st.text(min_size=1, max_size=20)
pairs = st.dictionaries(words.filter(lambda w: "=" not in w and w.strip() == w), st.text(),
                        max_size=5).map(lambda d: tuple(d.items()))
ports = st.builds(PortSpec, st.integers(1, 65535), st.sampled_from(["tcp", "udp"]),
                  st.integers(0, 65535), st.sampled_from(["", "127.0.0.1"]), st.booleans())
specs = st.builds(
    ContainerSpec, image=words, command=st.lists(words).map(tuple), env=pairs, labels=pairs,
    ports=st.lists(ports, max_size=4).map(tuple), cpus=st.sampled_from([0.0, 0.5, 1.25, 3]),
    memory=st.integers(0, 2**40), pids=st.integers(0, 10_000), tty=st.booleans())


@given(specs)
def test_body_is_json_and_holds_every_set_value_and_no_unset_one(spec: ContainerSpec) -> None:
    body = json.loads(json.dumps(to_body(spec)))
    host = body["HostConfig"]
    assert body["Image"] == spec.image
    assert body.get("Cmd", []) == list(spec.command)
    assert body.get("Env", []) == [f"{k}={v}" for k, v in spec.env]
    assert body.get("Labels", {}) == dict(spec.labels)
    assert host.get("NanoCpus", 0) == spec.cpus * 1e9
    assert host.get("Memory", 0) == spec.memory
    assert host.get("PidsLimit", 0) == spec.pids
    assert set(body.get("ExposedPorts", {})) == {p.key for p in spec.ports}
    bound = sum(len(b) for b in host.get("PortBindings", {}).values())
    assert bound == sum(p.published for p in spec.ports)
    assert None not in body.values()
    assert None not in host.values()


@given(st.lists(st.tuples(st.from_regex(r"[A-Z_]{1,8}", fullmatch=True), words)))
def test_secrets_of_a_container_never_show_in_its_repr(env) -> None:
    spec = ContainerSpec("nginx", env=(*env, ("TOKEN", "hunter2")), command=("--pw=hunter2",),
                         labels=(("token", "hunter2"),))
    assert "hunter2" not in repr(spec)


@given(st.integers(0, 2**53))
def test_sizes_come_back_as_they_were_written(size: int) -> None:
    assert fields.parse_bytes(fields.bytes_field(size)) == size


@pytest.mark.parametrize(("text", "size"), [
    ("", 0), ("512m", 512 << 20), ("1.5 GiB", 3 << 29), ("2g", 2 << 30), ("1,5g", 3 << 29),
    ("4096", 4096), ("64 kb", 64 << 10)])
def test_sizes_are_read_in_the_words_of_people(text: str, size: int) -> None:
    assert fields.parse_bytes(text) == size


READERS = [
    ("name", fields.parse_name), ("image", fields.parse_image), ("memory", fields.parse_memory),
    ("cpus", fields.parse_cpus), ("ports", fields.parse_port), ("restart", fields.parse_restart),
    ("env", fields.parse_env_name), ("pids", lambda t: fields.parse_count(t, "pids")),
    ("command", lambda t: fields.parse_words(t, "command")),
    ("env", fields.parse_env_lines),
    ("mounts", lambda t: fields.parse_mount_row("bind", t, t, False)),
    ("ports", lambda t: fields.parse_port_row(t, "tcp", t, True)),
]


@given(st.text(max_size=40))
@pytest.mark.parametrize(("field", "read"), READERS)
def test_any_text_is_read_or_refused_by_an_error_that_names_the_field(field, read, text) -> None:
    caught: list[FieldError] = []
    try:
        read(text)
    except FieldError as error:
        caught.append(error)
    assert all(error.field == field and str(error) for error in caught)


@pytest.mark.parametrize(("read", "text"), [
    (fields.parse_memory, "5m"), (fields.parse_memory, "9999999999t"),
    (fields.parse_memory, "many"), (fields.parse_cpus, "-1"),
    (fields.parse_cpus, "0.001"), (fields.parse_name, "a b"), (fields.parse_name, "-x"),
    (fields.parse_image, ""), (fields.parse_image, "UPPER"), (fields.parse_image, "a b"),
    (fields.parse_port, "0"), (fields.parse_port, "65536"), (fields.parse_port, "٣"),
    (fields.parse_restart, "always:3"), (fields.parse_restart, "often")])
def test_wrong_values_are_refused(read, text) -> None:
    with pytest.raises(FieldError):
        read(text)


@pytest.mark.parametrize("image", [
    "nginx", "nginx:1.27", "registry:5000/team/app:1.2", "ghcr.io/a/b-c_d:v1",
    "sha256:" + "a" * 64, "alpine@sha256:" + "0" * 64, "localhost/x"])
def test_images_as_docker_writes_them_are_accepted(image: str) -> None:
    assert fields.parse_image(f" {image} ") == image


def test_ports_may_name_an_address_or_leave_the_number_to_the_engine() -> None:
    assert fields.parse_port_row("80", "tcp", "127.0.0.1:8080", True) == PortSpec(
        80, "tcp", 8080, "127.0.0.1")
    assert fields.parse_port_row("80", "tcp", "", True) == PortSpec(80)
    assert fields.parse_port_row("53", "udp", "[::1]:53", True) == PortSpec(53, "udp", 53, "::1")
    assert fields.parse_port_row("80", "tcp", "99", False) == PortSpec(80, published=False)


def test_an_error_in_a_table_tells_the_row() -> None:
    with pytest.raises(FieldError) as caught:
        fields.parse_port_row("80", "tcp", "nowhere:1", True, row=3)
    assert caught.value.row == 3


def test_pasted_environment_keeps_values_and_drops_comments() -> None:
    text = "# settings\nexport A=1\nB='two words'\n\nC=x=y\nD="
    assert fields.parse_env_lines(text) == [("A", "1"), ("B", "two words"), ("C", "x=y"), ("D", "")]


def test_what_does_not_go_together_is_told_of_the_right_field_and_row() -> None:
    spec = ContainerSpec(
        "nginx", ports=(PortSpec(80, public=8080), PortSpec(81, public=8080, ip="10.0.0.1")),
        mounts=(MountSpec("volume", "a", "/data"), MountSpec("volume", "b", "/data/")),
        network="host", restart="always", auto_remove=True, env=(("A", "1"), ("A", "2")))
    found = [(e.field, e.row) for e in contradictions(spec)]
    assert found == [("ports", 1), ("mounts", 0), ("mounts", 1), ("network", None),
                     ("restart", None), ("env", 0), ("env", 1)]
    assert contradictions(ContainerSpec("nginx", ports=(PortSpec(80), PortSpec(81)))) == []
