"""Every icon that the program names was drawn."""

from __future__ import annotations

import re
from pathlib import Path

from caas_desktop.views.look.icons import names

PACKAGE = Path(__file__).parents[2] / "caas_desktop"
CALLS = r"\b(?:icon|tool|Picture|EmptyState)\("
NAMED = re.compile(rf'(?:{CALLS}|\bicon(?:_name)?=)"([a-z][a-z-]*)"')


def test_every_icon_named_in_the_code_exists() -> None:
    named = {
        (path.name, name)
        for path in PACKAGE.rglob("*.py")
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert not {(file, name) for file, name in named if name not in names()}
