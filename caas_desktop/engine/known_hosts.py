"""Whether a server's SSH key is the one we know; never shows a key as known by mistake.

paramiko's HostKeys drops lines with markers (a revoked key would look unknown) and reads
wildcards literally. Source of the format: sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT".
"""
from __future__ import annotations

import base64
import binascii
import contextlib
import fnmatch
import hashlib
import hmac
import os
import re
import threading
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from caas_desktop.domain.frozen import frozen

MAX_FILE_BYTES = 4 << 20


class Verdict(Enum):
    KNOWN = "known"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    REVOKED = "revoked"


@frozen
class KnownKey:
    """One line: ``kind`` is the key's type, ``blob`` its bytes, ``marker`` "" or "@revoked"."""

    patterns: str
    kind: str
    blob: bytes
    marker: str
    origin: str  # "file:line"

    def names(self, known_name: str) -> bool:
        """True when the line speaks of ``known_name`` (``name`` or ``[name]:port``)."""
        if self.patterns.startswith("|1|"):
            return _hashed_match(self.patterns, known_name)
        hit = False
        for pattern in self.patterns.lower().split(","):
            negated = pattern.startswith("!")
            # Brackets are literal here, [ is a class to fnmatch.
            glob = pattern.lstrip("!").replace("[", "[[]")
            if fnmatch.fnmatchcase(known_name.lower(), glob):
                if negated:
                    return False
                hit = True
        return hit


def _hashed_match(field: str, name: str) -> bool:
    parts = field.split("|")
    if len(parts) != 4:
        return False
    with contextlib.suppress(binascii.Error, ValueError):
        salt, digest = (base64.b64decode(p, validate=True) for p in parts[2:])
        return hmac.compare_digest(hmac.new(salt, name.encode(), hashlib.sha1).digest(), digest)
    return False


def read_known_hosts(path: Path) -> Iterator[KnownKey]:
    """Yield the usable lines; a missing file has none, malformed and CA lines are skipped."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(MAX_FILE_BYTES)
    except OSError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if not fields or fields[0].startswith("#"):
            continue
        marker = fields.pop(0).lower() if fields[0].startswith("@") else ""
        if len(fields) < 3 or marker not in ("", "@revoked"):
            continue  # @cert-authority vouches for certificates, which paramiko cannot check
        with contextlib.suppress(binascii.Error, ValueError):
            blob = base64.b64decode(fields[2], validate=True)
            yield KnownKey(fields[0], fields[1], blob, marker, f"{path}:{number}")


def fingerprint(blob: bytes) -> str:
    """Return ``SHA256:…`` as ssh prints it."""
    digest = hashlib.sha256(blob).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


class NotAKey(ValueError):
    """A name or key that would be read as something else in known_hosts."""


class TrustStore:
    """The user's known_hosts files, our own file, and the keys accepted for this run."""

    def __init__(self, own_file: Path) -> None:
        self._own_file = own_file
        self._once: list[KnownKey] = []
        self._lock = threading.Lock()

    def entries(self, files: Iterable[Path], known_name: str) -> list[KnownKey]:
        """Return every line about ``known_name``."""
        with self._lock:
            once = list(self._once)
        lines = [key for file in (*files, self._own_file) for key in read_known_hosts(file)]
        return [key for key in (*lines, *once) if key.names(known_name)]

    @staticmethod
    def judge(entries: Iterable[KnownKey], blob: bytes) -> tuple[Verdict, str]:
        """Return the verdict on a server's key and the line that decided it.

        A key of another type than the known ones counts as changed: we asked for the known
        types first, so the host no longer has them, or somebody else answers.
        """
        entries = list(entries)
        for key in entries:
            if key.marker == "@revoked" and key.blob == blob:
                return Verdict.REVOKED, key.origin
        plain = [key for key in entries if not key.marker]
        for key in plain:
            if key.blob == blob:
                return Verdict.KNOWN, key.origin
        return (Verdict.CHANGED, plain[0].origin) if plain else (Verdict.UNKNOWN, "")

    def accept(self, known_name: str, key: str, *, save: bool) -> None:
        """Trust ``key`` ("type base64") for this run, or append it to our own file.

        Raises:
            NotAKey: malformed name or key. OSError: the file cannot be written.
        """
        kind, _, encoded = key.partition(" ")
        if not (re.fullmatch(r"[^\s,|!*?@#][^\s,|!*?]*", known_name)
                and re.fullmatch(r"[A-Za-z0-9@.-]+", kind)):
            raise NotAKey("not a known_hosts name or key type")
        try:
            blob = base64.b64decode(encoded, validate=True)
        except ValueError as exc:
            raise NotAKey("not a key") from exc
        with self._lock:
            self._once.append(KnownKey(known_name, kind, blob, "", "accepted for this run"))
            if save:
                self._append(f"{known_name} {kind} {encoded}\n")

    def _append(self, line: str) -> None:
        self._own_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        handle = os.open(self._own_file, flags, 0o600)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)
