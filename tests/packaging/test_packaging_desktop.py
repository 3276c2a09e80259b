"""What a desktop shows of the program is well-formed and agrees with the rest."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ENTRY = PACKAGING / "caas-desktop.desktop"


def _validated(*command: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_desktop_entry_is_valid() -> None:
    _validated("desktop-file-validate", str(ENTRY))


def test_appstream_metadata_is_valid() -> None:
    (path,) = PACKAGING.glob("*.metainfo.xml")
    _validated("appstreamcli", "validate", "--no-net", str(path))


def test_they_name_the_program_that_is_installed() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ENTRY, "utf-8")
    (path,) = PACKAGING.glob("*.metainfo.xml")
    component = ET.parse(path).getroot()
    assert entry["Desktop Entry"]["Exec"] in PROJECT["project"]["scripts"]
    assert component.findtext("launchable") == ENTRY.name
    assert component.findtext("project_license") == PROJECT["project"]["license"]
    assert component.findtext("provides/binary") in PROJECT["project"]["scripts"]


def test_the_icon_can_be_drawn(qapp: QApplication) -> None:
    renderer = QSvgRenderer(str(PACKAGING / f"{ENTRY.stem}.svg"))
    assert renderer.isValid()
    assert renderer.defaultSize().width() == renderer.defaultSize().height()


def test_no_folder_of_ours_hides_a_library() -> None:
    """``packaging/__init__.py`` would take the place of PyPI's ``packaging`` in a checkout."""
    for folder in (PACKAGING, ROOT / "tests/packaging"):
        assert not (folder / "__init__.py").exists()
