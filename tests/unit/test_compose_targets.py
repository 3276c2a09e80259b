"""What targets ignore is complete, listed with its place, and written down."""
from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from caas_desktop.operations.compose import ServiceSpec, Source, load, start_order, warnings
from caas_desktop.operations.compose.schema import schema
from caas_desktop.operations.compose.targets import PART_KEYS, RESOURCE_KEYS, SERVICE_KEYS

FOLDER = Path("/no-such-folder")
DECISION = next((Path(__file__).parents[2] / "docs" / "adr").glob("0010-*.md"))


def read(text: str) -> object:
    file = FOLDER / "compose.yaml"
    return load(Source(files=(file,), texts={file: text}, name="x"))


def test_every_key_of_the_specification_is_supported_warned_about_or_refused() -> None:
    definitions = schema()["definitions"]
    assert set(SERVICE_KEYS) == set(definitions["service"]["properties"])
    known = {f.name for f in fields(ServiceSpec)}
    assert set(SERVICE_KEYS) <= known
    parts = definitions["deployment"]["properties"]
    named = {key.split(".")[1] for key in PART_KEYS if key.startswith("deploy.")}
    assert named == set(parts)


def test_the_decision_record_names_every_key_with_its_reason() -> None:
    text = DECISION.read_text()
    for key, support in {**SERVICE_KEYS, **PART_KEYS, **RESOURCE_KEYS}.items():
        assert f"| `{key}` |" in text, key
        line = next(row for row in text.splitlines() if row.startswith(f"| `{key}` |"))
        for reason in (support.engine, support.swarm):
            assert reason in line, key


def test_what_a_target_ignores_has_a_reason_and_a_place() -> None:
    project = read("""services:
  a:
    image: x
    container_name: named
    privileged: true
    ports: ["127.0.0.1:80:80"]
    depends_on: [b]
    deploy: {update_config: {parallelism: 2}}
  b: {image: x, cap_add: [NET_ADMIN], profiles: []}
  off: {image: x, profiles: [never], privileged: true}
""")
    swarm = {(w.subject, w.key): w for w in warnings(project, "swarm")}
    assert set(swarm) == {("services.a", k) for k in (
        "container_name", "privileged", "ports.host_ip", "depends_on")}
    place = swarm["services.a", "privileged"].mark
    assert place is not None
    assert (place.line, place.column) == (5, 5)
    engine = {(w.subject, w.key) for w in warnings(project, "engine")}
    assert engine == {("services.a", "deploy.update_config")}


def test_an_old_engine_is_warned_about() -> None:
    project = read("services: {a: {image: x, cap_add: [NET_ADMIN]}}")
    assert not warnings(project, "swarm", (1, 41))
    assert "1.41" in warnings(project, "swarm", (1, 40))[0].reason.read()
    assert not warnings(project, "engine", (1, 40))


def test_services_that_run_programs_here_are_refused() -> None:
    project = read("services: {a: {provider: {type: x}}}")
    assert [w.refused for w in warnings(project, "engine")] == [True]


def test_dependencies_start_first() -> None:
    project = read("""services:
  web: {image: x, depends_on: [api], links: [cache]}
  api: {image: x, depends_on: {db: {condition: service_healthy}}}
  db: {image: x}
  cache: {image: x}
  side: {image: x, network_mode: "service:web"}
""")
    assert start_order(project) == (("cache", "db"), ("api",), ("web",), ("side",))
