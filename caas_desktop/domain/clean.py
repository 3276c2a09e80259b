"""Bounds on what comes from outside before anybody shows or keeps it."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

LABEL_LIMIT = 1024  # characters of one label's value that we keep
LABELS_LIMIT = 100

# Losing a harmless label costs little, keeping a secret one costs much; but not every "key" is one.
_SECRET = re.compile(
    r"(?i)passw|passphrase|secret|token|api[-_.]?key|private[-_.]?key|credential|auth"
)


# "auth" in the name of a router is only a name; secrets of Traefik's stand under middlewares.
_ROUTE = re.compile(r"(?i)traefik\.(http|tcp|udp)\.(routers|services)\.")


def looks_secret(name: str) -> bool:
    """Return True for a label or variable whose name tells that its value is a secret."""
    return _SECRET.search(name) is not None and _ROUTE.match(name) is None


def clean_labels(labels: object) -> dict[str, str]:
    """Return labels as text, bounded, without those that look like secrets."""
    if not isinstance(labels, Mapping):
        return {}
    kept: dict[str, str] = {}
    for key, value in labels.items():
        if len(kept) >= LABELS_LIMIT:
            break
        if isinstance(key, str) and isinstance(value, str) and not looks_secret(key):
            kept[key[:256]] = value[:LABEL_LIMIT]
    return kept


def text(value: object, limit: int = 256) -> str:
    """Return ``value`` as one bounded line; "" for anything that is no text."""
    return " ".join(value[: limit * 2].split())[:limit] if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """Return a JSON number, None for anything else (bool included)."""
    ok = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if ok else None  # type: ignore[arg-type]


def whole(value: object) -> int:
    """Return a JSON number as int, 0 for anything else."""
    found = number(value)
    return 0 if found is None else int(found)


def mapping(value: object) -> Mapping[str, Any]:
    """Return a JSON object, an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def items(value: object) -> Iterable[Any]:
    """Return a JSON array, an empty one for anything else."""
    return value if isinstance(value, list) else []
