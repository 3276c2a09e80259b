from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs import older as module
from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.lines import make_batch
from caas_desktop.operations.logs.merge import merge_batches
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import Window
from tests.logs_fakes import BASE, log_engine, message, stamp, stream_reader, wait_for  # noqa: F401


class Log:
    """What a container wrote; answers `tail` and `until` as an engine does."""

    def __init__(self, *times: int) -> None:
        self.lines = [(at, b"%d at %d" % (n, at)) for n, at in enumerate(times)]

    def serve(self, query, stream) -> None:
        found = self.lines[-int(query["tail"]):]
        if "until" in query:
            found = [line for line in found if stamp(line[0]) <= _until(query)]
        stream.send(*[message(at, text) for at, text in found])
        if not query["follow"]:
            stream.finish()


def _until(query) -> bytes:
    whole, _, part = str(query["until"]).partition(".")
    return stamp(int(whole) * 10**9 + int(part))


def texts(session: LogSession) -> list[bytes]:
    return [line.text for line in session.arena.lines(-10**9, 10**9)]


def start(reader, engine, tail, **logs) -> LogSession:
    engine.on_open = lambda name, query, stream: logs[name].serve(query, stream)
    session = LogSession(reader, [engine.target(name) for name in logs],
                         window=Window(tail=tail))
    wait_for(lambda: session.arena.end == sum(min(tail, len(log.lines)) for log in logs.values()))
    return session


def load(session: LogSession) -> int:
    came: list[int] = []
    assert session.load_older(came.append)
    wait_for(lambda: bool(came))
    return came[0]


def test_older_lines_come_before_those_held_and_numbers_stay(reader, engine, monkeypatch):
    monkeypatch.setattr(module, "MORE", 4)
    log = Log(*range(BASE, BASE + 12))
    session = start(reader, engine, 3, web=log)
    number = next(line.number for line in session.arena.lines(0, 9) if line.text.startswith(b"10 "))
    assert load(session) == 4
    assert texts(session) == [text for _, text in log.lines[5:]]
    assert session.arena.first == -4
    assert session.arena.line(number).text == log.lines[10][1]
    assert load(session) == 4
    assert load(session) == 1
    assert texts(session) == [text for _, text in log.lines]
    assert not session.load_older(lambda n: None)
    assert session.dropped == 0
    session.close()


def test_lines_of_the_very_same_time_are_neither_lost_nor_doubled(reader, engine, monkeypatch):
    monkeypatch.setattr(module, "MORE", 10)
    log = Log(BASE, BASE + 1, BASE + 1, BASE + 1, BASE + 2)
    session = start(reader, engine, 2, web=log)
    assert load(session) == 3
    assert texts(session) == [text for _, text in log.lines]
    session.close()


def test_several_containers_stay_in_the_order_of_time(reader, engine, monkeypatch):
    monkeypatch.setattr(module, "MORE", 20)
    chatty, quiet = Log(*range(BASE, BASE + 40)), Log(BASE + 3, BASE + 20, BASE + 39)
    session = start(reader, engine, 3, chatty=chatty, quiet=quiet)
    while session.load_older(lambda n: None):
        wait_for(lambda: not session._loading)
    lines = session.arena.lines(-10**9, 10**9)
    assert [line.ts for line in lines] == sorted(at for at, _ in chatty.lines + quiet.lines)
    assert len({(line.source, line.text) for line in lines}) == 43
    session.close()


def test_a_log_that_was_cut_at_the_cap_is_not_filled_again(reader, engine):
    session = start(reader, engine, 2, web=Log(BASE, BASE + 1, BASE + 2))
    session.arena.dropped = 5
    assert not session.load_older(lambda n: None)
    session.close()


@given(st.integers(0, 30), st.integers(1, 30), st.integers(0, 30))
def test_putting_lines_in_the_place_of_a_head_keeps_all_others(held, added, cut):
    arena = Arena()
    arena.append(make_batch([b"h%d" % n for n in range(held)], [BASE + n for n in range(held)],
                            [5 if n % 3 == 0 else 0 for n in range(held)]))
    stop = min(cut, held)
    arena.replace_head(stop, make_batch([b"n%d" % n for n in range(added)], [BASE] * added,
                                        [5] * added))
    lines = arena.lines(-10**9, 10**9)
    assert [line.text for line in lines] == (
        [b"n%d" % n for n in range(added)] + [b"h%d" % n for n in range(stop, held)])
    assert [line.number for line in lines] == list(range(stop - added, held))
    assert arena.errors().tolist() == [line.number for line in lines if line.flags & 7]
    arena.append(make_batch([b"new"], [BASE], [0]))
    assert arena.line(held).text == b"new"


@given(st.lists(st.lists(st.integers(0, 20), max_size=8), min_size=1, max_size=3))
def test_merging_whole_logs_keeps_each_ones_order(logs):
    batches = []
    for source, times in enumerate(logs):
        batches.append(make_batch([b"%d %d" % (source, n) for n in range(len(times))],
                                  [BASE + at for at in times], [0] * len(times), source))
    merged = merge_batches([batch for batch in batches if len(batch)] or batches[:1])
    found = merged.data.split(b"\n")[:-1]
    for source, times in enumerate(logs):
        mine = [text for text in found if text.startswith(b"%d " % source)]
        assert mine == [b"%d %d" % (source, n) for n in range(len(times))]
    if all(times == sorted(times) for times in logs):
        assert (np.diff(merged.ts) >= 0).all()
