"""Reads the fields of a container's form; every error names its field."""
from __future__ import annotations

import ipaddress
import re
import shlex
from collections.abc import Iterable

from caas_desktop.domain.container_spec import (
    MEMORY_MINIMUM,
    RESTART_NAMES,
    FieldError,
    MountSpec,
    MountType,
    PortSpec,
    RestartName,
)
from caas_desktop.domain.text import N_

_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]+")
_IMAGE = re.compile(
    r"(?:[a-zA-Z0-9.-]+(?::\d{1,5})?/|\[[0-9a-fA-F:]+\](?::\d{1,5})?/)?"
    r"[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*"
    r"(?::[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?(?:@[a-z0-9]+:[0-9a-fA-F]{32,})?")
_VOLUME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]*")
_SIZE = re.compile(r"([0-9]{1,16}(?:[.,][0-9]{1,6})?)\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
LABEL_NEEDS_NAME = N_("A label needs a name.")
_LARGEST = 2**60  # bytes; engines count in 64 bits
_MOUNT_TYPES: dict[str, MountType] = {"volume": "volume", "bind": "bind", "tmpfs": "tmpfs"}


def parse_name(text: str, field: str = "name") -> str:
    """Return a container's name; "" lets the engine choose one."""
    name = text.strip()
    if name and (not _NAME.fullmatch(name) or len(name) > 128):
        raise FieldError(field, N_("Use at least two letters, digits or _ . - and begin with a "
                                   "letter or digit."))
    return name


def parse_image(text: str, field: str = "image") -> str:
    """Return an image reference like ``registry:5000/team/app:1.2`` or an image id."""
    image = text.strip()
    if not image:
        raise FieldError(field, N_("An image is needed."))
    if len(image) > 512 or not (_IMAGE.fullmatch(image) or re.fullmatch(
            r"sha256:[0-9a-f]{64}", image)):
        raise FieldError(field, N_("This is no image name; an example: nginx:1.27"))
    return image


def parse_words(text: str, field: str) -> tuple[str, ...]:
    """Split a command line as a shell does; nothing is expanded."""
    try:
        return tuple(shlex.split(text))
    except ValueError:
        raise FieldError(field, N_("A quotation mark is not closed.")) from None


def join_words(words: Iterable[str]) -> str:
    """Return the text that ``parse_words`` splits into ``words``."""
    return shlex.join(words)


def parse_env_name(text: str, row: int | None = None) -> str:
    name = text.strip()
    if not name or "=" in name or "\0" in name:
        raise FieldError("env", N_("A variable needs a name without “=”."), row=row)
    return name


def parse_env_lines(text: str) -> list[tuple[str, str]]:
    """Read pasted ``KEY=VALUE`` lines, as in an .env file: comments, ``export`` and quotes."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        key, _, value = bare.removeprefix("export ").partition("=")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        found.append((parse_env_name(key), value))
    return found


def parse_port(text: str, field: str = "ports", *, empty: int | None = None) -> int:
    """Return a port, 1 to 65535; ``empty`` is the answer to an empty field."""
    bare = text.strip()
    if not bare and empty is not None:
        return empty
    if not re.fullmatch(r"[0-9]{1,5}", bare) or not 0 < int(bare) < 65536:
        raise FieldError(field, N_("A port is a number from 1 to 65535."))
    return int(bare)


def parse_port_row(private: str, protocol: str, public: str, published: bool,
                   row: int | None = None) -> PortSpec:
    """Read one row: port inside, protocol, ``[address:]port`` of the host ("": any)."""
    try:
        inside = parse_port(private)
        if protocol not in ("tcp", "udp", "sctp"):
            raise FieldError("ports", N_("The protocol is tcp, udp or sctp."))
        if not published:
            return PortSpec(inside, protocol, published=False)
        ip, _, number = public.strip().rpartition(":")
        ip = ip.strip("[]")
        if ip:
            _check_address(ip)
        return PortSpec(inside, protocol, parse_port(number, empty=0), ip)
    except FieldError as error:
        raise (error if row is None else error.at(row)) from None


def _check_address(ip: str) -> None:
    try:
        ipaddress.ip_address(ip)
    except ValueError:
        raise FieldError("ports", N_("{address} is no IP address."), address=ip[:64]) from None


def parse_mount_row(kind: str, source: str, target: str, read_only: bool,
                    row: int | None = None) -> MountSpec:
    """Read one row of mounts."""
    found, inside = source.strip(), target.strip()
    if kind not in _MOUNT_TYPES:
        raise FieldError("mounts", N_("The type is volume, bind or tmpfs."), row=row)
    if not inside.startswith("/") or inside.strip("/") == "":
        raise FieldError("mounts", N_("The path inside is absolute, and not / itself."), row=row)
    if kind == "volume" and found and not _VOLUME.fullmatch(found):
        raise FieldError("mounts", N_("This is no volume name."), row=row)
    if kind == "bind" and not found.startswith("/"):
        raise FieldError("mounts", N_("The path on the host is absolute."), row=row)
    return MountSpec(_MOUNT_TYPES[kind], "" if kind == "tmpfs" else found, inside, read_only)


def parse_bytes(text: str, field: str = "memory") -> int:
    """Return bytes of "512m", "1.5 GiB", "2g"; 0 for an empty field. Powers of 1024."""
    bare = text.strip()
    if not bare:
        return 0
    match = _SIZE.fullmatch(bare)
    if match is None:
        raise FieldError(field, N_("Write a size like 512m or 2g."))
    unit: int = 1024 ** _POWERS[match[2].lower()]
    number = match[1].replace(",", ".")
    size = round(float(number) * unit) if "." in number else int(number) * unit
    if size > _LARGEST:
        raise FieldError(field, N_("This is more than any machine has."))
    return size


def parse_memory(text: str, field: str = "memory") -> int:
    """Return a memory limit in bytes; 0 is none."""
    size = parse_bytes(text, field)
    if 0 < size < MEMORY_MINIMUM:
        raise FieldError(field, N_("A container needs at least 6 MiB."))
    return size


def bytes_field(size: int) -> str:
    """Return the shortest text that ``parse_bytes`` reads as ``size``; "" for 0."""
    if size <= 0:
        return ""
    for unit, power in (("t", 4), ("g", 3), ("m", 2), ("k", 1)):
        if size % 1024**power == 0:
            return f"{size // 1024**power}{unit}"
    return str(size)


def parse_cpus(text: str, field: str = "cpus") -> float:
    """Return cores, at least 0.01; 0.0 for an empty field."""
    bare = text.strip().replace(",", ".")
    if not bare:
        return 0.0
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", bare):
        raise FieldError(field, N_("Write cores like 0.5 or 2."))
    cores = float(bare)
    if 0 < cores < 0.01:
        raise FieldError(field, N_("At least 0.01 of a core is needed."))
    return cores


def parse_count(text: str, field: str) -> int:
    """Return a whole number, 0 for an empty field."""
    bare = text.strip()
    if bare and not re.fullmatch(r"[0-9]{1,9}", bare):
        raise FieldError(field, N_("Write a whole number."))
    return int(bare or 0)


def parse_restart(text: str) -> tuple[RestartName, int]:
    """Read Docker's words: "no", "always", "unless-stopped", "on-failure[:tries]"."""
    name, _, tries = text.strip().partition(":")
    for known in RESTART_NAMES:
        if known == (name or "no") and (not tries or known == "on-failure"):
            return known, parse_count(tries, "restart")
    raise FieldError("restart", N_("There is no such restart policy."))
