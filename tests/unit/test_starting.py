"""A container that cannot be started is told with the reason, and who has its port."""
from __future__ import annotations

from typing import Any

import pytest

from caas_desktop.domain.errors import BadRequest, CaasError, HostUnreachable, ResourceConflict
from caas_desktop.operations.containers.starting import start_container
from tests import factories
from tests.fakes import FakeEngine

ID, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def engine() -> FakeEngine:
    made = FakeEngine(factories.host("h1"), factories.engine("h1"))
    made.answers[f"/containers/{ID}/start"] = CaasError("boom", detail="Bind failed")
    made.answers[f"/containers/{ID}/json"] = {
        "Id": ID, "HostConfig": {"PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}}}
    return made


def with_port(engine: FakeEngine, id_: str = OTHER, **port: Any) -> FakeEngine:
    engine.answers["/containers/json"] = [{"Id": id_, "Names": ["/web"], "Ports": [
        {"IP": "0.0.0.0", "PublicPort": 8080, "Type": "tcp", **port}]}]
    return engine


def test_who_has_the_port_is_named(engine: FakeEngine) -> None:
    with pytest.raises(ResourceConflict, match="shop cannot be started: port 8080 of h1 is taken "
                                               "by web") as caught:
        start_container(with_port(engine), ID, "shop", 5.0)
    assert caught.value.detail == "Bind failed"
    assert "Stop web" in caught.value.hint


@pytest.mark.parametrize("port", [{"Type": "udp"}, {"PublicPort": 8081}, {"PublicPort": None}])
def test_another_port_is_no_reason(engine: FakeEngine, port: dict[str, Any]) -> None:
    with pytest.raises(CaasError, match=r"shop cannot be started\. boom") as caught:
        start_container(with_port(engine, **port), ID, "shop", 5.0)
    assert type(caught.value) is CaasError


def test_one_address_may_be_taken_while_another_is_free(engine: FakeEngine) -> None:
    bindings = {"80/tcp": [{"HostIp": "10.0.0.1", "HostPort": "8080"}]}
    engine.answers[f"/containers/{ID}/json"]["HostConfig"]["PortBindings"] = bindings
    with pytest.raises(ResourceConflict):
        start_container(with_port(engine, IP="10.0.0.1"), ID, "shop", 5.0)
    with pytest.raises(CaasError, match="boom"):
        start_container(with_port(engine, IP="10.0.0.2"), ID, "shop", 5.0)
    with pytest.raises(CaasError, match="boom"):
        start_container(with_port(engine, ID), ID, "shop", 5.0)


@pytest.mark.parametrize(("wanted", "has", "meet"), [
    ("::", "127.0.0.1", False), ("127.0.0.1", "::", False), ("::1", "0.0.0.0", False),
    ("", "::1", True), ("", "127.0.0.1", True), ("::", "::1", True), ("0.0.0.0", "10.0.0.1", True),
])
def test_addresses_of_two_families_never_take_a_port_from_each_other(
        engine: FakeEngine, wanted: str, has: str, meet: bool) -> None:
    engine.answers[f"/containers/{ID}/json"]["HostConfig"]["PortBindings"] = {
        "80/tcp": [{"HostIp": wanted, "HostPort": "8080"}]}
    with pytest.raises(CaasError) as caught:
        start_container(with_port(engine, IP=has), ID, "shop", 5.0)
    assert isinstance(caught.value, ResourceConflict) is meet


def test_the_type_stays_and_a_lost_host_is_asked_nothing_more(engine: FakeEngine) -> None:
    engine.answers[f"/containers/{ID}/start"] = BadRequest("No such program.", hint="Look.")
    with pytest.raises(BadRequest, match="No such program") as caught:
        start_container(engine, ID, "shop", 5.0)
    assert caught.value.hint == "Look."
    engine.answers[f"/containers/{ID}/start"] = HostUnreachable("h1 went away.")
    engine.log.clear()
    with pytest.raises(HostUnreachable):
        start_container(engine, ID, "shop", 5.0)
    assert len(engine.log) == 1
