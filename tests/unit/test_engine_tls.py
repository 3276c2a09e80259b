"""Which TLS failures are told, and how."""
from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest
from engine_fakes import Authority, MemoryVault, Peer, engine, serving

from caas_desktop.domain.errors import (
    AuthRefused,
    CertificateRefused,
    HostUnreachable,
    ProtocolGarbage,
)
from caas_desktop.domain.hosts import HostSpec, TlsEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.engine import tcp
from caas_desktop.engine.byte_streams import TlsStream
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.engine.errors import from_tcp
from caas_desktop.engine.guard import Guard


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def connector(tmp_path: Path, vault: MemoryVault) -> DockerConnector:
    return DockerConnector(vault, tmp_path / "known", home=tmp_path, env={})


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("theirs"))


def test_mutual_tls_connects(connector: DockerConnector, ours: Authority) -> None:
    cert, key = ours.issue("client")
    context = ours.server_context(clients=ours.cert_file)
    with serving(engine(), context) as server:
        api = connector.connect(server.spec(ca=ours.cert_file, cert=cert, key=key))
        assert api.info.engine_id == "ENGINE-ID"
        api.ping()
        assert api.machine_load() is None
        api.close()


@pytest.mark.parametrize(("options", "words"), [
    ({"days": -1}, "expired"), ({"address": "127.0.0.9"}, "another name"),
    ({"address": ""}, "another name")])
def test_a_bad_certificate_is_named(
    connector: DockerConnector, ours: Authority, options: dict[str, object], words: str
) -> None:
    with (serving(engine(), ours.server_context("bad", **options)) as server,
          pytest.raises(CertificateRefused, match=words) as caught):
        connector.connect(server.spec(ca=ours.cert_file))
    assert "fakehost" in str(caught.value)
    assert caught.value.hint


def test_an_unknown_authority_is_refused_whatever_the_environment_trusts(
    connector: DockerConnector, ours: Authority, theirs: Authority,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, theirs.cert_file)
    with (serving(engine(), theirs.server_context()) as server,
          pytest.raises(CertificateRefused, match="do not trust")):
        connector.connect(server.spec(ca=ours.cert_file))
    with serving(engine(), ours.server_context()) as server:
        connector.connect(server.spec(ca=ours.cert_file)).close()


def test_a_refused_client_certificate_fails_the_step_of_tls(
    connector: DockerConnector, ours: Authority, theirs: Authority
) -> None:
    told: list[tuple[str, bool]] = []
    cert, key = theirs.issue("client")
    context = ours.server_context(clients=ours.cert_file)
    for files in ({}, {"cert": cert, "key": key}):
        told.clear()
        with serving(engine(), context) as server:
            spec = server.spec(ca=ours.cert_file, **files)
            with pytest.raises(CertificateRefused, match="our client certificate"):
                connector.connect(spec)
            connector.test(spec, lambda step, ok, text, hint="": told.append((step, ok)))
        assert told == [("Name", True), ("TCP connection", True), ("TLS", False)]


def test_a_port_without_tls_is_named(connector: DockerConnector, ours: Authority) -> None:
    with (serving(lambda peer: peer.send(b"HTTP/1.1 400 Bad\r\n\r\n" * 10)) as server,
          pytest.raises(ProtocolGarbage, match="does not speak TLS")):
        connector.connect(server.spec(ca=ours.cert_file))


def test_a_handshake_that_hangs_ends_in_time(
    connector: DockerConnector, ours: Authority
) -> None:
    with (serving(Peer.hang) as server, pytest.raises(HostUnreachable, match="did not answer")):
        connector.connect(server.spec(ca=ours.cert_file), timeout_s=1.0)


def test_files_that_are_missing_or_no_certificates_are_named(
    connector: DockerConnector, ours: Authority, tmp_path: Path
) -> None:
    nonsense = tmp_path / "nonsense.pem"
    nonsense.write_text("hello")
    with serving(engine(), ours.server_context()) as server:
        for files in ({"ca": "/none.pem"}, {"ca": str(nonsense)},
                      {"ca": ours.cert_file, "cert": str(nonsense), "key": str(nonsense)},
                      {"ca": ours.cert_file, "cert": "/none.pem", "key": "/none.pem"}):
            with pytest.raises(CertificateRefused, match=r"file \S+ (cannot be read|is not valid)"):
                connector.connect(server.spec(**files))


