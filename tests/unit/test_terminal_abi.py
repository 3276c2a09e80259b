"""What we declare of libghostty-vt is what the installed pyghostty declares: one wrong type would
write over other memory.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest

pytest.importorskip("pyghostty")


def _layout(kind: Any) -> object:
    """Return all that matters of a type, that of its parts included."""
    name = re.sub(r"\b(struct|union|enum) |\$", "", kind.cname)
    match kind.kind:
        case "struct" | "union":
            return kind.kind, name, [(part, field.offset, _layout(field.type))
                                     for part, field in kind.fields or ()]
        case "enum":
            return name, kind.elements
        case "array":
            return kind.length, _layout(kind.item)
        case "pointer" if kind.item.kind == "function":
            return _layout(kind.item)
        case "function":
            return _layout(kind.result), [_layout(one) for one in kind.args]
        case _:
            return name


def test_every_type_and_function_is_declared_as_by_the_library() -> None:
    from pyghostty._ffi import ffi as theirs
    from pyghostty._ffi import lib as their_lib

    from caas_desktop.operations.terminal.ghostty_abi import ffi
    from caas_desktop.operations.terminal.ghostty_lib import lib
    from tools import terminal_abi

    names = [name for name in ffi.list_types()[0] if name.startswith("Ghostty")]
    assert len(names) > 30
    for name in names:
        assert _layout(ffi.typeof(name)) == _layout(theirs.typeof(name)), name
    said = terminal_abi.named()
    functions = [name for name in said if name.startswith("ghostty_")]
    assert len(functions) > 30
    for name in functions:
        assert _layout(ffi.typeof(getattr(lib, name))) == _layout(
            theirs.typeof(getattr(their_lib, name))), name
    for name in said - set(functions) - set(names):  # constants
        assert getattr(lib, name) == getattr(their_lib, name), name


def test_a_type_that_is_passed_for_a_union_has_its_layout() -> None:
    from caas_desktop.operations.terminal.ghostty_abi import ffi

    for twin, union in (("CaasPoint", "GhosttyPoint"),
                        ("CaasScroll", "GhosttyTerminalScrollViewport")):
        assert (ffi.sizeof(twin), ffi.alignof(twin)) == (ffi.sizeof(union), ffi.alignof(union))
        for field, there in zip(ffi.typeof(twin).fields, ffi.typeof(union).fields, strict=True):
            assert (field[0], field[1].offset) == (there[0], there[1].offset)


def test_the_first_terminal_needs_no_parser_of_c() -> None:
    done = subprocess.run([sys.executable, "-c", _FIRST], capture_output=True, text=True,
                          check=True, timeout=120)  # fmt: skip
    assert done.stdout.split() == ["libghostty-vt", "False"]


def test_the_first_terminal_imports_nothing_once_its_engine_was_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True,
                          check=True, timeout=120)  # fmt: skip
    assert done.stdout.strip() == "[]"


_FIRST = """
import sys
from caas_desktop.operations.terminal.screen import open_screen
print(open_screen(80, 24, engine="ghostty").engine, "pycparser" in sys.modules)
"""

_LOADED = """
import sys
from caas_desktop.operations.terminal.screen import load_engine, open_screen
load_engine()
before = set(sys.modules)
open_screen(80, 24).close()
print(sorted(set(sys.modules) - before))
"""
