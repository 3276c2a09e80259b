"""Makes the paths of a tree absolute, in place."""
from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from caas_desktop.operations.compose.files import absolute, is_remote
from caas_desktop.operations.compose.tree import Map, Seq

_CONTEXTS = ("https://", "http://", "git://", "ssh://", "github.com/", "git@", "service:")


def is_remote_context(context: str) -> bool:
    """Return whether a build's context is no path on this machine."""
    return "://" in context or context.startswith(_CONTEXTS)


class Paths:
    """Resolves against ``base``; ``~`` against ``home``."""

    def __init__(self, base: str, home: str) -> None:
        self._base, self._home = base, home

    def _path(self, value: str) -> str:
        """Return a path as Compose does: one that is absolute stays as it was written."""
        if not value or value.startswith("/"):
            return value
        return absolute(value, self._base, self._home)

    def _context(self, value: str) -> str:
        return value if is_remote_context(value) else self._path(value)

    def _extended(self, value: str) -> str:
        return value if is_remote(value) else self._path(value)

    def _watched(self, value: str) -> str:
        path = self._path(value)
        try:
            return os.path.realpath(path)
        except (OSError, ValueError):
            return path

    def apply(self, root: Map) -> None:
        """Resolve every path of a project's tree that is in long syntax."""
        for service in _maps(root, "services"):
            self._service(service)
        for kind in ("configs", "secrets"):
            for resource in _maps(root, kind):
                self._at(resource, "file", self._path)
        for volume in _maps(root, "volumes"):
            options = volume.get("driver_opts")
            if (volume.get("driver") == "local" and isinstance(options, Map)
                    and options.get("o") == "bind"):
                self._at(options, "device", self._path)

    def _service(self, service: Map) -> None:
        build = service.get("build")
        if isinstance(build, Map):
            self._at(build, "context", self._context)
            self._all(build.get("additional_contexts"), self._context)
            self._all(build.get("ssh"), self._path)
        for entry in _seq(service.get("env_file")):
            if isinstance(entry, Map):
                self._at(entry, "path", self._path)
        self._all(service.get("label_file"), self._path)
        if isinstance(service.get("extends"), Map):
            self._at(service["extends"], "file", self._extended)
        develop = service.get("develop")
        for trigger in _seq(develop.get("watch") if isinstance(develop, Map) else None):
            if isinstance(trigger, Map):
                self._at(trigger, "path", self._watched)
        for mount in _seq(service.get("volumes")):
            if isinstance(mount, Map) and mount.get("type") == "bind":
                self._at(mount, "source", self._path)

    @staticmethod
    def _at(section: Map, key: str, resolve: Callable[[str], str]) -> None:
        value = section.get(key)
        if isinstance(value, str):
            section[key] = resolve(value)

    @staticmethod
    def _all(section: Any, resolve: Callable[[str], str]) -> None:
        entries = (section.items() if isinstance(section, Map)
                   else enumerate(section) if isinstance(section, Seq) else ())
        for key, value in list(entries):
            if isinstance(value, str):
                section[key] = resolve(value)


def _maps(root: Map, key: str) -> list[Map]:
    section = root.get(key)
    return [v for v in section.values() if isinstance(v, Map)] if isinstance(section, Map) else []


def _seq(value: Any) -> list[Any]:
    return value if isinstance(value, Seq) else []
