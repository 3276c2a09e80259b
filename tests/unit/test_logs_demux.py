from __future__ import annotations

import itertools
import struct
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.errors import ProtocolGarbage
from caas_desktop.operations.logs.demux import Demux
from caas_desktop.operations.logs.lines import MAX_LINE, SPLIT, STDERR, Batch
from caas_desktop.operations.logs.timestamps import parse_one

BASE = 1_749_470_607_000_000_000


def stamp(ns: int) -> bytes:
    whole = datetime.fromtimestamp(ns // 10**9, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.{ns % 10**9:09d}Z ".encode()


def frame(stream: int, payload: bytes) -> bytes:
    return struct.pack(">BxxxL", stream, len(payload)) + payload


def message(stream: int, ns: int, text: bytes) -> bytes:
    return frame(stream, stamp(ns) + text)


def rows(batch: Batch | None) -> list[tuple[bytes, int, int]]:
    if batch is None:
        return []
    texts = batch.data.split(b"\n")[:-1]
    assert len(texts) == len(batch.ends) == len(batch.ts) == len(batch.flags)
    lengths = np.diff(batch.ends.astype(np.int64), prepend=-1).tolist()
    assert [len(text) + 1 for text in texts] == lengths
    return list(zip(texts, batch.ts.tolist(), batch.flags.tolist(), strict=True))


def feed_all(demux: Demux, pieces: list[bytes]) -> list[tuple[bytes, int, int]]:
    out = [row for piece in pieces for row in rows(demux.feed(piece))]
    return out + rows(demux.flush())


def cuts(data: bytes, points: list[int]) -> list[bytes]:
    edges = [0, *sorted(p % (len(data) + 1) for p in points), len(data)]
    return [data[a:b] for a, b in itertools.pairwise(edges)]


TEXT = st.binary(max_size=60).map(lambda b: b.replace(b"\n", b"."))
MESSAGES = st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(0, 10**11), TEXT), max_size=30)


@given(MESSAGES, st.lists(st.integers(0, 10**6), max_size=12))
def test_frames_cut_anywhere_give_the_same_lines(messages, points):
    data = b"".join(message(s, BASE + at, text + b"\n") for s, at, text in messages)
    expected = [(text, BASE + at, STDERR if s == 2 else 0) for s, at, text in messages]
    assert feed_all(Demux(tty=False), cuts(data, points)) == expected


@given(MESSAGES, st.lists(st.integers(0, 10**6), max_size=12))
def test_a_tty_log_cut_anywhere_gives_the_same_lines(messages, points):
    clean = [(at, text.replace(b"\r", b".")) for _, at, text in messages]
    data = b"".join(stamp(BASE + at) + text + b"\r\n" for at, text in clean)
    expected = [(text, BASE + at, 0) for at, text in clean]
    assert feed_all(Demux(tty=True), cuts(data, points)) == expected


@given(st.lists(st.tuples(st.sampled_from([1, 2]), TEXT.filter(bool), st.booleans()), max_size=20),
       st.lists(st.integers(0, 10**6), max_size=8))
def test_a_line_that_docker_cut_is_joined_per_stream(parts, points):
    data = b"".join(message(s, BASE + i, text + (b"\n" if ends else b""))
                    for i, (s, text, ends) in enumerate(parts))
    expected, held = [], {}
    for i, (s, text, ends) in enumerate(parts):
        first, so_far = held.pop(s, (BASE + i, b""))
        held[s] = (first, so_far + text)
        if ends:
            at, whole = held.pop(s)
            expected.append((whole, at, STDERR if s == 2 else 0))
    expected += [(held[s][1], held[s][0], STDERR if s == 2 else 0) for s in sorted(held)]
    assert feed_all(Demux(tty=False), cuts(data, points)) == expected


def test_text_that_looks_like_headers_is_text():
    fake = frame(1, b"xx") * 5
    data = message(1, BASE, fake + b"\n") + message(2, BASE, b"\x01\x00\x00\x00\n")
    assert [r[0] for r in feed_all(Demux(False), [data])] == [fake, b"\x01\x00\x00\x00"]


def test_a_frame_that_claims_4_gb_is_passed_on_without_being_held():
    demux = Demux(tty=False)
    head = struct.pack(">BxxxL", 1, 0xFFFFFFFF) + stamp(BASE)
    got = rows(demux.feed(head + b"first\nsecond"))
    assert [r[0] for r in got] == [b"first"]
    for _ in range(40):
        got += rows(demux.feed(b"x" * 100_000))
        assert len(demux._carry) < 100_000
    assert [len(r[0]) for r in got[1:]] == [MAX_LINE] * (4_000_006 // MAX_LINE)
    assert b"".join(r[0] for r in got[1:]).startswith(b"secondxxx")


@pytest.mark.parametrize("tty", [False, True])
def test_a_line_of_50_mb_without_an_end_is_split_and_marked(tty):
    part = b"y" * 16_384
    demux = Demux(tty=tty)
    pieces = [stamp(BASE + i) + part if tty else message(1, BASE + i, part) for i in range(3200)]
    got = feed_all(demux, [b"".join(pieces[i:i + 64]) for i in range(0, 3200, 64)])
    assert sum(len(r[0]) for r in got) == 3200 * 16_384
    assert {len(r[0]) for r in got} == {MAX_LINE}
    assert all(r[2] & SPLIT for r in got[:-1])
    assert got[0][1] == BASE


def test_nul_and_broken_utf8_pass_untouched():
    bad = b"\x00\x01\x02\xff\xfe\xc3\x28 \x1b[31m"
    assert feed_all(Demux(False), [message(2, BASE, bad + b"\n")]) == [(bad, BASE, STDERR)]


def test_garbage_between_frames_is_an_error_of_the_engine():
    demux = Demux(tty=False)
    with pytest.raises(ProtocolGarbage):
        demux.feed(message(1, BASE, b"fine\n") + b"HTTP/1.1 500 Oops\r\n\r\n")


def test_a_log_without_frames_is_recognised_whatever_the_caller_believes():
    data = stamp(BASE) + b"hello\r\n"
    assert feed_all(Demux(tty=False), [data]) == [(b"hello", BASE, 0)]


def test_after_a_cut_the_frame_sent_again_is_not_doubled():
    demux = Demux(tty=False)
    one = message(1, BASE, b"one\n")
    assert demux.feed(one[:20]) is None
    demux.cut()
    assert feed_all(demux, [one]) == [(b"one", BASE, 0)]


@pytest.mark.parametrize(("text", "ns"), [
    (b"2025-06-09T12:03:27.118123456Z x", BASE + 118_123_456),
    (b"2025-06-09T12:03:27.1Z x", BASE + 100_000_000),
    (b"2025-06-09T12:03:27Z x", BASE),
    (b"2025-06-09T14:03:27.5+02:00 x", BASE + 500_000_000),
    (b"9999-99-99T99:99:99.1Z x", 0),
    (b"9999-12-31T23:59:59.1Z x", 0),
    (b"no stamp here", 0),
    (b"", 0),
])
def test_stamps_of_other_engines_are_read_too(text, ns):
    assert parse_one(text)[0] == ns


def test_a_batch_over_several_days_has_the_right_times():
    times = [BASE + day * 86_400 * 10**9 + 7 for day in range(-20_000, 20_000, 4001)]
    data = b"".join(message(1, at, b"x\n") for at in times)
    assert [r[1] for r in feed_all(Demux(False), [data])] == times
