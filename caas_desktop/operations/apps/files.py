"""Secrets and configs of a standalone host: files that are copied into the created container."""
from __future__ import annotations

import io
from pathlib import Path

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.text import N_
from caas_desktop.operations.compose import FileObject, Project, ServiceSpec
from caas_desktop.operations.compose.parts import FileMount

LIMIT = 1 << 20
_MODE = 0o444


def archive(project: Project, service: ServiceSpec, *, local_files: bool) -> bytes | None:
    """Return a tar of what is not bound, to be unpacked at ``/``; None where there is nothing.

    Raises BadRequest for a file that cannot be read.
    """
    import tarfile

    out = io.BytesIO()
    count = 0
    with tarfile.open(fileobj=out, mode="w") as tar:
        for kind in ("secrets", "configs"):
            for mount in getattr(service, kind) or ():
                one = getattr(project, kind)[mount.source]
                if one.file and local_files and is_on_disk(project, one.file):
                    continue
                data = content_of(project, mount.source, one)
                info = tarfile.TarInfo(target_of(mount, kind).lstrip("/"))
                info.size, info.mode = len(data), _MODE if mount.mode is None else mount.mode
                info.uid, info.gid = _number(mount.uid), _number(mount.gid)
                tar.addfile(info, io.BytesIO(data))
                count += 1
    return out.getvalue() if count else None


def target_of(mount: FileMount, kind: str) -> str:
    """Return where a secret or config appears."""
    name = mount.target or mount.source
    return name if name.startswith("/") else (
        f"/run/secrets/{name}" if kind == "secrets" else f"/{name}")


def content_of(project: Project, name: str, one: FileObject) -> bytes:
    """Return what a secret or config holds; raises BadRequest where it cannot be told."""
    if one.file in project.contents:
        return project.contents[one.file]
    if one.file:
        data = _read(one.file)
        if data is None:
            raise BadRequest(N_("The file of {name} cannot be read."), name=name)
        if len(data) > LIMIT:
            raise BadRequest(N_("The file of {name} is too large."), name=name)
        return data
    if one.environment:
        if one.value is None:
            raise BadRequest(N_("The variable {variable} of {name} is not set."),
                             variable=one.environment, name=name)
        return one.value.encode()
    return one.content.encode()


def is_on_disk(project: Project, file: str) -> bool:
    """Tell whether a file can be bound: an earlier revision may want what it held then."""
    return file not in project.contents or _read(file) == project.contents[file]


def _read(file: str) -> bytes | None:
    """Return at most one byte more than ``LIMIT``, None where it cannot be read."""
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LIMIT + 1)
    except (OSError, ValueError):
        return None


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0
