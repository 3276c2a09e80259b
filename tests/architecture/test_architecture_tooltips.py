"""Qt takes anything like markup in a tool tip for rich text: other people's words are escaped."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

VIEWS = Path(__file__).resolve().parents[2] / "caas_desktop"
# Plain words of the program, or names of colours and keys, never of hosts.
OURS = {"tip", "text", "name", "", "self._words[index]"}


def _tips() -> list[tuple[str, str]]:
    found = []
    for path in sorted(VIEWS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                    and node.func.attr in ("setToolTip", "setTabToolTip")):
                where = f"{path.relative_to(VIEWS)}:{node.lineno}"
                found.append((where, ast.unparse(node.args[-1])))
    return found


@pytest.mark.parametrize(("where", "words"), _tips())
def test_a_tool_tip_is_escaped_or_the_program_s_own(where: str, words: str) -> None:
    escaped = words.startswith("tooltip(")
    own = words.startswith("tr(") and ".format(" not in words
    assert escaped or own or words.strip("'\"") in OURS, (where, words)