def test_an_encrypted_key_asks_for_its_passphrase_and_takes_it_from_the_vault(
    connector: DockerConnector, ours: Authority, vault: MemoryVault
) -> None:
    cert, key = ours.issue("locked", passphrase="open sesame")
    context = ours.server_context(clients=ours.cert_file)
    with serving(engine(), context) as server:
        spec = server.spec(ca=ours.cert_file, cert=cert, key=key)
        for wrong in ({}, {"passphrase": "wrong"}):
            vault.secrets = dict(wrong)
            with pytest.raises(AuthRefused) as caught:
                connector.connect(spec)
            assert (caught.value.needs, caught.value.subject) == ("passphrase", key)
        vault.secrets = {"passphrase": "open sesame"}
        connector.connect(spec).close()
    assert set(vault.asked) == {"host/fake/passphrase"}


def test_a_name_that_does_not_exist_says_so(
    connector: DockerConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*args: object, **kwargs: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    told: list[tuple[str, bool]] = []
    spec = HostSpec(HostId("x"), "far", TlsEndpoint("no.such.invalid"))
    with pytest.raises(HostUnreachable, match=r"far: the name of no\.such\.invalid"):
        connector.connect(spec)
    connector.test(spec, lambda step, ok, text, hint="": told.append((step, ok)))
    assert told == [("Name", False)]


def test_a_name_server_that_hangs_does_not_hold_us(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    done = threading.Event()

    def hang(host: str, port: int, flags: int) -> list[tcp.Address]:
        if flags:
            raise socket.gaierror
        done.wait(60)
        return []

    monkeypatch.setattr(tcp, "_lookup", hang)
    with pytest.raises(TimeoutError):
        tcp.resolve("slow.invalid", 1, 0.1)
    done.set()


def test_the_next_address_is_tried_when_one_refuses() -> None:
    with serving(engine()) as server:
        addresses = [(socket.AF_INET, ("127.0.0.1", port)) for port in (1, server.port)]
        tcp.connect(addresses, 5, Guard()).close()


def test_every_failure_of_tcp_has_a_hint() -> None:
    import errno

    for exc in (socket.gaierror(-2, "x"), ConnectionRefusedError(), TimeoutError(),
                OSError(errno.EHOSTUNREACH, "x"), OSError(errno.EMFILE, "x"),
                PermissionError(), ssl.SSLError("x")):
        told = from_tcp("web1", "web1.example:2376", exc)
        assert "web1.example:2376" in str(told)
        assert told.hint


class _Records:
    """What a TLS socket has to give, in this order."""

    def __init__(self, *records: bytes) -> None:
        self._records = list(records)

    def setblocking(self, flag: bool) -> None: ...

    def recv_into(self, buffer: memoryview) -> int:
        if not self._records:
            raise ssl.SSLWantReadError
        record = self._records.pop(0)
        buffer[:len(record)] = record
        return len(record)

    def close(self) -> None: ...


class _Ending:
    """A lock that the end of the input, on another thread, held just before: it met bytes."""

    def __init__(self, stream: TlsStream, met: bytes) -> None:
        self._stream, self._met = stream, met

    def __enter__(self) -> None:
        self._stream._rest, self._met = self._stream._rest + self._met, b""

    def __exit__(self, *_: object) -> None: ...


def test_bytes_that_the_end_of_the_input_met_come_before_those_behind_them() -> None:
    stream = TlsStream(_Records(b"second"), "fakehost")  # type: ignore[arg-type]
    stream._lock = _Ending(stream, b"first ")  # type: ignore[assignment]
    buffer, came = memoryview(bytearray(64)), b""
    while count := stream.read_into(buffer):
        came += buffer[:count]
    assert came == b"first second"
