"""The short syntax of a service's ports: ``[[ip:][published]:]target[/protocol]``, with ranges."""
from __future__ import annotations

import ipaddress
from typing import Any

from caas_desktop.domain.text import N_
from caas_desktop.operations.compose.words import Wrong

_PROTOCOLS = frozenset(("tcp", "udp", "sctp"))


def parse_ports(spec: str) -> list[dict[str, Any]]:
    """Return the long form, one entry a target; raises ValueError with a sentence."""
    parts = spec.split(":")
    container = parts[-1]
    published = parts[-2] if len(parts) > 1 else ""
    address = ":".join(parts[:-2])
    ports, _, protocol = container.partition("/")
    protocol = protocol.lower() or "tcp"
    if not ports:
        raise Wrong(N_("{spec} has no container port"), spec=repr(spec))
    if protocol not in _PROTOCOLS:
        raise Wrong(N_("{spec}: {protocol} is not tcp, udp or sctp"), spec=repr(spec),
                    protocol=repr(protocol))
    address = _address(address, spec)
    first, last = _range(ports, spec)
    host = _range(published, spec) if published else None
    if host is not None and host[1] - host[0] != last - first and first != last:
        raise Wrong(N_("{spec} has ranges of different lengths"), spec=repr(spec))
    targets = sorted(range(first, last + 1), key=str)
    return [_entry(address, target, protocol, _host_port(host, target - first, first == last))
            for target in targets]


def _entry(address: str, target: int, protocol: str, published: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"mode": "ingress"}
    if address:
        entry["host_ip"] = address
    if target:
        entry["target"] = target
    if published:
        entry["published"] = published
    entry["protocol"] = protocol
    return entry


def _host_port(host: tuple[int, int] | None, offset: int, is_single: bool) -> str:
    if host is None:
        return ""
    if is_single and host[0] != host[1]:
        return f"{host[0]}-{host[1]}"
    return str(host[0] + offset)


def _address(text: str, spec: str) -> str:
    if not text:
        return ""
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    if not is_address(text):
        raise Wrong(N_("{spec}: {text} is not an IP address"), spec=repr(spec), text=repr(text))
    return text


def is_address(text: str) -> bool:
    """Return whether ``text`` is an IPv4 or IPv6 address, without a zone."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return "%" not in text


def _range(text: str, spec: str) -> tuple[int, int]:
    first, dash, last = text.partition("-")
    try:
        begin = _number(first)
        end = _number(last) if dash else begin
    except ValueError:
        raise Wrong(N_("{spec}: {text} is not a port or a range of ports"), spec=repr(spec),
                    text=repr(text)) from None
    if end < begin:
        raise Wrong(N_("{spec}: {text} runs backwards"), spec=repr(spec), text=repr(text))
    return begin, end


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535):
        raise ValueError(text)
    return int(text)
