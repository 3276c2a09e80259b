"""A shell beside a container that has none: a helper that shares its namespaces.

The helper's main process reads from a connection that we hold. When it ends, by us, by a crash
or by a cut line, the process ends too and the engine removes the helper.
"""
from __future__ import annotations

import logging
from contextlib import suppress

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.errors import CaasError, ProtocolGarbage
from caas_desktop.domain.ports import ByteStream, Engine, Lane
from caas_desktop.domain.text import N_
from caas_desktop.operations.terminal.attach import attach
from caas_desktop.operations.terminal.exec import open_exec
from caas_desktop.operations.terminal.opened import Opened

log = logging.getLogger(__name__)

LABEL = "caas.helper"  # its value: the container beside which it runs
REMOVE_TIMEOUT_S = 15.0


def open_helper(
    engine: Engine, container_id: str, image: str, *, columns: int, rows: int
) -> Opened:
    """Open a shell that sees a container's processes and network.

    Its files are the helper's; those of the container are in ``/proc/1/root``.

    Raises:
        ResourceGone: The container is not there any more.
        CaasError: The host lacks the image (see `see_to_image`); the container is not running.
    """
    helper_id = _create(engine, container_id, image)
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
        "Labels": {LABEL: container_id},
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
