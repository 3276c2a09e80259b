"""Runs a small program in a container and returns what it printed."""
from __future__ import annotations

import select
import struct
import time
from collections.abc import Collection, Sequence

from caas_desktop.domain.errors import CaasError, HostUnreachable
from caas_desktop.domain.ports import ByteStream, Engine, Lane
from caas_desktop.domain.text import N_

OUTPUT_LIMIT = 4 << 20
_HEADER = struct.Struct(">BxxxL")


def run_in(engine: Engine, container: str, argv: Sequence[str], timeout_s: float = 15.0) -> str:
    """Return the standard output of ``argv``; what it writes to standard error is dropped.

    Raises:
        CaasError: The container is gone or not running, the program writes too much, or it did
            not end in time (then it is left to itself: programs here have time-outs of their own).
    """
    answer = engine.request("POST", f"/containers/{container}/exec", body={
        "AttachStdout": True, "AttachStderr": True, "Tty": False, "Cmd": list(argv)})
    stream = engine.hijack(f"/exec/{answer['Id']}/start", body={"Detach": False, "Tty": False})
    return _text(_read(engine, stream, timeout_s), {1})


def last_lines(engine: Engine, container: str, count: int, timeout_s: float = 15.0) -> list[str]:
    """Return the newest lines that a container without a terminal wrote, the oldest first.

    Raises CaasError where it is gone, its log cannot be read, or is too slow.
    """
    stream = engine.stream(f"/containers/{container}/logs", query={
        "stdout": True, "stderr": True, "tail": count}, lane=Lane.BULK)
    return _text(_read(engine, stream, timeout_s), {1, 2}).splitlines()[-count:]


def _read(engine: Engine, stream: ByteStream, timeout_s: float) -> bytes:
    """Return all that ``stream`` gives until it ends, and close it."""
    data, until = bytearray(), time.monotonic() + timeout_s
    buffer = memoryview(bytearray(1 << 16))
    try:
        while True:
            count = stream.read_into(buffer)
            if count == 0:
                return bytes(data)
            if count is None:
                left = until - time.monotonic()
                if left <= 0:
                    raise HostUnreachable(N_("{host}: a check did not end in time."),
                                          host=engine.spec.name)
                if not stream.pending():
                    select.select([stream.fileno()], [], [], min(left, 1.0))
                continue
            data += buffer[:count]
            if len(data) > OUTPUT_LIMIT:
                raise CaasError(N_("{host}: a check wrote too much."), host=engine.spec.name)
    finally:
        stream.close()


def _text(data: bytes, numbers: Collection[int]) -> str:
    """Return what Docker's framed stream holds of ``numbers`` (1 standard output, 2 error).

    A cut frame gives what there is.
    """
    found, at = bytearray(), 0
    while at + _HEADER.size <= len(data):
        number, size = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        if number in numbers:
            found += data[at:at + size]
        at += size
    return found.decode("utf-8", "replace")


def write_in(engine: Engine, container: str, path: str, data: bytes) -> None:
    """Write a file into a running container; what is in it goes over the stream only.

    Its length is told first: a stream over TLS cannot be closed on one side.
    """
    script = 'umask 077; head -c "$1" > "$2.part" && mv "$2.part" "$2"'
    answer = engine.request("POST", f"/containers/{container}/exec", body={
        "AttachStdin": True, "AttachStdout": True, "AttachStderr": True, "Tty": False,
        "Cmd": ["sh", "-c", script, "sh", str(len(data)), path]})
    stream = engine.hijack(f"/exec/{answer['Id']}/start", body={"Detach": False, "Tty": False})
    try:
        stream.write(data)
        for _ in range(100):
            state = engine.request("GET", f"/exec/{answer['Id']}/json")
            if not state.get("Running"):
                break
            time.sleep(0.05)
    finally:
        stream.close()
    if state.get("Running") or state.get("ExitCode") != 0:
        raise CaasError(N_("{host}: the file was not written."), host=engine.spec.name,
                        hint=N_("The image of the edge needs a shell."))
