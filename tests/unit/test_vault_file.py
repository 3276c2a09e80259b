"""The vault file: secret, whole, and kept under every accident."""
from __future__ import annotations

import hashlib
import multiprocessing
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caas_desktop.domain.errors import VaultError
from caas_desktop.secrets import move_vault_aside, open_vault, sealing
from caas_desktop.secrets.sealing import Costs
from caas_desktop.secrets.vaultfile import FileStore

CHEAP = Costs(log2_n=4, r=1, p=1)
PASSWORD, SECRET = "correct horse", "hunter2hunter2"
KEY = sealing.new_key(PASSWORD, CHEAP)


def store(path: Path, password: str | None = PASSWORD) -> FileStore:
    made = FileStore(path, costs=CHEAP)
    if password is not None:
        made.unlock(password)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(), st.text()))
def test_what_is_sealed_comes_back(secrets: dict[str, str]) -> None:
    assert sealing.unseal(sealing.seal(secrets, KEY), KEY) == secrets


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_change_of_any_byte_is_detected(data: st.DataObject) -> None:
    sealed = bytearray(sealing.seal({"host/a/password": SECRET}, KEY))
    position = data.draw(st.integers(0, len(sealed) - 1))
    sealed[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises(VaultError):
        sealing.unseal(bytes(sealed), KEY)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_change_with_a_mended_checksum_is_detected_too(data: st.DataObject) -> None:
    body = bytearray(sealing.seal({"host/a/password": SECRET}, KEY)[:-32])
    position = data.draw(st.integers(0, len(body) - 1))
    body[position] ^= data.draw(st.integers(1, 255))
    forged = bytes(body) + hashlib.sha256(body).digest()
    with pytest.raises(VaultError):
        sealing.unseal(forged, KEY)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 160))
def test_a_cut_off_file_is_damaged(length: int) -> None:
    sealed = sealing.seal({"host/a/password": SECRET}, KEY)
    with pytest.raises(VaultError, match="damaged"):
        sealing.check(sealed[: min(length, len(sealed) - 1)])


@given(st.binary(max_size=200))
def test_garbage_is_damaged(garbage: bytes) -> None:
    with pytest.raises(VaultError):
        sealing.check(garbage)


def test_a_hostile_header_cannot_make_us_take_all_memory() -> None:
    body = bytearray(sealing.seal({}, KEY)[:-32])
    body[9] = 60
    with pytest.raises(VaultError):
        sealing.key_of(bytes(body) + hashlib.sha256(body).digest(), PASSWORD)


def test_equal_content_never_looks_equal() -> None:
    assert sealing.seal({"a": "b"}, KEY) != sealing.seal({"a": "b"}, KEY)


def test_the_default_costs_are_not_cheap(path: Path) -> None:
    vault = open_vault(file=path, prefer="file")
    vault.unlock(PASSWORD)
    assert path.read_bytes()[9:12] == bytes((17, 8, 1))


def test_secrets_survive_a_restart_and_are_not_readable_in_the_file(path: Path) -> None:
    store(path).set("host/a/password", SECRET)
    assert store(path).get("host/a/password") == SECRET
    for file in path.parent.iterdir():
        assert SECRET.encode() not in file.read_bytes()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_new_folder_is_private(tmp_path: Path) -> None:
    store(tmp_path / "new" / "vault")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_it_is_locked_until_unlocked_and_again_after_lock(path: Path) -> None:
    vault = store(path, password=None)
    assert vault.locked
    assert not path.exists()
    for call in (lambda: vault.get("k"), lambda: vault.set("k", "s"), lambda: vault.delete("k")):
        with pytest.raises(VaultError, match="locked"):
            call()
    vault.unlock(PASSWORD)
    assert not vault.locked
    vault.set("k", SECRET)
    vault.lock()
    assert vault.locked
    with pytest.raises(VaultError, match="locked"):
        vault.get("k")


def test_a_wrong_master_password_opens_nothing_and_changes_nothing(path: Path) -> None:
    store(path).set("k", SECRET)
    before = path.read_bytes()
    vault = store(path, password=None)
    with pytest.raises(VaultError, match="wrong"):
        vault.unlock("wrong")
    assert vault.locked
    assert path.read_bytes() == before


