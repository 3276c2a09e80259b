"""What a service mounts, as a standalone engine is told it.

Volumes and binds without special options are written as ``Binds``, as Docker Compose does.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caas_desktop.operations.apps.files import is_on_disk, target_of
from caas_desktop.operations.compose import Project, ServiceSpec
from caas_desktop.operations.compose.parts import BindOptions, Mount, VolumeOptions

Body = dict[str, Any]


def mounts_of(project: Project, service: ServiceSpec, local_files: bool,
              inherited: Mapping[str, str]) -> tuple[list[str], list[Body]]:
    """Return ``Binds`` and ``Mounts``.

    ``inherited`` are the anonymous volumes of the container that is replaced, by target.
    ``local_files``: secrets and configs of files are bound; else they are copied in later.
    """
    binds: list[str] = []
    mounts: list[Body] = []
    for mount in service.volumes or ():
        source = mount.source
        if mount.type == "volume":
            source = (project.volumes[source].name if source
                      else inherited.get(mount.target, ""))
        if _is_simple(mount) and mount.source:
            binds.append(f"{source}:{mount.target}:{_options(mount)}")
        else:
            mounts.append(_mount(mount, source))
    named = {m.target for m in service.volumes or ()}
    mounts += [{"Type": "volume", "Source": volume, "Target": target}
               for target, volume in sorted(inherited.items()) if target not in named]
    if local_files:
        mounts += [{"Type": "bind", "Source": file, "Target": target, "ReadOnly": True}
                   for file, target in _bound_files(project, service)]
    return binds, mounts


def _bound_files(project: Project, service: ServiceSpec) -> list[tuple[str, str]]:
    found = []
    for kind in ("secrets", "configs"):
        for mount in getattr(service, kind) or ():
            file = getattr(project, kind)[mount.source].file
            if file and is_on_disk(project, file):
                found.append((file, target_of(mount, kind)))
    return found


def _is_simple(mount: Mount) -> bool:
    if mount.type == "bind":
        bind = mount.bind
        return bind is None or (bind.create_host_path and not bind.propagation
                                and not bind.recursive)
    if mount.type == "volume":
        volume = mount.volume
        return volume is None or not (volume.labels or volume.subpath or volume.nocopy)
    return False


def _options(mount: Mount) -> str:
    words = ["ro" if mount.read_only else "rw"]
    if mount.bind is not None and mount.bind.selinux:
        words.append(mount.bind.selinux)
    return ",".join(words)


def _mount(mount: Mount, source: str) -> Body:
    body: Body = {"Type": mount.type, "Target": mount.target}
    if source:
        body["Source"] = source
    if mount.read_only:
        body["ReadOnly"] = True
    if mount.type == "bind" and mount.bind is not None:
        body["BindOptions"] = _bind(mount.bind)
    if mount.type == "volume" and mount.volume is not None:
        body["VolumeOptions"] = _volume(mount.volume)
    if mount.type == "tmpfs" and mount.tmpfs is not None:
        body["TmpfsOptions"] = _filled(SizeBytes=mount.tmpfs.size, Mode=mount.tmpfs.mode)
    if mount.type == "image" and mount.image is not None:
        body["ImageOptions"] = _filled(Subpath=mount.image.subpath)
    return body


def _bind(bind: BindOptions) -> Body:
    return _filled(Propagation=bind.propagation, CreateMountpoint=bind.create_host_path,
                   NonRecursive=bind.recursive == "disabled",
                   ReadOnlyNonRecursive=bind.recursive == "writable",
                   ReadOnlyForceRecursive=bind.recursive == "readonly")


def _volume(volume: VolumeOptions) -> Body:
    return _filled(Labels=dict(volume.labels or {}), NoCopy=volume.nocopy,
                   Subpath=volume.subpath)


def _filled(**fields: Any) -> Body:
    return {key: value for key, value in fields.items() if value}
