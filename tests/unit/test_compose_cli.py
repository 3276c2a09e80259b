"""`caas-desktop compose config` needs neither a window nor an engine."""
from __future__ import annotations

import argparse
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from caas_desktop.app.cli import compose
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.output import problem
from caas_desktop.operations.compose import ComposeError, RisksNotConfirmed


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    compose.declare(Declare(parser.add_subparsers(), common))
    args = parser.parse_args(["compose", *words])
    context: Any = SimpleNamespace(args=args, json=getattr(args, "json", False))
    code: int = args.run(context)
    return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "compose.yaml").write_text(
        "name: mine\nservices: {a: {image: 'x:${TAG}', privileged: true}}\n")
    return tmp_path


def test_json_is_the_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("config", str(folder / "compose.yaml"), "--json", "--env", "TAG=2") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["name"], found["services"]["a"]["image"]) == ("mine", "x:2")


def test_notices_and_warnings_go_beside_the_result(
        folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("config", "--project-directory", str(folder), "--for", "swarm", "--project-name", "other")
    printed = capsys.readouterr()
    assert printed.out.startswith("name: other\n")
    assert "TAG is not set" in printed.err
    assert "services.a.privileged is ignored" in printed.err


def test_hashes_are_printed_as_docker_compose_prints_them(
        folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("config", "--project-directory", str(folder), "--hash")
    name, value = capsys.readouterr().out.split()
    assert (name, len(value)) == ("a", 64)


def test_files_outside_are_read_only_when_trusted(
        folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = folder / "p"
    inner.mkdir()
    (inner / "compose.yaml").write_text("include: [../compose.yaml]\n")
    with pytest.raises(RisksNotConfirmed):
        run("config", str(inner / "compose.yaml"))
    assert run("config", str(inner / "compose.yaml"), "--trust") == 0
    assert "image: 'x:'" in capsys.readouterr().out


def test_what_is_wrong_is_said(folder: Path) -> None:
    with pytest.raises(UsageError, match="NAME=VALUE"):
        run("config", str(folder / "compose.yaml"), "--env", "TAG")
    with pytest.raises(UsageError, match="compose config"):
        run()
    with pytest.raises(ComposeError, match="no Compose file"):
        run("config", "--project-directory", str(folder / "nowhere"))


def test_each_mistake_has_a_line_of_its_own(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "compose.yaml").write_text("services:\n  a: {imag: x}\nvolume: {}\n")
    with pytest.raises(ComposeError) as caught:
        run("config", str(tmp_path / "compose.yaml"))
    problem(caught.value)
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("error: ")
    assert first.endswith("services.a has an unknown key 'imag'.")
    assert second.startswith("  ")
    assert second.endswith(":3:1: The file has an unknown key 'volume'.")
