"""How paths, queries and bodies are written."""
from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.text import N_


def target_of(path: str, query: Mapping[str, object] | None) -> str:
    """Return the request's target without version.

    A bool becomes 1/0, a Mapping JSON, a list repeats its name, None is left out.

    Raises:
        BadRequest: ``path`` would be read as another one (dot segments, empty segments).
    """
    segments = path.split("/")
    if not path.startswith("/") or any(s in ("", ".", "..") for s in segments[1:]):
        raise BadRequest(N_("{path} is no path of the Docker API."), path=repr(path[:200]))
    target = quote(path, safe="/:@%+,=~")
    pairs = [(name, text) for name, value in (query or {}).items() for text in _texts(value)]
    return f"{target}?{urlencode(pairs)}" if pairs else target


def _texts(value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, bool):
        return ["1" if value else "0"]
    if isinstance(value, Mapping):
        return [json.dumps(value, separators=(",", ":"))]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return [str(value)]


def body_of(body: object) -> tuple[bytes, str]:
    """Return a body's bytes and content type; bytes are a tar archive, all else JSON."""
    if body is None:
        return b"", ""
    if isinstance(body, bytes | bytearray):
        return bytes(body), "application/x-tar"
    return json.dumps(body).encode(), "application/json"
