from __future__ import annotations

import threading

import pytest

from caas_desktop.domain.errors import Cancelled, HostUnreachable, ResourceGone
from caas_desktop.domain.hosts import EngineInfo
from caas_desktop.operations.logs import fetch, merge
from caas_desktop.operations.logs import source as source_module
from caas_desktop.operations.logs.ends import end_of
from caas_desktop.operations.logs.lines import MARKER, STDERR
from caas_desktop.operations.logs.openers import Openers
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import LogTarget, State, Window
from tests.logs_fakes import (  # noqa: F401
    BASE,
    FakeEngine,
    frame,
    log_engine,
    message,
    stamp,
    stream_reader,
    wait_for,
)


@pytest.fixture
def session(reader):
    made: list[LogSession] = []

    def open_session(*targets: LogTarget, **more: object) -> LogSession:
        made.append(LogSession(reader, targets, **more))  # type: ignore[arg-type]
        return made[-1]

    yield open_session
    for each in made:
        each.close()


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch):
    for name in ("RETRY_S", "OFFLINE_RETRY_S", "RESTART_RETRY_S", "LOOK_AGAIN_S"):
        monkeypatch.setattr(source_module, name, 0.01)


def texts(session: LogSession) -> list[bytes]:
    return [line.text for line in session.arena.lines(0, 10**6) if not line.flags & MARKER]


def notes(session: LogSession) -> list[str]:
    return [line.text.decode().split("|")[0] for line in session.arena.lines(0, 10**6)
            if line.flags & MARKER]


def state(session: LogSession, index: int = 0) -> State:
    return session.sources[index].state


def test_lines_arrive_with_time_stream_and_source(engine, session):
    log = session(engine.target("web"))
    engine.wait_opened(1).send(message(BASE, b"out"), message(BASE + 5, b"err", 2))
    wait_for(lambda: log.arena.end == 2)
    out, err = log.arena.lines(0, 2)
    assert (out.text, out.ts, out.flags, out.source) == (b"out", BASE, 0, 0)
    assert (err.text, err.ts, err.flags) == (b"err", BASE + 5, STDERR)
    query = engine.opened[0][1]
    assert query["tail"] == 2000
    assert query["follow"] is query["timestamps"] is True


def test_what_an_old_engine_leaves_out_at_the_end_is_read_then(engine, session):
    engine.info = EngineInfo("E1", "lab1", "20.10.24", "1.41")
    log = session(engine.target("web"))
    first = engine.wait_opened(1)
    first.send(message(BASE, b"a"), message(BASE + 1, b"b"))
    wait_for(lambda: log.arena.end == 2)
    first.finish()
    rest = engine.wait_opened(2)
    assert engine.opened[1][1]["follow"] is False
    rest.send(message(BASE + 1, b"b"), message(BASE + 2, b"c"),
              frame(1, stamp(BASE + 3) + b"no end"))
    rest.finish()
    wait_for(lambda: state(log) is State.ENDED)
    assert texts(log) == [b"a", b"b", b"c", b"no end"]
    assert notes(log) == ["ended"]


def test_a_source_left_out_while_its_rest_is_read_is_followed_when_it_comes_back(engine, session):
    engine.info = EngineInfo("E1", "lab1", "20.10.24", "1.41")
    log = session(engine.target("web"))
    first = engine.wait_opened(1)
    first.send(message(BASE, b"a"))
    wait_for(lambda: log.arena.end == 1)
    first.finish()
    engine.wait_opened(2)
    log.set_targets([])
    wait_for(lambda: state(log) is State.CLOSED)
    log.set_targets([engine.target("web")])
    again = engine.wait_opened(3)
    assert engine.opened[2][1]["follow"] is True
    again.send(message(BASE + 1, b"b"))
    wait_for(lambda: texts(log) == [b"a", b"b"])


def test_an_old_engine_that_cannot_tell_the_rest_ends_the_log_all_the_same(engine, session):
    engine.info = EngineInfo("E1", "lab1", "20.10.24", "1.41")
    engine.states["web"] = [ResourceGone("No such container.")]
    log = session(engine.target("web"))
    first = engine.wait_opened(1)
    first.send(frame(1, stamp(BASE) + b"no end"))
    wait_for(lambda: log.sources[0].lines == 0 and state(log) is State.LIVE)
    engine.refuse = ResourceGone("No such container.")
    first.finish()
    wait_for(lambda: state(log) is State.GONE)
    assert texts(log) == [b"no end"]
    assert notes(log) == ["removed"]


