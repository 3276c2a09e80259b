"""Tests on real Docker Engines: the lab's fixtures, and the mark that names such tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.testing import docker_cli, fault, lab, scratch

__all__ = ["docker_cli", "fault", "lab", "scratch"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.engine)
