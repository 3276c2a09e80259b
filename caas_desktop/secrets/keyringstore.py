"""Secrets in the desktop's keyring, through recommended backends only."""
from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TypeVar

from keyring.backend import KeyringBackend, get_all_keyring
from keyring.backends.chainer import ChainerBackend
from keyring.core import load_config, load_env
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from caas_desktop.domain.errors import VaultError
from caas_desktop.domain.text import N_
from caas_desktop.secrets.bounded import bounded

log = logging.getLogger(__name__)

SERVICE = "caas-desktop"
PROBE_S = 3.0
CALL_S = 60.0
"""The keyring may ask its user to unlock it meanwhile."""

T = TypeVar("T")


class KeyringStore:
    """One backend of ``keyring``; cannot list its keys, so we keep no list either."""

    kind = "keyring"
    locked = False

    def __init__(self, backend: KeyringBackend, *, call_s: float = CALL_S) -> None:
        self._backend, self._call_s = backend, call_s
        # One at a time: ten hosts connecting at once must not open ten unlock dialogs.
        self._turn = threading.Lock()

    def unlock(self, master_password: str) -> None: ...

    def lock(self) -> None: ...

    def change_master_password(self, old: str, new: str) -> None:
        raise VaultError(N_("The keyring has its own password; change it in its own program."))

    def get(self, key: str) -> str | None:
        return self._ask(lambda: self._backend.get_password(SERVICE, key))

    def set(self, key: str, secret: str) -> None:
        self._ask(lambda: self._backend.set_password(SERVICE, key, secret))

    def delete(self, key: str) -> None:
        def forget() -> None:
            try:
                self._backend.delete_password(SERVICE, key)
            except PasswordDeleteError:
                # Also raised for what was not there, which is what the caller wants.
                if self._backend.get_password(SERVICE, key) is not None:
                    raise

        self._ask(forget)

    def _ask(self, call: Callable[[], T]) -> T:
        if not self._turn.acquire(timeout=self._call_s):
            raise _no_answer()
        try:
            return bounded(call, self._call_s)
        except TimeoutError:
            raise _no_answer() from None
        except KeyringLocked:
            raise VaultError(
                N_("The keyring is locked."),
                hint=N_("Unlock it, then try again.")) from None
        except Exception as error:
            # Backends raise what their libraries raise. Of the text only the type is kept: it
            # may hold anything, and a chained traceback may hold the call's arguments.
            raise VaultError(
                N_("The keyring refused to work."),
                hint=N_("Unlock or restart it, or use the vault file."),
                detail=type(error).__name__) from None
        finally:
            self._turn.release()


def _no_answer() -> VaultError:
    return VaultError(
        N_("The keyring does not answer."),
        hint=N_("Answer its question, or restart it, or use the vault file."))


def find_backend(*, timeout_s: float = PROBE_S) -> KeyringBackend | None:
    """Return the best trustworthy backend that answers, None without one; asks nobody anything."""
    try:
        return bounded(_find, timeout_s)
    except TimeoutError:
        log.warning("the keyring did not answer within %.0f s and is left alone", timeout_s)
    except Exception as error:
        log.warning("the keyring cannot be used: %s", type(error).__name__)
    return None


def _find() -> KeyringBackend | None:
    return best_backend([*_configured()] or get_all_keyring())


def _configured() -> Iterable[KeyringBackend]:
    """Yield what the user chose for every program, by PYTHON_KEYRING_BACKEND or keyringrc.cfg."""
    try:
        chosen = load_env() or load_config()
    except (ImportError, AttributeError, RuntimeError, ValueError, KeyringError) as error:
        log.warning("the keyring named in keyring's configuration fails: %s", type(error).__name__)
        return
    if chosen is not None:
        yield chosen


def best_backend(found: Iterable[KeyringBackend]) -> KeyringBackend | None:
    """Return the most recommended backend that keeps secrets encrypted and answers.

    A chainer is replaced by its best member: it would also write to members we refuse.
    """
    members: list[KeyringBackend] = []
    for backend in found:
        members += backend.backends if isinstance(backend, ChainerBackend) else [backend]
    trusted = sorted(filter(is_trusted, members), key=_priority, reverse=True)
    return next(filter(_answers, trusted), None)


def is_trusted(backend: KeyringBackend) -> bool:
    """True for recommended backends (priority 1 and more) that are known to encrypt.

    ``keyrings.alt`` writes plain text or weakly encrypted files; ``fail`` and ``null`` keep
    nothing.
    """
    kind = type(backend)
    module = kind.__module__
    refused = module.startswith(("keyrings.alt", "keyring.backends.fail", "keyring.backends.null"))
    return not refused and "plaintext" not in kind.__name__.lower() and _priority(backend) >= 1


def _priority(backend: KeyringBackend) -> float:
    try:
        return float(backend.priority)
    except Exception:  # "not viable here" is a RuntimeError, but a property may raise anything
        return -1.0


def _answers(backend: KeyringBackend) -> bool:
    """False for a Secret Service that is only a name on the bus, or would have to ask.

    ``priority`` asks the bus alone, whether somebody could be started. This asks the service for
    its default collection; without one, the first secret opens a dialog to make one, which
    needs a display.
    """
    if sys.platform != "linux" or type(backend).__module__ != "keyring.backends.SecretService":
        return True
    import secretstorage
    from secretstorage.exceptions import ItemNotFoundException, SecretStorageException

    try:
        with closing(secretstorage.dbus_init()) as bus:
            try:
                collection = secretstorage.get_collection_by_alias(bus, "default")
                locked = collection.is_locked()
            except ItemNotFoundException:
                locked = True
    except (SecretStorageException, OSError):
        return False
    return not locked or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
