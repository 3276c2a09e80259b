"""Scripted servers on loopback that behave as badly as the tests ask."""
from __future__ import annotations

import contextlib
import datetime
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from caas_desktop.domain.hosts import HostSpec, TlsEndpoint
from caas_desktop.domain.refs import HostId

Script = Callable[["Peer"], None]


@dataclass
class Peer:
    """The server's end of one connection; ``number`` counts them from 0."""

    sock: socket.socket
    number: int
    stop: threading.Event

    def request(self) -> bytes:
        """Read one request's head and body; empty at the end."""
        data = b""
        while b"\r\n\r\n" not in data:
            chunk = self.sock.recv(65536)
            if not chunk:
                return b""
            data += chunk
        head, _, rest = data.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        while len(rest) < length:
            rest += self.sock.recv(65536)
        return head + b"\r\n\r\n" + rest

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def hang(self) -> None:
        """Say nothing until the test ends."""
        self.stop.wait(30)


@dataclass
class FakeServer:
    """Accepts connections and runs ``script`` for each on a thread of its own."""

    script: Script
    context: ssl.SSLContext | None = None
    peers: list[Peer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.stop = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while not self.stop.is_set():
                sock, _ = self._listener.accept()
                if self.stop.is_set():
                    sock.close()
                    return
                peer = Peer(sock, len(self.peers), self.stop)
                self.peers.append(peer)
                thread = threading.Thread(target=self._serve, args=(peer,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self, peer: Peer) -> None:
        with contextlib.suppress(OSError):
            if self.context is not None:
                peer.sock = self.context.wrap_socket(peer.sock, server_side=True)
            self.script(peer)
        with contextlib.suppress(OSError):
            peer.sock.close()

    def close(self) -> None:
        self.stop.set()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()  # wakes accept
        self._listener.close()
        for peer in self.peers:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(peer.sock, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(60)

    def spec(self, **tls: str) -> HostSpec:
        """Return a host at this server: plain TCP, or TLS with these files."""
        endpoint = TlsEndpoint("127.0.0.1", self.port, plain=not tls, **tls)  # type: ignore[arg-type]
        return HostSpec(HostId("fake"), "fakehost", endpoint)


@contextlib.contextmanager
def serving(script: Script, context: ssl.SSLContext | None = None) -> Iterator[FakeServer]:
    server = FakeServer(script, context)
    try:
        yield server
    finally:
        server.close()


def answer(
    body: object = b"", status: str = "200 OK", kind: str = "application/json", *,
    headers: str = "",
) -> bytes:
    """Return a whole HTTP answer; anything but bytes becomes JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return (f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}"
            f"Content-Length: {len(data)}\r\n\r\n").encode() + data


VERSION = {"Version": "28.5.2", "ApiVersion": "1.51", "MinAPIVersion": "1.24"}
INFO = {"ID": "ENGINE-ID", "Name": "fake", "NCPU": 2, "MemTotal": 1 << 30,
        "Swarm": {"LocalNodeState": "inactive"}}


def engine(*then: Callable[[Peer, bytes], None], version: object = None,
           info: object = None) -> Script:
    """Return a script that greets like an engine, then runs ``then`` for each other request."""
    rest = iter(then)

    def script(peer: Peer) -> None:
        while request := peer.request():
            target = request.split(b" ")[1]
            if target.endswith(b"/version"):
                peer.send(answer(VERSION if version is None else version))
            elif target.endswith(b"/info"):
                peer.send(answer(INFO if info is None else info))
            elif target.endswith(b"/_ping") and not target.startswith(b"/v"):
                peer.send(answer(b"OK", kind="text/plain"))
            else:
                turn = next(rest, None)
                if turn is None:
                    return
                turn(peer, request)

    return script


class MemoryVault:
    """A vault that remembers what it was asked for."""

    kind = "memory"
    locked = False

    def __init__(self, **secrets: str) -> None:
        self.secrets, self.asked = secrets, list[str]()

    def unlock(self, master_password: str) -> None:
        """Never locked."""

    def get(self, key: str) -> str | None:
        self.asked.append(key)
        return self.secrets.get(key.rsplit("/", 1)[-1])

    def set(self, key: str, secret: str) -> None:
        self.secrets[key] = secret

    def delete(self, key: str) -> None:
        self.secrets.pop(key, None)


class Authority:
    """A CA that signs what it is told to."""

    def __init__(self, folder: Path, name: str = "ca") -> None:
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = self._builder(self.name, self.key.public_key(), 30)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        self.cert_file = str(folder / f"{name}.pem")
        self._write(self.cert_file, builder.sign(self.key, hashes.SHA256()))

    def _builder(self, subject: x509.Name, key: ec.EllipticCurvePublicKey,
                 days: int) -> x509.CertificateBuilder:
        now = datetime.datetime.now(datetime.UTC)
        return (x509.CertificateBuilder().subject_name(subject).issuer_name(self.name)
                .public_key(key).serial_number(x509.random_serial_number())
                .not_valid_before(now - datetime.timedelta(days=60))
                .not_valid_after(now + datetime.timedelta(days=days)))

    @staticmethod
    def _write(path: str, cert: x509.Certificate) -> None:
        Path(path).write_bytes(cert.public_bytes(serialization.Encoding.PEM))

    def issue(self, name: str, *, days: int = 30, address: str = "127.0.0.1",
              passphrase: str = "") -> tuple[str, str]:
        """Return the files of a certificate (for ``address``, if not empty) and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = self._builder(subject, key.public_key(), days)
        if address:
            builder = builder.add_extension(x509.SubjectAlternativeName(
                [x509.IPAddress(ipaddress.ip_address(address))]), False)
        cert_file, key_file = str(self.folder / f"{name}.crt"), str(self.folder / f"{name}.key")
        self._write(cert_file, builder.sign(self.key, hashes.SHA256()))
        hidden = (serialization.BestAvailableEncryption(passphrase.encode()) if passphrase
                  else serialization.NoEncryption())
        Path(key_file).write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, hidden))
        return cert_file, key_file

    def server_context(self, name: str = "server", *, clients: str = "",
                       **options: object) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.issue(name, **options))  # type: ignore[arg-type]
        if clients:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(clients)
        return context
