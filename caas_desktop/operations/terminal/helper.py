"""A shell beside a container that has none: a helper that shares its namespaces.

The helper's main process reads from a connection that we hold. When it ends, by us, by a crash
or by a cut line that the engine notices, the process ends too and the engine removes the helper.
Of a line that fell silent an engine may hear nothing for hours: what was left behind is removed at
the next connection (`remove_outlived`), and never what another console uses.
"""
from __future__ import annotations

import logging
from contextlib import suppress
from uuid import uuid4

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
LABEL_KEY = "caas.helper.key"  # unlike that of any other helper
REMOVE_TIMEOUT_S = 15.0

# Keys. They are known before the engine makes the helper: it is in use from its first moment.
_in_use: set[str] = set()


def open_helper(
    engine: Engine, container_id: str, image: str, *, columns: int, rows: int
) -> Opened:
    """Open a shell that sees a container's processes and network.

    Its files are the helper's; those of the container are in ``/proc/1/root``.

    Raises:
        ResourceGone: The container is not there any more.
        CaasError: The host lacks the image (see `see_to_image`); the container is not running.
    """
    key = uuid4().hex
    _in_use.add(key)
    try:
        return _opened(engine, _create(engine, container_id, image, key), key, columns, rows)
    except BaseException:
        _in_use.discard(key)
        raise


def _opened(engine: Engine, helper_id: str, key: str, columns: int, rows: int) -> Opened:
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
                  _Ending(engine, helper_id, key, lifeline, opened).finish)


def remove_outlived(engine: Engine) -> None:
    """Remove the helpers of sessions that are over: our own, and those of a process that is gone.

    Raises:
        CaasError: The host does not answer.
    """
    found = items(engine.request("GET", "/containers/json", lane=Lane.BULK, query={
        "all": True, "filters": {"label": [LABEL_BY]}}))
    for one in map(mapping, found):
        labels = mapping(one.get("Labels"))
        if _is_over(text(labels.get(LABEL_BY), 200), text(labels.get(LABEL_KEY), 40)):
            log.info("a helper of a session that is over is removed")
            _remove(engine, text(one.get("Id"), 80))


def _is_over(made_by: str, key: str) -> bool:
    return key not in _in_use if made_by == owner() else is_over(made_by)


class _Ending:
    def __init__(self, engine: Engine, helper_id: str, key: str, lifeline: ByteStream,
                 opened: Opened) -> None:
        self._engine, self._helper_id, self._key = engine, helper_id, key
        self._lifeline, self._opened = lifeline, opened

    def finish(self) -> int | None:
        """Return the shell's exit code and remove the helper."""
        try:
            return self._opened.finish()
        finally:
            self._lifeline.close()
            _in_use.discard(self._key)
            _remove(self._engine, self._helper_id)


def _create(engine: Engine, container_id: str, image: str, key: str) -> str:
    shared = f"container:{container_id}"
    answer = engine.request("POST", "/containers/create", body={
        "Image": image, "Entrypoint": ["cat"], "Cmd": [], "Tty": False,
        "AttachStdin": True, "OpenStdin": True, "StdinOnce": True,
        "AttachStdout": True, "AttachStderr": True,
        "Labels": {LABEL: container_id, LABEL_BY: owner(), LABEL_KEY: key},
        "HostConfig": {"AutoRemove": True, "PidMode": shared, "NetworkMode": shared},
    })
    found = text(mapping(answer).get("Id"), 80)
    if not found:
        raise ProtocolGarbage(N_("{host} did not name the new container."),
                              host=engine.spec.name)
    return found


def _remove(engine: Engine, helper_id: str) -> None:
    """Force it away; the engine may have been quicker."""
    with suppress(CaasError):
        engine.request("DELETE", f"/containers/{helper_id}", query={"force": True, "v": True},
                       timeout_s=REMOVE_TIMEOUT_S, lane=Lane.BULK)
