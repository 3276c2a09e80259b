"""Runs a small program in a container and returns what it printed."""
from __future__ import annotations

import select
import struct
import time
from collections.abc import Sequence

from caas_desktop.domain.errors import CaasError, HostUnreachable
from caas_desktop.domain.ports import Engine

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
    data, until = bytearray(), time.monotonic() + timeout_s
    buffer = memoryview(bytearray(1 << 16))
    try:
        while True:
            count = stream.read_into(buffer)
            if count == 0:
                return _stdout(bytes(data)).decode("utf-8", "replace")
            if count is None:
                left = until - time.monotonic()
                if left <= 0:
                    raise HostUnreachable(f"{engine.spec.name}: a check did not end in time.")
                if not stream.pending():
                    select.select([stream.fileno()], [], [], min(left, 1.0))
                continue
            data += buffer[:count]
            if len(data) > OUTPUT_LIMIT:
                raise CaasError(f"{engine.spec.name}: a check wrote too much.")
    finally:
        stream.close()


def _stdout(data: bytes) -> bytes:
    """Return the standard output of Docker's framed stream; a cut frame gives what there is."""
    found, at = bytearray(), 0
    while at + _HEADER.size <= len(data):
        number, size = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        if number == 1:
            found += data[at:at + size]
        at += size
    return bytes(found)
