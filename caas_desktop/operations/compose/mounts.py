"""The short syntax of a service's volumes: ``[source:]target[:options]``."""
from __future__ import annotations

import posixpath
from typing import Any

from caas_desktop.domain.text import N_
from caas_desktop.operations.compose.words import Wrong

_PROPAGATION = frozenset(("rprivate", "private", "rshared", "shared", "rslave", "slave"))
_SELINUX = frozenset(("z", "Z"))


def parse_mount(spec: str) -> dict[str, Any]:
    """Return the long form; raises ValueError with a sentence.

    A source that begins like a path (., /, ~, a Windows drive) is bound, any other is a volume.
    Unknown options are dropped, as Docker Compose does.
    """
    if not spec:
        raise Wrong(N_("a volume must not be empty"))
    if len(spec) <= 2:
        return {"type": "volume", "target": spec}
    parts = _split(spec)
    if "" in parts:
        raise Wrong(N_("{spec} has an empty part between colons"), spec=repr(spec))
    if len(parts) > 3:
        raise Wrong(N_("{spec} has too many colons"), spec=repr(spec))
    mount: dict[str, Any] = {"type": "volume"}
    if len(parts) == 1:
        mount["target"] = clean(parts[0])
        mount["volume"] = {}
        return mount
    mount["source"], mount["target"] = parts[0], clean(parts[1])
    is_bind = is_path(parts[0])
    bind, volume = _options(parts[2] if len(parts) == 3 else "", mount)
    if is_bind:
        mount["type"] = "bind"
        mount["bind"] = {**(bind or {}), "create_host_path": True}
        if volume is not None:
            mount["volume"] = volume
    else:
        if bind is not None:
            mount["bind"] = bind
        mount["volume"] = volume or {}
    return mount


def _options(text: str, mount: dict[str, Any]
             ) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    bind: dict[str, Any] | None = None
    volume: dict[str, Any] | None = None
    for option in text.split(","):
        if option in ("ro", "rw"):
            mount["read_only"] = option == "ro"
        elif option == "nocopy":
            volume = {"nocopy": True}
        elif option in _PROPAGATION:
            bind = {**(bind or {}), "propagation": option}
        elif option in _SELINUX:
            bind = {**(bind or {}), "selinux": option}
    if not mount.get("read_only"):
        mount.pop("read_only", None)
    return bind, volume


def target_of(spec: str) -> str | None:
    """Return where a short syntax mounts, None if it is wrong."""
    try:
        target = parse_mount(spec)["target"]
    except ValueError:
        return None
    return target if isinstance(target, str) else None


def clean(target: str) -> str:
    """Return a container's path without ``.``, ``..`` and doubled slashes; "" stays."""
    if not target:
        return ""
    path = posixpath.normpath(target)
    return path[1:] if path.startswith("//") else path


def is_path(source: str) -> bool:
    """Return whether a mount's source is a path and not a volume's name."""
    return source.startswith((".", "/", "~", "\\\\")) or _is_drive(source, 0)


def _is_drive(text: str, at: int) -> bool:
    return text[at:at + 1].isalpha() and text[at + 1:at + 2] == ":"


def _split(spec: str) -> list[str]:
    """Split at colons, but not after a Windows drive's letter."""
    parts, start, at = [], 0, 0
    while (at := spec.find(":", at)) >= 0:
        if not (at == start + 1 and spec[start].isalpha()):
            parts.append(spec[start:at])
            start = at + 1
        at += 1
    parts.append(spec[start:])
    return parts
