"""The history of apps: every deployment is a revision, encrypted with a key of the vault."""
from __future__ import annotations

import os
import pwd
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from caas_desktop.domain.apps import OK, AppKey, Made, Revision
from caas_desktop.domain.errors import (
    CatalogueError,
    ResourceConflict,
    ResourceGone,
    VaultError,
)
from caas_desktop.domain.ports import Catalogue, Vault
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations import sealing
from caas_desktop.operations.settings import REVISIONS_KEPT, Settings
from caas_desktop.operations.trial import never_made

if TYPE_CHECKING:
    from caas_desktop.operations.apps.deployed import Deployed

KEY = "revisions/key"


class Revisions:
    """Thread-safe; blocks on catalogue and vault.

    Without a vault that outlives the program, or with a locked one, revisions are known to this
    run only; ``trouble`` says so. How many are kept is a setting.
    """

    def __init__(self, catalogue: Catalogue, vault: Vault) -> None:
        self._catalogue, self._vault = catalogue, vault
        self._lock, self._making_key = threading.Lock(), threading.Lock()
        self._unsaved: dict[AppKey, list[tuple[Revision, Deployed]]] = {}
        self._written: set[AppKey] = set()

    @contextmanager
    def written(self, app: AppKey) -> Iterator[None]:
        """Hold an app's history for one deployment: two at once would be told in a wrong order.

        Raises:
            ResourceConflict: Another deployment of this program holds it.
        """
        with self._lock:
            if app in self._written:
                raise ResourceConflict(
                    N_("{app} is being deployed already."), app=app.name,
                    hint=N_("Wait for that deployment or cancel it among the tasks, then try "
                            "again."))
            self._written.add(app)
        try:
            yield
        finally:
            with self._lock:
                self._written.discard(app)

    def trouble(self) -> Text | None:
        """Return why revisions are for this run only, None where they are kept."""
        try:
            if self._vault.kind == "memory":
                return Text(N_("There is no vault to keep a key in: revisions of apps are "
                               "remembered for this run only."))
            if never_made(self._vault):
                return Text(N_("There is no vault yet: revisions of apps are remembered for this "
                               "run only."))
            if self._vault.locked:
                return Text(N_("The vault is locked: revisions of apps are remembered for this "
                               "run only."))
        except VaultError as error:
            return error.text
        return None

    def of(self, app: AppKey) -> list[Revision]:
        """Return the history of an app, newest first; what it holds is read by ``content``."""
        with self._lock:
            unsaved = [one for one, _ in self._unsaved.get(app, ())]
        found = [*unsaved, *self._catalogue.revisions(app)]
        return sorted(found, key=lambda one: (one.number, one.at), reverse=True)

    def find(self, app: AppKey, number: int) -> Revision:
        """Return one revision; raises ResourceGone."""
        for one in self.of(app):
            if one.number == number:
                return one
        raise ResourceGone(N_("{app} has no revision {number}."), app=app.name, number=number)

    def content(self, revision: Revision) -> Deployed:
        """Return what was deployed.

        Raises:
            VaultError: The vault is locked, has no such key, or the revision is damaged.
            ResourceGone: It is kept no more.
        """
        with self._lock:
            for one, content in self._unsaved.get(revision.app, ()):
                if one == revision:
                    return content
        # The reader of Compose files takes 60 ms: not at the start of the window.
        from caas_desktop.operations.apps.deployed import Deployed

        sealed = self._catalogue.sealed_revision(revision.app, revision.number)
        if sealed is None:
            raise ResourceGone(N_("{app} has no revision {number}."), app=revision.app.name,
                               number=revision.number)
        key = self._vault.get(KEY)
        if key is None:
            raise VaultError(N_("The vault has no key for the revisions of apps."),
                             hint=N_("Read them where they were deployed from."))
        try:
            return Deployed.from_json(sealing.unseal(sealed, revision, key))
        except (KeyError, TypeError, ValueError):
            raise VaultError(N_("Revision {number} of {app} is damaged."),
                             number=revision.number, app=revision.app.name) from None

    def record(self, app: AppKey, content: Deployed, made: Made, result: str = OK, of: int = 0
               ) -> Revision:
        """Append a revision; where it cannot be kept, it is remembered for this run."""
        revision = Revision(app, 0, time.time(), who(), made, result, of, saved=False)
        try:
            key = self._key()
            if key is not None:
                sealed = sealing.seal(content.to_json(), revision, key)
                if len(sealed) <= sealing.MAX_BYTES:
                    return self._catalogue.add_revision(revision, sealed, self._limit())
        except (VaultError, CatalogueError):
            pass  # told by ``trouble``, or by the catalogue's own; what was deployed stands
        newest = max((one.number for one in self._known(app)), default=0)
        revision = replace(revision, number=newest + 1)
        with self._lock:
            kept = self._unsaved.setdefault(app, [])
            kept.append((revision, content))
            del kept[:-self._limit()]
        return revision

    def _limit(self) -> int:
        # Settings of the window belong to its thread; this is called on workers.
        return Settings(self._catalogue).get(REVISIONS_KEPT)

    def _known(self, app: AppKey) -> list[Revision]:
        try:
            return self.of(app)
        except CatalogueError:
            return [one for one, _ in self._unsaved.get(app, ())]

    def _key(self) -> str | None:
        """Return the key, made at its first use; None where it could not be kept."""
        if self.trouble() is not None:
            return None
        with self._making_key:  # two apps deployed at once: the second key would hide the first
            key = self._vault.get(KEY)
            if key is None:
                key = sealing.new_key()
                self._vault.set(KEY, key)
            return key


def who() -> str:
    """Return user@computer."""
    try:
        name = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        name = str(os.getuid())
    return f"{name}@{socket.gethostname()}"
