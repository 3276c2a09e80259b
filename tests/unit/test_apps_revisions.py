"""The history of apps: encrypted with the vault's key, bounded, readable from itself alone."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.catalogue import open_catalogue
from caas_desktop.domain.apps import AppKey, Revision
from caas_desktop.domain.errors import ResourceConflict, ResourceGone, VaultError
from caas_desktop.domain.ports import Catalogue
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations import sealing
from caas_desktop.operations.apps.deployed import Deployed
from caas_desktop.operations.apps.images import moved
from caas_desktop.operations.compose import Source, load, to_yaml
from caas_desktop.operations.revisions import KEY, Revisions
from caas_desktop.operations.settings import REVISIONS_KEPT
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets.memory import MemoryStore

SHOP = AppKey(ScopeId("engine:E1"), "shop")
WORD = "correct-horse"
FILE = """
name: shop
include: [more.yaml]
services:
  web:
    image: shop:${TAG}
    env_file: [web.env]
    environment: {PASSWORD: "${PASSWORD}"}
    secrets: [word]
secrets: {word: {file: ./word}}
"""


class Keyring(MemoryStore):
    kind = "keyring"


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with closing(open_catalogue(tmp_path / "c.sqlite3")) as one:
        yield one


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    for name, text in {
        "compose.yaml": FILE, ".env": f"TAG=1\nPASSWORD={WORD}\n", "web.env": "A=1\n",
        "word": "hush", "more.yaml": "services: {db: {image: db}}\n",
    }.items():
        (folder / name).write_text(text)
    return folder


def deployed(folder: Path, **images: str) -> Deployed:
    return Deployed.of(load(Source(files=(folder / "compose.yaml",))), images)


def test_a_revision_is_read_again_when_all_its_files_are_gone(files: Path) -> None:
    kept = deployed(files)
    for path in files.iterdir():
        path.write_text("something: else")
    again = Deployed.from_json(kept.to_json())
    assert again == kept
    project = again.project()
    assert to_yaml(project) == kept.yaml
    assert project.services["web"].image == "shop:1"
    assert set(project.services) == {"web", "db"}
    assert project.contents[str(files / "word")] == b"hush"
    assert again.project("copy").name == "copy"


def test_nothing_that_was_deployed_lies_in_the_catalogue_in_plain(
        catalogue: Catalogue, files: Path, tmp_path: Path) -> None:
    revisions = Revisions(catalogue, Keyring())
    made = revisions.record(SHOP, deployed(files, web="shop:1@sha256:2"), "deploy")
    assert (made.number, made.saved, made.worked, revisions.trouble()) == (1, True, True, None)
    assert revisions.content(made).images == {"web": "shop:1@sha256:2"}
    stored = b"".join(p.read_bytes() for p in tmp_path.glob("c.sqlite3*"))
    assert WORD.encode() not in stored
    assert b"hush" not in stored


def test_as_many_as_the_setting_says_are_kept(catalogue: Catalogue, files: Path) -> None:
    catalogue.save_setting(REVISIONS_KEPT.key, 2)
    revisions, content = Revisions(catalogue, Keyring()), deployed(files)
    for _ in range(4):
        revisions.record(SHOP, content, "deploy")
    assert [one.number for one in revisions.of(SHOP)] == [4, 3]
    with pytest.raises(ResourceGone, match="no revision 1"):
        revisions.find(SHOP, 1)


class Locked(MemoryStore):
    kind = "file"
    locked = True


@pytest.mark.parametrize("vault", [MemoryStore(), Locked()])
def test_without_a_vault_revisions_are_known_to_this_run_only(
        vault: MemoryStore, catalogue: Catalogue, files: Path) -> None:
    revisions = Revisions(catalogue, vault)
    assert "this run only" in str(revisions.trouble())
    revisions.record(SHOP, deployed(files), "deploy")
    second = revisions.record(SHOP, deployed(files), "deploy", "no such image")
    assert (second.number, second.saved, second.worked) == (2, False, False)
    assert revisions.of(SHOP)[0] == second
    assert revisions.content(second).name == "shop"
    assert Revisions(catalogue, vault).of(SHOP) == []


def test_who_never_made_a_vault_is_not_told_that_it_is_locked(catalogue: Catalogue) -> None:
    for absent, words in ((True, "There is no vault yet"), (False, "The vault is locked")):
        vault = RunSecrets(Locked(), absent=lambda absent=absent: absent)
        assert str(Revisions(catalogue, vault).trouble()).startswith(words)


def test_two_apps_deployed_at_once_for_the_first_time_share_one_key(
        catalogue: Catalogue, files: Path) -> None:
    content, made = deployed(files), list[Revision]()

    class Asked(Keyring):
        def get(self, name: str) -> str | None:
            found = super().get(name)
            if other.ident is None:  # the other one comes just between the question and the key
                other.start()
                other.join(0.3)
            return found

    history = Revisions(catalogue, Asked())
    cart = AppKey(SHOP.scope, "cart")
    other = threading.Thread(
        target=lambda: made.append(history.record(cart, content, "deploy")), daemon=True)
    made.append(history.record(SHOP, content, "deploy"))
    other.join(60)
    assert [history.content(one) for one in made] == [content, content]


def test_another_vaults_key_and_a_changed_revision_are_told_apart(
        catalogue: Catalogue, files: Path) -> None:
    vault = Keyring()
    made = Revisions(catalogue, vault).record(SHOP, deployed(files), "deploy")
    with pytest.raises(VaultError, match="no key"):
        Revisions(catalogue, Keyring()).content(made)
    other = Keyring()
    other.set(KEY, sealing.new_key())
    with pytest.raises(VaultError, match="another vault"):
        Revisions(catalogue, other).content(made)
    key = vault.get(KEY)
    assert key is not None
    sealed = sealing.seal({}, made, key)
    with pytest.raises(VaultError, match="damaged"):  # one app's revision passed off as another's
        sealing.unseal(sealed, replace(made, app=AppKey(SHOP.scope, "bank")), key)


@given(content=st.dictionaries(st.text(), st.text() | st.integers()), at=st.floats(
    allow_nan=False), spoil=st.integers(0, 60))
def test_what_is_sealed_comes_back_and_no_spoilt_byte_passes(
        content: dict[str, Any], at: float, spoil: int) -> None:
    key, revision = sealing.new_key(), Revision(SHOP, 1, at, "ops@desk", "deploy")
    sealed = sealing.seal(content, revision, key)
    assert sealing.unseal(sealed, revision, key) == content
    spoilt = bytearray(sealed)
    spoilt[spoil % len(spoilt)] ^= 1
    with pytest.raises(VaultError):
        sealing.unseal(bytes(spoilt), revision, key)


def test_an_image_is_pinned_only_where_its_name_means_another_one_now(files: Path) -> None:
    kept = {"web": "shop:1@sha256:1", "db": "db@sha256:2"}
    pins = moved(kept, {"web": "shop:1@sha256:9", "db": "db@sha256:2"})
    back = Deployed.of(load(Source(files=(files / "compose.yaml",))), scales={"web": 3}, pins=pins)
    services = Deployed.from_json(back.to_json()).project().services
    assert (services["web"].image, services["web"].replicas) == ("shop:1@sha256:1", 3)
    assert (services["db"].image, services["db"].replicas) == ("db", 1)


def test_one_deployment_at_a_time_writes_the_history_of_an_app(catalogue: Catalogue) -> None:
    history = Revisions(catalogue, Keyring())
    with history.written(SHOP):
        with pytest.raises(ResourceConflict, match="already"), history.written(SHOP):
            pass
        with history.written(AppKey(SHOP.scope, "blog")):
            pass
    with history.written(SHOP):
        pass
