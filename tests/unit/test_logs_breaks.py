"""A host's broken line is told once in a merged log; the export tells it of each container."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.operations.logs import source as source_module
from caas_desktop.operations.logs.breaks import KEPT, Breaks, read_note
from caas_desktop.operations.logs.export import Choice, Form, export
from caas_desktop.operations.logs.session import LogSession
from caas_desktop.operations.logs.source import State
from tests.logs_fakes import BASE, FakeEngine, message, wait_for
from tests.logs_fakes import log_engine as log_engine
from tests.logs_fakes import stream_reader as stream_reader

NAMES = ("a", "b", "c")


def told(one: Breaks, *events: tuple[str, int]) -> list[str | None]:
    return [one.note(source, "h1", "lab1", code, "") for code, source in events]


def test_a_host_is_told_lost_once_and_back_once() -> None:
    one = Breaks(lambda source: 3)
    assert told(one, ("lost", 2), ("lost", 0), ("lost", 1), ("resumed", 1), ("resumed", 2),
                ("resumed", 0)) == ["lost|lab1|1", None, None, "resumed|lab1|2", None, None]
    assert (one.sources(1), one.sources(2)) == ((2, 0, 1), (1, 2, 0))


def test_who_loses_the_line_again_is_told_again() -> None:
    one = Breaks(lambda source: 2)
    assert told(one, ("lost", 0), ("lost", 1), ("lost", 0), ("lost", 1)) == [
        "lost|lab1|1", None, "lost|lab1|2", None]
    assert told(one, ("resumed", 0), ("lost", 0), ("resumed", 1), ("resumed", 0)) == [
        "resumed|lab1|3", "lost|lab1|4", None, "resumed|lab1|5"]


def test_hosts_and_single_containers_speak_for_themselves() -> None:
    one = Breaks(lambda source: 1)
    assert told(one, ("lost", 0), ("resumed", 0), ("ended", 0)) == ["lost|", "resumed|", "ended|"]
    two = Breaks(lambda source: 2)
    assert two.note(0, "h1", "lab1", "lost", "") == "lost|lab1|1"
    assert two.note(1, "h2", "a|b", "lost", "") == "lost|a b|2"


def test_old_notes_are_forgotten() -> None:
    one = Breaks(lambda source: 2)
    for _ in range(KEPT + 1):
        told(one, ("lost", 0))
    assert (one.sources(1), one.sources(KEPT + 1)) == ((), (0,))


@pytest.mark.parametrize(("raw", "note"), [
    (b"lost|lab1|7", ("lost", "lab1", 7)), (b"lost||7", ("lost", "", 7)),
    (b"lost|", ("lost", "", None)), (b"ended|3", ("ended", "3", None)),
    (b"ended|a|3", ("ended", "a|3", None)), (b"\xff", ("\ufffd", "", None))])
def test_notes_are_read_back(raw: bytes, note: tuple[str, str, int | None]) -> None:
    assert read_note(raw) == note


def test_a_merged_log_tells_a_break_once_and_its_export_of_each(
        engine: FakeEngine, reader: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "RETRY_S", 600.0)
    monkeypatch.setattr(source_module, "RETRY_MAX_S", 600.0)
    session = LogSession(reader, [engine.target(name) for name in NAMES])
    try:
        engine.wait_opened(3)
        for _, _, stream in engine.opened[:3]:
            stream.send(message(BASE, b"before"))
        wait_for(lambda: session.arena.end == 3)
        for _, _, stream in engine.opened[:3]:
            stream.cut(HostUnreachable("The line to lab1 broke."))
        wait_for(lambda: all(one.state is State.LOST for one in session.sources))
        session.wake("h1")
        engine.wait_opened(6)
        for _, _, stream in engine.opened[3:6]:
            stream.send(message(BASE, b"before"), message(BASE + 1, b"after"))
        wait_for(lambda: session.arena.end == 8
                 and all(one.state is State.LIVE for one in session.sources))
        texts = [line.text for line in session.arena.lines(0, 8)]
        assert sorted(text for text in texts if b"|" in text) == [b"lost|lab1|1",
                                                                  b"resumed|lab1|2"]
        export(session.arena, tmp_path / "log", NAMES.__getitem__, Choice(Form.JSON),
               whose=session.breaks.sources)
    finally:
        session.close()
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    for note in ("lost|lab1", "resumed|lab1"):
        assert {line["container"] for line in lines if line.get("note") == note} == set(NAMES)