def test_an_empty_master_password_is_refused(path: Path) -> None:
    with pytest.raises(VaultError):
        store(path, password="")
    with pytest.raises(VaultError):
        store(path).change_master_password(PASSWORD, "")
    assert store(path).get("k") is None


def test_deleting_forgets_and_deleting_nothing_is_no_error(path: Path) -> None:
    vault = store(path)
    vault.set("k", SECRET)
    vault.delete("k")
    vault.delete("k")
    assert vault.get("k") is None
    assert store(path).get("k") is None


@pytest.mark.parametrize("unlocked", [False, True])
def test_the_master_password_can_be_changed(path: Path, unlocked: bool) -> None:
    store(path).set("k", SECRET)
    old_salt = path.read_bytes()[12:28]
    vault = store(path, PASSWORD if unlocked else None)
    with pytest.raises(VaultError, match="wrong"):
        vault.change_master_password("wrong", "new")
    vault.change_master_password(PASSWORD, "new")
    assert vault.get("k") == SECRET
    assert path.read_bytes()[12:28] != old_salt
    with pytest.raises(VaultError, match="wrong"):
        store(path)
    assert store(path, "new").get("k") == SECRET


def test_a_console_notices_a_master_password_changed_by_another_one(path: Path) -> None:
    one, two = store(path), store(path)
    one.set("k", SECRET)
    two.change_master_password(PASSWORD, "new")
    with pytest.raises(VaultError, match="changed elsewhere"):
        one.set("other", "secret")
    assert one.locked
    one.unlock("new")
    assert one.get("k") == SECRET


def test_a_damaged_file_is_kept_and_a_new_one_can_start(path: Path) -> None:
    vault = store(path)
    vault.set("k", SECRET)
    damaged = path.read_bytes()[:-1]
    path.write_bytes(damaged)
    with pytest.raises(VaultError, match="damaged"):
        vault.set("k", "other")
    with pytest.raises(VaultError, match="damaged"):
        store(path)
    assert path.read_bytes() == damaged
    aside = move_vault_aside(path)
    assert aside.read_bytes() == damaged
    assert store(path).get("k") is None


def test_a_vault_of_a_newer_version_is_refused_as_such(path: Path) -> None:
    body = bytearray(sealing.seal({}, KEY)[:-32])
    body[8] = 2
    path.write_bytes(bytes(body) + hashlib.sha256(body).digest())
    with pytest.raises(VaultError, match="newer version"):
        store(path)


def test_a_file_removed_meanwhile_is_written_again_whole(path: Path) -> None:
    vault = store(path)
    vault.set("a", "1")
    path.unlink()
    assert vault.get("a") == "1"
    vault.set("b", "2")
    assert store(path).get("a") == "1"


def test_a_write_that_fails_half_way_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = store(path)
    vault.set("k", SECRET)

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_space)
        with pytest.raises(VaultError) as caught:
            vault.set("k", "other")
    assert caught.value.hint
    assert vault.get("k") == SECRET
    assert store(path).get("k") == SECRET
    assert {p.name for p in path.parent.iterdir()} == {"vault", "vault.lock"}


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VaultError) as caught:
        store(tmp_path / "file" / "vault")
    assert caught.value.hint


def write_twenty(path: Path, name: str) -> None:
    vault = store(path)
    for number in range(20):
        vault.set(f"{name}/{number}", name)


def test_two_consoles_lose_nothing_of_each_other(path: Path) -> None:
    store(path)
    context = multiprocessing.get_context("spawn")
    consoles = [context.Process(target=write_twenty, args=(path, name)) for name in "ab"]
    for console in consoles:
        console.start()
    for console in consoles:
        console.join(60)
        assert console.exitcode == 0
        console.close()
    vault = store(path)
    assert [vault.get(f"{n}/{i}") for n in "ab" for i in range(20)] == ["a"] * 20 + ["b"] * 20


def test_a_console_sees_what_another_one_saved(path: Path) -> None:
    one, two = store(path), store(path)
    one.set("k", SECRET)
    assert two.get("k") == SECRET
