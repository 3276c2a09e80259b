"""A unix socket on this machine that leads to an engine over our own connection to it.

For programs that speak to Docker themselves: they get neither keys nor passwords, and no other way.
"""
from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable, Iterator

from caas_desktop.domain.errors import HostError
from caas_desktop.engine.wire import READ_SIZE, Wire

MOST = 32  # connections at a time; Docker Compose opens some ten


@contextlib.contextmanager
def bridge(dial: Callable[[], Wire], name: str) -> Iterator[str]:
    """Yield the socket's path; its folder is ours alone, and gone with all of it afterwards."""
    folder = tempfile.mkdtemp(prefix="caas-")  # mode 0700
    path = os.path.join(folder, "docker.sock")
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    ended, threads = threading.Event(), list[threading.Thread]()
    try:
        listener.bind(path)
        listener.listen(MOST)
        listener.settimeout(0.5)
        accepting = threading.Thread(target=_accept, args=(listener, dial, name, ended, threads),
                                     name=f"bridge-{name}", daemon=True)
        accepting.start()
        yield path
    finally:
        ended.set()
        listener.close()
        shutil.rmtree(folder, ignore_errors=True)
        for thread in threads:
            thread.join(2.0)


def _accept(listener: socket.socket, dial: Callable[[], Wire], name: str, ended: threading.Event,
            threads: list[threading.Thread]) -> None:
    room = threading.BoundedSemaphore(MOST)

    def serve(client: socket.socket) -> None:
        with room, client:
            try:
                wire = dial()
            except HostError:
                return  # the program is told by the end of its connection
            with contextlib.closing(wire), contextlib.suppress(HostError, OSError):
                _pump(client, wire, ended)

    while not ended.is_set():
        try:
            client, _ = listener.accept()
        except TimeoutError:
            continue
        except OSError:
            return
        thread = threading.Thread(target=serve, args=(client,), name=f"bridge-{name}", daemon=True)
        threads[:] = [one for one in threads if one.is_alive()]
        threads.append(thread)
        thread.start()


def _pump(client: socket.socket, wire: Wire, ended: threading.Event) -> None:
    """Pass bytes on until either side has no more: one thread, as TLS cannot take two."""
    buffer = memoryview(bytearray(READ_SIZE))
    wire.settimeout(None)
    with selectors.DefaultSelector() as selector:
        selector.register(client, selectors.EVENT_READ)
        selector.register(wire.carrier, selectors.EVENT_READ)
        while not ended.is_set():
            for key, _ in selector.select(0.5):
                if key.fileobj is client:
                    data = client.recv(READ_SIZE)
                    if not data:
                        return
                    wire.sendall(data)
                    continue
                while True:
                    count = wire.recv_into(buffer)
                    if not count:
                        return
                    client.sendall(buffer[:count])
                    if not _more(wire):
                        break


def _more(wire: Wire) -> bool:
    """Tell whether bytes wait above the descriptor, where no selector sees them."""
    if isinstance(wire.carrier, ssl.SSLSocket):
        return wire.carrier.pending() > 0
    return not isinstance(wire.carrier, socket.socket) and wire.carrier.recv_ready()
