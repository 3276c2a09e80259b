"""Streams of bytes, hijacked ones, pulls and events on scripted servers."""
from __future__ import annotations

import json
import selectors
import threading
from pathlib import Path

import pytest
from engine_fakes import INFO, VERSION, Authority, MemoryVault, Peer, answer, engine, serving

from caas_desktop.domain.errors import (
    AuthRefused,
    CaasError,
    HostUnreachable,
    ProtocolGarbage,
    ResourceConflict,
    ResourceGone,
)
from caas_desktop.domain.ports import ByteStream, EventStream
from caas_desktop.domain.refs import HostId
from caas_desktop.engine import event_stream
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.engine.event_stream import MAX_ATTRIBUTES, bounded, parse_event

RAW = b"HTTP/1.0 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n"
UPGRADED = b"HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"


@pytest.fixture
def connector(tmp_path: Path) -> DockerConnector:
    return DockerConnector(MemoryVault(), tmp_path / "known", home=tmp_path, env={})


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


def read_some(stream: ByteStream, timeout_s: float = 10.0) -> bytes:
    """Wait as the program's selector does; empty at the end."""
    buffer = memoryview(bytearray(65536))
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while stream.pending() or selector.select(timeout_s):
            count = stream.read_into(buffer)
            if count is not None:
                return bytes(buffer[:count])
    raise AssertionError("nothing came")


def read_all(stream: ByteStream) -> bytes:
    data = b""
    while chunk := read_some(stream):
        data += chunk
    return data


@pytest.fixture(params=["plain", "tls"])
def serve(request: pytest.FixtureRequest, authority: Authority):
    """Serve a script over both, returning how to reach it."""
    if request.param == "plain":
        return lambda script: serving(script), {}
    context = authority.server_context()
    return lambda script: serving(script, context), {"ca": authority.cert_file}


def test_a_stream_gives_every_byte_however_it_was_cut(serve, connector: DockerConnector) -> None:
    body = bytes(range(256)) * 2000

    def turn(peer: Peer, request: bytes) -> None:
        assert request.startswith(b"GET /v1.51/logs?follow=1 HTTP/1.0\r\n")
        for part in (RAW[:7], RAW[7:] + body[:5], body[5:]):
            peer.send(part)
        raise OSError

    with serve[0](engine(turn)) as server:
        api = connector.connect(server.spec(**serve[1]))
        stream = api.stream("/logs", query={"follow": True})
        assert read_all(stream) == body
        assert stream.read_into(memoryview(bytearray(10))) == 0
        stream.close()
        api.close()


def test_a_refused_stream_tells_the_engines_words(serve, connector: DockerConnector) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(answer({"message": "No such container: x"}, "404 Not Found"))

    with serve[0](engine(turn)) as server:
        api = connector.connect(server.spec(**serve[1]))
        with pytest.raises(ResourceGone, match="fakehost has not found it: “No such container"):
            api.stream("/containers/x/logs")
        api.close()


def test_a_hijacked_stream_carries_both_ways(serve, connector: DockerConnector) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        assert b"Upgrade: tcp\r\n" in request
        assert request.endswith(b'{"Tty": true}')
        peer.send(UPGRADED + b"$ ")
        for _ in range(3):
            peer.send(b"echo:" + peer.sock.recv(100))
        raise OSError

    with serve[0](engine(turn)) as server:
        api = connector.connect(server.spec(**serve[1]))
        stream = api.hijack("/exec/x/start", body={"Tty": True})
        assert read_some(stream) == b"$ "
        for word in (b"one", b"two", b"three"):
            stream.write(word)
            assert read_some(stream) == b"echo:" + word
        assert read_all(stream) == b""
        stream.close()
        api.close()


def test_a_large_write_waits_for_a_slow_reader(serve, connector: DockerConnector) -> None:
    size = 3_000_000
    got = bytearray()

    def turn(peer: Peer, request: bytes) -> None:
        peer.send(UPGRADED)
        while len(got) < size:
            got.extend(peer.sock.recv(100_000))
        raise OSError

    with serve[0](engine(turn)) as server:
        api = connector.connect(server.spec(**serve[1]))
        stream = api.hijack("/exec/x/start", body={})
        stream.write(b"x" * size)
        assert read_all(stream) == b""
        assert len(got) == size
        stream.close()
        api.close()


