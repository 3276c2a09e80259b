"""Secrets in an encrypted file, opened with a master password."""
from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.text import N_
from caas_desktop.secrets import sealing
from caas_desktop.secrets.filelock import file_lock
from caas_desktop.secrets.sealing import Costs, Key

MAX_BYTES = 64 << 20


class FileStore:
    """The vault file; locked until ``unlock``.

    Two consoles may use one file: a write takes a lock file, reads what the other wrote and adds
    to it; a read looks whether the file changed. Key and secrets stay in memory until ``lock``
    (Python cannot wipe them).
    """

    kind = "file"

    def __init__(self, path: Path, *, costs: Costs | None = None) -> None:
        self._path, self._costs = path, costs or Costs()
        self._mutex = threading.Lock()
        self._key: Key | None = None
        self._secrets: dict[str, str] = {}
        self._stamp: tuple[int, ...] = ()

    @property
    def locked(self) -> bool:
        return self._key is None

    def unlock(self, master_password: str) -> None:
        """Open the file, or create it when there is none.

        Raises:
            VaultError: wrong password, damaged (the file is kept as it is), no right to it.
        """
        if not master_password:
            raise VaultError(N_("The master password is empty."), hint=N_("Choose one."))
        with self._mutex, self._file_locked():
            sealed = self._read()
            if sealed is None:
                key = sealing.new_key(master_password, self._costs)
                self._write({}, key)
            else:
                self._open(sealed, sealing.key_of(sealed, master_password))

    def lock(self) -> None:
        with self._mutex:
            self._forget()

    def change_master_password(self, old: str, new: str) -> None:
        """Seal the file with ``new`` under a new salt; ``old`` is checked, unlocked or not."""
        if not new:
            raise VaultError(N_("The new master password is empty."), hint=N_("Choose one."))
        with self._mutex, self._file_locked():
            sealed = self._read()
            if sealed is None:
                raise VaultError(
                    N_("There is no vault file yet."),
                    hint=N_("Unlock it to create it."))
            secrets = sealing.unseal(sealed, sealing.key_of(sealed, old))
            self._write(secrets, sealing.new_key(new, self._costs))

    def get(self, key: str) -> str | None:
        with self._mutex:
            self._unlocked()
            if self._stamp != self._look():
                self._refresh()
            return self._secrets.get(key)

    def set(self, key: str, secret: str) -> None:
        with self._changing() as secrets:
            secrets[key] = secret

    def delete(self, key: str) -> None:
        with self._changing() as secrets:
            secrets.pop(key, None)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        with self._mutex, self._file_locked():
            self._unlocked()
            sealing_key = self._refresh()
            secrets = dict(self._secrets)
            yield secrets
            if secrets != self._secrets:
                self._write(secrets, sealing_key)

    def _unlocked(self) -> Key:
        if self._key is None:
            raise VaultError(
                N_("The vault file is locked."),
                hint=N_("Unlock it with the master password."))
        return self._key

    def _refresh(self) -> Key:
        """Read what another console wrote; lock when it changed the master password."""
        key = self._unlocked()
        sealed = self._read()
        if sealed is None:
            # Removed under our hands: our copy is the only one left, the next write restores it.
            return key
        sealing.check(sealed)
        try:
            self._open(sealed, key)
        except VaultError:
            self._forget()
            raise VaultError(
                N_("The master password was changed elsewhere."),
                hint=N_("Unlock the vault file again.")) from None
        return key

    def _open(self, sealed: bytes, key: Key) -> None:
        stamp = self._look()
        self._secrets = sealing.unseal(sealed, key)
        self._key, self._stamp = key, stamp

    def _forget(self) -> None:
        self._key, self._secrets, self._stamp = None, {}, ()

    def _look(self) -> tuple[int, ...]:
        try:
            seen = self._path.stat()
        except OSError:
            return ()
        return seen.st_mtime_ns, seen.st_size, seen.st_ino

    def _read(self) -> bytes | None:
        try:
            if self._path.stat().st_size > MAX_BYTES:
                raise VaultError(N_("The vault file is damaged."), hint=N_("It is far too large."))
            return self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _no_access(self._path, error) from error

    def _write(self, secrets: dict[str, str], key: Key) -> None:
        try:
            _replace(self._path, sealing.seal(secrets, key))
        except OSError as error:
            raise _no_access(self._path, error) from error
        self._key, self._secrets, self._stamp = key, secrets, self._look()

    @contextmanager
    def _file_locked(self) -> Iterator[None]:
        with ExitStack() as stack:
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                stack.enter_context(file_lock(self._path.with_name(self._path.name + ".lock")))
            except TimeoutError:
                raise VaultError(
                    N_("Another console is holding the vault file."),
                    hint=N_("Try again.")) from None
            except OSError as error:
                raise _no_access(self._path, error) from error
            yield


def _no_access(path: Path, error: OSError) -> VaultError:
    return VaultError(
        N_("The vault file {path} could not be read or written."),
        hint=N_("Check its rights and the free space of its disk; what was saved before is kept."),
        detail=str(error), path=path)


def _replace(path: Path, content: bytes) -> None:
    """Write so that a crash leaves the old file or the new one, private from its first byte."""
    temporary = path.with_name(f"{path.name}.new-{os.getpid()}")
    temporary.unlink(missing_ok=True)  # of a crashed process that had our number
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
