"""Reads ``~/.ssh/config`` into the hops that lead to a host."""
from __future__ import annotations

import getpass
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import SshEndpoint
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.ssh_library import paramiko

MAX_HOPS = 8
MAX_INCLUDES = 64
MAX_CONFIG_BYTES = 1 << 20
DEFAULT_KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")
_HOME = re.compile(r"(?<=[\s=\"])~/")
_LINE = re.compile(r"\s*([A-Za-z]+)(?:\s*=\s*|\s+)(.*?)\s*$")


@frozen
class Hop:
    """One SSH server on the way, everything filled in."""

    host: str
    port: int
    user: str
    key_files: tuple[Path, ...] = ()
    chosen_keys: bool = False  # named by the user or the config, not ssh's defaults
    identities_only: bool = False
    agent: str = ""  # the agent's socket; empty: no agent
    known_hosts: tuple[Path, ...] = ()
    alias: str = ""  # HostKeyAlias
    target: bool = True  # False: a jump host, which never sees the host's password

    @property
    def where(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def known_name(self) -> str:
        """The name in known_hosts, as ssh writes it."""
        if self.alias:
            return self.alias
        name = self.host.lower()
        return name if self.port == 22 else f"[{name}]:{self.port}"


class SshSettings:
    """The user's ssh configuration; ``home`` and ``env`` stand in for the process's own."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self._home, self._env = home, env

    @property
    def path(self) -> Path:
        return self._home / ".ssh" / "config"

    def load(self) -> paramiko.SSHConfig:
        """Parse the file; empty when there is none.

        Raises:
            paramiko.ConfigParseError: it is malformed.
        """
        return paramiko.SSHConfig.from_text("\n".join(self._lines(self.path, [], 0)))

    def concrete_hosts(self) -> list[str]:
        """Return the names in ``Host`` lines without wildcards; none from a malformed file."""
        try:
            names = self.load().get_hostnames()
        except (paramiko.SSHException, OSError, ValueError):
            return []
        return sorted(n for n in names if n and not re.search(r"[*?!\s]", n) and len(n) < 256)

    def _lines(self, path: Path, seen: list[Path], depth: int) -> list[str]:
        """Return the lines of a file with those of its includes (paramiko knows no Include)."""
        try:
            with path.open(encoding="utf-8", errors="replace") as file:
                text = file.read(MAX_CONFIG_BYTES)
        except OSError:
            return []
        seen.append(path)
        result: list[str] = []
        block = ""
        for line in text.splitlines():
            match = _LINE.match(line)
            word = match[1].lower() if match else ""
            if match and word == "include":
                for pattern in match[2].replace('"', "").split():
                    for found in self._glob(pattern):
                        if depth < 16 and len(seen) < MAX_INCLUDES and found not in seen:
                            result += self._lines(found, seen, depth + 1)
                # What an included file opened ends with it.
                result.append(block or "Host *")
                continue
            if word in ("host", "match"):
                block = line
            # paramiko would put the process's own home in place of ~.
            result.append(_HOME.sub(lambda _: f"{self._home}/", line))
        return result

    def _glob(self, pattern: str) -> list[Path]:
        if pattern.startswith("~/"):
            pattern = str(self._home / pattern[2:])
        base = self._home / ".ssh"
        path = Path(pattern)
        if path.is_absolute():
            return sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
        return sorted(base.glob(pattern))

    def hops(self, endpoint: SshEndpoint, host: str) -> list[Hop]:
        """Return the servers to pass, the host itself last.

        Raises:
            HostUnreachable: the configuration is malformed, loops, or uses a ProxyCommand.
        """
        try:
            config = self.load()
            first = _Asked(endpoint.host, endpoint.user, endpoint.port, endpoint.key_file)
            return self._chain(config, first, endpoint.jump, host, (), True)
        except (paramiko.SSHException, OSError, ValueError) as exc:
            raise HostUnreachable(
                N_("{host}: the SSH configuration {path} cannot be used."),
                hint=N_("Correct the file; `ssh -G HOST` shows what ssh makes of it."),
                detail=errors.plain(str(exc)), host=host, path=self.path) from exc

    def _chain(
        self, config: paramiko.SSHConfig, asked: _Asked, jump: str, host: str,
        above: tuple[str, ...], target: bool,
    ) -> list[Hop]:
        found: Any = config.lookup(asked.name)
        jump = jump or str(found.get("proxyjump", ""))
        if not jump and found.get("proxycommand", "none").lower() != "none":
            raise HostUnreachable(
                N_("{host}: ProxyCommand in {path} is not supported."),
                hint=N_("Use ProxyJump, or give the jump host in the host's settings."), host=host,
                path=self.path)
        hops: list[Hop] = []
        if jump and jump.lower() != "none":
            if asked.name in above or len(above) >= MAX_HOPS:
                raise HostUnreachable(
                    N_("{host}: the jump hosts of {name} lead in a circle."),
                    hint=N_("Correct ProxyJump in {path}."), host=host, name=asked.name,
                    path=self.path)
            for index, part in enumerate(jump.split(",")[:MAX_HOPS]):
                # Only the first jump host may have one of its own: ssh does the same.
                own = "" if index == 0 else "none"
                via = replace(_Asked.parse(part), spare_key=asked.key_file or asked.spare_key)
                hops += self._chain(config, via, own, host, (*above, asked.name), False)
        return [*hops, self._hop(found, asked, target)]

    def _hop(self, found: Any, asked: _Asked, target: bool) -> Hop:
        files = [asked.key_file] if asked.key_file else list(found.get("identityfile", []))
        if not files and asked.spare_key:
            files = [asked.spare_key]
        defaults = [str(self._home / ".ssh" / name) for name in DEFAULT_KEYS]
        known = found.get("userknownhostsfile", "~/.ssh/known_hosts ~/.ssh/known_hosts2").split()
        known += found.get("globalknownhostsfile", "/etc/ssh/ssh_known_hosts").split()
        return Hop(
            host=str(found.get("hostname") or asked.name),
            port=asked.port or int(found.get("port", 22)),
            user=asked.user or found.get("user") or getpass.getuser(),
            key_files=tuple(self._path(f) for f in files or defaults if f.lower() != "none"),
            chosen_keys=bool(files),
            identities_only=found.get("identitiesonly", "no").lower() == "yes",
            agent=self._agent(found.get("identityagent", "SSH_AUTH_SOCK")),
            known_hosts=tuple(self._path(f) for f in known if f.lower() != "none"),
            alias=str(found.get("hostkeyalias", "")),
            target=target,
        )

    def _agent(self, value: str) -> str:
        value = value.strip('"')
        if value.lower() == "none":
            return ""
        if value == "SSH_AUTH_SOCK" or value.startswith("$"):
            return self._env.get(value.lstrip("$").strip("{}"), "")
        return str(self._path(value))

    def _path(self, text: str) -> Path:
        text = text.strip('"')
        if text == "~" or text.startswith("~/"):
            return self._home / text[2:]
        path = Path(text)
        return path if path.is_absolute() else self._home / ".ssh" / path


@frozen
class _Asked:
    """A destination as typed: ``[user@]name[:port]`` or ``ssh://…``."""

    name: str
    user: str = ""
    port: int = 0
    key_file: str = ""
    spare_key: str = ""  # the host's own key, for a jump host without one in the configuration

    @classmethod
    def parse(cls, text: str) -> _Asked:
        """Raises ValueError when ``text`` is no destination."""
        text = text.strip().removeprefix("ssh://").rstrip("/")
        user, _, rest = text.rpartition("@")
        match = re.fullmatch(r"(?:\[([^\]]+)\]|([^:\s]+))(?::([0-9]{1,5}))?", rest)
        if match is None and re.fullmatch(r"[0-9A-Fa-f:.]+", rest):
            return cls(rest, user)  # a bare IPv6 address
        if match is None:
            raise ValueError(f"not a jump host: {text[:80]}")
        return cls(match[1] or match[2], user, int(match[3] or 0))