def test_the_input_ends_while_the_output_goes_on(serve, connector: DockerConnector) -> None:
    size = 2_000_000

    def turn(peer: Peer, request: bytes) -> None:
        peer.send(UPGRADED)
        while data := peer.sock.recv(50_000):
            peer.send(data)
        peer.send(b"end")
        raise OSError

    with serve[0](engine(turn)) as server:
        api = connector.connect(server.spec(**serve[1]))
        stream = api.hijack("/exec/x/start", body={})

        def type_all() -> None:
            stream.write(b"x" * size)
            stream.end_input()

        writer = threading.Thread(target=type_all)
        writer.start()
        assert read_all(stream) == b"x" * size + b"end"
        writer.join(60)
        stream.close()
        api.close()


@pytest.mark.parametrize("who", ["stream", "engine"])
def test_closing_from_elsewhere_ends_the_readers_wait(
    serve, connector: DockerConnector, who: str
) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(RAW)
        peer.hang()

    with serve[0](engine(turn)) as server:
        api = connector.connect(server.spec(**serve[1]))
        stream = api.stream("/logs")
        result: list[bytes] = []
        reader = threading.Thread(target=lambda: result.append(read_some(stream)))
        reader.start()
        (stream if who == "stream" else api).close()
        reader.join(60)
        assert result == [b""]
        if who == "stream":
            with pytest.raises(HostUnreachable):
                stream.write(b"late")
        api.close()


