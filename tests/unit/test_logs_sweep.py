from __future__ import annotations

import threading

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.operations.logs import sweep as module
from caas_desktop.operations.logs.search import Matcher, Query
from caas_desktop.operations.logs.source import LogTarget
from caas_desktop.operations.logs.sweep import Hit, Progress, Span, Sweep, span_of
from tests.logs_fakes import BASE, FakeEngine, log_engine, message, wait_for  # noqa: F401


def finish(sweep: Sweep) -> tuple[list[Hit], Progress]:
    hits: list[Hit] = []
    progress = Progress()

    def done() -> bool:
        nonlocal progress
        fresh, progress = sweep.take()
        hits.extend(fresh)
        return progress.finished

    wait_for(done, "the search ends")
    return hits, progress


def write(engine: FakeEngine, **texts: list[bytes]) -> None:
    def send(container: str, query: dict[str, object], stream) -> None:
        stream.send(*[message(BASE + n, text) for n, text in enumerate(texts[container])])
        stream.finish()

    engine.on_open = send


def test_hits_of_all_logs_come_with_container_and_time(engine):
    write(engine, web=[b"fine", b"timeout 1"], api=[b"timeout 2", b"ok"])
    told = threading.Event()
    sweep = Sweep([engine.target("web"), engine.target("api")], Matcher(Query("timeout")),
                  Span(), told.set)
    hits, progress = finish(sweep)
    assert {(hit.target.name, hit.ts - BASE, hit.text) for hit in hits} == {
        ("web", 1, b"timeout 1"), ("api", 0, b"timeout 2")}
    assert (progress.total, progress.done, progress.lines, progress.hits) == (2, 2, 4, 2)
    assert told.is_set()


def test_the_engines_are_asked_only_for_the_wanted_time_and_do_not_follow(engine):
    write(engine, web=[])
    sweep = Sweep([engine.target("web")], Matcher(Query("x")), span_of(900, now=1000.0),
                  lambda: None)
    finish(sweep)
    query = engine.opened[0][1]
    assert query["since"] == "100.000"
    assert query["follow"] is False
    assert "tail" not in query


def test_a_host_that_fails_is_named_and_the_others_are_searched(engine):
    write(engine, web=[b"timeout"])
    lost = LogTarget("h2", "lost", lambda: None, "lost")
    hits, progress = finish(Sweep([lost, engine.target("web")], Matcher(Query("timeout")), Span(),
                                  lambda: None))
    assert len(hits) == 1
    assert [(name, type(error)) for name, error in progress.failed] == [("lost", HostUnreachable)]


def test_a_log_full_of_hits_is_cut_and_named(engine, monkeypatch):
    monkeypatch.setattr(module, "MAX_HITS_EACH", 10)
    write(engine, web=[b"timeout"] * 50, api=[b"timeout"])
    hits, progress = finish(Sweep([engine.target("web"), engine.target("api")],
                                  Matcher(Query("timeout")), Span(), lambda: None))
    assert sorted(hit.target.name for hit in hits) == ["api"] + ["web"] * 10
    assert progress.cut == ("web",)


def test_stopping_ends_a_search_that_would_last_and_closes_its_streams(engine):
    sweep = Sweep([engine.target("web"), engine.target("api"), engine.target("db")],
                  Matcher(Query("x")), Span(), lambda: None)
    engine.wait_opened(2).send(message(BASE, b"x"))
    sweep.stop()
    finish(sweep)
    wait_for(lambda: all(stream.closed for _, _, stream in engine.opened))
    assert len(engine.opened) == 2


def test_nothing_to_search_ends_at_once():
    told = threading.Event()
    sweep = Sweep([], Matcher(Query("x")), Span(), told.set)
    assert sweep.take()[1].finished
    assert told.is_set()
