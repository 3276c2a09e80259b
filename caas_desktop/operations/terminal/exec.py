"""Opens a shell in a container: exec create, start, resize, inspect.

Source: Docker Engine API, "Exec". A program whose line is cut goes on running, so every
session carries a mark in its environment by which it can be found and hung up.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import field, replace
from typing import Any
from uuid import uuid4

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.errors import (
    BadRequest,
    CaasError,
    HostError,
    ProtocolGarbage,
    ResourceConflict,
    ResourceGone,
)
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.terminal.leftover import (
    KNOWN_SHELLS,
    MARK,
    Process,
    find,
    hang_up,
    told,
)
from caas_desktop.operations.terminal.opened import Opened

log = logging.getLogger(__name__)

SHELLS = ("bash", "ash", "sh")
# The first shell of the image that exists; "sh" itself is there or nothing is.
_BEST_SHELL = (
    "for shell in bash ash; do command -v $shell >/dev/null 2>&1 && exec $shell; done; exec sh"
)
RESIZE_TRIES, RESIZE_PAUSE_S = 5, 0.05
EXIT_TRIES, EXIT_PAUSE_S = 10, 0.05
NOT_RUNNABLE = (126, 127)  # what a runtime reports for a program that is not there


@frozen
class ExecOptions:
    """How a program is started in a container; what is empty is the container's own.

    ``program`` empty: the first shell of bash, ash, sh. ``environment`` holds NAME=value lines
    and may hold secrets: it is kept nowhere.
    """

    program: tuple[str, ...] = ()
    user: str = ""
    workdir: str = ""
    environment: tuple[str, ...] = field(default=(), repr=False)
    privileged: bool = False

    def body(self) -> dict[str, Any]:
        """Return what these options are in the body of "exec create"."""
        values = {"User": self.user, "WorkingDir": self.workdir, "Privileged": self.privileged}
        return {"Cmd": list(self.program) or ["sh", "-c", _BEST_SHELL],
                **{word: value for word, value in values.items() if value}}

    @property
    def only_shell(self) -> bool:
        """Whether nothing but a shell is started: to do that again harms nobody."""
        return not self.program or (
            len(self.program) == 1 and self.program[0].rpartition("/")[2] in KNOWN_SHELLS)

    def logged(self, container: str) -> str:
        """Return what the audit log says of it: arguments and environment may hold secrets."""
        words = f"container {container}: {self.program[0] if self.program else 'shell'}"
        return f"{words} as {self.user}" if self.user else words


DEFAULT = ExecOptions()


def open_exec(
    engine: Engine, container_id: str, options: ExecOptions = DEFAULT, *, columns: int, rows: int,
    mark: str = "",
) -> Opened:
    """Start a program with a terminal of its own. ``mark``: by what its processes are found.

    Raises:
        ResourceGone: The container is not there any more.
        ResourceConflict: It is not running, or paused.
        CaasError: The host cannot be reached, or refused.
    """
    mark = mark or uuid4().hex
    exec_id = _create(engine, container_id, options, mark, (columns, rows))
    stream = engine.hijack(f"/exec/{exec_id}/start", body={"Detach": False, "Tty": True})
    session = _Exec(engine, container_id, exec_id, mark, options.user)
    return Opened(stream, session.resize, session.finish)


class ExecWay:
    """The way of one terminal into a container.

    Opened again after its line was lost, it leads to where the shell of before stood, which is
    hung up if it waits for input; what else of it still runs is left alone, and named.
    """

    def __init__(self, container_id: str, options: ExecOptions = DEFAULT) -> None:
        self._container_id, self._options = container_id, options
        self._lost = ""  # the mark of a session whose end was not seen to

    def open(self, engine: Engine, columns: int, rows: int) -> Opened:
        """See `open_exec`."""
        left, options = self._left(engine), self._options
        if left and left[0].folder:
            options = replace(options, workdir=left[0].folder)
        mark = uuid4().hex
        opened = open_exec(
            engine, self._container_id, options, columns=columns, rows=rows, mark=mark)
        self._lost = mark

        def finish() -> int | None:
            code = opened.finish()
            self._lost = ""
            return code

        return opened._replace(
            finish=finish, notice=told([process for process in left if not process.rests]))

    def _left(self, engine: Engine) -> list[Process]:
        """Return what a lost session left; a shell that does nothing else is hung up."""
        if not self._lost:
            return []
        user = self._options.user
        try:
            left = find(engine, self._container_id, self._lost, user)
            if left and all(process.rests for process in left):
                hang_up(engine, self._container_id, self._lost, user)
        except HostError:
            raise
        except CaasError as error:  # no container, no shell in it: opening tells it better
            log.info("terminal: what is left is not known (%s)", type(error).__name__)
            return []
        return left


def no_shell(code: int | None, typed: bool) -> CaasError | None:
    """Return what to tell when a shell ended at once because it is not in the image.

    A program's own exit code can be the same, so nothing must have been typed.
    """
    if code not in NOT_RUNNABLE or typed:
        return None
    return CaasError(
        N_("The container has no such shell."),
        hint=N_("Minimal images often carry none: choose another program, or open a shell in a "
                "helper container that shares its namespaces."))


def _create(
    engine: Engine, container_id: str, options: ExecOptions, mark: str, size: tuple[int, int]
) -> str:
    body: dict[str, Any] = {
        "AttachStdin": True, "AttachStdout": True, "AttachStderr": True, "Tty": True,
        **options.body(),
        "Env": ["TERM=xterm-256color", "COLORTERM=truecolor", *options.environment,
                f"{MARK}={mark}"],
        "ConsoleSize": [size[1], size[0]],  # older engines ignore it and get a resize
    }
    try:
        answer = engine.request("POST", f"/containers/{container_id}/exec", body=body)
    except ResourceConflict as error:
        raise ResourceConflict(
            N_("The container is not running, so no terminal can be opened in it."),
            hint=N_("Start or unpause the container, then connect again."),
            detail=error.detail or str(error)) from error
    return exec_id_of(engine, answer)


def exec_id_of(engine: Engine, answer: object) -> str:
    """Return the id in the answer of ``POST /containers/{id}/exec``.

    Raises:
        ProtocolGarbage: There is none.
    """
    found = text(mapping(answer).get("Id"), 128)
    if not found:
        raise ProtocolGarbage(N_("{host} sent an answer without an id."), host=engine.spec.name,
                              hint=N_("Check that a Docker Engine answers at this address."))
    return found


class _Exec:
    """One exec instance, after its start."""

    def __init__(
        self, engine: Engine, container_id: str, exec_id: str, mark: str, user: str
    ) -> None:
        self._engine, self._container_id, self._exec_id = engine, container_id, exec_id
        self._mark, self._user = mark, user

    def resize(self, columns: int, rows: int) -> None:
        """Tell the size; right after the start the engine may not know the instance yet."""
        query = {"w": columns, "h": rows}
        for attempt in range(RESIZE_TRIES):
            try:
                self._engine.request("POST", f"/exec/{self._exec_id}/resize", query=query)
                return
            except (BadRequest, ResourceConflict, ResourceGone):
                if attempt == RESIZE_TRIES - 1:
                    raise
                time.sleep(RESIZE_PAUSE_S)

    def finish(self) -> int | None:
        """Return the exit code; hang up what still runs (then the code is None)."""
        for _ in range(EXIT_TRIES):
            answer = self._engine.request("GET", f"/exec/{self._exec_id}/json")
            if not answer.get("Running"):
                code = answer.get("ExitCode")
                return None if code is None else int(code)
            # The stream's end and the process's are reported by different parts of the engine.
            time.sleep(EXIT_PAUSE_S)
        with suppress(CaasError):
            hang_up(self._engine, self._container_id, self._mark, self._user)
        return None