def test_a_broken_line_resumes_without_loss_or_repetition(engine, session):
    log = session(engine.target("web"))
    engine.wait_opened(1).send(message(BASE, b"a"), message(BASE, b"b"))
    wait_for(lambda: log.arena.end == 2)
    engine.opened[0][2].cut(HostUnreachable("The line to lab1 broke."))
    second = engine.wait_opened(2)
    assert engine.opened[1][1]["since"] == f"{BASE // 10**9}.{BASE % 10**9:09d}"
    assert "tail" not in engine.opened[1][1]
    second.send(message(BASE, b"a"), message(BASE, b"b"), message(BASE, b"c"),
                message(BASE + 1, b"d"))
    wait_for(lambda: b"d" in texts(log))
    assert texts(log) == [b"a", b"b", b"c", b"d"]
    assert notes(log) == ["lost", "resumed"]
    assert state(log) is State.LIVE


def test_an_exited_container_is_complete_and_opens_again_when_woken(engine, session):
    log = session(engine.target("web"))
    first = engine.wait_opened(1)
    first.send(message(BASE, b"bye"))
    first.finish()
    wait_for(lambda: state(log) is State.ENDED)
    assert notes(log) == ["ended"]
    log.wake("h1", "web")
    engine.wait_opened(2).send(message(BASE, b"bye"), message(BASE + 9, b"hello again"))
    wait_for(lambda: b"hello again" in texts(log))
    assert texts(log) == [b"bye", b"hello again"]
    assert notes(log) == ["ended", "restarted"]


def test_a_restarting_container_is_followed_by_itself(engine, session):
    engine.states["web"] = [{"Status": "running"}]
    log = session(engine.target("web"))
    first = engine.wait_opened(1)
    first.send(message(BASE, b"one"))
    first.finish()
    engine.wait_opened(2).send(message(BASE, b"one"), message(BASE + 1, b"two"))
    wait_for(lambda: texts(log) == [b"one", b"two"])


def test_a_removed_container_keeps_its_lines(engine, session):
    log = session(engine.target("web"))
    first = engine.wait_opened(1)
    first.send(message(BASE, b"last words"))
    engine.refuse = ResourceGone("No such container.")
    first.finish()
    wait_for(lambda: state(log) is State.GONE)
    assert texts(log) == [b"last words"]
    assert notes(log) == ["removed"]


def test_a_container_removed_or_started_just_after_its_exit_is_noticed(engine, session):
    engine.states["gone"] = [{"Status": "exited"}, ResourceGone("No such container.")]
    engine.states["again"] = [{"Status": "exited"}, {"Status": "running"}]
    log = session(engine.target("gone"), engine.target("again"))
    engine.wait_opened(2)
    for _, _, stream in engine.opened[:2]:
        stream.finish()
    wait_for(lambda: state(log) is State.GONE)
    engine.wait_opened(3)
    wait_for(lambda: state(log, 1) is State.LIVE)


def test_an_offline_host_is_tried_again(engine, session):
    online = threading.Event()
    target = LogTarget("h1", "web", lambda: engine if online.is_set() else None, "web")
    log = session(target)
    wait_for(lambda: state(log) is State.OFFLINE)
    online.set()
    engine.wait_opened(1).send(message(BASE, b"back"))
    wait_for(lambda: texts(log) == [b"back"])


def test_an_engine_that_answers_garbage_is_not_asked_again_and_again(engine, session):
    log = session(engine.target("web"))
    engine.wait_opened(1).send(message(BASE, b"fine"), b"\xff" * 64)
    wait_for(lambda: state(log) is State.REFUSED)
    assert notes(log) == ["garbage"]
    assert len(engine.opened) == 1


def test_several_containers_are_merged_by_time(engine, session):
    log = session(engine.target("a"), engine.target("b"))
    engine.wait_opened(2)
    streams = {container: stream for container, _, stream in engine.opened}
    streams["a"].send(*[message(BASE + n, b"a%d" % n) for n in range(0, 100, 2)])
    streams["b"].send(*[message(BASE + n, b"b%d" % n) for n in range(1, 100, 2)])
    wait_for(lambda: log.arena.end == 100)
    times = [line.ts for line in log.arena.lines(0, 100)]
    assert times == list(range(BASE, BASE + 100))
    assert {line.source for line in log.arena.lines(0, 100)} == {0, 1}


