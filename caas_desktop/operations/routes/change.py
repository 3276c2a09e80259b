"""Changes a Swarm service by its raw inspected specification, version-checked."""
from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.errors import ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.scaling.revision import keep_previous
from caas_desktop.operations.scaling.write import update

TRIES = 4


def change_service(engine: Engine, service: str, change: Callable[[dict[str, Any]], dict[str, Any]],
                   *, meanwhile: bool = False) -> bool:
    """Post what ``change`` makes of the service's specification; False where nothing differs.

    A change that somebody else made meanwhile is seen by the version, and ours is made anew on
    the fresh specification. ``change`` gets a copy of its own each time. ``meanwhile`` allows it
    while an update runs: only for services whose roll-back nobody needs.

    Raises:
        ResourceConflict: An update runs (a second one would overwrite what a roll-back needs), or
            others keep changing it.
    """
    for _ in range(TRIES):
        raw = mapping(engine.request("GET", f"/services/{service}"))
        spec = raw["Spec"]
        wanted = change(copy.deepcopy(spec))
        if wanted == spec:
            return False
        state = mapping(raw.get("UpdateStatus")).get("State")
        if state in ("updating", "rollback_started") and not meanwhile:
            raise ResourceConflict(
                N_("An update of {name} is on its way."), name=text(spec.get("Name")),
                hint=N_("Wait until it has ended: a second one would spoil its roll-back."))
        if not meanwhile:
            keep_previous(engine, raw)  # what a roll-back needs: this write overwrites it
        try:
            update(engine, raw, wanted)
        except ResourceConflict:
            continue
        return True
    raise ResourceConflict(N_("Others keep changing {name}."), name=service,
                           hint=N_("Try again in a moment."))
