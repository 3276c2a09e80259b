"""The vault file's format: a header, AES-256-GCM over JSON, a checksum.

=======  =====  ==============================================================
offset   bytes  content
=======  =====  ==============================================================
0        8      ``CaaSVlt`` and a zero byte
8        1      version of the format: 1
9        3      scrypt: log2 of n, r, p
12       16     salt of the master password, new with each password
28       12     nonce, new with each write
40       n+16   ciphertext and tag; the 40 bytes before it are authenticated too
last     32     SHA-256 of everything before
=======  =====  ==============================================================

The checksum guards nothing: it tells an accident (damaged) from a wrong password, before anybody
is asked for one. Who changes a byte and mends the checksum gets past it, never past the tag.

cryptography is imported by who seals or unseals: a vault that stays locked need not wait for it.
"""
from __future__ import annotations

import hashlib
import json
import os
import struct
from dataclasses import dataclass

from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

MAGIC = b"CaaSVlt\0"
VERSION = 1
_HEADER = struct.Struct(">8sBBBB16s12s")
_CHECKSUM_BYTES = 32
_TAG_BYTES = 16
_LOG2_N = 17
"""128 MiB and some 0.4 s a guess, as OWASP recommends."""
_MAX_LOG2_N = 20  # a hostile file must not make us take all memory


@frozen
class Costs:
    """What one guess of the master password costs (scrypt, RFC 7914)."""

    log2_n: int = _LOG2_N
    r: int = 8
    p: int = 1


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A derived key, with what is needed to derive it again."""

    costs: Costs
    salt: bytes
    secret: bytes


def new_key(master_password: str, costs: Costs) -> Key:
    """Derive a key under a new salt; takes as long as ``costs`` say."""
    salt = os.urandom(16)
    return Key(costs, salt, _derive(master_password, costs, salt))


def key_of(sealed: bytes, master_password: str) -> Key:
    """Derive the key a sealed vault would have with this password."""
    costs, salt, _ = _parse(sealed)
    return Key(costs, salt, _derive(master_password, costs, salt))


def seal(secrets: dict[str, str], key: Key) -> bytes:
    """Return the file's bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    header = _HEADER.pack(MAGIC, VERSION, key.costs.log2_n, key.costs.r, key.costs.p, key.salt,
                          nonce)
    plaintext = json.dumps(secrets).encode()
    body = header + AESGCM(key.secret).encrypt(nonce, plaintext, header)
    return body + hashlib.sha256(body).digest()


def unseal(sealed: bytes, key: Key) -> dict[str, str]:
    """Return the secrets.

    Raises:
        VaultError: damaged, of a newer version, or not sealed with this key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    _, salt, nonce = _parse(sealed)
    if salt != key.salt:
        raise _wrong_password()
    header, ciphertext = sealed[: _HEADER.size], sealed[_HEADER.size : -_CHECKSUM_BYTES]
    try:
        plaintext = AESGCM(key.secret).decrypt(nonce, ciphertext, header)
    except InvalidTag:
        raise _wrong_password() from None
    secrets: dict[str, str] = json.loads(plaintext)
    return secrets


def check(sealed: bytes) -> None:
    """Raise VaultError for bytes that are no vault, damaged or too new; needs no password."""
    _parse(sealed)


def _parse(sealed: bytes) -> tuple[Costs, bytes, bytes]:
    if len(sealed) < _HEADER.size + _TAG_BYTES + _CHECKSUM_BYTES or not sealed.startswith(MAGIC):
        raise _damaged()
    if hashlib.sha256(sealed[:-_CHECKSUM_BYTES]).digest() != sealed[-_CHECKSUM_BYTES:]:
        raise _damaged()
    _, version, log2_n, r, p, salt, nonce = _HEADER.unpack_from(sealed)
    if version != VERSION:
        raise VaultError(
            N_("The vault file was made by a newer version of CaaS Desktop."),
            hint=N_("Update the program, or move the vault file aside (it is kept) and start "
                    "anew."))
    if not (1 <= log2_n <= _MAX_LOG2_N and 1 <= r <= 16 and 1 <= p <= 4):
        raise _damaged()
    return Costs(log2_n, r, p), salt, nonce


def _derive(master_password: str, costs: Costs, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=salt, length=32, n=1 << costs.log2_n, r=costs.r, p=costs.p)
    return kdf.derive(master_password.encode("utf-8", "surrogatepass"))


def _damaged() -> VaultError:
    return VaultError(
        N_("The vault file is damaged."),
        hint=N_("Put back a copy, or move it aside (it is kept) and enter the secrets again."))


def _wrong_password() -> VaultError:
    return VaultError(
        N_("The master password is wrong."),
        hint=N_("Try again; mind the keyboard layout."))
