"""What the vault has handed out stands in no log and no crash report."""
from __future__ import annotations

import base64
import io
import json
import logging
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.errors import VaultError
from caas_desktop.secrets import GuardedVault, Redactor, open_vault
from caas_desktop.secrets.redact import BLANK
from caas_desktop.secrets.sealing import Costs
from caas_desktop.secrets.vaultfile import FileStore

CHEAP = Costs(log2_n=4, r=1, p=1)

SECRET = 'p4ss"wörd\\/ 1'
PEM = "-----BEGIN KEY-----\nbase64base64base64\nmorebase64more64\n-----END KEY-----\n"


@pytest.fixture
def redactor() -> Redactor:
    made = Redactor()
    made.remember(SECRET)
    return made


@pytest.mark.parametrize("spelling", [
    SECRET, repr(SECRET), repr({"password": SECRET}), json.dumps([SECRET]),
    json.dumps(SECRET, ensure_ascii=False), quote(SECRET), quote(SECRET, safe=""),
    base64.b64encode(SECRET.encode()).decode(),
])
def test_a_secret_is_blanked_in_its_usual_spellings(redactor: Redactor, spelling: str) -> None:
    cleaned = redactor.clean(f"before {spelling} after")
    assert BLANK in cleaned
    assert "p4ss" not in cleaned
    assert cleaned.startswith("before ")
    assert cleaned.endswith(" after")


def test_every_line_of_a_key_is_blanked() -> None:
    redactor = Redactor()
    redactor.remember(PEM)
    assert "base64" not in redactor.clean("line: morebase64more64")
    assert "base64" not in redactor.clean(PEM)


def test_of_overlapping_secrets_the_longer_one_is_blanked_whole() -> None:
    redactor = Redactor()
    redactor.remember("hunter2")
    redactor.remember("hunter2hunter2-tail")
    assert redactor.clean("x hunter2hunter2-tail x") == f"x {BLANK} x"


def test_a_short_secret_is_blanked_only_where_it_stands_alone() -> None:
    redactor = Redactor()
    for secret in ("the", "", " ", "a"):
        redactor.remember(secret)
    assert redactor.clean("other the a  b") == f"other {BLANK} a  b"


DIGITS = st.text("0123456789 \n")


@given(st.text(st.characters(categories=["L", "P"]), min_size=6), DIGITS, DIGITS)
def test_a_secret_is_blanked_wherever_it_stands(secret: str, before: str, after: str) -> None:
    redactor = Redactor()
    redactor.remember(secret)
    assert redactor.clean(before + secret + after) == before + BLANK + after


def logged(redactor: Redactor) -> tuple[logging.Logger, io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(redactor)
    logger = logging.getLogger("test-vault-redact")
    logger.handlers = [handler]
    logger.propagate = False
    return logger, stream


def test_messages_arguments_tracebacks_and_stacks_are_cleaned(redactor: Redactor) -> None:
    logger, stream = logged(redactor)
    logger.warning("token %s for %r", SECRET, {"key": SECRET})
    try:
        raise ValueError(f"bad {SECRET}")
    except ValueError:
        logger.exception("failed with %s", SECRET, stack_info=True)
    text = stream.getvalue()
    assert "p4ss" not in text
    assert text.count(BLANK) >= 4
    assert "ValueError" in text
    assert "Traceback" in text


def test_a_bad_format_string_does_not_stop_the_program(redactor: Redactor) -> None:
    logger, stream = logged(redactor)
    logger.warning("%d", SECRET)
    assert "p4ss" not in stream.getvalue()


def test_everything_secret_that_passes_the_vault_is_blanked_from_then_on(tmp_path: Path) -> None:
    redactor = Redactor()
    logger, stream = logged(redactor)
    vault = GuardedVault(FileStore(tmp_path / "vault", costs=CHEAP), redactor)
    vault.unlock("master-password")
    vault.set("k", "first-secret")
    vault.set("k2", "second-secret")
    vault.change_master_password("master-password", "new-master-password")
    with pytest.raises(VaultError):
        vault.unlock("a-wrong-password")
    logger.warning("master-password first-secret second-secret new-master-password "
                   "a-wrong-password")
    assert set(stream.getvalue().split()) == {BLANK}
    fresh = open_vault(file=tmp_path / "vault", prefer="file", redactor=Redactor())
    fresh.unlock("new-master-password")
    assert fresh.redactor.clean("first-secret") == "first-secret"
    fresh.get("k")
    assert fresh.redactor.clean("first-secret") == BLANK
