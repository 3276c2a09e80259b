"""Finds every text that a user reads: in code, in declarations of the registries, in forms."""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "caas"
MARKERS = {"tr", "N_"}
# Declarations whose texts are translated where they are shown: name → (positions, keywords).
DECLARATIONS: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "Kind": ((), ("title", "singular")),
    "Column": ((1,), ("title",)),
    "Action": ((1,), ("title", "loses")),
    "Support": ((0, 1), ("engine", "swarm")),
}
# Registries that hold such declarations; elsewhere the same names mean something else.
DECLARED_IN = ("caas_desktop/kinds", "caas_desktop/operations/actions.py",
               "caas_desktop/operations/compose/targets.py")


@dataclass(slots=True)
class Texts:
    """Texts with the files they stand in, and what stands in the way of translating."""

    found: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    wrong: list[str] = field(default_factory=list)

    def add(self, text: str, where: str) -> None:
        """Note a text; one without any letter ("–") needs no translation."""
        if any(sign.isalpha() for sign in text):
            self.found[text].add(where)


def collect(root: Path = ROOT) -> Texts:
    """Return all texts of the program."""
    texts = Texts()
    for path in sorted(root.glob("caas_desktop/**/*.py")):
        _from_code(path, path.relative_to(root).as_posix(), texts)
    for path in sorted(root.glob("ui/*.ui")):
        _from_form(path, path.relative_to(root).as_posix(), texts)
    return texts


def _from_code(path: Path, where: str, texts: Texts) -> None:
    declares = where.startswith(DECLARED_IN)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name in MARKERS and node.args:
            _marked(node.args[0], f"{where}:{node.lineno}", where, texts)
        elif declares and name in DECLARATIONS:
            for text in _declared(node, *DECLARATIONS[name]):
                texts.add(text, where)


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=ast.Name(id=name)):
            return name
    return ""


def _marked(argument: ast.expr, line: str, where: str, texts: Texts) -> None:
    match argument:
        case ast.Constant(value=str(text)):
            texts.add(text, where)
        case ast.IfExp(body=body, orelse=other):
            _marked(body, line, where, texts)
            _marked(other, line, where, texts)
        case ast.Name() | ast.Attribute() | ast.Subscript():
            pass  # declared elsewhere, as N_ or in a registry
        case ast.Call() if _called(argument) in ("str", "getattr", "capitalize"):
            pass
        case _:
            texts.wrong.append(f"{line}: {ast.unparse(argument)} is no text that could be found")


def _declared(node: ast.Call, places: tuple[int, ...], names: tuple[str, ...]) -> Iterator[str]:
    values = [node.args[place] for place in places if place < len(node.args)]
    values += [keyword.value for keyword in node.keywords if keyword.arg in names]
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def _from_form(path: Path, where: str, texts: Texts) -> None:
    form = ET.parse(path).getroot()
    root = form.find("widget")
    named = {form.findtext("class"), root.get("name") if root is not None else None}
    if named != {CONTEXT}:
        # Qt looks a form's texts up in the context named by these two.
        texts.wrong.append(f"{where}: <class> and the root widget must both be called {CONTEXT!r}")
    for string in form.iter("string"):
        if string.get("notr") == "true" or not string.text:
            continue
        if string.get("comment"):
            texts.wrong.append(f"{where}: {string.text!r} has a comment, which parts it from code")
        texts.add(string.text, where)
