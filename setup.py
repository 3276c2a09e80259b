"""Puts forms, icons, styles and compiled translations inside the package of a wheel.

Everything else is in pyproject.toml. A checkout (and an editable install of it) finds them beside
the package and needs none of this; see caas_desktop/domain/resources.py.
"""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
FOLDERS = {"ui": "_ui", "resources": "_resources"}


class BuildWithResources(build_py):
    """Copies the folders of ``FOLDERS`` and compiles translations on the way."""

    def run(self) -> None:
        if self.editable_mode:
            super().run()
            return
        package = Path(self.build_lib) / "caas_desktop"
        # A module that a former build left in build/ may have been removed since.
        shutil.rmtree(package, ignore_errors=True)
        super().run()
        for folder, inside in FOLDERS.items():
            ignored = shutil.ignore_patterns("*.ts", "*.qm")
            shutil.copytree(ROOT / folder, package / inside, ignore=ignored)
        translations = package / FOLDERS["resources"] / "translations"
        translations.mkdir(parents=True, exist_ok=True)
        for source in sorted((ROOT / "resources" / "translations").glob("*.ts")):
            compile_translation(source, translations / f"{source.stem}.qm")


def compile_translation(source: Path, target: Path) -> None:
    """Compile with Qt's own lrelease, which the build requires as part of PySide6-Essentials."""
    scripts = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    tool = str(scripts) if scripts.exists() else shutil.which("pyside6-lrelease")
    if tool is None:
        raise SystemExit("pyside6-lrelease is missing: pip install PySide6-Essentials")
    subprocess.run([tool, "-silent", str(source), "-qm", str(target)], check=True, timeout=60)


setup(cmdclass={"build_py": BuildWithResources})
