"""Every sentence for the user can be translated: templates are marked, and their values match."""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import caas_desktop.app.adapters
import caas_desktop.operations.compose.errors
import caas_desktop.operations.logs.search  # noqa: F401 - errors of these rooms are found below
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.text import Text

ROOT = Path(__file__).resolve().parent.parent.parent
# The command line and the agent speak English.
ENGLISH = ("caas_desktop/app/cli/", "caas_desktop/app/agent.py", "caas_desktop/app/agent/")
RESERVED = {"hint", "detail", "needs", "subject", "row"}
# What Compose files are wrong about is told by a reader of its own, not by a sentence here.
OTHERS = {"ComposeError", "RisksNotConfirmed", "HostKeyUnknown"}


def _tree(kind: type[Exception]) -> Iterator[type[Exception]]:
    yield kind
    for sub in kind.__subclasses__():
        yield from _tree(sub)


TOLD = {kind.__name__ for base in (CaasError, FieldError) for kind in _tree(base)} - OTHERS
TOLD |= {"Text", "garbage"}


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in sorted((ROOT / "caas_desktop").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        if where.startswith(ENGLISH):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (name := _name(node.func)) in TOLD:
                yield f"{where}:{node.lineno}", name, node


def _template(name: str, call: ast.Call) -> ast.expr | None:
    place = 1 if name in ("FieldError", "garbage") else 0
    return call.args[place] if place < len(call.args) else None


def _texts(node: ast.expr | None) -> list[str] | None:
    """Return the texts a template may be, None where it comes from elsewhere."""
    match node:
        case ast.Call() if _name(node.func) == "N_":
            return [str(ast.literal_eval(node.args[0]))]
        case ast.IfExp(body=body, orelse=other):
            first, second = _texts(body), _texts(other)
            return None if first is None or second is None else first + second
        case ast.Constant(value=""):
            return []
    return None


def _hint(call: ast.Call) -> ast.expr | None:
    return next((k.value for k in call.keywords if k.arg == "hint"), None)


def _has_words(template: str) -> bool:
    """Tell whether there is something to translate between the places."""
    return bool(re.search(r"[^\W\d_]", re.sub(r"\{[^}]*\}", "", template)))


def test_every_sentence_and_hint_is_marked_for_translation() -> None:
    bare = []
    for where, name, call in _calls():
        for node in (_template(name, call), _hint(call)):
            parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
            for part in parts:
                plain = isinstance(part, ast.JoinedStr | ast.BinOp) or (
                    isinstance(part, ast.Constant) and _has_words(str(part.value)))
                if plain and part is not None:
                    bare.append(f"{where}: {ast.unparse(part)[:80]}")
    assert bare == []


def test_the_places_of_every_sentence_are_the_values_it_is_given() -> None:
    wrong = []
    assert issubclass(Text, object)
    for where, name, call in _calls():
        said = _texts(_template(name, call))
        if said is None or any(k.arg is None for k in call.keywords):
            continue
        hint = _hint(call)
        advised = [] if hint is None else _texts(hint)
        given = {k.arg for k in call.keywords if k.arg} - RESERVED
        if name == "garbage":
            given.discard("exc")
        places = {p for text in [*said, *(advised or [])] for p in re.findall(r"\{([^}]*)\}", text)}
        missing, spare = places - given, given - places
        if missing or (spare and advised is not None):
            wrong.append(f"{where}: {sorted(missing)} missing, {sorted(spare)} not used")
    assert wrong == []
