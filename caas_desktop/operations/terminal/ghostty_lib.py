"""libghostty-vt, out of the package pyghostty.

That package's own modules are not imported: they parse C for 0.4 s (see tools/terminal_abi.py).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from caas_desktop.operations.terminal.ghostty_abi import ffi


def _path() -> Path:
    """Return where the library lies.

    Raises:
        ImportError: There is none for this system.
    """
    package = find_spec("pyghostty")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        for found in Path(folder, "_lib").glob("libghostty-vt.*"):
            return found
    raise ImportError("pyghostty is not installed")


lib: Any = ffi.dlopen(str(_path()))


def check(result: int, what: str) -> None:
    """Raise RuntimeError unless the library says that it worked."""
    if result:
        raise RuntimeError(f"libghostty-vt: {what} failed: {result}")


def with_twin(name: str, signature: str, twin: str, union: str) -> Any:
    """Return a function that takes ``union`` by value as one that takes its ``twin``."""
    assert (ffi.sizeof(twin), ffi.alignof(twin)) == (ffi.sizeof(union), ffi.alignof(union))
    return ffi.cast(signature, ffi.addressof(lib, name))


def sized(name: str) -> Any:
    """Return a new struct that tells its own size, and those inside of it theirs."""
    made = ffi.new(f"{name}*")
    _tell_sizes(made)
    return made


def _tell_sizes(pointer: Any) -> None:
    kind = ffi.typeof(pointer).item
    for name, field in kind.fields:
        if name == "size":
            pointer.size = ffi.sizeof(kind)
        elif field.type.kind == "struct":
            _tell_sizes(ffi.addressof(pointer[0], name))
