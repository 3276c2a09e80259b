"""SSH on servers that misbehave: no SSH at all, few sessions, lines that die."""
from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import paramiko
import pytest
from engine_fakes import INFO, VERSION, FakeServer, MemoryVault, Peer, answer, serving

from caas_desktop.domain.errors import (
    AuthRefused,
    CaasError,
    HostKeyChanged,
    HostKeyUnknown,
    HostUnreachable,
    ProtocolGarbage,
)
from caas_desktop.domain.hosts import HostSpec, SshEndpoint
from caas_desktop.domain.ports import ByteStream, Lane
from caas_desktop.domain.refs import HostId
from caas_desktop.engine import machine
from caas_desktop.engine.connector import DockerConnector


class Shell(paramiko.ServerInterface):
    """Lets anybody in and gives every command the engine's socket, like a gate."""

    def __init__(self, server: SshServer) -> None:
        self.server = server

    def check_auth_none(self, username: str) -> int:
        return paramiko.AUTH_SUCCESSFUL if self.server.open_door else paramiko.AUTH_FAILED

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        self.server.offered.append(key.get_name())
        return paramiko.AUTH_FAILED

    def get_allowed_auths(self, username: str) -> str:
        return "publickey"

    def check_channel_request(self, kind: str, chanid: int) -> int:
        if self.server.drops_sessions:
            self.server.transports[-1].close()
        if kind == "session" and len(self.server.sessions()) < self.server.max_sessions:
            return paramiko.OPEN_SUCCEEDED
        return paramiko.OPEN_FAILED_ADMINISTRATIVELY_PROHIBITED

    def check_channel_exec_request(self, channel: paramiko.Channel, command: bytes) -> bool:
        self.server.commands.append(command)
        self.server.start(channel)
        return True