def test_logs_that_have_caught_up_wait_for_nobody(engine, session, monkeypatch):
    for name in ("WINDOW_S", "HOT_HOLD_S", "EXPECT_S", "BEHIND_S"):
        monkeypatch.setattr(merge, name, 1000.0)
    engine.last_lines = {"a": message(BASE + 9, b"a's last"), "b": message(BASE + 5, b"b's last"),
                         "quiet": b""}
    log = session(*map(engine.target, engine.last_lines))
    engine.wait_opened(3)
    streams = {container: stream for container, _, stream in engine.opened}
    streams["a"].send(message(BASE, b"a"), message(BASE + 9, b"a's last"))
    streams["b"].send(message(BASE + 1, b"b"), message(BASE + 5, b"b's last"))
    wait_for(lambda: log.arena.end == 4)
    assert texts(log) == [b"a", b"b", b"b's last", b"a's last"]


def test_an_engine_that_does_not_know_tail_tells_no_end(engine, monkeypatch):
    monkeypatch.setattr(fetch, "BUFFER", 1000)
    engine.last_lines = {"a": message(BASE, b"x" * 1000) * 10}
    assert end_of(engine.target("a"), lambda: False) is None
    engine.last_lines = {"a": message(BASE, b"x")}
    end = end_of(engine.target("a"), lambda: False)
    assert end is not None
    assert end.last == BASE < end.asked


def test_targets_join_and_leave_by_themselves(engine, session):
    log = session(engine.target("a"))
    one = engine.wait_opened(1)
    one.send(message(BASE, b"a"))
    wait_for(lambda: log.arena.end == 1)
    log.set_targets([engine.target("b")])
    engine.wait_opened(2).send(message(BASE + 1, b"b"))
    wait_for(lambda: texts(log) == [b"a", b"b"])
    wait_for(lambda: one.closed)
    assert [s.wanted for s in log.sources] == [False, True]
    log.set_targets([engine.target("a"), engine.target("b")])
    back = engine.wait_opened(3)
    assert [s.target.container_id for s in log.sources if s.wanted] == ["a", "b"]
    # What comes back goes on behind its last line: nothing is read twice.
    assert engine.opened[2][1]["since"] == f"{BASE // 10**9}.{BASE % 10**9:09d}"
    back.send(message(BASE, b"a"), message(BASE + 2, b"a again"))
    wait_for(lambda: texts(log) == [b"a", b"b", b"a again"])


def test_changes_are_told_once_until_acknowledged(engine, session):
    told: list[int] = []
    log = session(engine.target("web"), on_changed=lambda: told.append(1))
    stream = engine.wait_opened(1)
    for n in range(20):
        stream.send(message(BASE + n, b"x"))
        wait_for(lambda n=n: log.arena.end == n + 1)
    assert len(told) == 1
    log.acknowledge()
    stream.send(message(BASE + 99, b"x"))
    wait_for(lambda: len(told) == 2)


def test_the_head_of_a_log_stays_when_the_memory_is_full(engine, session):
    log = session(engine.target("web"), window=Window(tail=None, head=True), cap=200_000)
    stream = engine.wait_opened(1)
    assert "tail" not in engine.opened[0][1]
    threading.Thread(target=_flood, args=(stream,), daemon=True).start()
    wait_for(lambda: state(log) is State.FULL)
    first = log.arena.line(0)
    assert first is not None
    assert first.text.startswith(b"0 ")
    assert log.dropped == 0


def _flood(stream) -> None:
    try:
        for n in range(5000):
            stream.send(message(BASE + n, b"%d " % n + b"x" * 200))
    except OSError:
        pass  # the console closed it


def test_closing_ends_every_stream(engine, session):
    log = session(engine.target("a"), engine.target("b"))
    engine.wait_opened(2)
    wait_for(lambda: state(log) is state(log, 1) is State.LIVE)
    log.close()
    wait_for(lambda: all(stream.closed for _, _, stream in engine.opened))


def test_a_host_that_hangs_delays_no_other(engine, session, reader):
    hang = threading.Event()

    class Frozen(FakeEngine):
        def stream(self, *args, **more):
            hang.wait(5)
            raise HostUnreachable("The host does not answer.")

    frozen = Frozen()
    slow = [LogTarget("frozen", f"c{n}", lambda: frozen, f"c{n}") for n in range(10)]
    log = session(*slow, engine.target("web"))
    engine.wait_opened(1).send(message(BASE, b"quick"))
    wait_for(lambda: b"quick" in texts(log))
    log.close()
    hang.set()


def test_a_log_that_is_closed_while_an_engine_is_asked_is_no_bug(
        caplog: pytest.LogCaptureFixture) -> None:
    openers, after = Openers(), threading.Event()

    def closed() -> None:
        raise Cancelled

    openers.submit("h1", closed)
    openers.submit("h1", after.set)
    assert after.wait(60)
    openers.close()
    assert not caplog.records
