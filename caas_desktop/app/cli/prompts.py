"""Asks the user at a terminal: yes or no, a name, a secret. Never in a script."""
from __future__ import annotations

import getpass
import os
import sys
from contextlib import suppress

from caas_desktop.app.cli.output import note, problem, safe
from caas_desktop.domain.errors import AuthRefused, CaasError, VaultError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Vault

SECRET_LIMIT = 64 << 10  # bytes of a secret from standard input


def interactive() -> bool:
    """Return True when somebody can be asked: questions and answers pass a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """Return the line typed to ``question``, "" at the end of input.

    The question goes to standard error: standard output may be a file.
    """
    sys.stdout.flush()
    sys.stderr.write(safe(question) + " ")
    sys.stderr.flush()
    return sys.stdin.readline().rstrip("\n")


def agreed(question: str) -> bool:
    return ask(f"{question} [y/N]").strip().lower() in ("y", "yes")


def secret(question: str) -> str:
    """Return a secret typed without echo."""
    return getpass.getpass(safe(question) + ": ")


def secret_from_stdin() -> str:
    """Return a secret piped in, without its last newline; raises CaasError for none."""
    data = b""
    while len(data) <= SECRET_LIMIT and (more := os.read(0, SECRET_LIMIT)):
        data += more
    return _usable(data)


def line_from_stdin() -> str:
    """Return the first line piped in, and leave the rest to who reads next."""
    data = b""
    while len(data) <= SECRET_LIMIT and (byte := os.read(0, 1)) and byte != b"\n":
        data += byte
    return _usable(data)


def _usable(data: bytes) -> str:
    found = data.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
    if not found or len(data) > SECRET_LIMIT:
        raise CaasError("No usable secret came from standard input.",
                        hint="Pipe it in, from a file or a program.")
    return found


def unlock(vault: Vault) -> None:
    """Open a locked vault file; raises VaultError when nobody can be asked, or refuses."""
    if not vault.locked:
        return
    if not interactive():
        raise VaultError("The vault file is locked.",
                         hint="Run the command in a terminal to type its master password.")
    vault.unlock(secret("Master password of the vault"))


def resolve(error: CaasError, spec: HostSpec, vault: Vault) -> bool:
    """Ask for what ``error`` says is missing; True when another try may work."""
    if not interactive():
        return False
    try:
        if isinstance(error, VaultError) and vault.locked:
            unlock(vault)
            return True
        if isinstance(error, AuthRefused) and error.needs:
            note(f"{spec.name}: {error}")
            typed = secret(f"{error.needs.capitalize()} of {error.subject or spec.name}")
            if typed:
                keep(vault, spec, error.needs, typed)
                return True
    except VaultError as exc:
        problem(exc)
    except (EOFError, OSError):
        return False
    return False


def keep(vault: Vault, spec: HostSpec, name: str, typed: str) -> None:
    """Put a host's secret into the vault, where that cannot be opened for this run only."""
    lend = getattr(vault, "lend", None)
    if lend is not None:
        lend(f"host/{spec.id}/{name}", typed)
    with suppress(VaultError):
        if vault.locked:
            unlock(vault)
        vault.set(f"host/{spec.id}/{name}", typed)
