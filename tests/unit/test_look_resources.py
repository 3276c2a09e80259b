"""Resources are found in a checkout and in a packed program."""

from __future__ import annotations

from pathlib import Path

import pytest

from caas_desktop.domain import resources


def test_checkout_keeps_resources_beside_the_package() -> None:
    assert resources.resource_path("icons", "play.svg").is_file()


def test_packed_program_carries_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "caas_desktop"
    for folder in ("_resources", "_ui"):
        (package / folder).mkdir(parents=True)
    (tmp_path / "resources").mkdir()  # of somebody else in site-packages
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.resource_path("icons") == package / "_resources" / "icons"
    assert resources.ui_path("add_host.ui") == package / "_ui" / "add_host.ui"


def test_program_packed_without_them_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "caas_desktop")
    with pytest.raises(FileNotFoundError, match="resources"):
        resources.resource_path("icons")
