"""Logs in to an SSH server: agent, key files, password, in ssh's order."""
from __future__ import annotations

import base64
import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from cryptography.exceptions import UnsupportedAlgorithm

from caas_desktop.domain.errors import AuthRefused
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.links import Secrets
from caas_desktop.engine.ssh_config import Hop
from caas_desktop.engine.ssh_library import AgentKey, AgentSSH, paramiko

AGENT_TIMEOUT_S = 5.0
MAX_KEYS = 5  # OpenSSH ends the connection at the sixth failure (MaxAuthTries)


@dataclass
class _Login:
    """What was tried, for the error's sentence."""

    allowed: set[str]
    offered: int = 0
    locked: Path | None = None  # an encrypted key that we could not open
    wrong_passphrase: bool = False
    unusable: list[str] = field(default_factory=list)
    password_tried: bool = False


def log_in(transport: paramiko.Transport, hop: Hop, secrets: Secrets, host: str) -> None:
    """Authenticate ``transport``.

    Raises:
        AuthRefused: with what to ask the user for. SSHException, OSError, EOFError: the line.
    """
    login = _Login(_allowed_methods(transport, hop))
    if transport.is_authenticated():
        return
    if "publickey" in login.allowed and _try_keys(transport, hop, secrets, login):
        return
    by_password = login.allowed & {"password", "keyboard-interactive"}
    password = secrets("password") if by_password and hop.target else None
    if password and transport.is_active():
        login.password_tried = True
        with contextlib.suppress(paramiko.AuthenticationException):
            if "password" in login.allowed:
                transport.auth_password(hop.user, password)
            else:
                transport.auth_interactive_dumb(hop.user, lambda *_: [password])
            if transport.is_authenticated():
                return
    raise _refused(hop, login, bool(by_password), host)


def _allowed_methods(transport: paramiko.Transport, hop: Hop) -> set[str]:
    try:
        transport.auth_none(hop.user)
    except paramiko.BadAuthenticationType as exc:
        return set(exc.allowed_types)
    except paramiko.AuthenticationException:
        return {"publickey", "password"}  # it does not tell
    return set()


def _try_keys(
    transport: paramiko.Transport, hop: Hop, secrets: Secrets, login: _Login
) -> bool:
    for key in _keys(hop, secrets, login):
        if login.offered >= MAX_KEYS or not transport.is_active():
            return False
        login.offered += 1
        try:
            transport.auth_publickey(hop.user, key)
        except paramiko.BadAuthenticationType as exc:
            login.allowed &= set(exc.allowed_types)
            return False
        except paramiko.AuthenticationException:
            continue
        # Otherwise a partial success: a second factor is wanted.
        return transport.is_authenticated()
    return False


def _keys(hop: Hop, secrets: Secrets, login: _Login) -> Iterator[paramiko.PKey]:
    """Yield the keys to offer; files are opened only when their turn comes."""
    with _agent(hop.agent) as agent_keys:
        held = {key.asbytes(): key for key in agent_keys}
        files = [file for file in hop.key_files if file.is_file()]
        named: list[tuple[Path, bytes | None]] = [(file, _public_blob(file)) for file in files]
        wanted = {blob for _, blob in named if blob}
        if hop.chosen_keys:
            yield from (held[blob] for blob in wanted if blob in held)
        if not (hop.identities_only or hop.chosen_keys):
            yield from agent_keys
        for file, blob in named:
            if blob is not None and blob in held:
                continue  # the agent has signed with it already
            key = _load(file, secrets, login)
            if key is not None:
                yield key
        if hop.chosen_keys and not hop.identities_only:
            yield from (key for blob, key in held.items() if blob not in wanted)


def _public_blob(file: Path) -> bytes | None:
    """Return the public half beside a private key, None if there is none."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return base64.b64decode(
            file.with_name(file.name + ".pub").read_text("ascii").split()[1], validate=True)
    return None


def _load(file: Path, secrets: Secrets, login: _Login) -> paramiko.PKey | None:
    try:
        return paramiko.PKey.from_path(file)
    except (TypeError, paramiko.PasswordRequiredException):
        pass  # encrypted: cryptography says so by TypeError
    except (OSError, ValueError, UnsupportedAlgorithm, paramiko.SSHException) as exc:
        login.unusable.append(f"{file}: {errors.plain(str(exc), 100)}")
        return None
    passphrase = secrets("passphrase")
    if passphrase:
        try:
            return paramiko.PKey.from_path(file, cast("str", passphrase.encode()))
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm, paramiko.SSHException):
            login.wrong_passphrase = True
    login.locked = login.locked or file
    return None


@contextlib.contextmanager
def _agent(path: str) -> Iterator[list[AgentKey]]:
    """Yield the keys of the agent at ``path``; none without an agent that answers."""
    if not path:
        yield []
        return
    agent = _SocketAgent()
    try:
        keys: list[AgentKey] = []
        with contextlib.suppress(OSError, paramiko.SSHException, EOFError, ValueError):
            keys = agent.reach(path)
        yield keys
    finally:
        agent.end()


class _SocketAgent(AgentSSH):
    """An agent at any path, with a time-out on every answer."""

    def __init__(self) -> None:
        super().__init__()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)

    def reach(self, path: str) -> list[AgentKey]:
        self._socket.settimeout(AGENT_TIMEOUT_S)
        self._socket.connect(path)
        cast("Any", self)._connect(self._socket)
        return list(self.get_keys())

    def end(self) -> None:
        self._socket.close()


def _refused(hop: Hop, login: _Login, by_password: bool, host: str) -> AuthRefused:
    who = f"{hop.user}@{hop.where}"
    detail = errors.plain("; ".join(login.unusable))
    if login.locked is not None and (hop.chosen_keys or not by_password):
        wrong = login.wrong_passphrase
        return AuthRefused(
            N_("{host}: the passphrase of {key} is wrong.") if wrong
            else N_("{host}: the key {key} needs its passphrase."),
            needs="passphrase", subject=str(login.locked),
            hint=N_("Type the passphrase of the key, or add the key to the ssh agent."),
            detail=detail, host=host, key=login.locked)
    if by_password and hop.target:
        return AuthRefused(
            N_("{host}: the password of {who} is wrong.") if login.password_tried
            else N_("{host}: {who} needs a password."),
            needs="password", subject=who,
            hint=N_("Type the password of this account, or choose a key the host accepts."),
            detail=detail, host=host, who=who)
    return AuthRefused(
        N_("{host}: {who} accepts none of our {count} keys.") if login.offered
        else N_("{host}: there is no key to offer to {who}."),
        subject=who,
        hint=N_("Add your public key to ~/.ssh/authorized_keys there (ssh-copy-id), or choose "
                "another key or user."),
        detail=detail, host=host, who=who, count=login.offered)
