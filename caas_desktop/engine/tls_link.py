"""The way to an engine over TLS, or over TCP alone."""
from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable

from caas_desktop.domain.errors import AuthRefused, CertificateRefused, ProtocolGarbage
from caas_desktop.domain.hosts import TlsEndpoint
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.text import N_, Text
from caas_desktop.engine import errors, raw, tcp, tls_errors
from caas_desktop.engine.links import Begin, Direct, Secrets
from caas_desktop.engine.wire import Wire

ALERT_WAIT_S = 2.0


class TlsLink(Direct):
    """Docker over TCP with TLS; or without, for imported ``tcp://`` addresses."""

    def __init__(self, endpoint: TlsEndpoint, host: str, secrets: Secrets) -> None:
        super().__init__(host)
        self._endpoint, self._secrets = endpoint, secrets
        self._where = f"{endpoint.host}:{endpoint.port}"
        self._context: ssl.SSLContext | None = None

    def open(self, timeout_s: float, begin: Begin) -> None:
        end = time.monotonic() + timeout_s
        begin("name", self._endpoint.host)
        addresses = self._resolve(timeout_s)
        begin("tcp", self._where)
        sock = self._connect(addresses, max(1.0, end - time.monotonic()))
        if self._endpoint.plain:
            sock.close()
            return
        try:
            begin("tls", self._where)
            secure = self._shake_hands(sock, max(1.0, end - time.monotonic()))
        finally:
            sock.close()  # no-op when the TLS socket took it over
        try:
            self._ask(secure, max(1.0, end - time.monotonic()))
        except errors.LineBroken:
            # Our question may have crossed the server's alert: only listen this time.
            self._listen(max(1.0, end - time.monotonic()))
            raise

    def _ask(self, sock: socket.socket, timeout_s: float) -> None:
        """Since TLS 1.3 a server refuses our certificate only after the handshake: ask once."""
        wire = Wire(sock, self._host)
        self.guard.add(wire)
        try:
            raw.exchange(wire, raw.get_head("/_ping"), timeout_s, lambda status: True)
        except ProtocolGarbage:
            pass  # TLS at least works; the step of the API tells the rest
        finally:
            wire.close()

    def _listen(self, timeout_s: float) -> None:
        wire = self.dial(Lane.REFRESH, timeout_s)
        try:
            wire.settimeout(ALERT_WAIT_S)
            wire.recv_into(memoryview(bytearray(1)))
        finally:
            wire.close()

    def dial(self, lane: Lane, timeout_s: float, *, terminal: bool = False) -> Wire:
        end = time.monotonic() + timeout_s
        sock = self._connect(self._resolve(timeout_s), max(1.0, end - time.monotonic()))
        if not self._endpoint.plain:
            sock = self._shake_hands(sock, max(1.0, end - time.monotonic()))
        wire = Wire(sock, self._host)
        self.guard.add(wire)
        return wire

    def _resolve(self, timeout_s: float) -> list[tcp.Address]:
        try:
            return tcp.resolve(self._endpoint.host, self._endpoint.port, timeout_s)
        except OSError as exc:
            raise errors.from_tcp(self._host, self._where, exc) from exc

    def _connect(self, addresses: list[tcp.Address], timeout_s: float) -> socket.socket:
        try:
            return tcp.connect(addresses, timeout_s, self.guard)
        except OSError as exc:
            if self.guard.closed:
                raise errors.closed(self._host) from exc
            raise errors.from_tcp(self._host, self._where, exc) from exc

    def _shake_hands(self, sock: socket.socket, timeout_s: float) -> ssl.SSLSocket:
        try:
            if self._context is None:
                self._context = tls_context(self._endpoint, self._host, self._secrets)
            sock.settimeout(timeout_s)
            return self._context.wrap_socket(sock, server_hostname=self._endpoint.host)
        except ssl.SSLError as exc:
            sock.close()
            raise tls_errors.from_tls(self._host, self._where, exc) from exc
        except OSError as exc:
            sock.close()
            if isinstance(exc, TimeoutError):
                raise errors.silent(self._host, timeout_s) from exc
            raise errors.broken(self._host, exc) from exc
        except BaseException:
            sock.close()
            raise


def tls_context(endpoint: TlsEndpoint, host: str, secrets: Secrets) -> ssl.SSLContext:
    """Return the context of one host: its own CA alone if one is given, else the system's.

    Raises:
        CertificateRefused: a file cannot be read or is none. AuthRefused: the key is encrypted.
    """
    context = _load(N_("the CA file"), endpoint.ca, host,
                    lambda: ssl.create_default_context(cafile=endpoint.ca or None))
    if endpoint.cert:
        asked: list[str | None] = []

        def passphrase() -> str:
            asked.append(secrets("passphrase"))
            return asked[-1] or ""

        try:
            context.load_cert_chain(endpoint.cert, endpoint.key or None, passphrase)
        except OSError as exc:
            if asked:
                raise AuthRefused(
                    N_("{host}: the key {key} needs its passphrase.") if not asked[-1]
                    else N_("{host}: the passphrase of {key} is wrong."),
                    needs="passphrase", subject=endpoint.key or endpoint.cert,
                    hint=N_("Type the passphrase of the key."),
                    host=host, key=endpoint.key) from exc
            raise _bad_file(N_("the certificate or key file"), endpoint.cert, host, exc) from exc
    return context


def _load(
    what: str, path: str, host: str, load: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    try:
        return load()
    except OSError as exc:  # ssl.SSLError is one: not a certificate
        raise _bad_file(what, path, host, exc) from exc


def _bad_file(what: str, path: str, host: str, exc: OSError) -> CertificateRefused:
    return CertificateRefused(
        N_("{host}: {what} {path} is not valid.") if isinstance(exc, ssl.SSLError)
        else N_("{host}: {what} {path} cannot be read."),
        hint=N_("Choose the PEM files ca.pem, cert.pem and key.pem of this host."),
        detail=errors.plain(str(exc)), host=host, what=Text(what), path=path)
