"""What requests make of good and bad answers."""
from __future__ import annotations

import threading
from pathlib import Path

import pytest
from engine_fakes import INFO, VERSION, MemoryVault, Peer, answer, engine, serving

from caas_desktop.domain.errors import (
    BadRequest,
    CaasError,
    EngineFault,
    EngineTooOld,
    HostUnreachable,
    ProtocolGarbage,
    ResourceConflict,
    ResourceGone,
)
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import HostId
from caas_desktop.engine.connector import DockerConnector
from caas_desktop.engine.handshake import engine_info, negotiate
from caas_desktop.engine.requests_of import body_of, target_of
from caas_desktop.engine.slots import SLOTS


@pytest.fixture
def connector(tmp_path: Path) -> DockerConnector:
    return DockerConnector(MemoryVault(), tmp_path / "known", home=tmp_path, env={})


def reply(data: bytes, *, end: bool = False):
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(data)
        if end:
            raise OSError

    return turn


def ask(connector: DockerConnector, *turns, method: str = "GET", timeout_s: float = 5.0, **kw):
    with serving(engine(*turns)) as server:
        api = connector.connect(server.spec(), timeout_s=5)
        try:
            return api.request(method, "/thing", timeout_s=timeout_s, **kw)
        finally:
            api.close()


def test_an_answer_is_parsed_by_its_type(connector: DockerConnector) -> None:
    assert ask(connector, reply(answer({"a": [1]}))) == {"a": [1]}
    assert ask(connector, reply(answer(b"OK", kind="text/plain"))) == "OK"
    assert ask(connector, reply(b"HTTP/1.1 204 No Content\r\n\r\n")) is None
    assert ask(connector, reply(b"HTTP/1.1 304 Not Modified\r\n\r\n")) is None


@pytest.mark.parametrize(("status", "kind"), [
    ("404 Not Found", ResourceGone), ("409 Conflict", ResourceConflict),
    ("400 Bad Request", BadRequest), ("403 Forbidden", BadRequest),
    ("500 Internal Server Error", EngineFault), ("307 Temporary Redirect", ProtocolGarbage),
])
def test_a_refusal_is_translated_by_its_status(
    connector: DockerConnector, status: str, kind: type[CaasError]
) -> None:
    with pytest.raises(CaasError) as caught:
        ask(connector, reply(answer({"message": "no such\x1b[31m thing"}, status)))
    assert type(caught.value) is kind
    assert "fakehost" in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_an_engines_words_are_bounded(connector: DockerConnector) -> None:
    with pytest.raises(BadRequest) as caught:
        ask(connector, reply(answer({"message": "x" * 100_000}, "400 Bad Request")))
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize("answered", [
    b"SSH-2.0-OpenSSH_9.2\r\n", b"\x15\x03\x01\x00\x02\x02\x46" * 20,
    b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n",
    b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n",
    answer(b"{broken"), answer(b"[" * 100_000),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
])
def test_garbage_is_called_so(connector: DockerConnector, answered: bytes) -> None:
    with pytest.raises(ProtocolGarbage, match="fakehost"):
        ask(connector, reply(answered, end=True))


def test_an_answer_cut_in_the_middle_is_a_broken_line(connector: DockerConnector) -> None:
    whole = answer({"a": "b" * 1000})
    with pytest.raises(HostUnreachable, match="broke off"):
        ask(connector, reply(whole[:-10], end=True), method="POST")


@pytest.mark.parametrize("drip", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n"
                                  b"Content-Length: 1000\r\n\r\n"])
def test_a_server_that_drips_does_not_hold_us(connector: DockerConnector, drip: bytes) -> None:
    def turn(peer: Peer, request: bytes) -> None:
        peer.send(drip)
        while not peer.stop.wait(0.05):
            peer.send(b"y")

    with pytest.raises(HostUnreachable, match="did not answer"):
        ask(connector, turn, timeout_s=0.4)


