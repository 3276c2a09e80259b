"""Checks a tree against the Compose Specification's own JSON schema.

``compose-spec.json`` is the specification's file, unchanged (Apache-2.0, see compose-spec.NOTICE).
"""
from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from caas_desktop.operations.compose.errors import Problems
from caas_desktop.operations.compose.fitting import fits
from caas_desktop.operations.compose.tree import Map


@cache
def schema() -> dict[str, Any]:
    """Return the specification's schema; nobody may change it."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("compose-spec.json").read_bytes())
    return found


def validate(root: Map, problems: Problems) -> None:
    """Add a problem for all that the schema refuses."""
    if fits(root, schema()):
        return
    # jsonschema takes 50 ms to import: only a file that is refused has to wait for it.
    from caas_desktop.operations.compose.refusing import tell_refused

    tell_refused(root, schema(), problems)
