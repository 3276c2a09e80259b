"""What an app's containers and services are told, and when two specs are the same."""
from __future__ import annotations

import io
import tarfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.routes import Address, RouteSpec
from caas_desktop.domain.scaling import Policy, with_policy
from caas_desktop.kinds.service import KEPT_REPLICAS
from caas_desktop.operations.apps.container_body import Wanted, container_body
from caas_desktop.operations.apps.files import archive
from caas_desktop.operations.apps.found import Container, Found
from caas_desktop.operations.apps.review import review
from caas_desktop.operations.apps.stack_body import as_stack, familiar, service_body
from caas_desktop.operations.apps.stack_compare import differing, kept_of, same
from caas_desktop.operations.apps.standalone_plan import compare
from caas_desktop.operations.apps.together import together
from caas_desktop.operations.apps.volumes import missing_volumes
from caas_desktop.operations.compose import Project, Source, config_hash, load
from caas_desktop.operations.routes.labels import labels_of


def project(folder: Path, text: str) -> Project:
    (folder / "compose.yaml").write_text(text)
    return load(Source(files=(folder / "compose.yaml",), name="shop"))


def body(app: Project, name: str, **fields: Any) -> dict[str, Any]:
    return container_body(Wanted(app, app.services[name], 1, f"shop-{name}-1", "h", "i", **fields))


def test_volumes_are_binds_unless_they_have_options(tmp_path: Path) -> None:
    app = project(tmp_path, """
services:
  a:
    image: x
    volumes: ["data:/d:ro", "./in:/in", "/anonymous",
              {type: volume, source: data, target: /n, volume: {nocopy: true}}]
volumes: {data: {}}
""")
    host = body(app, "a", inherited={"/anonymous": "old", "/image": "other"})["HostConfig"]
    assert host["Binds"] == ["shop_data:/d:ro", f"{tmp_path}/in:/in:rw"]
    assert [(m["Target"], m.get("Source")) for m in host["Mounts"]] == [
        ("/anonymous", "old"), ("/n", "shop_data"), ("/image", "other")]


def test_deploy_limits_go_before_the_old_keys_and_unmasked_paths_stay_empty(tmp_path: Path) -> None:
    app = project(tmp_path, """
services:
  a:
    image: x
    security_opt: ["systempaths=unconfined", "label:disable"]
    deploy: {resources: {limits: {cpus: "0.1", memory: 1m}}, restart_policy: {condition: any}}
""")
    host = body(app, "a")["HostConfig"]
    assert (host["NanoCpus"], host["Memory"]) == (100_000_000, 1 << 20)
    assert (host["SecurityOpt"], host["MaskedPaths"]) == (["label=disable"], [])
    assert host["RestartPolicy"]["Name"] == "always"


def test_files_that_are_not_bound_are_copied_with_their_modes(tmp_path: Path) -> None:
    (tmp_path / "word").write_text("hush")
    app = project(tmp_path, """
services:
  a: {image: x, secrets: [word], configs: [{source: text, target: /etc/t, mode: 0440, uid: "7"}]}
secrets: {word: {file: ./word}}
configs: {text: {content: hello}}
""")
    data = archive(app, app.services["a"], local_files=False)
    assert data is not None
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        found = {m.name: (m.mode, m.uid, m.size) for m in tar}
    assert found == {"run/secrets/word": (0o444, 0, 4), "etc/t": (0o440, 7, 5)}
    (tmp_path / "word").unlink()
    with pytest.raises(BadRequest, match="cannot be read"):
        archive(app, app.services["a"], local_files=False)
    assert archive(app, app.services["a"], local_files=True) is not None


def container(name: str, service: str, number: int, digest: str, state: str = "running",
              **fields: Any) -> Container:
    return Container(name, name, service, number, digest, "", state, frozenset({"n"}), **fields)


def test_what_a_broken_deployment_left_side_by_side_is_told_apart_by_its_hash(
        tmp_path: Path) -> None:
    app = project(tmp_path, "services: {a: {image: x}}\n")
    digest = config_hash(app.services["a"])
    found = Found((container("shop-a-1", "a", 1, "old"), container("zz_shop-a-1", "a", 1, digest)),
                  {"shop_default": {"Id": "n"}}, {}, {})
    (slot,) = compare(app, found).slots
    assert slot.now is not None
    assert (slot.now.id, slot.keep, [c.id for c in slot.extra]) == (
        "zz_shop-a-1", True, ["shop-a-1"])


