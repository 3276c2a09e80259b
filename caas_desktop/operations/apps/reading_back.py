"""What both ways back from an engine to a Compose file share."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.operations.routes.labels import routes_of, without

Raw = Mapping[str, Any]
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")


@dataclass
class Names:
    """What the file calls the engine's objects; what was met is gathered for its sections.

    ``of_container`` are the names and the short id of the container at hand; ``containers``
    leads from ids to services; ``volume_options`` is what mounts say of volumes, which may be on
    other nodes. ``log_driver`` and ``cgroup_is_host`` are the engine's defaults.
    ``files_are_here``: what is bound from the host lies on this machine. Of any other host a path
    must never become a file of ours to be read: its containers say what they like.
    """

    app: str
    separator: str = "_"
    of_container: Collection[str] = ()
    containers: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    log_driver: str = "json-file"
    cgroup_is_host: bool = False
    files_are_here: bool = False
    networks: dict[str, str] = field(default_factory=dict)
    volumes: dict[str, str] = field(default_factory=dict)
    volume_options: dict[str, Raw] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    configs: dict[str, str] = field(default_factory=dict)

    def network(self, name: str) -> str:
        return self._key("networks", name, self.networks)

    def volume(self, name: str) -> str:
        return self._key("volumes", name, self.volumes)

    def secret(self, name: str) -> str:
        return self._key("secrets", name, self.secrets)

    def config(self, name: str) -> str:
        return self._key("configs", name, self.configs)

    def container(self, mode: str) -> str:
        """Return ``service:x`` for the mode ``container:<id>`` of one of the app's own."""
        kind, colon, ident = mode.partition(":")
        if kind == "container" and ident in self.containers:
            return f"service:{self.containers[ident]}"
        return f"{kind}{colon}{ident}"

    def is_anonymous(self, mount: Raw) -> bool:
        source = text(mount.get("Source"), 300)
        return mount.get("Type") == "volume" and (
            not source or _ANONYMOUS.fullmatch(source) is not None)

    def _key(self, kind: str, name: str, met: dict[str, str]) -> str:
        key = self.keys.get((kind, name)) or name.removeprefix(f"{self.app}{self.separator}")
        met[key] = name
        return key


def filled(**fields: Any) -> dict[str, Any]:
    """Return what says something."""
    return {key: value for key, value in fields.items() if value}


def environment_of(given: Iterable[object], image: Iterable[object]) -> dict[str, str | None]:
    """Return what the image does not say itself; None takes one of its variables away."""
    image = list(image)
    pairs = {name: value for name, equals, value in (str(w).partition("=") for w in given)
             if equals}
    known = {str(word).partition("=")[0] for word in image}
    said = {word for word in image if isinstance(word, str)}
    own: dict[str, str | None] = {
        name: value for name, value in pairs.items() if f"{name}={value}" not in said}
    return dict(sorted((own | dict.fromkeys(known - set(pairs))).items()))


def own_labels(labels: object, image: object, prefix: str, extra: Collection[str] = ()
               ) -> dict[str, str]:
    """Return labels without the tool's own, those of the image, and routes that were given here."""
    found = {str(k): str(v) for k, v in mapping(labels).items() if not str(k).startswith(prefix)
             and mapping(image).get(k) != v and k not in extra}
    for route in routes_of(found):
        if route.managed:
            found = without(found, route.router)
    return dict(sorted(found.items()))


def healthcheck_of(given: object, image: object = None) -> dict[str, Any]:
    check = mapping(given)
    if not check or given == image:
        return {}
    if list(items(check.get("Test")))[:1] == ["NONE"]:
        return {"disable": True}
    times = {key: duration(check.get(name)) for key, name in (
        ("interval", "Interval"), ("timeout", "Timeout"), ("start_period", "StartPeriod"),
        ("start_interval", "StartInterval"))}
    return filled(test=list(items(check.get("Test"))), **times,
                  retries=whole(check.get("Retries")))


def duration(nanoseconds: object) -> str:
    """Return "5s", "250ms", "7ns"; "" for 0."""
    count = whole(nanoseconds)
    for unit, size in (("s", 10**9), ("ms", 10**6), ("ns", 1)):
        if count % size == 0:
            return f"{count // size}{unit}" if count else ""
    return ""


def ulimits_of(raw: Raw) -> dict[str, Any]:
    found = {}
    for one in map(mapping, items(raw.get("Ulimits"))):
        soft, hard = whole(one.get("Soft")), whole(one.get("Hard"))
        found[text(one.get("Name"), 30)] = soft if soft == hard else {"soft": soft, "hard": hard}
    return dict(sorted(found.items()))


def mount_of(mount: Raw, names: Names) -> dict[str, Any]:
    """Return one entry of ``volumes`` in the long form."""
    kind, source = text(mount.get("Type"), 20), str(mount.get("Source") or "")
    made = {"type": kind, **filled(
        source=names.volume(source) if kind == "volume" and not names.is_anonymous(mount)
        else "" if kind == "volume" else source,
        target=str(mount.get("Target") or ""), read_only=mount.get("ReadOnly"))}
    bind, volume = mapping(mount.get("BindOptions")), mapping(mount.get("VolumeOptions"))
    tmpfs = mapping(mount.get("TmpfsOptions"))
    if kind == "bind":
        made |= filled(bind=filled(propagation=bind.get("Propagation"),
                                   create_host_path=bool(bind.get("CreateMountpoint"))))
    if kind == "volume":
        names.volume_options[source] = volume
        made |= filled(volume=filled(nocopy=volume.get("NoCopy"), subpath=volume.get("Subpath")))
    if kind == "tmpfs":
        made |= filled(tmpfs=filled(size=tmpfs.get("SizeBytes"), mode=tmpfs.get("Mode")))
    return made
