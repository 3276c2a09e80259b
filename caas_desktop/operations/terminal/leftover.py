"""What a session left running in its container, found by its mark in the environment.

An engine lets a program go on whose line was cut: nobody can attach to it again. So a shell
that waits for input is hung up, and whatever does more is left alone and named.
"""

from __future__ import annotations

import selectors
import time
from collections.abc import Iterator
from typing import Any

from caas_desktop.domain.clean import mapping, shown, text
from caas_desktop.domain.errors import ProtocolGarbage
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import ByteStream, Engine
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.terminal.attach import Frames

MARK = "CAAS_TERMINAL"
_MARKED = (
    'for e in /proc/[0-9]*/environ; do p=${e#/proc/}; p=${p%/environ}; [ "$p" = $$ ] && continue; '
    'grep -q "$1" "$e" 2>/dev/null || continue; '
)
_HANG_UP = _MARKED + 'kill -HUP "$p"; done; true'
# Process, its folder if that is still there, its words.
_LOOK = _MARKED + (
    'd=$(readlink "/proc/$p/cwd"); [ -d "$d" ] || d=; '
    'printf "%s\\t%s\\t%s\\n" "$p" "$d" "$(tr "\\0" " " <"/proc/$p/cmdline")"; done; true'
)
KNOWN_SHELLS = frozenset(("sh", "ash", "bash", "dash", "fish", "ksh", "zsh"))
LOOK_S, LOOK_BYTES = 5.0, 64 << 10
FOLDER_MAX, NAME_MAX, NAMED = 4000, 30, 3


@frozen
class Process:
    """``words`` is its command line; a process that just ends has none."""

    pid: int
    folder: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        first = self.words[0] if self.words else ""
        return shown(first.rpartition("/")[2].removeprefix("-"))[:NAME_MAX]

    @property
    def rests(self) -> bool:
        """Whether it is a shell that runs no script; what it started is a process of its own."""
        return len(self.words) == 1 and self.name in KNOWN_SHELLS


def find(engine: Engine, container_id: str, mark: str, user: str = "") -> list[Process]:
    """Return what still runs, the oldest first; nothing where the image has no tools to look.

    Raises:
        CaasError: The container does not run, or the host cannot be reached.
    """
    exec_id = _create(engine, container_id, _LOOK, mark, user, AttachStdout=True)
    stream = engine.hijack(f"/exec/{exec_id}/start", body={"Detach": False, "Tty": False})
    try:
        told = b"".join(_read(stream))
    except ProtocolGarbage:
        return []
    finally:
        stream.close()
    return sorted(_parsed(told), key=lambda process: process.pid)


def hang_up(engine: Engine, container_id: str, mark: str, user: str = "") -> None:
    """Send SIGHUP to every process that carries the mark."""
    exec_id = _create(engine, container_id, _HANG_UP, mark, user)
    engine.request("POST", f"/exec/{exec_id}/start", body={"Detach": True, "Tty": False})


def told(busy: list[Process]) -> Text | None:
    """Return what to say about programs that were left alone."""
    if not busy:
        return None
    names = ", ".join(f"{process.name} ({process.pid})" for process in busy[:NAMED])
    if len(busy) > NAMED:
        return Text(N_("Still running from the session before: {names} and {n} more."),
                    names=names, n=len(busy) - NAMED)
    return Text(N_("Still running from the session before: {names}."), names=names)


def _create(engine: Engine, container_id: str, script: str, mark: str, user: str,
            **more: object) -> str:
    body: dict[str, Any] = {"Cmd": ["sh", "-c", script, "sh", f"{MARK}={mark}"], **more}
    if user:
        body["User"] = user
    answer = engine.request("POST", f"/containers/{container_id}/exec", body=body)
    return text(mapping(answer).get("Id"), 128)


def _read(stream: ByteStream) -> Iterator[bytes]:
    """Yield what a script writes, up to a time and a size."""
    frames, buffer = Frames(), memoryview(bytearray(LOOK_BYTES))
    until, left = time.monotonic() + LOOK_S, LOOK_BYTES
    with selectors.DefaultSelector() as selector:
        selector.register(stream.fileno(), selectors.EVENT_READ)
        while left > 0 and (wait := until - time.monotonic()) > 0:
            count = stream.read_into(buffer)
            if count is None:
                selector.select(wait)
                continue
            if not count:
                return
            left -= count
            yield from (part for _, part in frames.feed(bytes(buffer[:count])))


def _parsed(told: bytes) -> Iterator[Process]:
    for line in told.decode("utf-8", "replace").splitlines():
        pid, _, rest = line.partition("\t")
        folder, _, words = rest.partition("\t")
        if pid.isascii() and pid.isdigit() and len(pid) < 10:
            kept = folder if folder.startswith("/") and len(folder) < FOLDER_MAX else ""
            yield Process(int(pid), kept, tuple(words.split()))
