"""What is made of the bytes of an answer, however they come."""
from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.errors import HostUnreachable, ProtocolGarbage
from caas_desktop.engine.exchange import Exchange
from caas_desktop.engine.wire import Wire

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
           b"2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nTrailer: x\r\n\r\n")
OPEN = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhello"
GO_ON = b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" + PLAIN


class FakeWire:
    """Gives ``pieces`` and then the end; remembers what was sent."""

    host = "fakehost"

    def __init__(self, *pieces: bytes) -> None:
        self.pieces, self.sent = [p for p in pieces if p], b""

    def sendall(self, data: bytes) -> None:
        self.sent += data

    def recv_into(self, buffer: memoryview) -> int:
        piece = self.pieces.pop(0) if self.pieces else b""
        buffer[: len(piece)] = piece
        return len(piece)


def exchange(*pieces: bytes, method: str = "GET", data: bytes = b"", **headers: Any) -> Exchange:
    return Exchange(cast(Wire, FakeWire(*pieces)), method, "/thing", data, headers)


@given(st.sampled_from([PLAIN, CHUNKED, OPEN, GO_ON]), st.lists(st.integers(0, 120), max_size=5))
def test_an_answer_is_the_same_wherever_it_is_cut(answer: bytes, cuts: list[int]) -> None:
    marks = [0, *sorted(cuts), len(answer)]
    found = exchange(*(answer[start:end] for start, end in pairwise(marks)))
    assert (found.status, found.read()) == (200, b"hello")
    assert "x" not in found.fields
    assert found.reusable is (answer is not OPEN)


@pytest.mark.parametrize("answer", [
    PLAIN.replace(b"1.1", b"1.0"), PLAIN.replace(b"Content-Type: text/plain", b"Connection: close"),
    PLAIN + PLAIN, PLAIN + b"garbage",
])
def test_a_connection_that_ends_or_says_too_much_carries_no_other_request(answer: bytes) -> None:
    found = exchange(answer)
    assert found.read() == b"hello"
    assert not found.reusable
    assert not exchange(answer, method="HEAD").reusable


def test_the_answer_to_head_has_a_length_and_no_body() -> None:
    found = exchange(b"HTTP/1.1 200 OK\r\nX-Stat: e30=\r\nContent-Length: 99\r\n\r\n",
                     method="HEAD")
    assert (found.fields["x-stat"], found.read(), found.reusable) == ("e30=", b"", True)


@pytest.mark.parametrize("answer", [
    PLAIN[:-1], CHUNKED[:-2], CHUNKED[:60], CHUNKED[:60].replace(b": chunked", b": Chunked"),
    PLAIN[:30], b""])
def test_what_ends_before_its_end_is_a_broken_line(answer: bytes) -> None:
    with pytest.raises(HostUnreachable, match="broke off"):
        exchange(answer).read()


@pytest.mark.parametrize("answer", [
    PLAIN.replace(b"Content-Type: text/plain", b"Content-Length: 6"),
    CHUNKED.replace(b"OK\r\n", b"OK\r\nContent-Length: 5\r\n"),
    PLAIN.replace(b"\r\n", b"\n"), PLAIN.replace(b"text/plain", b"text\r\n plain"),
    PLAIN.replace(b"Content-Length: 5", b"Content-Length: -5"), CHUNKED.replace(b"3;", b"3g;"),
    b"HTTP/2 200\r\n\r\n", b"HTTP/1.1 101 Upgraded\r\nUpgrade: tcp\r\n\r\n",
    b"HTTP/1.1 101 Upgraded\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nbytes",
])
def test_an_answer_that_could_be_read_in_two_ways_is_garbage(answer: bytes) -> None:
    with pytest.raises(ProtocolGarbage, match="fakehost"):
        exchange(answer).read()


def test_a_request_is_written_whole_and_cannot_be_made_two() -> None:
    wire = FakeWire(PLAIN)
    Exchange(cast(Wire, wire), "POST", "/a?b=%20", b"{}", {"Content-Type": "application/json"})
    assert wire.sent == (b"POST /a?b=%20 HTTP/1.1\r\nHost: docker\r\nUser-Agent: caas-desktop\r\n"
                         b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
    with pytest.raises(ValueError, match="line"):
        exchange(PLAIN, Header="a\r\nB: c")
