"""What is in the tables' columns, whoever reads them; no sqlalchemy here (see ``quick``)."""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.refs import HostId

HEAD = "0003"
"""The newest schema version; versions are counted, so that a greater one is a newer one."""

VERSION_TABLE = "catalogue_version"

_ENDPOINTS: dict[str, type[UnixEndpoint | TlsEndpoint | SshEndpoint]] = {
    "unix": UnixEndpoint,
    "tls": TlsEndpoint,
    "ssh": SshEndpoint,
}
_WORDS = {kind: word for word, kind in _ENDPOINTS.items()}


def dump(value: Any) -> str:
    """Return compact JSON text, the same for equal values."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def plain(text: str) -> str:
    """Replace U+0000 and lone surrogates."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def host_of(row: Mapping[Any, Any]) -> HostSpec:
    """Return the host of a row of ``hosts``, its endpoint already parsed."""
    return HostSpec(
        id=HostId(row["id"]), name=row["name"], endpoint=_endpoint(row["endpoint"]),
        folder=row["folder"], colour=row["colour"], environment=row["environment"],
        read_only=bool(row["read_only"]), enabled=bool(row["enabled"]))


def sort_hosts(found: Iterable[HostSpec]) -> list[HostSpec]:
    """Return hosts by folder and name."""
    return sorted(found, key=lambda h: (h.folder.casefold(), h.name.casefold(), h.id))


def endpoint_word(endpoint: Endpoint) -> str:
    return _WORDS[type(endpoint)]


def _endpoint(stored: Mapping[str, Any]) -> Endpoint:
    kind = _ENDPOINTS[stored["type"]]
    return kind(**known_fields(kind, stored))


def known_fields(kind: type[Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the fields this version knows; what is missing gets the dataclass's default."""
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in stored.items() if name in names}
