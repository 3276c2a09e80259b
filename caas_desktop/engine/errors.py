"""Turns what sockets, TLS and engines answer into errors fit for the user.

Chosen by type, errno and status, never by a message's words: those change with versions and
languages. Every sentence names the host and every hint says what to do next.
"""
from __future__ import annotations

import errno
import json
import re
import socket
from typing import Any

from caas_desktop.domain.errors import (
    AuthRefused,
    BadRequest,
    CaasError,
    EngineFault,
    HostError,
    HostUnreachable,
    ProtocolGarbage,
    ResourceConflict,
    ResourceGone,
    SocketDenied,
)
from caas_desktop.domain.text import N_, Text

MESSAGE_LIMIT = 500  # characters of other people's words in a sentence of ours

_NO_ROUTE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN})
_FULL = frozenset({errno.EMFILE, errno.ENFILE})


class LineBroken(HostUnreachable):
    """The other side ended the connection; a request that changes nothing may be repeated."""


class Silent(HostUnreachable):
    """No answer in time."""


def plain(text: str, limit: int = MESSAGE_LIMIT) -> str:
    """Return other people's words as one bounded line without control characters."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text[: limit * 4]).split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def broken(host: str, exc: BaseException | None = None) -> LineBroken:
    """Return the error for a line that ended under our hands."""
    return LineBroken(
        N_("The connection to {host} broke off."),
        hint=N_("Check the network and the host; it is tried again."),
        detail=plain(repr(exc)) if exc is not None else "", host=host)


def silent(host: str, seconds: float) -> Silent:
    """Return the error for an answer that did not come in time."""
    return Silent(
        N_("{host} did not answer within {seconds} s."),
        hint=N_("The host may be overloaded, frozen or cut off."), host=host,
        seconds=f"{seconds:.0f}")


def busy(host: str, seconds: float) -> Silent:
    """Return the error for a request that never came to its turn."""
    return Silent(
        N_("{host} is busy: a request waited {seconds} s for its turn."),
        hint=N_("Wait until earlier commands have ended, then try again."), host=host,
        seconds=f"{seconds:.0f}")


def closed(host: str) -> HostUnreachable:
    """Return the error for callers that were waiting when we closed the connection."""
    return HostUnreachable(N_("The connection to {host} was closed."), host=host)


def no_shell(host: str) -> CaasError:
    """Return the error for a host that is not reached over SSH."""
    return CaasError(N_("{host} is not reached over SSH, so there is no shell on it."),
                     hint=N_("Add the host with an SSH address to get one."), host=host)


def garbage(host: str, what: str, exc: BaseException | None = None, **values: object
            ) -> ProtocolGarbage:
    """Return the error for answers that no Docker Engine gives.

    ``what`` is a template marked with ``N_``, the end of a sentence; ``values`` fill it.
    """
    return ProtocolGarbage(
        N_("{host} does not answer like a Docker Engine: {what}."),
        hint=N_("Check the address and the port; another program may be listening there."),
        detail=plain(repr(exc)) if exc is not None else "", host=host,
        what=Text(what, **values))


def from_tcp(host: str, where: str, exc: OSError) -> HostError:
    """Translate a failed connection to ``where`` (``name:port``)."""
    detail = plain(str(exc))
    if isinstance(exc, socket.gaierror):
        return HostUnreachable(
            N_("{host}: the name of {where} cannot be resolved."),
            hint=N_("Check the spelling, and that this machine's DNS knows the name."),
            detail=detail, host=host, where=where)
    if isinstance(exc, ConnectionRefusedError):
        return HostUnreachable(
            N_("{host}: nothing listens on {where}."),
            hint=N_("Check the port, and that the service is running on the host."), detail=detail,
            host=host, where=where)
    if isinstance(exc, TimeoutError):
        return HostUnreachable(
            N_("{host}: no answer from {where}."),
            hint=N_("The host may be down, or a firewall drops the connection."), detail=detail,
            host=host, where=where)
    if exc.errno in _NO_ROUTE:
        return HostUnreachable(
            N_("{host}: there is no route to {where}."),
            hint=N_("Check the network or VPN of this machine, and that the host is up."),
            detail=detail, host=host, where=where)
    if isinstance(exc, PermissionError):
        return HostUnreachable(
            N_("{host}: this machine does not allow connections to {where}."),
            hint=N_("Check this machine's firewall."), detail=detail, host=host, where=where)
    return HostUnreachable(
        N_("{host}: no connection to {where}."),
        hint=_local_hint(exc), detail=detail, host=host, where=where)


def from_unix(host: str, path: str, exc: OSError) -> HostError:
    """Translate a failed connection to the unix socket ``path`` of this machine."""
    detail = plain(str(exc))
    if isinstance(exc, PermissionError):
        return socket_denied(host, path, detail)
    if isinstance(exc, FileNotFoundError | NotADirectoryError):
        return HostUnreachable(
            N_("{host}: there is no Docker socket at {path}."),
            hint=N_("Start Docker (systemctl start docker), or correct the path."), detail=detail,
            host=host, path=path)
    if isinstance(exc, ConnectionRefusedError):
        return HostUnreachable(
            N_("{host}: no Docker Engine listens on {path}."),
            hint=N_("Start Docker: systemctl start docker."), detail=detail, host=host, path=path)
    if isinstance(exc, TimeoutError | BlockingIOError):
        return HostUnreachable(
            N_("{host}: the Docker Engine on {path} accepts no connection."),
            hint=N_("It may be frozen or overloaded."), detail=detail, host=host, path=path)
    return HostUnreachable(
        N_("{host}: no connection to {where}."),
        hint=_local_hint(exc), detail=detail, host=host, where=path)


def socket_denied(host: str, path: str, detail: str = "") -> SocketDenied:
    """Return the error for a Docker socket that this user may not open."""
    return SocketDenied(
        N_("{host}: no permission to use the Docker socket {path}."),
        hint=N_("Add the user to the group docker (sudo usermod -aG docker USER, then log in "
                "again), or run Docker rootless and give the path of its socket."),
        detail=detail, host=host, path=path)


def _local_hint(exc: OSError) -> str:
    if exc.errno in _FULL:
        return N_("Too many files are open on this machine; close some logs or terminals.")
    return N_("Check the address and the network.")


def message_of(body: bytes) -> str:
    """Return the engine's own words in an error's body, bounded and plain."""
    try:
        answer = json.loads(body[:65536])
    except (ValueError, RecursionError):
        return plain(body[: MESSAGE_LIMIT * 4].decode("utf-8", "replace"))
    if isinstance(answer, dict):
        return plain(str(answer.get("message") or answer.get("cause") or ""))
    return plain(str(answer))


# How an engine tells that a registry did not answer it.
_REGISTRY = re.compile(r'Get "https?://([^/"]+)/v2/[^"]*": (.+)', re.DOTALL)

# How an engine passes on what its Swarm says.
_GRPC = re.compile(r"rpc error: code = (\w+) desc = ", re.ASCII)
_GRPC_HINTS = {
    "AlreadyExists": N_("Choose another name, or remove what has this one."),
    "DeadlineExceeded": N_("Look whether most of the cluster's managers are up."),
    "Unavailable": N_("Look whether most of the cluster's managers are up."),
}


def from_status(host: str, status: int, body: bytes) -> CaasError:
    """Translate an engine's refusal (status 300 and up); its own words are quoted."""
    if 300 <= status < 400:
        return garbage(host, N_("it redirects (status {status})"), status=status)
    kind, sentence, hint = _refusal(status)
    words = message_of(body).rstrip(".")
    passed = _GRPC.match(words)
    if passed is not None:
        words, hint = words[passed.end():], _GRPC_HINTS.get(passed[1], hint)
    told: dict[str, Any] = {"detail": f"HTTP {status}", "hint": hint, "host": host}
    if not words:
        return kind(N_("{host} answered with status {status}."), status=status, **told)
    pulled = _REGISTRY.match(words) if status >= 500 else None
    if pulled is not None:
        told["hint"] = N_("Check the image's name and the host's network, or load the image on the "
                          "host (docker load).")
        return kind(N_("{host} got no image from the registry {registry}: “{words}”."),
                    registry=pulled[1], words=pulled[2], **told)
    return kind(sentence, words=words, **told)


def _refusal(status: int) -> tuple[type[CaasError], str, str]:
    """Return class, sentence and hint."""
    match status:
        case 404:
            return (ResourceGone, N_("{host} has not found it: “{words}”."),
                    N_("It may have been removed meanwhile."))
        case 409:
            return (ResourceConflict, N_("A conflict on {host}: “{words}”."),
                    N_("Look at its present state and try again."))
        case 401:
            return (AuthRefused, N_("{host} has to sign in: “{words}”."),
                    N_("Sign in to the registry or the host again."))
        case 403:
            return (BadRequest, N_("{host} does not allow it: “{words}”."),
                    N_("This account may not do that on this host."))
        case _ if status < 500:
            return (BadRequest, N_("{host} does not accept it: “{words}”."),
                    N_("Correct the values and try again."))
        case _:
            return (EngineFault, N_("{host} reports an error: “{words}”."),
                    N_("The engine's own log on the host may say more."))
