"""The samples are read as recorded from Docker Compose; refused ones say where and why."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from caas_desktop.operations.compose import (
    ComposeError,
    Source,
    config_hash,
    load,
    to_config,
    to_yaml,
)
from tests.unit.compose_samples import REFUSED, SAMPLES, blame, expected, portable, source_of

# A disabled service that is not required stays in depends_on of Docker Compose's output.
NOT_THE_SAME_AGAIN = {"depends-on"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_a_sample_is_read_as_recorded_from_docker_compose(sample: Path) -> None:
    assert portable(to_config(load(source_of(sample))), sample) == expected(sample)


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.name not in NOT_THE_SAME_AGAIN],
                         ids=lambda s: s.name)
def test_what_is_exported_reads_as_the_same_project(sample: Path) -> None:
    project = load(source_of(sample))
    file = sample / "exported.yaml"
    again = load(Source(files=(file,), texts={file: to_yaml(project)}, profiles=("*",),
                        env_files=(), variables={"SECRET_VALUE": "other"}))
    assert to_config(again) == to_config(project)
    assert again.extensions == project.extensions
    for name, service in project.services.items():
        assert config_hash(again.services[name]) == config_hash(service)
        assert again.services[name].extensions == service.extensions


@pytest.mark.parametrize("path", REFUSED, ids=lambda p: p.stem)
def test_a_refused_file_says_in_which_line_and_why(path: Path) -> None:
    line, words = blame(path)
    with pytest.raises(ComposeError) as caught:
        load(Source(files=(path,), name="x"))
    fitting = [p for p in caught.value.problems if words in str(p.message)]
    assert fitting, str(caught.value)
    assert all(p.mark is None or p.mark.line == line for p in fitting)
    assert all(p.mark is None or p.mark.column >= 1 for p in fitting)


def test_the_hash_ignores_how_a_service_is_built_pulled_scaled_and_ordered() -> None:
    sample = next(s for s in SAMPLES if s.name == "shop")
    service = load(source_of(sample)).services["web"]
    assert service.deploy is not None
    other = replace(service, build=None, pull_policy="always", scale=9, depends_on=None,
                    profiles=("p",), deploy=replace(service.deploy, replicas=9))
    assert config_hash(other) == config_hash(service)
    assert config_hash(replace(service, image="other")) != config_hash(service)
