"""Secrets and configs of a standalone host: files that are copied into the created container."""
from __future__ import annotations

import io
import tarfile
from pathlib import Path

from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.mounts import target_of
from caas_desktop.operations.compose import FileObject, Project, ServiceSpec

LIMIT = 1 << 20
_MODE = 0o444


def archive(project: Project, service: ServiceSpec, *, local_files: bool) -> bytes | None:
    """Return a tar of what is not bound, to be unpacked at ``/``; None where there is nothing.

    Raises BadRequest for a file that cannot be read.
    """
    out = io.BytesIO()
    count = 0
    with tarfile.open(fileobj=out, mode="w") as tar:
        for kind in ("secrets", "configs"):
            for mount in getattr(service, kind) or ():
                one = getattr(project, kind)[mount.source]
                if one.file and local_files:
                    continue
                data = content_of(mount.source, one)
                info = tarfile.TarInfo(target_of(mount, kind).lstrip("/"))
                info.size, info.mode = len(data), _MODE if mount.mode is None else mount.mode
                info.uid, info.gid = _number(mount.uid), _number(mount.gid)
                tar.addfile(info, io.BytesIO(data))
                count += 1
    return out.getvalue() if count else None


def content_of(name: str, one: FileObject) -> bytes:
    """Return what a secret or config holds; raises BadRequest where it cannot be told."""
    if one.file:
        try:
            with Path(one.file).open("rb") as file:
                data = file.read(LIMIT + 1)
        except (OSError, ValueError):
            raise BadRequest(N_("The file of {name} cannot be read."), name=name) from None
        if len(data) > LIMIT:
            raise BadRequest(N_("The file of {name} is too large."), name=name)
        return data
    if one.environment:
        if one.value is None:
            raise BadRequest(N_("The variable {variable} of {name} is not set."),
                             variable=one.environment, name=name)
        return one.value.encode()
    return one.content.encode()


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0
