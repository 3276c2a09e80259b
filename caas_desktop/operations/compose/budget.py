"""Bounds on what one project may cost: aliases, `extends` and variables can multiply text."""
from __future__ import annotations

from typing import Any

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.errors import ComposeError, Problem
from caas_desktop.operations.compose.tree import Map, Mark, Seq

MAX_FILE_BYTES = 1 << 20
MAX_FILES = 200
MAX_NODES = 200_000
MAX_CHARACTERS = 16 << 20
MAX_DEPTH = 64
# Checking 100,000 entries takes some 5 s, and every further file has all of them checked again.
MAX_CHECKED = 600_000


class Budget:
    """What is left; every reader of one project spends from the same one."""

    def __init__(self, nodes: int = MAX_NODES, characters: int = MAX_CHARACTERS,
                 files: int = MAX_FILES) -> None:
        self._nodes, self._characters, self._files = nodes, characters, files
        self._checked = MAX_CHECKED

    def spend(self, nodes: int, characters: int = 0, mark: Mark | None = None) -> None:
        """Take from what is left; raises ComposeError where too little is."""
        self._nodes -= nodes
        self._characters -= characters
        if self._nodes < 0 or self._characters < 0:
            raise ComposeError([Problem(
                Text(N_("The project is too large once its aliases, variables, extends and "
                        "includes are put in.")), mark)])

    def spend_check(self, root: Any) -> None:
        """Pay for checking all of ``root``; raises ComposeError."""
        self._checked -= _size(root)
        if self._checked < 0:
            raise ComposeError([Problem(Text(N_("The project has too many large files to "
                                                "merge.")))])

    def spend_file(self, mark: Mark | None = None) -> None:
        """Count one file that is read."""
        self._files -= 1
        if self._files < 0:
            raise ComposeError([Problem(Text(N_("The project reads too many files.")), mark)])

    def clone(self, value: Any) -> Any:
        """Return a deep copy, paid for."""
        if isinstance(value, Map):
            self.spend(len(value) + 1)
            return Map(((k, self.clone(v)) for k, v in value.items()), dict(value.marks))
        if isinstance(value, Seq):
            self.spend(len(value) + 1)
            return Seq((self.clone(v) for v in value), value.marks)
        if isinstance(value, str):
            self.spend(0, len(value))
        return value


def _size(value: Any) -> int:
    if isinstance(value, Map):
        return 1 + sum(_size(v) for v in value.values())
    if isinstance(value, Seq):
        return 1 + sum(_size(v) for v in value)
    return 1
