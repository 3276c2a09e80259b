"""Attaches a terminal to a container's main process.

Source: Docker Engine API, "Attach to a container". With a terminal of its own (``Tty``) the
process gets bytes and gives bytes, and the engine watches for the detach keys. Without one its
outputs come in frames, there is no echo, and nothing makes a signal of Ctrl+C: we do all three.
"""
from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from caas_desktop.domain.clean import mapping, whole
from caas_desktop.domain.errors import ProtocolGarbage, ResourceConflict, ResourceGone
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import ByteStream, Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.terminal.opened import END_OF_FILE, INTERRUPT, Opened

DETACH_KEYS = "ctrl-p,ctrl-q"  # Docker's own default
LAST_STREAM = 3
_HEADER = struct.Struct(">BxxxL")


@frozen
class MainProcess:
    """What attaching to a container means: has it a terminal, does it read, does it run.

    ``once``: the end of the first input is the end of its input. For others it is only the end
    of an attachment.
    """

    tty: bool
    reads: bool
    once: bool
    running: bool
    exit_code: int


def main_process(engine: Engine, container_id: str) -> MainProcess:
    """Ask the engine about a container's main process.

    Raises:
        ResourceGone: The container is not there any more.
    """
    found = mapping(engine.request("GET", f"/containers/{container_id}/json"))
    config, state = mapping(found.get("Config")), mapping(found.get("State"))
    return MainProcess(
        bool(config.get("Tty")), bool(config.get("OpenStdin")),
        bool(config.get("StdinOnce")),
        bool(state.get("Running")) and not state.get("Paused"), whole(state.get("ExitCode")))


def attach(
    engine: Engine, container_id: str, *, reads: bool = True, detach_keys: str = DETACH_KEYS
) -> ByteStream:
    """Return the raw connection to the main process: its output from now on, and its input."""
    return engine.hijack(f"/containers/{container_id}/attach", query={
        "stream": True, "stdin": reads, "stdout": True, "stderr": True, "logs": False,
        "detachKeys": detach_keys})


def open_attach(
    engine: Engine, container_id: str, *, columns: int, rows: int,
    detach_keys: str = DETACH_KEYS,
) -> Opened:
    """Attach a terminal. Closing it detaches: the process goes on.

    Raises:
        ResourceGone: The container is not there any more.
        ResourceConflict: It is not running, or paused.
    """
    process = main_process(engine, container_id)
    if not process.running:
        raise ResourceConflict(
            N_("The container is not running, so there is nothing to attach to."),
            hint=N_("Start or unpause the container, then connect again."))
    stream = attach(engine, container_id, reads=process.reads, detach_keys=detach_keys)
    attached = _Attached(engine, container_id)
    if process.tty:
        return Opened(stream, attached.resize, attached.finish, farewell=(), goes_on=True)
    plain = PlainStream(stream, attached.interrupt, reads=process.reads)
    return Opened(plain, _no_size, attached.finish, farewell=(),
                  echo=echo if process.reads else None, goes_on=True)


class _Attached:
    def __init__(self, engine: Engine, container_id: str) -> None:
        self._engine, self._path = engine, f"/containers/{container_id}"

    def resize(self, columns: int, rows: int) -> None:
        self._engine.request("POST", f"{self._path}/resize", query={"w": columns, "h": rows})

    def interrupt(self) -> None:
        self._engine.request("POST", f"{self._path}/kill", query={"signal": "SIGINT"})

    def finish(self) -> int | None:
        """Return the exit code of a process that ended; None for one that goes on.

        Raises:
            HostError: The line was lost.
        """
        state: Mapping[str, Any] = {}
        with suppress(ResourceGone):  # removed at once: not known
            state = mapping(mapping(self._engine.request("GET", f"{self._path}/json")).get("State"))
        return None if not state or state.get("Running") else whole(state.get("ExitCode"))


class PlainStream:
    """The stream of a process without a terminal, as one with a terminal would be."""

    def __init__(
        self, stream: ByteStream, interrupt: Callable[[], None], *, reads: bool = True
    ) -> None:
        self._stream, self._interrupt, self._reads = stream, interrupt, reads
        self._frames = Frames()
        self._ready = b""

    def fileno(self) -> int:
        return self._stream.fileno()

    def pending(self) -> bool:
        return bool(self._ready) or self._stream.pending()

    def read_into(self, buffer: memoryview) -> int | None:
        if not self._ready:
            # Each line end grows by a byte, so half a buffer always fits when it comes out.
            count = self._stream.read_into(buffer)
            if not count:
                return count
            data = b"".join(part for _, part in self._frames.feed(bytes(buffer[:count])))
            self._ready = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            if not self._ready:
                return None
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def write(self, data: bytes) -> None:
        """Send lines as a terminal would; Ctrl+C becomes SIGINT, Ctrl+D the end of the input."""
        for key in _pieces(data):
            if key == INTERRUPT:
                self._interrupt()
            elif not self._reads:
                continue
            elif key == END_OF_FILE:
                self.end_input()
                self._reads = False
            else:
                self._stream.write(key.replace(b"\r", b"\n"))

    def end_input(self) -> None:
        self._stream.end_input()

    def close(self) -> None:
        self._stream.close()


class Frames:
    """Takes Docker's stream format apart, however it was cut.

    Source: Docker Engine API, "Attach to a container", Stream format.
    """

    def __init__(self) -> None:
        self._data, self._left, self._stream = b"", 0, 1

    def feed(self, piece: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield (stream, bytes); a long frame comes in parts.

        Raises:
            ProtocolGarbage: These are no frames.
        """
        self._data += piece
        while self._data:
            if self._left:
                part, self._data = self._data[: self._left], self._data[self._left :]
                self._left -= len(part)
                yield self._stream, part
                continue
            if len(self._data) < _HEADER.size:
                return
            self._stream, self._left = _HEADER.unpack_from(self._data)
            if self._stream > LAST_STREAM or self._data[1:4] != b"\0\0\0":
                raise ProtocolGarbage(N_("The program's output makes no sense."))
            self._data = self._data[_HEADER.size :]


def echo(data: bytes) -> bytes:
    """Return what typing shows: text as it is, Enter as a new line, Ctrl+C as ``^C``."""
    shown = bytearray()
    for byte in data:
        if byte in b"\r\n":
            shown += b"\r\n"
        elif byte == 9 or (byte >= 0x20 and byte != 0x7F):
            shown.append(byte)
        elif byte < 0x20:
            shown += b"^" + bytes([byte + 0x40])
    return bytes(shown)


def _pieces(data: bytes) -> Iterator[bytes]:
    """Cut out the control characters that act."""
    start = 0
    for at, byte in enumerate(data):
        if bytes([byte]) in (INTERRUPT, END_OF_FILE):
            if at > start:
                yield data[start:at]
            yield data[at : at + 1]
            start = at + 1
    if start < len(data):
        yield data[start:]


def _no_size(columns: int, rows: int) -> None:
    """Without a terminal there is no size."""
