"""Charts are imported a piece a turn, and as one whole."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from caas_desktop.views.charts.loader import import_by_line

NAME = "imported_by_line"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / "inner.py").write_text(f"from {NAME} import first\nsecond = first + 1\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder / "__init__.py"
    for name in (NAME, f"{NAME}.inner"):
        sys.modules.pop(name, None)


def test_each_statement_is_a_step_and_sees_those_before(package: Path) -> None:
    package.write_text("first = 1\nfrom .inner import second\nthird = second + 1\n", "utf-8")
    steps = import_by_line(NAME)
    next(steps)
    assert f"{NAME}.inner" not in sys.modules
    next(steps)
    assert sys.modules[NAME].second == 2
    assert not hasattr(sys.modules[NAME], "third")
    assert len(list(steps)) == 1
    assert sys.modules[NAME].third == 3
    assert list(import_by_line(NAME)) == []  # it is there


def test_a_package_that_fails_is_not_left_half_imported(package: Path) -> None:
    package.write_text("first = 1\nraise ImportError('broken')\n", "utf-8")
    with pytest.raises(ImportError, match="broken"):
        list(import_by_line(NAME))
    assert NAME not in sys.modules


def test_a_package_that_nobody_waits_for_any_more_is_not_left_half_imported(
        package: Path) -> None:
    package.write_text("first = 1\nsecond = 2\n", "utf-8")
    steps = import_by_line(NAME)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert NAME not in sys.modules
