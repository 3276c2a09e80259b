"""Keeps what a roll-back needs before scaling overwrites it.

An engine remembers one earlier spec, ``PreviousSpec``, and every write replaces it: after a change
of the replicas, the engine's own roll-back would only change them back. So the earlier spec is put
into a Swarm config first, once.
"""
from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Mapping
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.times import epoch
from caas_desktop.kinds.base import Json

SERVICE, DIGEST, AT = "caas.revision.service", "caas.revision.digest", "caas.revision.at"
KEPT = 5
REQUEST_S = 10.0


def differs(one: Json, other: Json) -> bool:
    """Return True when going from one spec to the other is more than scaling."""
    return digest(one) != digest(other)


def digest(spec: Json) -> str:
    """Return a digest of what a roll-back brings back: all but replicas and labels."""
    kept = {key: value for key, value in spec.items() if key not in ("Labels", "Mode")}
    kept["Mode"] = sorted(mapping(spec.get("Mode")))
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:32]


def keep_previous(engine: Engine, raw: Json) -> bool:
    """Record the previous spec of a service before it is overwritten; True if that was needed.

    Raises:
        CaasError: It could not be recorded; then nothing must be written.
    """
    spec, previous = mapping(raw.get("Spec")), mapping(raw.get("PreviousSpec"))
    if not previous or not differs(spec, previous):
        return False
    service, mark = text(raw.get("ID"), 64), digest(previous)
    known = sorted(_recorded(engine, service), key=_at)
    same = next((config for config in known if _label(config, DIGEST) == mark), None)
    if same is not None:
        if same is not known[-1]:  # it is what came last once more
            _touch(engine, same)
        return False
    body = {"Name": f"caas.revision.{service[:25]}.{mark[:12]}",
            "Labels": {SERVICE: service, DIGEST: mark, AT: _now()},
            "Data": base64.b64encode(json.dumps(previous).encode()).decode()}
    try:
        engine.request("POST", "/configs/create", body=body, timeout_s=REQUEST_S)
    except ResourceConflict:
        return False  # somebody has just recorded the same
    for old in known[: max(0, len(known) + 1 - KEPT)]:
        engine.request("DELETE", f"/configs/{text(old.get('ID'), 64)}", timeout_s=REQUEST_S)
    return True


def recorded(engine: Engine, service: str) -> dict[str, Any] | None:
    """Return the newest recorded spec of a service, None where there is none."""
    known = sorted(_recorded(engine, service), key=_at)
    if not known:
        return None
    data = mapping(known[-1].get("Spec")).get("Data")
    found = json.loads(base64.b64decode(data)) if isinstance(data, str) else None
    return found if isinstance(found, dict) else None


def _recorded(engine: Engine, service: str) -> list[Mapping[str, Any]]:
    answer = engine.request("GET", "/configs", timeout_s=REQUEST_S,
                            query={"filters": {"label": [f"{SERVICE}={service}"]}})
    return [config for config in items(answer) if isinstance(config, dict)]


def _touch(engine: Engine, config: Mapping[str, Any]) -> None:
    spec = mapping(config.get("Spec"))
    labels = {**mapping(spec.get("Labels")), AT: _now()}
    engine.request("POST", f"/configs/{text(config.get('ID'), 64)}/update",
                   query={"version": whole(mapping(config.get("Version")).get("Index"))},
                   body={**spec, "Labels": labels}, timeout_s=REQUEST_S)


def _now() -> str:
    return f"{time.time():.6f}"


def _at(config: Mapping[str, Any]) -> float:
    """Return when it was recorded or touched, by the managers' clock."""
    return epoch(config.get("UpdatedAt")) or 0.0


def _label(config: Mapping[str, Any], key: str) -> str:
    return str(mapping(mapping(config.get("Spec")).get("Labels")).get(key, ""))
