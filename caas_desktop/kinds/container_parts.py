"""Ports and mounts of a container."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caas_desktop.domain.clean import items, mapping, text, whole


@dataclass(frozen=True, slots=True, order=True)
class Port:
    """``public`` 0 means exposed inside only; ``ip`` "" means every address of the host."""

    private: int
    protocol: str
    public: int = 0
    ip: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mount:
    """``source`` is the volume's name for type "volume", a path for "bind"."""

    type: str
    source: str
    target: str
    read_only: bool = False


def read_ports(raw: object) -> tuple[Port, ...]:
    """Read both forms: the list's array and the inspect's ``{"80/tcp": [{HostIp, HostPort}]}``.

    The same port on 0.0.0.0 and :: is one entry.
    """
    found: set[Port] = set()
    if isinstance(raw, Mapping):
        for key, bindings in raw.items():
            private, _, protocol = str(key).partition("/")
            number = int(private) if private.isdigit() else 0
            found.add(Port(number, protocol or "tcp"))
            for binding in items(bindings):
                public = text(mapping(binding).get("HostPort"), 5)
                if public.isdigit():
                    found.add(_port(number, protocol, int(public), mapping(binding).get("HostIp")))
    for entry in items(raw):
        port = mapping(entry)
        found.add(_port(whole(port.get("PrivatePort")), text(port.get("Type"), 8),
                        whole(port.get("PublicPort")), port.get("IP")))
    published = {(p.private, p.protocol) for p in found if p.public}
    return tuple(sorted(p for p in found if p.public or (p.private, p.protocol) not in published))


def _port(private: int, protocol: str, public: int, ip: object) -> Port:
    address = text(ip, 45)
    return Port(private, protocol or "tcp", public, "" if address in ("0.0.0.0", "::") else address)


def read_mounts(raw: object) -> tuple[Mount, ...]:
    """Read ``Mounts``, the same in list and inspect."""
    found = []
    for entry in items(raw):
        mount = mapping(entry)
        kind = text(mount.get("Type"), 12)
        source = mount.get("Name") if kind == "volume" else mount.get("Source")
        found.append(Mount(kind, text(source), text(mount.get("Destination")),
                           mount.get("RW") is False))
    return tuple(sorted(found))


def ports_text(ports: tuple[Port, ...]) -> str:
    """Return "8090→80 443/udp" : published ones with their host port, others bare."""
    words = []
    for port in ports:
        protocol = "" if port.protocol == "tcp" else f"/{port.protocol}"
        ip = f"{port.ip}:" if port.ip else ""
        words.append(f"{ip}{port.public}→{port.private}{protocol}" if port.public
                     else f"{port.private}{protocol}")
    return " ".join(words) or "–"