def test_an_ended_job_stays_and_a_failed_one_is_started(tmp_path: Path) -> None:
    app = project(tmp_path, "services: {a: {image: x}}\n")
    digest = config_hash(app.services["a"])
    for code, start in ((0, False), (3, True)):
        found = Found((container("shop-a-1", "a", 1, digest, "exited", code=code),),
                      {"shop_default": {"Id": "n"}}, {}, {})
        (slot,) = compare(app, found).slots
        assert (slot.keep, slot.start) == (True, start)


def test_a_service_tied_to_a_replaced_one_is_replaced_too(tmp_path: Path) -> None:
    app = project(tmp_path, "services: {a: {image: x}, b: {image: x, pid: 'service:a'}}\n")
    found = Found((container("shop-a-1", "a", 1, "old"), container("shop-b-1", "b", 1, "any")),
                  {"shop_default": {"Id": "n"}}, {}, {})
    assert [slot.keep for slot in compare(app, found).slots] == [False, False]


def test_defaults_and_empty_values_make_no_difference(tmp_path: Path) -> None:
    app = project(tmp_path, "services: {a: {image: x}}\n")
    made = service_body(app, app.services["a"], {}, "x")
    told = {**made, "UpdateConfig": {"FailureAction": "pause", "Delay": 0},
            "EndpointSpec": {"Mode": "vip"}}
    assert same(told, made)
    files = [{"SecretID": "s", "File": {"Name": name}} for name in ("a", "b")]
    one, other = ({**made, "TaskTemplate": {**made["TaskTemplate"], "ContainerSpec": {
        **made["TaskTemplate"]["ContainerSpec"], "Secrets": found}}} for found in (
            files, files[::-1]))
    assert same(one, other)
    assert differing({**told, "Mode": {"Replicated": {"Replicas": 0}}}, made) == ["replicas"]


@pytest.mark.parametrize(("image", "name"), [
    ("alpine", "alpine:latest"), ("docker.io/library/alpine:3", "alpine:3"),
    ("index.docker.io/a/b", "a/b:latest"), ("library/x/y", "library/x/y:latest"),
    ("r.example:5000/a", "r.example:5000/a:latest"), ("r.example:5000/a:1", "r.example:5000/a:1"),
    ("a@sha256:1", "a@sha256:1"), ("0" * 64, "0" * 64)])
def test_a_stack_names_its_images_as_docker_does(image: str, name: str) -> None:
    assert familiar(image) == name


def test_a_stack_is_in_its_default_network_where_network_mode_is_passed_over(
        tmp_path: Path) -> None:
    app = as_stack(project(tmp_path, """
services:
  a: {image: x, network_mode: host, configs: [text]}
configs: {text: {content: hello}}
"""))
    assert app.networks["default"].name == "shop_default"
    task = service_body(app, app.services["a"], {("networks", "shop_default"): "n"}, "x"
                        )["TaskTemplate"]
    assert task["Networks"] == [{"Target": "n", "Aliases": ["a"]}]
    assert task["ContainerSpec"]["Configs"][0]["File"]["Name"] == "text"


def test_routes_scaling_and_pins_of_a_standing_service_stay(tmp_path: Path) -> None:
    app = project(tmp_path, "services: {a: {image: x}}\n")
    wanted = service_body(app, app.services["a"], {}, "x")
    there = service_body(app, app.services["a"], {}, "x@sha256:1")
    route = labels_of(RouteSpec(Address("a.org"), 80), "swarm")
    there["Labels"] = {**there["Labels"], **route, "caas.category": "tool", "other": "gone",
                       "traefik.http.routers.mine.rule": "Host(`b.org`)"}
    there["TaskTemplate"]["Networks"] = [*there["TaskTemplate"]["Networks"], {"Target": "edge"}]
    kept = kept_of(there, wanted, {("networks", "caas-edge"): "edge"})
    assert kept["TaskTemplate"]["ContainerSpec"]["Image"] == "x@sha256:1"
    assert {"Target": "edge"} in kept["TaskTemplate"]["Networks"]
    tenants = kept_of(there, wanted, {("networks", "caas-edge--acme"): "edge"})
    assert tenants["TaskTemplate"]["Networks"] == kept["TaskTemplate"]["Networks"]
    assert kept["Labels"].items() >= {**route, "caas.category": "tool"}.items()
    # What the file said once, and says no more, goes.
    assert not {"other", "traefik.http.routers.mine.rule"} & set(kept["Labels"])
    stopped = {**there, "Mode": {"Replicated": {"Replicas": 0}},
               "Labels": {**there["Labels"], KEPT_REPLICAS: "3"}}
    assert KEPT_REPLICAS not in kept_of(stopped, wanted, {})["Labels"]
    back = {**wanted, "Mode": stopped["Mode"]}
    assert kept_of(stopped, back, {})["Labels"][KEPT_REPLICAS] == "3"


