"""What a running lab is: the typed form of ``lab.json``, the lab's interface to everybody else."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lab.paths import DEFAULT_NAME, lab_json

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Tls:
    """Mutual TLS access; the three paths are PEM files readable by the lab's caller."""

    endpoint: str
    ca: str
    cert: str
    key: str


@dataclass(frozen=True, slots=True)
class Ssh:
    """SSH access. ``user`` and ``root_user`` take either key, ``password_user`` the password.

    ``no_streamlocal_port`` is a second port of the same server that forbids stream-local
    forwarding. ``stranger_user`` may sign in with a key but may not use the Docker socket.
    """

    address: str
    port: int
    no_streamlocal_port: int
    user: str
    root_user: str
    stranger_user: str
    password_user: str
    password: str
    key: str
    protected_key: str
    passphrase: str
    host_key: str
    host_key_fingerprint: str
    known_hosts: str


@dataclass(frozen=True, slots=True)
class Host:
    """One Docker host. ``pids`` has ``init`` (its first process), ``dockerd`` and ``sshd``."""

    name: str
    address: str
    engine_version: str
    generation: str
    socket: str
    tls: Tls
    ssh: Ssh
    pids: dict[str, int]

    @property
    def unix_url(self) -> str:
        return f"unix://{self.socket}"


@dataclass(frozen=True, slots=True)
class Lab:
    """A running lab. ``swarm_managers`` is empty for a lab too small to hold a Swarm."""

    name: str
    number: int
    state_dir: str
    subnet: str
    gateway: str
    engine_suite: str
    docker_cli: str
    docker_config: str
    known_hosts: str
    swarm_managers: tuple[str, ...]
    hosts: dict[str, Host]
    format: int = field(default=FORMAT)

    @classmethod
    def load(cls, name: str | None = None) -> Lab:
        """Read the lab called ``name`` (default: $CAAS_LAB, else "caas").

        Raises:
            FileNotFoundError: no such lab is up.
            ValueError: it was made by another version of this package.
        """
        path = lab_json(name or os.environ.get("CAAS_LAB", DEFAULT_NAME))
        return cls.parse(json.loads(path.read_text("utf-8")))

    @classmethod
    def parse(cls, data: dict[str, Any]) -> Lab:
        """Build a lab from parsed JSON; raises ValueError for another format."""
        if data.get("format") != FORMAT:
            raise ValueError(f"lab.json has format {data.get('format')!r}, not {FORMAT}")
        hosts = {
            name: Host(**{**host, "tls": Tls(**host["tls"]), "ssh": Ssh(**host["ssh"])})
            for name, host in data["hosts"].items()
        }
        managers = tuple(data["swarm_managers"])
        return cls(**{**data, "hosts": hosts, "swarm_managers": managers})

    def save(self, uid: int, gid: int) -> None:
        """Write ``lab.json``, for its owner only (it holds a password), in one step."""
        path = lab_json(self.name)
        part = path.with_suffix(".part")
        part.touch(mode=0o600)
        part.write_text(json.dumps(asdict(self), indent=2) + "\n", "utf-8")
        os.chown(part, uid, gid)
        part.replace(path)

    def cli_environment(self) -> dict[str, str]:
        """Return the environment in which the lab's docker CLI finds its plugins, and no more."""
        keep = {key: value for key, value in os.environ.items() if not key.startswith("DOCKER_")}
        return {**keep, "DOCKER_CONFIG": self.docker_config}

    def cli(self, host: str, *args: str) -> list[str]:
        """Return the command that runs the lab's docker CLI on the unix socket of ``host``."""
        return [self.docker_cli, "-H", self.hosts[host].unix_url, *args]


def path_of(name: str) -> Path:
    """Return where ``lab.json`` of the lab called ``name`` lies, whether it exists or not."""
    return lab_json(name)
