"""Encrypts what a revision holds: Compose files are full of passwords.

=======  =====  =========================================================
offset   bytes  content
=======  =====  =========================================================
0        1      version of the format: 1
1        8      which key: the first bytes of its SHA-256
9        12     nonce, new with each revision
21       n+16   AES-256-GCM of zlib of JSON; app and time are authenticated
=======  =====  =========================================================
"""
from __future__ import annotations

import base64
import hashlib
import json
import os
import zlib
from typing import Any

from caas_desktop.domain.apps import Revision
from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.text import N_

KEY_BYTES = 32
MAX_BYTES = 16 << 20
"""Of one revision, sealed; a project's files are bounded as well."""
_MAX_PLAIN = 64 << 20
_VERSION = b"\x01"
_HEAD = 21


def new_key() -> str:
    """Return a key as the vault keeps it."""
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def seal(content: Any, revision: Revision, key: str) -> bytes:
    """Return the JSON value ``content`` encrypted for ``revision``."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 30 ms: not at every start

    raw, nonce = _bytes_of(key), os.urandom(12)
    plain = zlib.compress(json.dumps(content).encode(), 6)
    return b"".join((_VERSION, _name_of(raw), nonce,
                     AESGCM(raw).encrypt(nonce, plain, _about(revision))))


def unseal(sealed: bytes, revision: Revision, key: str) -> Any:
    """Return what was sealed.

    Raises:
        VaultError: It was sealed with another key, or somebody changed it.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    raw = _bytes_of(key)
    if sealed[:1] == _VERSION and sealed[1:9] != _name_of(raw):
        raise VaultError(N_("Revision {number} of {app} was encrypted with the key of another "
                            "vault."), number=revision.number, app=revision.app.name,
                         hint=N_("Read it where it was deployed from."))
    try:
        plain = AESGCM(raw).decrypt(sealed[9:_HEAD], sealed[_HEAD:], _about(revision))
        if sealed[:1] != _VERSION:
            raise ValueError
        unpacked = zlib.decompressobj().decompress(plain, _MAX_PLAIN)
        return json.loads(unpacked)
    except (InvalidTag, ValueError, zlib.error):
        raise VaultError(N_("Revision {number} of {app} is damaged."), number=revision.number,
                         app=revision.app.name) from None


def _bytes_of(key: str) -> bytes:
    try:
        raw = base64.b64decode(key, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != KEY_BYTES:
        raise VaultError(N_("The vault's key of revisions is damaged."))
    return raw


def _name_of(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()[:8]


def _about(revision: Revision) -> bytes:
    return "\0".join((revision.app.scope, revision.app.name, repr(revision.at))).encode(
        "utf-8", "replace")
