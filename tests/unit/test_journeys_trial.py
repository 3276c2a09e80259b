"""A vault that was never made stands in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from caas_desktop.domain.errors import VaultError
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets import Redactor, open_vault


def test_a_vault_that_was_never_made_holds_nothing_and_one_that_is_locked_says_so(
    tmp_path: Path
) -> None:
    file = tmp_path / "vault"
    secrets = RunSecrets(open_vault(file=file, prefer="file", redactor=Redactor()),
                         absent=lambda: not file.exists())
    assert secrets.get("host/a/passphrase") is None
    secrets.unlock("a long master password")
    secrets.set("host/a/passphrase", "open sesame")
    again = RunSecrets(open_vault(file=file, prefer="file", redactor=Redactor()),
                       absent=lambda: not file.exists())
    with pytest.raises(VaultError):
        again.get("host/a/passphrase")
