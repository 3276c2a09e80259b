"""Creates secrets, configs and networks, and shows what a config holds when a person asks."""
from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import BadRequest, ResourceConflict
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.text import N_

SECRET_LIMIT = 500 * 1000  # bytes, Swarm's own
CONFIG_LIMIT = 1000 * 1024


@frozen
class NewNetwork:
    """``subnet`` in CIDR form and ``gateway`` "" let the engine choose."""

    name: str
    driver: str = "bridge"
    subnet: str = ""
    gateway: str = ""
    attachable: bool = False
    internal: bool = False
    encrypted: bool = False
    labels: tuple[tuple[str, str], ...] = ()


@frozen
class NewData:
    """A secret or config; ``data`` stays out of repr, so out of logs and crash reports."""

    name: str
    data: bytes = field(repr=False)
    labels: tuple[tuple[str, str], ...] = ()


def create_secret(engine: Engine, new: NewData) -> str:
    """Return the new secret's id; nobody can read its data again but tasks it is given to."""
    return _create_data(engine, "secret", new, SECRET_LIMIT)


def create_config(engine: Engine, new: NewData) -> str:
    """Return the new config's id."""
    return _create_data(engine, "config", new, CONFIG_LIMIT)


def _create_data(engine: Engine, kind: str, new: NewData, limit: int) -> str:
    if not new.data:
        raise BadRequest(N_("There is nothing in it."))
    if len(new.data) > limit:
        raise BadRequest(N_("It holds at most {size} kB."), size=limit // 1000)
    body = {"Name": new.name, "Labels": dict(new.labels),
            "Data": base64.b64encode(new.data).decode()}
    try:
        answer = engine.request("POST", f"/{kind}s/create", body=body)
    except ResourceConflict as exc:
        raise ResourceConflict(
            N_("The name {name} is in use in this cluster."), name=new.name,
            hint=N_("Choose another name: what is in one cannot be changed.")) from exc
    return text(mapping(answer).get("ID"), 64)


def config_data(engine: Engine, config: str) -> bytes:
    """Return what a config holds; it is shown and kept nowhere."""
    raw = mapping(engine.request("GET", f"/configs/{config}", lane=Lane.REFRESH))
    data = mapping(raw.get("Spec")).get("Data")
    try:
        return base64.b64decode(data) if isinstance(data, str) else b""
    except binascii.Error:
        return b""


def parse_subnet(words: str, field_name: str = "subnet") -> str:
    """Return a network in CIDR form, "" for an empty field."""
    bare = words.strip()
    try:
        return str(ipaddress.ip_network(bare)) if bare else ""
    except ValueError:
        raise FieldError(field_name, N_("{word} is no network like 10.20.0.0/16."),
                         word=bare[:64]) from None


def parse_gateway(words: str, subnet: str, field_name: str = "gateway") -> str:
    """Return an address within ``subnet``, "" for an empty field."""
    bare = words.strip()
    if not bare:
        return ""
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        raise FieldError(field_name, N_("{address} is no IP address."), address=bare[:64]
                         ) from None
    if not subnet or address not in ipaddress.ip_network(subnet):
        raise FieldError(field_name, N_("The gateway lies within the subnet."))
    return str(address)


def network_body(new: NewNetwork) -> dict[str, Any]:
    """Return the body of ``POST /networks/create``."""
    body: dict[str, Any] = {"Name": new.name, "Driver": new.driver, "Labels": dict(new.labels),
                            "CheckDuplicate": True, "Internal": new.internal}
    if new.driver == "overlay":
        body["Attachable"] = new.attachable
        if new.encrypted:
            body["Options"] = {"encrypted": ""}
    if new.subnet:
        pool = {"Subnet": new.subnet}
        if new.gateway:
            pool["Gateway"] = new.gateway
        body["IPAM"] = {"Config": [pool]}
    return body


def create_network(engine: Engine, new: NewNetwork) -> str:
    """Create a network and return its id."""
    answer: Mapping[str, Any] = mapping(engine.request(
        "POST", "/networks/create", body=network_body(new), timeout_s=60))
    return text(answer.get("Id"), 64)
