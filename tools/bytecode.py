"""Compiles the program to bytecode, as pip does with what it installs.

A checkout's modules are compiled when they are first imported; where PYTHONDONTWRITEBYTECODE keeps
Python from writing that down, each start would compile them all again.
"""

from __future__ import annotations

import compileall
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent / "caas_desktop"


def compile_program() -> None:
    """Compile what has changed; takes a moment where nothing has."""
    compileall.compile_dir(PROGRAM, quiet=2)
