"""A wheel installed elsewhere is the whole program: forms, icons, translations, migrations."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("caas_desktop", "resources", "ui", "packaging", "pyproject.toml", "setup.py",
           "MANIFEST.in", "README.md", "LICENSE")  # fmt: skip
LOOK = """
import sys
from pathlib import Path
import caas_desktop
from PySide6.QtCore import QCoreApplication
from caas_desktop.catalogue.migrate import MIGRATIONS
from caas_desktop.domain.resources import resource_path, ui_path
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.language import use_language
package = Path(caas_desktop.__file__).parent
assert package.is_relative_to(sys.prefix), package
assert resource_path("icons") == package / "_resources" / "icons"
print(len(list(resource_path("icons").glob("*.svg"))), "icons")
print(len(list(ui_path("").glob("*.ui"))), "forms")
print(len(list((MIGRATIONS / "versions").glob("v*.py"))), "migrations")
assert resource_path("styles", "style.qss").is_file()
app = QCoreApplication([])
assert use_language(app, "zh_CN") == "zh_CN"
print(tr("Containers"))
"""


def _run(*command: str, cwd: Path, **more: str) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "CAAS_", "QT_"))}
    env |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "QT_QPA_PLATFORM": "offscreen", **more}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True,
                          timeout=150, check=False)  # fmt: skip
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is built, without anything that a build or a test has left in the checkout."""
    folder = tmp_path_factory.mktemp("clone")
    ignored = shutil.ignore_patterns("__pycache__", "*.qm", "*.egg-info")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # What the build requires is there already: it is not downloaded once more.
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
         "-w", str(folder), str(clone), cwd=folder)  # fmt: skip
    (made,) = folder.glob("caas_desktop-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment that has our wheel, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("elsewhere") / "env"
    _run(sys.executable, "-m", "venv", "--without-pip", str(folder), cwd=folder.parent)
    python = str(folder / "bin" / "python")
    _run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps",
         "--no-index", str(wheel), cwd=folder)  # fmt: skip
    (site,) = (folder / "lib").glob("python*/site-packages")
    # A path file in a folder that a path file names is not read: our own checkout, installed
    # there as editable, stays out of sight.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    roots = {name.split("/")[0].partition("-")[0] for name in names}
    assert roots == {"caas_desktop"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".ts")]


def test_it_holds_every_file_of_the_package(wheel: Path, clone: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = {path.relative_to(clone).as_posix() for path in (clone / "caas_desktop").rglob("*.*")
             if path.is_file()}  # fmt: skip
    assert files - names == set()


def test_forms_icons_translations_and_migrations_are_found(installed: Path, tmp_path: Path) -> None:
    said = _run(str(installed / "bin/python"), "-c", LOOK, cwd=tmp_path).splitlines()
    assert said == [
        f"{len(list((ROOT / 'resources/icons').glob('*.svg')))} icons",
        f"{len(list((ROOT / 'ui').glob('*.ui')))} forms",
        f"{len(list((ROOT / 'caas_desktop/catalogue/migrations/versions').glob('v*.py')))} "
        "migrations",
        "容器",
    ]


def test_a_desktop_finds_the_program(installed: Path) -> None:
    share = installed / "share"
    assert (share / "applications/caas-desktop.desktop").is_file()
    assert (share / "icons/hicolor/scalable/apps/caas-desktop.svg").is_file()
    assert list((share / "metainfo").glob("*.metainfo.xml"))


def test_it_says_its_version(installed: Path, tmp_path: Path) -> None:
    said = _run(str(installed / "bin/caas-desktop"), "--version", cwd=tmp_path)
    assert said == "caas-desktop 0.1.0\n"


def test_it_works_without_a_window(installed: Path, tmp_path: Path) -> None:
    said = _run(str(installed / "bin/caas-desktop"), "hosts", "--json", cwd=tmp_path,
                CAAS_DATA_DIR=str(tmp_path / "data"), CAAS_VAULT="memory")  # fmt: skip
    assert "[]" in said
    assert (tmp_path / "data/catalogue.sqlite3").is_file()


def test_its_window_opens(installed: Path, tmp_path: Path) -> None:
    _run(str(installed / "bin/caas-desktop"), "--quit-after-start", "--language", "zh_CN",
         cwd=tmp_path, CAAS_DATA_DIR=str(tmp_path / "data"), CAAS_VAULT="memory")  # fmt: skip
    assert (tmp_path / "data/catalogue.sqlite3").is_file()
