"""Reads the fields of a host's form; every error names its field."""
from __future__ import annotations

import re

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.text import N_

_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}[A-Za-z0-9_.])?")
_IPV6 = re.compile(r"[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.-]+)?")
_USER = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.@\\+-]*\$?")


def parse_ssh_address(text: str, field: str = "address") -> tuple[str, str, int]:
    """Return (user, host, port) of ``[ssh://][user@]host[:port]``; "" and 0 where not told."""
    bare = text.strip().removeprefix("ssh://").rstrip("/")
    user, at, rest = bare.rpartition("@")
    if at and not _USER.fullmatch(user):
        raise FieldError(field, N_("The user name before @ is wrong."))
    host, port = _host_and_port(rest, field)
    return user, host, port


def parse_tcp_address(text: str, field: str = "address", default_port: int = 2376
                      ) -> tuple[str, int]:
    """Return (host, port) of ``[tcp://]host[:port]``."""
    bare = re.sub(r"^(tcp|https)://", "", text.strip()).rstrip("/")
    host, port = _host_and_port(bare, field)
    return host, port or default_port


def parse_jump(text: str, field: str = "jump") -> str:
    """Return hops as in ProxyJump, ``[user@]host[:port]`` with commas between; "" for none."""
    hops = [hop.strip() for hop in text.split(",")] if text.strip() else []
    for hop in hops:
        parse_ssh_address(hop, field)
    return ",".join(hops)


def parse_socket_path(text: str, field: str = "path") -> str:
    """Return an absolute path of a socket; ``unix://`` before it is dropped."""
    path = text.strip().removeprefix("unix://")
    if not path.startswith("/") or "\0" in path:
        raise FieldError(field, N_("Write the absolute path of a socket."))
    return path


def parse_host_name(text: str, field: str = "name") -> str:
    """Return the name shown for a host: one line, not empty, at most 64 characters."""
    name = " ".join(text.split())
    if not name:
        raise FieldError(field, N_("A name is needed."))
    if len(name) > 64:
        raise FieldError(field, N_("At most 64 characters."))
    return name


def _host_and_port(text: str, field: str) -> tuple[str, int]:
    if not text:
        raise FieldError(field, N_("An address is needed."))
    host, port = text, ""
    if text.startswith("["):
        host, closed, after = text[1:].partition("]")
        port = after.removeprefix(":")
        if not closed or (after and not after.startswith(":")):
            raise FieldError(field, N_("This is no address."))
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    fits = _IPV6 if ":" in host else _HOST
    if not fits.fullmatch(host):
        raise FieldError(field, N_("This is no address."))
    if port and not (re.fullmatch(r"[0-9]{1,5}", port) and 0 < int(port) < 65536):
        raise FieldError(field, N_("A port is a number from 1 to 65535."))
    return host, int(port or 0)
