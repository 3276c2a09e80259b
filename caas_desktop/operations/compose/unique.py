"""Removes from lists what a later entry redefines: the same variable, target, port …

The later entry takes the place of the earlier one.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caas_desktop.operations.compose.mounts import target_of
from caas_desktop.operations.compose.scalars import as_text
from caas_desktop.operations.compose.tree import Map, Seq

Identity = Callable[[Any], str | None]


def _key(entry: Any) -> str | None:
    return entry.partition("=")[0] if isinstance(entry, str) else None


def _scalar(entry: Any) -> str | None:
    return None if isinstance(entry, Map | Seq) else as_text(entry)


def _target(entry: Any) -> str | None:
    if isinstance(entry, Map):
        target = entry.get("target")
        return target if isinstance(target, str) else None
    return target_of(entry) if isinstance(entry, str) else None


def _device(entry: Any) -> str | None:
    if isinstance(entry, str):
        parts = entry.split(":")
        return parts[0] if len(parts) == 1 else parts[1]
    return _target(entry)


def _mounted(folder: str) -> Identity:
    def identity(entry: Any) -> str | None:
        if isinstance(entry, str):
            return f"{folder}/{entry}"
        if isinstance(entry, Map):
            target = entry.get("target")
            return as_text(target) if target is not None else f"{folder}/{entry.get('source')}"
        return None

    return identity


def _port(entry: Any) -> str | None:
    if isinstance(entry, Map):
        return (f"{entry.get('host_ip', '0.0.0.0')}:{entry.get('published')}:"
                f"{entry.get('target')}/{entry.get('protocol', 'tcp')}")
    return _scalar(entry)


def _env_file(entry: Any) -> str | None:
    path = entry.get("path") if isinstance(entry, Map) else entry
    return path if isinstance(path, str) else None


_SERVICE: dict[str, Any] = {
    "annotations": _key,
    "build": {"args": _key, "additional_contexts": _key, "tags": _key, "labels": _key},
    "cap_add": _key, "cap_drop": _key,
    "configs": _mounted(""),
    "deploy": {"labels": _key},
    "devices": _device,
    "dns": _key, "dns_opt": _key, "dns_search": _key,
    "env_file": _env_file, "environment": _key,
    "expose": _scalar,
    "labels": _key, "links": _key,
    "networks": {"*": {"aliases": _key, "link_local_ips": _key}},
    "ports": _port, "profiles": _key,
    "secrets": _mounted("/run/secrets"),
    "sysctls": _key, "tmpfs": _key,
    "volumes": _target,
}
_PROJECT: dict[str, Any] = {
    "services": {"*": _SERVICE},
    "networks": {"*": {"labels": _key, "ipam": {"options": _key}}},
}


def make_unique(root: Map) -> None:
    """Drop redefined entries all over a project's tree, in place."""
    _walk(root, _PROJECT)


def _walk(value: Map, rules: dict[str, Any]) -> None:
    for key, entry in value.items():
        rule = rules.get(key, rules.get("*"))
        if isinstance(entry, Map) and isinstance(rule, dict):
            _walk(entry, rule)
        elif isinstance(entry, Seq) and callable(rule):
            value[key] = _last_of_each(entry, rule)


def _last_of_each(entries: Seq, identity: Identity) -> Seq:
    result = Seq()
    at: dict[str, int] = {}
    for entry, mark in entries.pairs():
        name = identity(entry)
        if name is not None and name in at:
            result[at[name]], result.marks[at[name]] = entry, mark
            continue
        if name is not None:
            at[name] = len(result)
        result.put(entry, mark)
    return result
