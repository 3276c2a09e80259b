"""The files of a project: bounded, regular, and outside of its folder only when confirmed."""
from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.compose.budget import MAX_FILE_BYTES, Budget
from caas_desktop.operations.compose.errors import (
    ComposeError,
    Problem,
    Risk,
    RiskKind,
    RisksNotConfirmed,
)
from caas_desktop.operations.compose.tree import Mark

_REMOTE = ("oci://", "git@", "github.com/")
Fetch = Callable[[str], Path]


def is_remote(path: str) -> bool:
    """Return whether a Compose file's ``path`` is an address: git, oci, http …"""
    return "://" in path or path.startswith(_REMOTE)


def absolute(path: str, base: str, home: str) -> str:
    """Return ``path`` in ``base``, with ``~`` and without ``..``; no link is followed."""
    if path.startswith("~"):
        path = os.path.join(home, path[1:].lstrip("/"))
    if path.startswith("\\\\") or (path[1:2] == ":" and path[:1].isalpha()):
        return path
    return os.path.normpath(os.path.join(base, path))


class Files:
    """Reads for one project, and keeps the risks that come up.

    Args:
        root: The project's folder; what lies in it, links resolved, may be read.
        trusted: Paths that the caller named himself.
        texts: Contents that are not on disk, by absolute path; they go before the disk.
        confirmed: Risks that a person agreed to.
        fetch: Brings a confirmed remote file onto this machine; None: remote files are refused.
        only_texts: The disk is not looked at.
    """

    def __init__(self, root: str, budget: Budget, *, trusted: Collection[str],
                 texts: Mapping[str, bytes], confirmed: Collection[Risk],
                 fetch: Fetch | None, only_texts: bool = False) -> None:
        self.contents = dict(texts)
        self._only_texts = only_texts
        self._root = os.path.realpath(root)
        self._budget, self._texts, self._fetch = budget, texts, fetch
        # The folder of such a path may be a link, the file itself must not lead elsewhere.
        self._trusted = {os.path.join(os.path.realpath(os.path.dirname(p)), os.path.basename(p))
                         for p in trusted}
        self._confirmed = frozenset(confirmed)
        self._risks: dict[Risk, bool] = {}

    def is_inside(self, path: str) -> bool:
        """Return whether ``path``, links resolved, lies in the project's folder.

        Nothing lies in ``/``: that is the folder of a project which has none.
        """
        try:
            real = os.path.realpath(path)
        except (OSError, ValueError):
            return False
        return self._root != "/" and (real == self._root or real.startswith(f"{self._root}/"))

    def note(self, kind: RiskKind, subject: str, message: Words, mark: Mark | None, *,
             stops: bool = False) -> bool:
        """Remember a risk; return whether it is confirmed.

        ``stops`` is for what reading itself would do: ``check`` raises where that is unconfirmed.
        """
        risk = Risk(kind, subject, message, mark)
        held = stops and risk not in self._confirmed
        self._risks[risk] = self._risks.get(risk, False) or held
        return risk in self._confirmed

    def risks(self) -> tuple[Risk, ...]:
        return tuple(self._risks)

    def check(self) -> None:
        """Raise RisksNotConfirmed if anything was left unread for want of a confirmation."""
        held = [risk for risk, is_held in self._risks.items() if is_held]
        if held:
            raise RisksNotConfirmed(held)

    def exists(self, path: str) -> bool:
        """Return whether there is a file; what is outside counts, and is asked for by ``read``."""
        if path in self._texts or self._only_texts:
            return path in self._texts
        try:
            return os.path.isfile(path)
        except (OSError, ValueError):
            return False

    def local(self, path: str, base: str, home: str, mark: Mark | None) -> str | None:
        """Return where a file lies that may be remote; None if that is not confirmed."""
        if not is_remote(path):
            return absolute(path, base, home)
        if not self.note("remote file", path, Text(N_("A file would be loaded from {path}."),
                                                   path=path), mark,
                         stops=True):
            return None
        if self._fetch is None:
            raise ComposeError([Problem(Text(N_("{path} is remote; files are read from disk "
                                                "only."), path=path),
                                        mark)])
        fetched = str(self._fetch(path))
        self._trusted.add(os.path.realpath(fetched))
        return fetched

    def read(self, path: str, mark: Mark | None = None) -> bytes | None:
        """Return a file's bytes; None where ``check`` will ask for a confirmation.

        Raises:
            ComposeError: no such file, no regular file, too large, not readable.
        """
        self._budget.spend_file(mark)
        if path in self._texts:
            return self._bounded(self._texts[path], path, mark)
        if self._only_texts:
            raise ComposeError([Problem(Text(N_("{path} is not among the files that were kept."),
                                             path=path), mark)])
        try:
            real = os.path.realpath(path)
        except (OSError, ValueError):
            raise ComposeError([Problem(Text(N_("{path} is no path."), path=repr(path)),
                                        mark)]) from None
        if not self.is_inside(real) and real not in self._trusted and not self.note(
                "reads outside", real, Text(N_("{path} would be read, outside of the project's "
                                               "folder."), path=real),
                mark, stops=True):
            return None
        try:
            self.contents[path] = self._bounded(_contents(real), path, mark)
            return self.contents[path]
        except OSError as error:
            reason = error.strerror or Text(N_("it cannot be read"))
            raise ComposeError([Problem(Text(N_("{path} cannot be read: {reason}."), path=path,
                                             reason=reason), mark)]) from None

    @staticmethod
    def _bounded(data: bytes, path: str, mark: Mark | None) -> bytes:
        if len(data) > MAX_FILE_BYTES:
            raise ComposeError([Problem(
                Text(N_("{path} is larger than {size} MiB."), path=path,
                     size=MAX_FILE_BYTES >> 20), mark)])
        return data


def _contents(path: str) -> bytes:
    # Without O_NONBLOCK a named pipe would hold the reader for ever; the path has no links left.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is no regular file")
        return file.read(MAX_FILE_BYTES + 1)
