"""Imports point downwards only; what is heavy stays out of where it is not needed."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

# Rooms below the widgets.
BELOW_VIEWS = ("viewmodels", "operations", "engine", "catalogue", "secrets", "kinds", "domain")
# Only these may be imported by domain, besides itself.
STANDARD = sys.stdlib_module_names
# Part of what a required library gives us: PySide6, docker, keyring on Linux, mypy.
BROUGHT_ALONG = {"shiboken6", "requests", "urllib3", "secretstorage", "_typeshed"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _python(code: str, root: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True,
                          timeout=60, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_contract_of_import_linter_is_kept(root: Path) -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    env = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run([str(tool), "--no-cache"], cwd=root, capture_output=True, text=True,
                          timeout=120, check=False, env=env)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_widgets_are_made_in_views_and_app_only(root: Path) -> None:
    wrong = [
        f"{path.relative_to(root)}: {name}"
        for room in BELOW_VIEWS
        for path in (root / "caas_desktop" / room).rglob("*.py")
        for name in _imported(path)
        if name.startswith(("PySide6.QtWidgets", "pyqtgraph"))
    ]
    assert wrong == []


def test_domain_knows_the_standard_library_and_itself_only(root: Path) -> None:
    wrong = [
        f"{path.name}: {name}"
        for path in (root / "caas_desktop" / "domain").rglob("*.py")
        for name in _imported(path)
        if name.partition(".")[0] not in STANDARD
        and not name.startswith(("caas_desktop.domain", "None."))
    ]
    assert wrong == []


def test_every_library_that_is_imported_is_required(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    named = project["dependencies"] + project["optional-dependencies"]["postgresql"]
    required = {_plain(re.split(r"[^\w.-]", line)[0]) for line in named}
    bringers = packages_distributions()
    wrong = {
        name.partition(".")[0]
        for path in (root / "caas_desktop").rglob("*.py")
        for name in _imported(path)
        if (top := name.partition(".")[0]) not in STANDARD | {"caas_desktop"}
        and required.isdisjoint(map(_plain, bringers.get(top, ())))
    }
    assert wrong - BROUGHT_ALONG == set()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def test_the_command_line_loads_no_qt(root: Path) -> None:
    names = [path.stem for path in (root / "caas_desktop/app/cli").glob("[a-z]*.py")]
    imports = "; ".join(f"import caas_desktop.app.cli.{name}" for name in sorted(names))
    loaded = _python(f"import sys; {imports}; print(*sys.modules)", root).split()
    assert names
    assert [name for name in loaded if name.startswith(("PySide6", "shiboken", "pyqtgraph"))] == []


def test_the_window_does_not_wait_for_what_only_some_pages_need(root: Path) -> None:
    """Charts, engines and the catalogue take longer to load than the window may to appear."""
    code = "import sys; import caas_desktop.views.window.main_window; print(*sys.modules)"
    loaded = set(_python(code, root).split())
    assert loaded.isdisjoint({"pyqtgraph", "docker", "paramiko", "sqlalchemy", "alembic"})


def test_no_module_imports_by_a_relative_name(modules: list[Path]) -> None:
    wrong = [
        str(path)
        for path in modules
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert wrong == []
