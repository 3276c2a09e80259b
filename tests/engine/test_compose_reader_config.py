"""Our reading equals `docker compose config`, and our hashes those of its containers."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.operations.compose import Source, config_hash, load, to_config
from tests.unit.compose_samples import (
    HASHED_OTHERWISE,
    REFUSED,
    SAMPLES,
    arguments_of,
    case_of,
    expected,
    portable,
    source_of,
)


def compose(lab: Any, folder: Path, *arguments: str, variables: dict[str, str] | None = None,
            host: str = "") -> subprocess.CompletedProcess[str]:
    """Run the real Docker Compose; it sees no variables but the given ones."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
                   "DOCKER_CONFIG": str(lab.docker_config), **(variables or {})}
    if host:
        environment["DOCKER_HOST"] = f"unix://{lab.hosts[host].socket}"
    return subprocess.run([str(lab.docker_cli), "compose", *arguments], cwd=folder, text=True,
                          env=environment, capture_output=True, timeout=60, check=False)


@pytest.fixture(autouse=True, scope="session")
def knows_the_specification(lab: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Older releases lack keys: the lab may have had to take an older suite's."""
    version = compose(lab, tmp_path_factory.getbasetemp(), "version", "--short").stdout.strip()
    if tuple(int(p) for p in version.split("-")[0].split("+")[0].split(".")[:2]) < (2, 40):
        pytest.skip(f"Docker Compose {version} is older than what is compared with")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_a_sample_is_read_as_docker_compose_reads_it(lab: Any, sample: Path) -> None:
    variables = case_of(sample).get("variables", {})
    found = compose(lab, sample, *arguments_of(sample), "config", "--format", "json",
                    variables=variables)
    assert found.returncode == 0, found.stderr
    theirs = json.loads(found.stdout)
    if os.environ.get("COMPOSE_RECORD"):
        text = json.dumps(portable(theirs, sample), indent=1, ensure_ascii=False, sort_keys=True)
        (sample / "expected.json").write_text(text + "\n")
    project = load(source_of(sample))
    assert to_config(project) == theirs
    assert portable(theirs, sample) == expected(sample), "record it: COMPOSE_RECORD=1"


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.name not in HASHED_OTHERWISE],
                         ids=lambda s: s.name)
def test_the_hashes_are_those_of_docker_compose(lab: Any, sample: Path) -> None:
    found = compose(lab, sample, *arguments_of(sample), "config", "--hash", "*",
                    variables=case_of(sample).get("variables", {}))
    assert found.returncode == 0, found.stderr
    theirs = dict(line.split() for line in found.stdout.splitlines())
    project = load(source_of(sample))
    assert {name: config_hash(s) for name, s in project.services.items()} == theirs


@pytest.mark.parametrize("path", REFUSED, ids=lambda p: p.stem)
def test_docker_compose_refuses_what_we_refuse(lab: Any, path: Path) -> None:
    found = compose(lab, path.parent, "-f", path.name, "-p", "x", "config", "--quiet")
    assert found.returncode != 0


def test_hashes_are_those_of_containers_of_services_with_env_files(
        lab: Any, docker_cli: Any, tmp_path: Path) -> None:
    name = "caasreaderhash"
    folder = tmp_path / name
    shutil.copytree(next(s for s in SAMPLES if s.name == "env-file"), folder)
    file = folder / "compose.yaml"
    file.write_text(file.read_text().replace("image: x", "image: caas/busybox:latest"))
    try:
        made = compose(lab, folder, "create", host="lab4")
        assert made.returncode == 0, made.stderr
        lines = docker_cli(
            "lab4", "ps", "-a", "--filter", f"label=com.docker.compose.project={name}", "--format",
            '{{.Label "com.docker.compose.service"}} {{.Label "com.docker.compose.config-hash"}}')
        theirs = dict(line.split() for line in lines.splitlines())
        project = load(Source(folder=folder))
        assert {n: config_hash(s) for n, s in project.services.items()} == theirs
    finally:
        compose(lab, folder, "down", "--timeout", "1", host="lab4")