@pytest.mark.parametrize("head", [
    b"nonsense\r\n\r\n", b"HTTP/1.0 200 OK\r\n" + b"x: y\r\n" * 20_000,
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"])
def test_a_bad_head_is_garbage(connector: DockerConnector, head: bytes) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(head)
        peer.hang()

    with serving(engine(turn)) as server:
        api = connector.connect(server.spec())
        with pytest.raises(ProtocolGarbage, match="fakehost"):
            api.stream("/logs")
        api.close()


def chunked(*lines: object) -> bytes:
    head = (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n")
    parts = [line if isinstance(line, bytes) else json.dumps(line).encode() + b"\r\n"
             for line in lines]
    return head + b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


def pull(connector: DockerConnector, data: bytes) -> list[object]:
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(data)
        raise OSError

    with serving(engine(turn)) as server:
        api = connector.connect(server.spec())
        try:
            return list(api.progress("/images/create", query={"fromImage": "busybox"}))
        finally:
            api.close()


def test_progress_lines_come_one_by_one_though_chunks_cut_them(
    connector: DockerConnector,
) -> None:
    lines = [{"status": "Pulling"}, b'{"status": "Down', b'loading"}\r\n{"status": "Done"}\r\n']
    assert [line["status"] for line in pull(connector, chunked(*lines))] == [
        "Pulling", "Downloading", "Done"]


@pytest.mark.parametrize(("line", "kind"), [
    ({"error": "manifest unknown"}, CaasError),
    ({"errorDetail": {"message": "who are you", "code": 401}}, AuthRefused),
    ({"error": "gone", "errorDetail": {"code": 404}}, ResourceGone),
    (b"{nonsense}\r\n", ProtocolGarbage), (b"[]\r\n", ProtocolGarbage),
])
def test_an_error_line_raises_though_the_status_was_200(
    connector: DockerConnector, line: object, kind: type[CaasError]
) -> None:
    with pytest.raises(kind, match="fakehost"):
        pull(connector, chunked({"status": "Pulling"}, line))


def test_a_pull_that_is_cut_or_refused_says_so(connector: DockerConnector) -> None:
    with pytest.raises(HostUnreachable, match="broke off"):
        pull(connector, chunked({"status": "Pulling"})[:-5])
    with pytest.raises(ResourceConflict, match="busy"):
        pull(connector, answer({"message": "busy"}, "409 Conflict"))


def test_closing_the_generator_closes_the_connection(connector: DockerConnector) -> None:
    hung_up = threading.Event()

    def turn(peer: Peer, request: bytes) -> None:
        peer.send(chunked({"status": "Pulling"})[:-5])
        if peer.sock.recv(1) == b"":
            hung_up.set()

    with serving(engine(turn)) as server:
        api = connector.connect(server.spec())
        lines = api.progress("/images/create", query={"fromImage": "x"})
        assert next(iter(lines)) == {"status": "Pulling"}
        lines.close()  # type: ignore[attr-defined]
        assert hung_up.wait(60)
        api.close()


EVENT = {"Type": "container", "Action": "start", "timeNano": 1_700_000_000_500_000_000,
         "Actor": {"ID": "abc", "Attributes": {"name": "web", "image": "busybox"}}}


def test_events_are_read_from_the_asked_time_on(connector: DockerConnector) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        assert request.startswith(b"GET /v1.51/events?since=1700000000.250000000 HTTP/1.0\r\n")
        line = json.dumps(EVENT).encode() + b"\n"
        peer.send(RAW + line + line[:20])
        peer.send(line[20:] + b"\n{broken\n[]\n" + line)
        raise OSError

    with serving(engine(turn)) as server:
        api = connector.connect(server.spec())
        events = list(api.events(1_700_000_000.25))
        api.close()
    assert [(e.type, e.action, e.id, e.name) for e in events] == [
        ("container", "start", "abc", "web")] * 3
    assert events[0].time == 1_700_000_000.5
    assert events[0].host == HostId("fake")


def test_silence_is_answered_by_a_ping_and_a_dead_engine_noticed(
    connector: DockerConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "SILENCE_S", 0.05)
    monkeypatch.setattr(event_stream, "PING_TIMEOUT_S", 0.3)
    pings: list[int] = []
    frozen = threading.Event()

    def script(peer: Peer) -> None:
        while request := peer.request():
            if b" /_ping " in request:
                pings.append(1)
                if len(pings) > 3:
                    frozen.set()
                    peer.hang()
                peer.send(answer(b"OK"))
            elif b"/events" in request:
                peer.send(RAW)
                peer.hang()
            else:
                handshake(peer, request)

    with serving(script) as server:
        api = connector.connect(server.spec())
        with pytest.raises(HostUnreachable, match="fakehost did not answer"):
            list(api.events(None))
        assert frozen.is_set()
        api.close()


def handshake(peer: Peer, request: bytes) -> None:
    peer.send(answer(VERSION if b"/version" in request else INFO))


def test_events_that_nobody_follows_are_closed_too(connector: DockerConnector) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(RAW)
        peer.hang()

    with serving(engine(turn)) as server:
        api = connector.connect(server.spec())
        events = api.events(None)
        carrier = events._wire.carrier  # type: ignore[attr-defined]
        events.close()
        assert carrier.fileno() == -1
        api.close()


def test_closing_events_ends_the_iteration_without_an_error(connector: DockerConnector) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(RAW + json.dumps(EVENT).encode() + b"\n")
        peer.hang()

    with serving(engine(turn)) as server:
        api = connector.connect(server.spec())
        events: EventStream = api.events(None)
        first = threading.Event()
        seen: list[object] = []

        def follow() -> None:
            for event in events:
                seen.append(event)
                first.set()

        reader = threading.Thread(target=follow)
        reader.start()
        assert first.wait(60)
        events.close()
        reader.join(60)
        assert not reader.is_alive()
        api.close()
    assert len(seen) == 1


def test_hostile_labels_are_cut_and_the_engines_own_words_kept() -> None:
    labels = {f"x.{n}": "y" * 10_000 for n in range(500)} | {"name": "web", "exitCode": "1"}
    cut = bounded(labels)
    assert len(cut) == MAX_ATTRIBUTES
    assert (cut["name"], cut["exitCode"]) == ("web", "1")
    assert max(map(len, cut.values())) == 500


@pytest.mark.parametrize("line", [b"", b"null", b"[" * 100_000, b'{"Type": 1, "Action": "x"}',
                                  b'{"Type": "container"}', b"\xff"])
def test_what_is_no_event_is_skipped(line: bytes) -> None:
    assert parse_event(line, HostId("h")) is None


def test_events_with_strange_parts_are_survived() -> None:
    event = parse_event(b'{"Type": "t", "Action": "a", "Actor": 3, "time": 1e999}', HostId("h"))
    assert event is not None
    assert (event.id, event.time, event.attributes) == ("", 0.0, {})