def test_a_service_that_differs_says_in_what(tmp_path: Path) -> None:
    old, new = (project(tmp_path, f"services: {{a: {{image: 'x:{tag}', environment: [V={tag}], "
                        "deploy: {endpoint_mode: dnsrr}}}\n") for tag in (1, 2))
    specs = [service_body(one, one.services["a"], {}, one.image_of("a")) for one in (old, new)]
    assert differing(*specs) == ["environment", "image"]
    assert differing(specs[0], {**specs[0], "EndpointSpec": {}}) == ["endpoint_mode"]


@pytest.mark.parametrize(("file", "reserved"), [
    ("", {"NanoCPUs": 10}),
    ("limits: {cpus: '1'}", {}),  # a file that says what 100 % is has its way
    ("reservations: {cpus: '2', memory: 4M}", {"NanoCPUs": 2 * 10**9, "MemoryBytes": 4 << 20}),
    ("reservations: {memory: 4M}", {"NanoCPUs": 10, "MemoryBytes": 4 << 20})])
def test_what_a_scaling_policy_counts_by_stays_with_it(
        tmp_path: Path, file: str, reserved: dict[str, int]) -> None:
    app = project(tmp_path, f"services: {{a: {{image: x, deploy: {{resources: {{{file}}}}}}}}}\n")
    wanted = service_body(app, app.services["a"], {}, "x")
    task = {**wanted["TaskTemplate"],
            "Resources": {"Reservations": {"NanoCPUs": 10, "MemoryBytes": 20}}}
    there = {**wanted, "TaskTemplate": task, "Labels": {
        **wanted["Labels"], **with_policy({}, Policy(maximum=3, cpu=80))}}
    kept = kept_of(there, wanted, {})["TaskTemplate"]["Resources"]
    assert kept.get("Reservations", {}) == reserved
    unscaled = kept_of({**there, "Labels": wanted["Labels"]}, wanted, {})
    assert unscaled["TaskTemplate"]["Resources"] == wanted["TaskTemplate"]["Resources"]


def test_a_review_tells_mistakes_and_risks_and_asks_nobody_without_a_host(tmp_path: Path) -> None:
    file = tmp_path / "compose.yaml"
    file.write_text("services: {a: {imagee: x}}\n")
    assert review(Source(files=(file,), name="x"), (), None).problems
    file.write_text("services: {a: {image: x, volumes: ['/etc:/e']}}\n")
    found = review(Source(files=(file,), name="x"), (), None)
    assert [risk.kind for risk in found.risks] == ["mounts outside"]
    assert not found.ready(found.risks)  # there is no plan


def test_calls_run_together_and_the_first_error_is_told_when_all_have_ended() -> None:
    ran: list[int] = []

    def fail() -> None:
        raise BadRequest("no")

    with pytest.raises(BadRequest):
        together([fail, *(lambda n=n: ran.append(n) for n in range(9))])
    assert sorted(ran) == list(range(9))
    together([])


def test_an_external_volume_that_a_node_lacks_is_warned_of(tmp_path: Path) -> None:
    app = project(tmp_path, """
services: {a: {image: x, volumes: ["data:/d"]}}
volumes: {data: {external: true, name: kept}}
""")

    def node(name: str, *volumes: str) -> Any:
        asked = {"Volumes": [{"Name": one} for one in volumes] or None}
        return SimpleNamespace(spec=SimpleNamespace(name=name), request=lambda *_, **__: asked)

    missing, = missing_volumes(node("one", "other"), app)
    assert str(missing).startswith("one has no volume kept: a node without one makes an empty")
    assert str(missing_volumes(node("one"), app)[0]) == str(missing)
    assert missing_volumes(node("two", "kept"), app) == ()
