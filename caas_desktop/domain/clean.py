"""Bounds on what comes from outside before anybody shows or keeps it."""
from __future__ import annotations

import math
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
# What no name needs and a forged one uses: control characters (a terminal obeys them), marks that
# turn the direction of writing (they swap what stands beside them), halves of characters (no
# database, socket or terminal takes them).
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDEST = 2**63 - 1  # engines count in 64 bits


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
            kept[shown(key[:256])] = shown(value[:LABEL_LIMIT])
    return kept


def shown(words: str) -> str:
    """Return ``words`` with what is unfit to be shown or kept replaced; line breaks stay."""
    return words if words.isprintable() else _UNFIT.sub("\N{REPLACEMENT CHARACTER}", words)


def text(value: object, limit: int = 256) -> str:
    """Return ``value`` as one bounded line that can be shown; "" for anything that is no text."""
    if not isinstance(value, str):
        return ""
    return shown(" ".join(value[: limit * 2].split())[:limit])


def number(value: object) -> float | None:
    """Return a JSON number within 64 bits, None for anything else (bool, NaN, infinity too)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # An int may be too large for a float, so it is bounded first.
    return float(max(-_WIDEST, min(_WIDEST, value))) if _is_finite(value) else None


def _is_finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def whole(value: object) -> int:
    """Return a JSON number as int, within 64 bits; 0 for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return max(-_WIDEST, min(_WIDEST, value))
    return whole(int(number(value) or 0))  # as a float the bound itself is one more


def mapping(value: object) -> Mapping[str, Any]:
    """Return a JSON object, an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def items(value: object) -> Iterable[Any]:
    """Return a JSON array, an empty one for anything else."""
    return value if isinstance(value, list) else []
