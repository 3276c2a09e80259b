"""Secrets for this run only, and connections that are tried before they are saved."""
from __future__ import annotations

import threading
from collections.abc import Callable

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import EngineInfo, HostSpec
from caas_desktop.domain.ports import Connector, StepReport, Vault


class RunSecrets:
    """A vault over another one: what is lent lives in memory and is found first.

    ``tell`` hears every lent secret before it is used (the log filter's ``remember``).
    ``absent`` says whether the vault's file has yet to be made.
    """

    def __init__(self, vault: Vault, tell: Callable[[str], None] = lambda _: None,
                 absent: Callable[[], bool] = lambda: False) -> None:
        self._vault, self._tell, self._absent = vault, tell, absent
        self._lent: dict[str, str] = {}
        self._lock = threading.Lock()

    @property
    def kind(self) -> str:
        return self._vault.kind

    @property
    def locked(self) -> bool:
        return self._vault.locked

    @property
    def is_new(self) -> bool:
        """True where ``unlock`` would choose the master password, not check it."""
        return self.locked and self._absent()

    def unlock(self, master_password: str) -> None:
        self._vault.unlock(master_password)

    def lend(self, key: str, secret: str) -> None:
        """Have ``secret`` found under ``key`` until the program ends or it is taken back."""
        self._tell(secret)
        with self._lock:
            self._lent[key] = secret

    def take_back(self, key: str) -> None:
        with self._lock:
            self._lent.pop(key, None)

    def get(self, key: str) -> str | None:
        with self._lock:
            lent = self._lent.get(key)
        if lent is not None:
            return lent
        # Nothing can be in a vault that was never made: no reason to ask for its password.
        return None if self.is_new else self._vault.get(key)

    def set(self, key: str, secret: str) -> None:
        self._vault.set(key, secret)
        self.take_back(key)

    def delete(self, key: str) -> None:
        self.take_back(key)
        self._vault.delete(key)


def never_made(vault: Vault) -> bool:
    """Tell whether a locked vault has yet to be made: its ``unlock`` would choose the password."""
    return isinstance(vault, RunSecrets) and vault.is_new


class Trial:
    """Tests connections with secrets that nobody has saved yet."""

    def __init__(self, connector: Connector, vault: Vault) -> None:
        self._connector, self._vault = connector, vault
        self._undo: dict[str, Callable[[], None]] = {}

    def run(self, spec: HostSpec, secrets: dict[str, str], report: StepReport
            ) -> EngineInfo | CaasError | None:
        """Test ``spec``; blocks. Returns what answered, or the error to ask the user about.

        None: a step failed, but a plain connection worked right afterwards.
        """
        try:
            for name, secret in secrets.items():
                key = f"host/{spec.id}/{name}"
                undo = lend(self._vault, key, secret)
                self._undo.setdefault(key, undo)
            info = self._connector.test(spec, report)
            if info is not None:
                return info
            # The steps are words; only a connection raises the error that says which secret or
            # which key is missing.
            self._connector.connect(spec, timeout_s=10.0).close()
        except CaasError as exc:
            return exc
        return None

    def undo(self) -> None:
        """Take every lent secret back; raises VaultError."""
        while self._undo:
            self._undo.popitem()[1]()


def lend(vault: Vault, key: str, secret: str) -> Callable[[], None]:
    """Make ``secret`` known for now; returns the function that undoes it.

    A vault that keeps everything it is given gets its earlier content back.
    """
    if isinstance(vault, RunSecrets):
        lender = vault
        lender.lend(key, secret)
        return lambda: lender.take_back(key)
    before = vault.get(key)
    vault.set(key, secret)
    if before is None:
        return lambda: vault.delete(key)
    kept = before
    return lambda: vault.set(key, kept)
