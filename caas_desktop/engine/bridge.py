"""A unix socket on this machine that leads to an engine over our own connection to it.

For programs that speak to Docker themselves: they get neither keys nor passwords, and no other way.
"""
from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator

from caas_desktop.domain.errors import HostError
from caas_desktop.domain.ports import ByteStream
from caas_desktop.engine.tcp import shut
from caas_desktop.engine.wire import READ_SIZE

MOST = 32  # connections at a time; Docker Compose opens some ten
LOOK_S = 0.5  # how long a thread waits without looking whether the bridge was taken down
JOIN_S = 2.0


@contextlib.contextmanager
def bridge(dial: Callable[[], ByteStream], name: str) -> Iterator[str]:
    """Yield the socket's path; its folder is ours alone, and gone with all of it afterwards."""
    folder = tempfile.mkdtemp(prefix="caas-")  # mode 0700
    try:
        path = os.path.join(folder, "docker.sock")
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            listener.bind(path)
            listener.listen(MOST)
            made = _Bridge(listener, dial, name)
            try:
                yield path
            finally:
                made.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Bridge:
    """One thread takes connections in, each of them has one of its own."""

    def __init__(self, listener: socket.socket, dial: Callable[[], ByteStream], name: str) -> None:
        self._listener, self._dial, self._name = listener, dial, f"bridge-{name}"
        self._ended = threading.Event()
        self._room = threading.BoundedSemaphore(MOST)
        self._lock = threading.Lock()
        self._clients: dict[threading.Thread, socket.socket] = {}
        self._streams: dict[threading.Thread, ByteStream] = {}
        listener.settimeout(LOOK_S)
        self._accepting = self._start(self._accept)

    def close(self) -> None:
        """End every connection, also those that wait for either side to read."""
        self._ended.set()
        self._accepting.join(JOIN_S)
        with self._lock:
            threads, streams = list(self._clients), list(self._streams.values())
            for client in self._clients.values():
                shut(client)
        for stream in streams:
            stream.close()
        for thread in threads:
            thread.join(JOIN_S)

    def _start(self, run: Callable[..., None], *args: object) -> threading.Thread:
        thread = threading.Thread(target=run, args=args, name=self._name, daemon=True)
        thread.start()
        return thread

    def _accept(self) -> None:
        while not self._ended.is_set():
            if not self._room.acquire(timeout=LOOK_S):
                continue
            try:
                client, _ = self._listener.accept()
            except OSError as exc:
                self._room.release()
                if not isinstance(exc, TimeoutError):  # out of descriptors, maybe not for long
                    self._ended.wait(LOOK_S)
                continue
            self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        me = threading.current_thread()
        with self._lock:
            self._clients[me] = client
        try:
            # A program is told of a host that is gone by the end of its connection.
            with client, contextlib.suppress(HostError, OSError), \
                    contextlib.closing(self._dial()) as stream:
                with self._lock:
                    self._streams[me] = stream
                _pump(client, stream, self._ended)
        finally:
            with self._lock:
                self._clients.pop(me)
                self._streams.pop(me, None)
            self._room.release()


def _pump(client: socket.socket, stream: ByteStream, ended: threading.Event) -> None:
    """Pass bytes on until either side has no more.

    The engine's side never blocks to be read: TLS sends records of its own, which make the
    descriptor readable and bring nothing.
    """
    buffer = memoryview(bytearray(READ_SIZE))
    with selectors.DefaultSelector() as selector:
        selector.register(client, selectors.EVENT_READ)
        selector.register(stream, selectors.EVENT_READ)
        while not ended.is_set():
            ready = [key.fileobj for key, _ in selector.select(LOOK_S)]
            if client in ready:
                data = client.recv(READ_SIZE)
                if not data:
                    return
                stream.write(data)
            while (count := stream.read_into(buffer)) is not None:
                if not count:
                    return
                client.sendall(buffer[:count])