def test_an_engine_that_lives_is_given_time_to_say_what_it_is(connector: DockerConnector) -> None:
    # As a manager does while its cluster chooses a new leader.
    def serve(peer: Peer) -> None:
        while request := peer.request():
            slow = request.split(b" ")[1].endswith(b"/info")
            peer.stop.wait(1.2 if slow else 0)
            peer.send(answer(INFO if slow else VERSION))

    with serving(serve) as server:
        api = connector.connect(server.spec(), timeout_s=1.0)
        assert api.info.name == "fake"
        api.close()


def test_a_get_is_repeated_once_when_the_kept_connection_ended(
    connector: DockerConnector,
) -> None:
    def hang_up(peer: Peer, request: bytes) -> None:
        raise OSError

    assert ask(connector, hang_up, reply(answer([1]))) == [1]


def test_a_command_is_never_repeated(connector: DockerConnector) -> None:
    seen: list[bytes] = []

    def hang_up(peer: Peer, request: bytes) -> None:
        seen.append(request)
        raise OSError

    with pytest.raises(HostUnreachable):
        ask(connector, hang_up, hang_up, method="POST")
    assert len(seen) == 1


def test_the_users_docker_config_cannot_break_a_connection(
    connector: DockerConnector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    (tmp_path / "config.json").write_text('{"auths": {"reg": []}, "proxies": {"default": 3}}')
    assert ask(connector, reply(answer([1]))) == [1]


def test_connections_are_kept(connector: DockerConnector) -> None:
    with serving(engine(*[reply(answer([n])) for n in range(20)])) as server:
        api = connector.connect(server.spec())
        opened = len(server.peers)
        assert [api.request("GET", "/x", lane=Lane.REFRESH)[0] for _ in range(20)] == [*range(20)]
        assert len(server.peers) == opened
        api.close()


def test_what_is_sent_is_what_docker_reads(connector: DockerConnector) -> None:
    seen: list[bytes] = []

    def turn(peer: Peer, request: bytes) -> None:
        seen.append(request)
        peer.send(answer({}))

    ask(connector, turn, method="POST", body={"Image": "é"},
        query={"all": True, "filters": {"label": ["a=b"]}, "none": None, "t": ["a", "b"]})
    head, _, body = seen[0].partition(b"\r\n\r\n")
    line = head.split(b"\r\n")[0]
    assert line == (b"POST /v1.51/thing?all=1&filters=%7B%22label%22%3A%5B%22a%3Db%22%5D%7D"
                    b"&t=a&t=b HTTP/1.1")
    assert body == b'{"Image": "\\u00e9"}'
    assert b"application/json" in head


@pytest.mark.parametrize("path", ["x", "/a/../b", "/a//b", "/.", "/a/"])
def test_a_path_that_means_another_is_refused(path: str) -> None:
    with pytest.raises(BadRequest):
        target_of(path, None)


def test_names_in_paths_are_quoted() -> None:
    assert target_of("/images/a/b:1@sha256:0/json", None) == "/images/a/b:1@sha256:0/json"
    assert target_of("/volumes/a b?c#d\r\nX: y", None) == "/volumes/a%20b%3Fc%23d%0D%0AX:%20y"


def test_bytes_are_a_tar_archive() -> None:
    assert body_of(b"tar") == (b"tar", "application/x-tar")


def test_closing_ends_the_wait_of_every_caller(connector: DockerConnector) -> None:
    waiting = threading.Barrier(SLOTS[Lane.REFRESH] + 1)
    ended: list[Exception] = []

    def hang(peer: Peer, request: bytes) -> None:
        waiting.wait(60)
        peer.hang()

    with serving(engine(*[hang] * 20)) as server:
        api = connector.connect(server.spec())

        def call() -> None:
            try:
                api.request("GET", "/slow", lane=Lane.REFRESH, timeout_s=30)
            except HostUnreachable as exc:
                ended.append(exc)

        # More than the lane has slots: some wait for an answer, some for a slot.
        callers = [threading.Thread(target=call) for _ in range(SLOTS[Lane.REFRESH] + 4)]
        for caller in callers:
            caller.start()
        waiting.wait(60)
        api.close()
        for caller in callers:
            caller.join(60)
    assert len(ended) == len(callers)


def test_a_lane_that_is_full_delays_no_other(connector: DockerConnector) -> None:
    full = threading.Barrier(SLOTS[Lane.COMMAND] + 1)

    def hang(peer: Peer, request: bytes) -> None:
        full.wait(60)
        peer.hang()

    turns = [hang] * SLOTS[Lane.COMMAND] + [reply(answer(["fresh"]))]
    with serving(engine(*turns)) as server:
        api = connector.connect(server.spec())

        def stop() -> None:
            with pytest.raises(HostUnreachable):
                api.request("POST", "/stop")

        stops = [threading.Thread(target=stop) for _ in range(SLOTS[Lane.COMMAND])]
        for thread in stops:
            thread.start()
        full.wait(60)
        assert api.request("GET", "/list", lane=Lane.REFRESH) == ["fresh"]
        api.close()
        for thread in stops:
            thread.join(60)


def test_the_lower_of_both_newest_apis_is_spoken() -> None:
    assert negotiate("h", {"ApiVersion": "1.43"}) == "1.43"
    assert negotiate("h", {"ApiVersion": "1.99", "MinAPIVersion": "1.44"}) == "1.51"
    with pytest.raises(EngineTooOld, match="h runs Docker 19"):
        negotiate("h", {"ApiVersion": "1.40", "Version": "19.03"})
    with pytest.raises(ProtocolGarbage, match="newer"):
        negotiate("h", {"ApiVersion": "1.99", "MinAPIVersion": "1.98"})


@pytest.mark.parametrize("version", [None, [], "x", {}, {"ApiVersion": 1.41},
                                     {"ApiVersion": "1.41; rm"}])
def test_a_strange_version_is_garbage(version: object) -> None:
    with pytest.raises(ProtocolGarbage):
        negotiate("h", version)


def test_podman_keeps_one_identity_though_it_invents_one_per_answer() -> None:
    version = {"ApiVersion": "1.41", "Version": "5", "Components": [{"Name": "Podman Engine"}]}
    infos = [engine_info("h", "1.41", version,
                         {"ID": str(n), "Name": "m", "DockerRootDir": "/r"}) for n in range(2)]
    assert infos[0].podman
    assert infos[0].engine_id == infos[1].engine_id


def test_info_with_values_of_other_types_is_survived() -> None:
    info = engine_info("h", "1.51", {"Version": 3}, {
        "ID": "x", "NCPU": "many", "MemTotal": -1, "SecurityOptions": 3, "Swarm": "yes",
        "Name": "n" * 10_000})
    assert (info.cpus, info.memory_bytes, info.swarm, info.rootless) == (0, 0, None, False)
    assert len(info.name) <= 200


def test_the_steps_are_reported_up_to_the_failing_one(
    connector: DockerConnector, tmp_path: Path
) -> None:
    told: list[tuple[str, bool]] = []

    def report(step: str, ok: bool, text: str, hint: str = "") -> None:
        told.append((step, ok))
        assert ok or (text and hint)

    with serving(engine(version={"ApiVersion": "1.30", "Version": "17.06"})) as server:
        assert connector.test(server.spec(), report) is None
    assert told == [("Name", True), ("TCP connection", True), ("API version", False)]
    told.clear()
    missing = HostSpec(HostId("x"), "here", UnixEndpoint(str(tmp_path / "none.sock")))
    assert connector.test(missing, report) is None
    assert told == [("Docker socket", False)]


def test_a_web_server_is_no_engine(connector: DockerConnector) -> None:
    def web(peer: Peer) -> None:
        while peer.request():
            peer.send(answer(b"<html>404</html>", "404 Not Found", "text/html"))

    with serving(web) as server, pytest.raises(ProtocolGarbage, match="fakehost"):
        connector.connect(server.spec())


def test_a_refused_port_and_a_wrong_name_say_so(connector: DockerConnector) -> None:
    with serving(engine()) as server:
        spec = server.spec()
    with pytest.raises(HostUnreachable, match=r"nothing listens on 127\.0\.0\.1"):
        connector.connect(spec)
