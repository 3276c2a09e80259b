"""``routes`` and ``edge`` on the command line: what they list, and what they refuse."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.app.cli.codes import UsageError
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.routes import Address, RouteSpec
from caas_desktop.operations.routes.edge import EdgeSpec, labels
from caas_desktop.operations.routes.labels import labels_of
from tests.unit.cli_fakes import CommandLine, container

SPEC = RouteSpec(Address("shop.example.org", "/api"), 80)


def marked(name: str, marks: dict[str, str]) -> dict[str, Any]:
    made = container(name)
    made["Labels"] |= marks
    return made


@pytest.fixture
def line() -> Iterator[CommandLine]:
    made = CommandLine()
    yield made
    made.close()


def test_routes_are_listed_with_what_they_lead_to(
        line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    line.host("h1", None, marked("web", labels_of(SPEC, "docker")),
              marked("caas-edge", labels("proxy", EdgeSpec(domain="apps.example.org"))))
    assert line.run("routes", "--json") == 0
    (route,) = json.loads(capsys.readouterr().out)
    assert (route["host"], route["leads_to"], route["port"], route["status"], route["managed"]) == (
        "h1", "web", 80, "running", True)
    assert route["spec"]["address"] == {"host": "shop.example.org", "path": "/api"}
    assert line.run("routes") == 0
    assert "shop.example.org/api" in capsys.readouterr().out
    assert line.run("edge", "--json") == 0
    (edge,) = json.loads(capsys.readouterr().out)
    assert (edge["host"], edge["domain"], edge["http_port"]) == ("h1", "apps.example.org", 80)


@pytest.mark.parametrize(("words", "error"), [
    (("a`b", "--to", "web", "--port", "80"), FieldError),
    (("a.b", "--to", "web", "--port", "x"), FieldError),
    (("a.b", "--to", "nothing", "--port", "80"), CaasError),
    (("shop.example.org/api", "--to", "other", "--port", "80"), FieldError),
    (("a.b", "--to", "web", "--port", "80", "--canary", "x"), CaasError),
    (("a.b", "--to", "web", "--port", "80"), CaasError),  # no edge
])
def test_what_cannot_work_is_refused_before_anything_is_written(
        line: CommandLine, words: tuple[str, ...], error: type[Exception]) -> None:
    engine = line.host("h1", None, marked("web", labels_of(SPEC, "docker")), container("other"))
    with pytest.raises(error):
        line.run("routes", "add", *words)
    assert not [r for r in engine.requests if r[0] != "GET"]


def test_removing_asks_and_leaves_others_routes_alone(line: CommandLine) -> None:
    theirs = {"traefik.http.routers.x.rule": "Host(`old.example.org`)"}
    engine = line.host("h1", None, marked("web", labels_of(SPEC, "docker")),
                       marked("old", theirs), environment="production")
    for words in (("old.example.org", "-y"), ("shop.example.org/api", "-y"),
                  ("shop.example.org/api", "--yes", "web"), ("gone.example.org", "-y")):
        with pytest.raises(CaasError):
            line.run("routes", "rm", *words)
    assert not [r for r in engine.requests if r[0] != "GET"]


def test_a_certificate_and_its_key_are_given_together(line: CommandLine, tmp_path: Path) -> None:
    engine = line.host("h1", None)
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("nothing")
    for words, error in ((("--key", "k"), UsageError), (("--certificate", "c"), UsageError),
                         (("--certificate", "missing", "--key", "k"), FieldError),
                         (("--certificate", str(wrong), "--key", str(wrong)), FieldError)):
        with pytest.raises(error):
            line.run("edge", "set-up", "--host", "h1", *words)
    assert not [r for r in engine.requests if r[0] != "GET"]


def test_an_edge_is_set_up_on_one_named_host(line: CommandLine) -> None:
    line.host("h1", None, read_only=True)
    with pytest.raises(UsageError):
        line.run("edge", "set-up")
    with pytest.raises(CaasError, match="read-only"):
        line.run("edge", "set-up", "--host", "h1")
