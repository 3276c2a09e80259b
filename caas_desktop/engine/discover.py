"""Finds engines that the user has already: contexts, DOCKER_HOST, sockets, ssh hosts.

Read only. Whatever is broken in these files gives no entry, never an error.
"""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from caas_desktop.domain.hosts import Endpoint, HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.engine import errors
from caas_desktop.engine.ssh_channels import DEFAULT_SOCKET
from caas_desktop.engine.ssh_config import SshSettings

FILE_LIMIT = 1 << 20
MAX_ENTRIES = 500
NAME_LIMIT = 80
_HOST = re.compile(r"[A-Za-z0-9_.:%-]{1,253}\Z")


class Discovery:
    def __init__(self, home: Path, env: Mapping[str, str], ssh: SshSettings) -> None:
        self._home, self._env, self._ssh = home, env, ssh
        self._config = Path(env.get("DOCKER_CONFIG") or home / ".docker")

    def hosts(self) -> list[HostSpec]:
        """Return the engines found, the current context's or DOCKER_HOST's first.

        Each endpoint comes once, with the name that says most; nothing is connected to.
        """
        found: dict[Endpoint, HostSpec] = {}
        entries = [*self._environment(), *self._contexts(), *self._sockets(), *self._ssh_hosts()]
        for name, endpoint in entries[:MAX_ENTRIES]:
            found.setdefault(endpoint, HostSpec(_id(endpoint), name, endpoint))
        return list(found.values())

    def _environment(self) -> Iterator[tuple[str, Endpoint]]:
        address = self._env.get("DOCKER_HOST", "")
        folder = Path(self._env.get("DOCKER_CERT_PATH") or self._config)
        tls = bool(self._env.get("DOCKER_TLS_VERIFY"))
        endpoint = parse_address(address, folder if tls else None)
        if endpoint is not None:
            yield "DOCKER_HOST", endpoint

    def _contexts(self) -> list[tuple[str, Endpoint]]:
        current = _json(self._config / "config.json").get("currentContext")
        found: list[tuple[str, Endpoint]] = []
        for path in _sorted_glob(self._config / "contexts" / "meta", "*/meta.json"):
            meta = _json(path)
            name = meta.get("Name")
            endpoint = self._context(meta, path.parent.name)
            if isinstance(name, str) and name and endpoint is not None:
                entry = (errors.plain(name, NAME_LIMIT), endpoint)
                found.insert(0 if name == current else len(found), entry)
        return found

    def _context(self, meta: Mapping[str, Any], folder_id: str) -> Endpoint | None:
        name, endpoints = meta.get("Name"), meta.get("Endpoints")
        docker = endpoints.get("docker") if isinstance(endpoints, dict) else None
        if not isinstance(docker, dict) or not isinstance(name, str):
            return None
        if hashlib.sha256(name.encode("utf-8", "replace")).hexdigest() != folder_id:
            return None  # the docker CLI would not find it under this name either
        tls = self._config / "contexts" / "tls" / folder_id / "docker"
        address = docker.get("Host")
        return parse_address(address if isinstance(address, str) else "",
                             tls if _is_dir(tls) else None)

    def _sockets(self) -> Iterator[tuple[str, Endpoint]]:
        runtime = self._env.get("XDG_RUNTIME_DIR")
        candidates = [
            ("Local Docker", Path("/var/run/docker.sock")),
            ("Docker Desktop", self._home / ".docker/desktop/docker.sock"),
            ("Docker Desktop", self._home / ".docker/run/docker.sock"),
            ("Podman", Path("/run/podman/podman.sock")),
        ]
        if runtime:
            candidates[1:1] = [("Rootless Docker", Path(runtime) / "docker.sock"),
                               ("Rootless Podman", Path(runtime) / "podman/podman.sock")]
        for name, path in candidates:
            if _is_socket(path):
                yield name, UnixEndpoint(str(path))

    def _ssh_hosts(self) -> Iterator[tuple[str, Endpoint]]:
        for name in self._ssh.concrete_hosts():
            if _HOST.match(name) and not name.startswith("-"):
                yield name, SshEndpoint(name)


def parse_address(address: str, tls: Path | None) -> Endpoint | None:
    """Read a DOCKER_HOST; ``tls`` is the folder of ca.pem, cert.pem, key.pem. None if unusable."""
    if len(address) > 4096 or not address.isprintable():
        return None
    try:
        url = urlsplit(address)
        host, port = url.hostname or "", url.port
    except ValueError:
        return None
    if url.scheme == "unix":
        path = unquote(url.netloc + url.path)
        return UnixEndpoint(path) if path.startswith("/") else None
    if not _HOST.match(host) or host.startswith("-"):
        return None
    if url.scheme == "ssh":
        user = unquote(url.username or "")
        path = url.path if len(url.path) > 1 else DEFAULT_SOCKET
        if user.startswith("-") or re.search(r"\s", user):
            return None
        return SshEndpoint(host, port or 0, user, socket=path)
    if url.scheme in ("tcp", "https", "http"):
        if tls is None and url.scheme != "https":
            return TlsEndpoint(host, port or 2375, plain=True)
        ca, cert, key = (_pem(tls, name) for name in ("ca", "cert", "key"))
        return TlsEndpoint(host, port or 2376, ca, cert, key)
    return None


def _pem(folder: Path | None, name: str) -> str:
    """Return the path of a PEM file in ``folder``; empty if there is none."""
    path = folder / f"{name}.pem" if folder is not None else None
    return str(path) if path is not None and _is_file(path) else ""


def _id(endpoint: Endpoint) -> HostId:
    """The same find gets the same id, so that importing it twice is noticed."""
    return HostId(hashlib.sha256(repr(endpoint).encode()).hexdigest()[:32])


def _json(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(FILE_LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _sorted_glob(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))[:MAX_ENTRIES]
    except OSError:
        return []


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _is_socket(path: Path) -> bool:
    try:
        return path.is_socket()
    except OSError:
        return False
