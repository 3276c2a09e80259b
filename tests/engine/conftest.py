"""Tests on real Docker Engines: the lab's fixtures, and the mark that names such tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.state import Lab
from lab.testing import docker_cli, fault, lab, scratch
from tests.engine.cli_kit import TRANSPORTS, Program

__all__ = ["docker_cli", "fault", "lab", "scratch"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.engine)


@pytest.fixture(scope="session")
def program(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """lab4 over each transport ("unix", "tls", "ssh"), and lab5 as "old"."""
    made = Program(lab, tmp_path_factory.mktemp("cli"))
    for transport in TRANSPORTS:
        made.add(transport, "lab4", transport)
    made.add("old", "lab5", "ssh")
    return made


@pytest.fixture
def fresh(lab: Lab, tmp_path: Path) -> Program:
    """A user who has added nothing yet."""
    return Program(lab, tmp_path)
