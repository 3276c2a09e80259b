"""Addresses of hosts as people write them, and secrets that last no longer than a form."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain import host_fields as fields
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import AuthRefused, SocketDenied
from caas_desktop.domain.hosts import HostSpec, SshEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.trial import RunSecrets, Trial

SPEC = HostSpec(HostId("h"), "h", SshEndpoint("h"))


@pytest.mark.parametrize(("text", "parts"), [
    ("h", ("", "h", 0)), ("ops@h.example.com:22", ("ops", "h.example.com", 22)),
    (" ssh://ops@h:2222/ ", ("ops", "h", 2222)), ("[::1]:22", ("", "::1", 22)),
    ("fe80::1%eth0", ("", "fe80::1%eth0", 0)), ("a@b@10.0.0.1", ("a@b", "10.0.0.1", 0))])
def test_ssh_addresses_are_taken_apart(text: str, parts: tuple) -> None:
    assert fields.parse_ssh_address(text) == parts


@pytest.mark.parametrize("text", ["", "@h", "h:0", "h:99999", "h:x", "[::1", "-oProxyCommand=x",
                                  "a b", "x@-h", "-l@h", "h/../x"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        fields.parse_ssh_address(text)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_an_error_of_its_field(text: str) -> None:
    for read in (fields.parse_ssh_address, fields.parse_tcp_address, fields.parse_socket_path,
                 fields.parse_host_name):
        caught: list[FieldError] = []
        try:
            read(text, "address")
        except FieldError as error:
            caught.append(error)
        assert all(error.field == "address" for error in caught)


@given(st.from_regex(r"[a-z][a-z0-9]{0,20}(\.[a-z][a-z0-9]{0,9})?", fullmatch=True),
       st.integers(0, 65535), st.sampled_from(["", "ops", "a.b"]))
def test_an_endpoint_reads_back_as_it_is_written(host: str, port: int, user: str) -> None:
    endpoint = SshEndpoint(host, port, user)
    assert fields.parse_ssh_address(str(endpoint)) == (user, host, port)


def test_jump_hosts_are_a_list_of_addresses() -> None:
    assert fields.parse_jump(" ops@a , b:22") == "ops@a,b:22"
    assert fields.parse_jump("  ") == ""
    with pytest.raises(FieldError):
        fields.parse_jump("a,-oProxyCommand=x")


def test_docker_over_tcp_has_its_usual_port() -> None:
    assert fields.parse_tcp_address("tcp://10.0.0.1") == ("10.0.0.1", 2376)
    assert fields.parse_tcp_address("h:2375") == ("h", 2375)


class Vault:
    kind, locked = "file", True

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def unlock(self, master_password: str) -> None:
        self.locked = False

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def set(self, key: str, secret: str) -> None:
        self.kept[key] = secret

    def delete(self, key: str) -> None:
        self.kept.pop(key, None)


def test_a_lent_secret_is_found_first_told_to_the_log_filter_and_never_kept() -> None:
    inner, told = Vault(), []
    vault = RunSecrets(inner, told.append)
    inner.kept["k"] = "old"
    vault.lend("k", "new")
    assert (vault.get("k"), inner.kept, told) == ("new", {"k": "old"}, ["new"])
    vault.take_back("k")
    assert vault.get("k") == "old"


def test_a_kept_secret_replaces_a_lent_one_and_deleting_takes_both() -> None:
    vault = RunSecrets(Vault())
    vault.lend("k", "wrong")
    vault.set("k", "right")
    assert vault.get("k") == "right"
    vault.lend("k", "again")
    vault.delete("k")
    assert vault.get("k") is None
    assert (vault.kind, vault.locked) == ("file", True)
    vault.unlock("x")
    assert not vault.locked


def test_a_vault_is_new_only_while_it_is_locked_and_has_no_file() -> None:
    inner = Vault()
    assert not RunSecrets(inner).is_new
    vault = RunSecrets(inner, absent=lambda: True)
    assert vault.is_new
    vault.unlock("x")
    assert not vault.is_new


class Connector:
    def __init__(self, error: Exception | None) -> None:
        self.error, self.closed = error, 0

    def test(self, spec: HostSpec, report) -> None:
        report("Name", False, "no")

    def connect(self, spec: HostSpec, *, timeout_s: float) -> Connector:
        if self.error:
            raise self.error
        return self

    def close(self) -> None:
        self.closed += 1


def test_a_failed_test_returns_what_to_ask_the_user() -> None:
    error = AuthRefused("locked", needs="passphrase")
    vault, told = Vault(), []
    trial = Trial(Connector(error), vault)  # type: ignore[arg-type]
    assert trial.run(SPEC, {"passphrase": "x"}, lambda *a: told.append(a)) is error
    assert told == [("Name", False, "no")]
    assert vault.kept == {"host/h/passphrase": "x"}
    trial.undo()
    assert vault.kept == {}


def test_trying_twice_still_goes_back_to_the_very_first_secret() -> None:
    vault = Vault()
    vault.kept["host/h/password"] = "first"
    trial = Trial(Connector(SocketDenied("no")), vault)  # type: ignore[arg-type]
    for secret in ("a", "b"):
        trial.run(SPEC, {"password": secret}, lambda *a: None)
    trial.undo()
    assert vault.kept == {"host/h/password": "first"}


def test_a_connection_that_works_after_all_is_closed_and_no_error() -> None:
    connector = Connector(None)
    assert Trial(connector, Vault()).run(SPEC, {}, lambda *a: None) is None  # type: ignore[arg-type]
    assert connector.closed == 1
