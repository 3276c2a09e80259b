"""What the tests of apps share: the command line in this process, on hosts of the lab."""
from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.engine.connector import DockerConnector
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets.memory import MemoryStore
from lab.state import Lab
from tests.engine.swarm_kit import spec_of
from tests.qt.dialogs_kit import FakeVault
from tests.unit.cli_fakes import CommandLine


class Keyring(MemoryStore):
    """A vault that outlives the program, as far as the program can tell."""

    kind = "keyring"


class Commands(CommandLine):
    """``call`` runs a command and returns what it printed."""

    def __init__(self, lab: Lab, folder: Path, capsys: pytest.CaptureFixture[str], *hosts: str
                 ) -> None:
        super().__init__()
        self.connector: Any = DockerConnector(FakeVault(), folder, home=folder, env={})
        self.vault = RunSecrets(Keyring())
        self._capsys = capsys
        self.said = ""
        for host in hosts:
            self.catalogue.save_host(spec_of(lab, host))

    def call(self, *words: str, code: int = 0) -> str:
        """Return standard output; ``said`` keeps what went to standard error."""
        self._capsys.readouterr()
        found = self.run(*words)
        told = self._capsys.readouterr()
        self.said = told.err
        assert found == code, f"{words}: {found}\n{told.out}{told.err}"
        return told.out

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self.call(*words, "--json", code=code))


@contextmanager
def commands(lab: Lab, folder: Path, capsys: pytest.CaptureFixture[str], *hosts: str
             ) -> Iterator[Commands]:
    found = Commands(lab, folder, capsys, *hosts)
    try:
        yield found
    finally:
        found.close()