class SshServer:
    """A script for FakeServer; each session speaks like an engine that answers everything."""

    def __init__(self, *keys: paramiko.PKey, max_sessions: int = 10) -> None:
        self.keys, self.max_sessions = keys, max_sessions
        self.open_door = True
        self.drops_sessions = False
        self.offered: list[str] = []
        self.commands: list[bytes] = []
        self.transports: list[paramiko.Transport] = []
        self._channels: list[paramiko.Channel] = []
        self._threads: list[threading.Thread] = []

    def __call__(self, peer: Peer) -> None:
        transport = paramiko.Transport(peer.sock)
        transport.name = "fake sshd"
        for key in self.keys:
            transport.add_server_key(key)
        self.transports.append(transport)
        with contextlib.suppress(paramiko.SSHException, EOFError):
            transport.start_server(server=Shell(self))
            while transport.is_active() and not peer.stop.is_set():
                transport.join(0.05)
        transport.close()

    def sessions(self) -> list[paramiko.Channel]:
        """The sessions of the newest transport."""
        newest = self.transports[-1]
        return [c for c in self._channels if c.get_transport() is newest and not c.closed]

    def start(self, channel: paramiko.Channel) -> None:
        self._channels.append(channel)
        thread = threading.Thread(target=self._engine, args=(channel,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _engine(self, channel: paramiko.Channel) -> None:
        with contextlib.suppress(OSError, EOFError):
            peer = Peer(channel, 0, threading.Event())  # type: ignore[arg-type]
            while request := peer.request():
                target = request.split(b" ")[1]
                if target.endswith(b"/logs"):
                    peer.send(b"HTTP/1.0 200 OK\r\n\r\nline\n")
                    continue
                body = VERSION if target.endswith(b"/version") else INFO
                peer.send(answer(b"OK" if target.endswith(b"/_ping") else body))

    def join(self) -> None:
        for thread in self._threads:
            thread.join(60)


@pytest.fixture(scope="module")
def keys() -> tuple[paramiko.PKey, paramiko.PKey]:
    return paramiko.ECDSAKey.generate(), paramiko.RSAKey.generate(2048)


@pytest.fixture
def connector(tmp_path: Path) -> DockerConnector:
    (tmp_path / ".ssh").mkdir()
    return DockerConnector(MemoryVault(), tmp_path / "own", home=tmp_path, env={})


def spec(server: FakeServer) -> HostSpec:
    return HostSpec(HostId("s"), "sshhost", SshEndpoint("127.0.0.1", server.port, "me"))


@contextlib.contextmanager
def sshd(server: SshServer) -> Iterator[FakeServer]:
    with serving(server) as listening:
        yield listening
    server.join()


def trust(connector: DockerConnector, server: FakeServer, key: paramiko.PKey) -> None:
    connector.accept_host_key(f"[127.0.0.1]:{server.port}",
                              f"{key.get_name()} {key.get_base64()}", save=False)


Keys = tuple[paramiko.PKey, paramiko.PKey]


def test_the_known_type_of_key_is_asked_for_first(
    connector: DockerConnector, keys: Keys
) -> None:
    for known in keys:
        with sshd(SshServer(*keys)) as server:
            trust(connector, server, known)
            connector.connect(spec(server)).close()


def test_an_unknown_key_is_told_before_any_login(connector: DockerConnector, keys: Keys) -> None:
    script = SshServer(keys[0])
    with sshd(script) as server:
        with pytest.raises(HostKeyUnknown) as caught:
            connector.connect(spec(server))
        assert caught.value.hostname == f"[127.0.0.1]:{server.port}"
        assert caught.value.key == f"{keys[0].get_name()} {keys[0].get_base64()}"
        trust(connector, server, keys[1])
        with pytest.raises(HostKeyChanged):  # only a key of another type is known
            connector.connect(spec(server))
    assert script.offered == []


def test_a_gate_that_ignores_the_command_is_reached(
    connector: DockerConnector, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = SshServer(keys[0])
    with sshd(script) as server:
        trust(connector, server, keys[0])
        engine = connector.connect(spec(server))
        assert engine.info.engine_id == "ENGINE-ID"
        monkeypatch.setattr(machine, "TIMEOUT_S", 0.2)
        assert engine.machine_load() is None
        asked = len(script.commands)
        assert engine.machine_load() is None
        assert len(script.commands) == asked  # it is not asked again at once
        engine.close()
    assert script.commands[0] == b"docker system dial-stdio"


def test_a_server_with_few_sessions_gets_more_transports(
    connector: DockerConnector, keys: Keys
) -> None:
    script = SshServer(keys[0], max_sessions=2)
    with sshd(script) as server:
        trust(connector, server, keys[0])
        engine = connector.connect(spec(server))
        streams: list[ByteStream] = [engine.stream("/logs") for _ in range(6)]
        assert engine.request("GET", "/version", lane=Lane.REFRESH)["ApiVersion"] == "1.51"
        assert len(script.transports) == 4  # one control, three bulk
        for stream in streams:
            stream.close()
        engine.close()


def test_too_many_streams_are_refused_with_a_hint(
    connector: DockerConnector, keys: Keys
) -> None:
    with sshd(SshServer(keys[0], max_sessions=1)) as server:
        trust(connector, server, keys[0])
        engine = connector.connect(spec(server))
        streams: list[ByteStream] = []
        with pytest.raises(HostUnreachable, match="too many streams") as caught:
            streams.extend(engine.stream("/logs") for _ in range(50))
        assert "AllowStreamLocalForwarding" in caught.value.hint
        for stream in streams:
            stream.close()
        engine.close()


def test_a_dead_transport_is_rebuilt_by_the_next_call(
    connector: DockerConnector, keys: Keys
) -> None:
    script = SshServer(keys[0])
    with sshd(script) as server:
        trust(connector, server, keys[0])
        engine = connector.connect(spec(server))
        for _ in range(3):
            script.transports[-1].close()
            assert engine.request("GET", "/version", lane=Lane.REFRESH)
        engine.close()


def test_threads_that_find_the_line_dead_build_one_between_them(
    connector: DockerConnector, keys: Keys
) -> None:
    script = SshServer(keys[0])
    with sshd(script) as server:
        trust(connector, server, keys[0])
        engine = connector.connect(spec(server))
        script.transports[-1].close()
        failures: list[CaasError] = []

        def call() -> None:
            try:
                engine.request("GET", "/version", lane=Lane.COMMAND)
            except CaasError as exc:
                failures.append(exc)

        threads = [threading.Thread(target=call) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert failures == []
        assert len(script.transports) == 2
        engine.close()


def test_a_closed_engine_builds_nothing_again(connector: DockerConnector, keys: Keys) -> None:
    script = SshServer(keys[0])
    with sshd(script) as server:
        trust(connector, server, keys[0])
        engine = connector.connect(spec(server))
        engine.close()
        engine.close()
        for call in (lambda: engine.request("GET", "/version"), engine.ping,
                     lambda: engine.stream("/logs"), lambda: engine.events(None)):
            with pytest.raises(HostUnreachable, match="sshhost"):
                call()
        assert len(script.transports) == 1


def test_a_server_that_drops_every_session_is_not_hammered(
    connector: DockerConnector, keys: Keys
) -> None:
    script = SshServer(keys[0])
    script.drops_sessions = True
    with sshd(script) as server:
        trust(connector, server, keys[0])
        with pytest.raises(HostUnreachable, match="sshhost"):
            connector.connect(spec(server))
    assert len(script.transports) <= 8


def test_a_refused_login_names_the_account(
    connector: DockerConnector, keys: Keys, tmp_path: Path
) -> None:
    script = SshServer(keys[0])
    script.open_door = False
    with sshd(script) as server:
        trust(connector, server, keys[0])
        with pytest.raises(AuthRefused, match="no key to offer to me@") as caught:
            connector.connect(spec(server))
        assert caught.value.needs is None
        keys[1].write_private_key_file(str(tmp_path / ".ssh/id_rsa"))
        (tmp_path / ".ssh/id_ecdsa").write_text("nonsense")
        with pytest.raises(AuthRefused, match="none of our 1 keys") as caught:
            connector.connect(spec(server))
        assert "id_ecdsa" in caught.value.detail
    assert "rsa" in script.offered[0]


def speak(data: bytes) -> Callable[[Peer], None]:
    def script(peer: Peer) -> None:
        peer.send(data)
        peer.sock.recv(1000)
        peer.hang()

    return script


@pytest.mark.parametrize(("script", "kind", "words"), [
    (speak(b"HTTP/1.1 400 Bad Request\r\n" * 200), ProtocolGarbage, "does not speak SSH"),
    (lambda peer: None, HostUnreachable, "broke off"),
    (Peer.hang, HostUnreachable, "did not answer within"),
    (speak(b"SSH-2.0-x\r\n"), HostUnreachable, "did not answer within"),
])
def test_a_port_that_is_no_ssh_server_says_so(
    connector: DockerConnector, script: Callable[[Peer], None], kind: type[CaasError], words: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[str] = []
    with serving(script) as server:
        with pytest.raises(kind, match=words) as caught:
            connector.connect(spec(server), timeout_s=1.0)
        assert "sshhost" in str(caught.value)
    with serving(lambda peer: None) as server:
        connector.test(spec(server), lambda step, ok, text, hint="": told.append(f"{step} {ok}"))
    assert told[-1] == "SSH and host key False"
    assert "Error reading SSH protocol banner" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_failure_of_paramiko_itself_keeps_its_traceback(
    caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger("paramiko.transport")
    for error in (paramiko.SSHException("refused"), ZeroDivisionError("a bug")):
        try:
            raise error
        except Exception:
            log.error(f"Exception (client): {error}")
            log.error(f"Traceback of {error}")
    told = [record.getMessage() for record in caplog.records]
    assert told == ["Exception (client): refused", "Exception (client): a bug",
                    "Traceback of a bug"]
