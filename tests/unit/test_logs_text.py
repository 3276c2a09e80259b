from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs.text import Style, plain, strip, styled


@pytest.mark.parametrize(("raw", "shown"), [
    (b"plain", "plain"),
    (b"\x1b[1;31mred\x1b[0m", "red"),
    (b"\x1b[2J\x1b[Hcleared", "cleared"),
    (b"\x1b]0;title\x07after", "after"),
    (b"\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\", "link"),
    (b"\x1bP+q544e\x1b\\after", "after"),
    (b"\x1bcreset", "reset"),
    (b"\x1b", "␛"),
    (b"a\x07b\x08c\x00", "a␇b␈c␀"),
    (b"50%\rdone\r", "50%␍done"),
    (b"a\tb", "a       b"),
    (b"\xc2\x9b31m", "␦31m"),
    (b"\xff\xfe", "��"),
    ("a\u202eb\u2066c\u200bd\u2028e".encode(), "a␦b␦c␦d␦e"),
    ("订单 ✓ é".encode(), "订单 ✓ é"),
    (b"\x7f", "␡"),
])
def test_only_text_is_shown(raw, shown):
    assert plain(raw) == shown


def test_colours_become_spans():
    text, spans = styled(b"a\x1b[1;31mbc\x1b[22md\x1b[38;5;208me\x1b[48;2;1;2;3mf\x1b[mg")
    assert text == "abcdefg"
    assert spans == [
        (1, 3, Style(fg=1, bold=True)), (3, 4, Style(fg=1)), (4, 5, Style(fg=208)),
        (5, 6, Style(fg=208, bg=0x1010203)),
    ]


@pytest.mark.parametrize("raw", [b"\x1b[38;5mx", b"\x1b[38;2;1mx", b"\x1b[99999999999999mx",
                                 b"\x1b[;;;mx", b"\x1b[38:2::1:2:3mx", b"\x1b[38mx"])
def test_broken_colours_do_no_harm(raw):
    assert styled(raw)[0] == "x"


@given(st.binary(max_size=200))
def test_no_line_can_make_anything_but_visible_text(raw):
    text, spans = styled(raw.replace(b"\n", b""))
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in text)
    assert all(0 <= a < b <= len(text) for a, b, _ in spans)


@given(st.lists(st.sampled_from([b"\x1b[31m", b"\x1b", b"]", b"\n", b"x", b"\x07", b"[", b"\\"])))
def test_stripping_keeps_every_newline(parts):
    data = b"".join(parts)
    assert strip(data).count(b"\n") == data.count(b"\n")
