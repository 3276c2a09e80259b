"""The JSON lines by which an engine tells the progress of a pull, push or build."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from caas_desktop.domain.errors import AuthRefused, CaasError, ResourceGone
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors

LINE_LIMIT = 1 << 20  # bytes


def json_lines(chunks: Iterable[bytes], host: str) -> Iterator[Mapping[str, Any]]:
    """Yield each object; an ``error`` line (they come with status 200) raises.

    Raises:
        CaasError: the engine's words. ProtocolGarbage: no JSON.
    """
    data = b""
    for chunk in chunks:
        *lines, data = (data + chunk).split(b"\n")
        for line in lines:
            yield from _object(line, host)
        if len(data) > LINE_LIMIT:
            raise errors.garbage(host, N_("a line without end"))
    yield from _object(data, host)


def _object(line: bytes, host: str) -> Iterator[Mapping[str, Any]]:
    if not line.strip():
        return
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as exc:
        raise errors.garbage(host, N_("its JSON is malformed"), exc) from exc
    if not isinstance(found, dict):
        raise errors.garbage(host, N_("a line that is no object"))
    if "error" in found or "errorDetail" in found:
        raise _refusal(found, host)
    yield found


def _refusal(found: Mapping[str, Any], host: str) -> CaasError:
    detail = found.get("errorDetail")
    detail = detail if isinstance(detail, dict) else {}
    told = str(found.get("error") or detail.get("message") or "no reason given")
    words = errors.plain(told).rstrip(".")
    code = detail.get("code")
    if code in (401, 403):
        return AuthRefused(
            N_("{host} has to sign in: “{words}”."),
            hint=N_("Sign in to the registry (docker login)."), host=host, words=words)
    if code == 404:
        return ResourceGone(
            N_("{host} has not found it: “{words}”."),
            hint=N_("Check the image's name and tag."), host=host, words=words)
    return CaasError(
        N_("{host} reports an error: “{words}”."),
        hint=N_("Check the image's name, and that the host reaches the registry."), host=host,
        words=words)
