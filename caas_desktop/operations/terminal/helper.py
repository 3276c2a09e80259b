"""A shell beside a container that has none: a helper that shares its namespaces.

The helper's main process reads from a connection that we hold. When it ends, by us, by a crash
or by a cut line that the engine notices, the process ends too and the engine removes the helper.
Of a line that fell silent an engine may hear nothing for hours: what was left behind is removed at
the next connection (`remove_outlived`), and never what another console uses.
"""
from __future__ import annotations

import logging
import threading
from contextlib import suppress

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import CaasError, ProtocolGarbage
from caas_desktop.domain.ports import ByteStream, Engine, Lane
from caas_desktop.domain.text import N_
from caas_desktop.operations.terminal.attach import attach
from caas_desktop.operations.terminal.exec import open_exec
from caas_desktop.operations.terminal.opened import Opened
from caas_desktop.operations.terminal.owner import is_over, owner

log = logging.getLogger(__name__)

LABEL = "caas.helper"  # its value: the container beside which it runs
LABEL_BY = "caas.helper.by"  # the process that made it
REMOVE_TIMEOUT_S = 15.0

_in_use: set[str] = set()
_changing = threading.Lock()  # a helper is in use from the moment it is there


def open_helper(
    engine: Engine, container_id: str, image: str, *, columns: int, rows: int
) -> Opened:
    """Open a shell that sees a container's processes and network.

    Its files are the helper's; those of the container are in ``/proc/1/root``.

    Raises:
        ResourceGone: The container is not there any more.
        CaasError: The host lacks the image (see `see_to_image`); the container is not running.
    """
    with _changing:
        helper_id = _create(engine, container_id, image)
        _in_use.add(helper_id)
    try:
        lifeline = attach(engine, helper_id)
        try:
            engine.request("POST", f"/containers/{helper_id}/start")
            opened = open_exec(engine, helper_id, columns=columns, rows=rows)
        except BaseException:
            lifeline.close()
            raise
    except BaseException:
        _remove(engine, helper_id)
        raise
    return Opened(opened.stream, opened.resize,
                  _Ending(engine, helper_id, lifeline, opened).finish)


def remove_outlived(engine: Engine) -> None:
    """Remove the helpers of sessions that are over: our own, and those of a process that is gone.

    Raises:
        CaasError: The host does not answer.
    """
    with _changing:
        found = items(engine.request("GET", "/containers/json", lane=Lane.BULK, query={
            "all": True, "filters": {"label": [LABEL_BY]}}))
        left = [text(one.get("Id"), 80) for one in map(mapping, found)
                if _is_over(text(mapping(one.get("Labels")).get(LABEL_BY), 200),
                            text(one.get("Id"), 80))]
    for helper_id in left:
        log.info("a helper of a session that is over is removed")
        _remove(engine, helper_id)


def _is_over(made_by: str, helper_id: str) -> bool:
    return helper_id not in _in_use if made_by == owner() else is_over(made_by)


class _Ending:
    def __init__(self, engine: Engine, helper_id: str, lifeline: ByteStream, opened: Opened
                 ) -> None:
        self._engine, self._helper_id = engine, helper_id
        self._lifeline, self._opened = lifeline, opened

    def finish(self) -> int | None:
        """Return the shell's exit code and remove the helper."""
        try:
            return self._opened.finish()
        finally:
            self._lifeline.close()
            _remove(self._engine, self._helper_id)


def _create(engine: Engine, container_id: str, image: str) -> str:
    shared = f"container:{container_id}"
    answer = engine.request("POST", "/containers/create", body={
        "Image": image, "Entrypoint": ["cat"], "Cmd": [], "Tty": False,
        "AttachStdin": True, "OpenStdin": True, "StdinOnce": True,
        "AttachStdout": True, "AttachStderr": True,
        "Labels": {LABEL: container_id, LABEL_BY: owner()},
        "HostConfig": {"AutoRemove": True, "PidMode": shared, "NetworkMode": shared},
    })
    found = text(mapping(answer).get("Id"), 80)
    if not found:
        raise ProtocolGarbage(N_("{host} did not name the new container."),
                              host=engine.spec.name)
    return found


def _remove(engine: Engine, helper_id: str) -> None:
    """Force it away; the engine may have been quicker."""
    _in_use.discard(helper_id)
    with suppress(CaasError):
        engine.request("DELETE", f"/containers/{helper_id}", query={"force": True, "v": True},
                       timeout_s=REMOVE_TIMEOUT_S, lane=Lane.BULK)
