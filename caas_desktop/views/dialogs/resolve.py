"""Opens the dialog that a host's error needs."""
from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.errors import (
    AuthRefused,
    CaasError,
    HostKeyChanged,
    HostKeyUnknown,
    VaultError,
)
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Lane, Vault
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.trial import RunSecrets, lend
from caas_desktop.views.dialogs.secret import SecretDialog
from caas_desktop.views.dialogs.trouble import TroubleDialog
from caas_desktop.views.dialogs.trust import HostKeyChangedDialog, HostKeyDialog, KeyAnswer
from caas_desktop.views.dialogs.vault import opened


def resolve_host_error(parent: QWidget | None, fleet: Fleet, spec: HostSpec,
                       error: Exception | None, jobs: JobRunner | None = None) -> bool:
    """Ask the user for what ``error`` (of ``HostStatus.error``) lacks; True: connect again.

    A key is accepted, a secret goes to the vault (on a worker of ``jobs``, as a keyring may ask
    its user); nothing else is changed. Errors that no answer helps are explained with their hint.
    """
    match error:
        case HostKeyChanged():
            HostKeyChangedDialog(parent, error, spec.name).exec()
            return False
        case HostKeyUnknown():
            return _trust(parent, fleet, spec, error, jobs)
        case AuthRefused() if error.needs:
            return _ask_secret(parent, fleet, spec, error, jobs)
        case VaultError() if jobs is not None and fleet.vault.locked:
            return opened(parent, fleet.vault, jobs)
        case CaasError():
            TroubleDialog(parent, spec.name, error).exec()
            return False
    return False


def _trust(parent: QWidget | None, fleet: Fleet, spec: HostSpec, error: HostKeyUnknown,
           jobs: JobRunner | None) -> bool:
    """Trust the key now; its file is written on a worker, as a home may lie on a slow disk."""
    dialog = HostKeyDialog(parent, error, spec.name)
    dialog.exec()
    if dialog.answer is KeyAnswer.REJECT:
        return False
    keep = dialog.answer is KeyAnswer.SAVE

    def accept(save: bool) -> None:
        fleet.connector.accept_host_key(error.hostname, error.key, save=save)

    try:
        accept(keep and jobs is None)
        if keep and jobs is not None:
            jobs.submit("known-hosts", lambda _: accept(True), lane=Lane.COMMAND,
                        failed=partial(_tell, parent, spec))
    except CaasError as exc:
        TroubleDialog(parent, spec.name, exc).exec()
        return False
    return True


def _ask_secret(parent: QWidget | None, fleet: Fleet, spec: HostSpec, error: AuthRefused,
                jobs: JobRunner | None) -> bool:
    assert error.needs is not None
    dialog = SecretDialog(parent, error, spec.name, fleet.vault.kind)
    if not dialog.exec():
        return False
    key, secret = f"host/{spec.id}/{error.needs}", dialog.secret()
    try:
        lend(fleet.vault, key, secret)
        if dialog.keep() and isinstance(fleet.vault, RunSecrets):
            _keep(parent, fleet.vault, spec, key, secret, jobs)
    except CaasError as exc:
        TroubleDialog(parent, spec.name, exc).exec()
        return False
    return True


def _keep(parent: QWidget | None, vault: Vault, spec: HostSpec, key: str, secret: str,
          jobs: JobRunner | None) -> None:
    if jobs is None:
        vault.set(key, secret)
        return
    if not opened(parent, vault, jobs):
        return  # it is known for this run all the same

    jobs.submit("vault", lambda _: vault.set(key, secret), lane=Lane.COMMAND,
                failed=partial(_tell, parent, spec))


def _tell(parent: QWidget | None, spec: HostSpec, error: Exception) -> None:
    if isinstance(error, CaasError):
        TroubleDialog(parent, spec.name, error).exec()
