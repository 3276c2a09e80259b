"""The head parser takes what RFC 9112 allows and nothing else, in any slicing."""
from __future__ import annotations

import contextlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.engine.head import HEAD_LIMIT, BadHead, parse_head

TOKEN = st.text("!#$%&'*+-.^_`|~" + string.ascii_letters + string.digits, min_size=1, max_size=20)
VALUE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=30)


@given(st.integers(100, 999), st.lists(st.tuples(TOKEN, VALUE), max_size=8), st.binary(max_size=50))
def test_every_well_formed_head_is_read_whole(
    status: int, fields: list[tuple[str, str]], body: bytes
) -> None:
    lines = [f"HTTP/1.1 {status} Any words", *(f"{n}: {v}" for n, v in fields)]
    head = "\r\n".join(lines).encode() + b"\r\n\r\n"
    parsed = parse_head(head + body)
    assert parsed is not None
    assert (parsed.status, parsed.size) == (status, len(head))
    assert parsed.fields == {n.lower(): v for n, v in fields}


@given(st.integers(0, 60))
def test_an_unfinished_head_asks_for_more(cut: int) -> None:
    head = b"HTTP/1.1 200 OK\r\nApi-Version: 1.51\r\nContent-Length: 0\r\n\r\n"
    assert parse_head(head[: min(cut, len(head) - 1)]) is None


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    with contextlib.suppress(BadHead):
        parse_head(data)
    with contextlib.suppress(BadHead):
        parse_head(b"HTTP/1.1 200 OK\r\n" + data + b"\r\n\r\n")


@pytest.mark.parametrize("data", [
    b"SSH-2.0", b"HTTP/2 200\r\n\r\n", b"HTTP/1.1 20 OK\r\n\r\n", b"HTTP/1.1 2000 OK\r\n\r\n",
    b"HTTP/1.1 200 OK\nX: y\r\n\r\n", b"HTTP/1.1 200 OK\r\n X: folded\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX : y\r\n\r\n", b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n", b"HTTP/1.1 200 " + b"x" * HEAD_LIMIT,
])
def test_malformed_heads_are_refused(data: bytes) -> None:
    with pytest.raises(BadHead):
        parse_head(data)


@pytest.mark.parametrize(("value", "length"), [
    (b"12", 12), (b"", None), (b"-1", None), (b"1e3", None), (b"9" * 30, None), (b"\xb2", None)])
def test_a_length_is_a_plain_number(value: bytes, length: int | None) -> None:
    head = parse_head(b"HTTP/1.1 200 OK\r\nContent-Length: " + value + b"\r\n\r\n")
    assert head is not None
    assert head.length == length
