"""A small strict parser for the head of an HTTP answer, for streams that we read ourselves.

Source: RFC 9112, sections 2 to 5, without obsolete line folding and bare line feeds.
"""
from __future__ import annotations

import re

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

HEAD_LIMIT = 64 * 1024  # bytes; Docker's own heads have about 300
_END = b"\r\n\r\n"
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-9][0-9]{2})(?: [\t\x20-\x7e\x80-\xff]*)?\Z")
_FIELD = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*\Z")
_OPENING = b"HTTP/1."


class BadHead(ValueError):
    """The bytes are no HTTP/1 answer; says why, translatable."""


@frozen
class Head:
    """Status, lower-case header fields (the last of a name wins), and the head's size in bytes."""

    status: int
    fields: dict[str, str]
    size: int

    @property
    def length(self) -> int | None:
        """The declared length of the body; None if there is none or it is no number."""
        value = self.fields.get("content-length", "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None


def parse_head(data: bytes) -> Head | None:
    """Parse the head at the start of ``data``; None while its end has not come.

    Raises:
        BadHead: no HTTP/1.x answer, or longer than HEAD_LIMIT.
    """
    if data[: len(_OPENING)] != _OPENING[: len(data)]:
        raise BadHead(N_("no HTTP answer"))
    end = data.find(_END, 0, HEAD_LIMIT)
    if end < 0:
        if len(data) >= HEAD_LIMIT:
            raise BadHead(N_("the head is too long"))
        return None
    lines = data[:end].split(b"\r\n")
    status = _STATUS.match(lines[0])
    if status is None:
        raise BadHead(N_("a malformed status line"))
    fields: dict[str, str] = {}
    for line in lines[1:]:
        field = _FIELD.match(line)
        if field is None:
            raise BadHead(N_("a malformed header field"))
        fields[field[1].decode("ascii").lower()] = field[2].decode("latin-1")
    return Head(int(status[1]), fields, end + len(_END))
