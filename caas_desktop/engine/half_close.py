"""Ends our direction of a TLS connection and leaves the other one open."""
from __future__ import annotations

import contextlib
import os
import socket
import ssl

ALERT_MAX = 4096  # bytes; a close_notify takes about 30


def close_notify(sock: ssl.SSLSocket) -> tuple[bytes, bytes]:
    """Return what was decrypted but not read yet, and the encrypted alert, still to be sent.

    Nothing can be written afterwards. The caller sees to it that no thread is inside OpenSSL.

    ``SSL_shutdown`` has sent the alert after its first call; Python at once makes the second,
    which waits for the peer's and gives the connection up when data comes instead. So a socket
    pair stands in for the connection meanwhile: it takes the alert and has nothing to read.
    """
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        theirs.setblocking(False)
        number = sock.fileno()
        connection = os.dup(number)
        try:
            os.dup2(theirs.fileno(), number, inheritable=False)
            rest = bytearray()
            while sock.pending():
                rest += sock.recv(sock.pending())
            with contextlib.suppress(ssl.SSLWantReadError):  # the peer's, which may never come
                sock.unwrap()
        finally:
            os.dup2(connection, number, inheritable=False)
            os.close(connection)
        return bytes(rest), ours.recv(ALERT_MAX)
