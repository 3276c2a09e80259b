"""``python -m tools.terminal_abi``: writes the declarations of libghostty-vt for the terminal.

pyghostty lets cffi parse 80 kB of C whenever it is imported: 0.4 s in which no other thread gets
far. Of that C this keeps what our modules name, and what that is made of, in the form that cffi
reads without a parser. To be run again when they name more, or pyghostty is another one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cffi import FFI  # type: ignore[import-untyped]
from pyghostty._cdef import CDEF  # type: ignore[import-untyped]

from tools.texts import ROOT

FOLDER = ROOT / "caas_desktop" / "operations" / "terminal"
TARGET = FOLDER / "ghostty_abi.py"
HEAD = '''\
"""Of libghostty-vt what we use. Made by tools/terminal_abi.py out of pyghostty's declarations."""
# ruff: noqa
'''
# cffi passes no union by value. These have the same layout, and are passed in the same way.
TWINS = """
typedef struct { uint16_t x; uint32_t y; uint64_t _pad; } CaasPointValue;
typedef struct { GhosttyPointTag tag; CaasPointValue value; } CaasPoint;
typedef struct { intptr_t row; uint64_t _pad; } CaasScrollValue;
typedef struct { GhosttyTerminalScrollViewportTag tag; CaasScrollValue value; } CaasScroll;
"""
_COMMENTS = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_NAMES = re.compile(r"\b(?:Ghostty|ghostty_|GHOSTTY_)\w+\b")


def named() -> set[str]:
    """Return every name of the library that our modules say."""
    modules = [path for path in FOLDER.glob("ghostty*.py") if path != TARGET]
    said = {name for path in modules for name in _NAMES.findall(path.read_text("utf-8"))}
    return said & set(_NAMES.findall(CDEF))  # modules have such names, too


def declarations() -> str:
    """Return the C that declares what we name, in its order."""
    every = [(one, _declares(one)) for one in _statements(CDEF)]
    wanted, known = named() | set(_NAMES.findall(TWINS)), set[str]()
    while new := wanted - known:
        known |= new
        for one, names in every:
            if names & new:
                wanted |= set(_NAMES.findall(one))
    return "\n".join(one for one, names in every if names & wanted) + TWINS


def _statements(text: str) -> Iterator[str]:
    begun, depth = "", 0
    for part in re.split(r"([{};])", _COMMENTS.sub("", text)):
        begun, depth = begun + part, depth + {"{": 1, "}": -1}.get(part, 0)
        if part == ";" and not depth:
            yield begun.strip()
            begun = ""


def _declares(statement: str) -> set[str]:
    """Return what a statement gives a name: a type, the constants of an enum, a function."""
    outside = re.sub(r"\{.*\}", "", statement, flags=re.DOTALL)
    if not statement.startswith("typedef"):
        return set(_NAMES.findall(outside.partition("(")[0])[-1:])
    constants = set(re.findall(r"\bGHOSTTY_\w+", statement)) if "enum" in outside else set()
    pointer = re.search(r"\(\*\s*(\w+)\)", outside)
    return constants | set([pointer[1]] if pointer else _NAMES.findall(outside)[-1:])


def main() -> int:
    """Write the module; returns 0."""
    builder = FFI()
    builder.set_source(TARGET.stem, None)
    builder.cdef(declarations())
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.py")
        builder.emit_python_code(str(made))
        code = made.read_text("utf-8").removeprefix("# auto-generated file\n")
    TARGET.write_text(HEAD + code.replace("import _cffi_backend",
                                          "import _cffi_backend  # type: ignore"), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
