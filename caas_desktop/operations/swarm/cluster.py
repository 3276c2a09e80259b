"""Makes clusters and changes who belongs to them. Tokens and keys never leave these functions,
except where a person has asked to see the key."""
from __future__ import annotations

import ipaddress
import logging
import time
from collections.abc import Sequence
from typing import Any, Literal

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import BadRequest, CaasError, ResourceConflict
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import HostSpec, SshEndpoint, TlsEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text

log = logging.getLogger(__name__)

Role = Literal["worker", "manager"]
PORT = 2377
LISTEN = "0.0.0.0:2377"
JOIN_TIMEOUT_S = 60.0  # the engine itself gives up after 20 s, and then goes on in the background
SETTLE_S = 30.0


@frozen
class NewCluster:
    """``advertise`` "" lets the engine choose; ``pools`` in CIDR form, () the engine's own."""

    advertise: str = ""
    pools: tuple[str, ...] = ()
    subnet_bits: int = 24
    autolock: bool = False


def parse_pools(words: str, field: str = "pool") -> tuple[str, ...]:
    """Return address pools written as "10.20.0.0/16, 10.30.0.0/16"; () for an empty field."""
    found = []
    for word in words.replace(",", " ").split():
        try:
            found.append(str(ipaddress.ip_network(word)))
        except ValueError:
            raise FieldError(field, N_("{word} is no network like 10.20.0.0/16."),
                             word=word[:64]) from None
    return tuple(found)


def address_choices(spec: HostSpec) -> list[str]:
    """Return addresses that other nodes may reach the host under, as far as its entry tells."""
    endpoint = spec.endpoint
    if not isinstance(endpoint, SshEndpoint | TlsEndpoint):
        return []
    try:
        address = ipaddress.ip_address(endpoint.host)
    except ValueError:
        return []
    return [] if address.is_loopback else [str(address)]


def init(engine: Engine, new: NewCluster) -> str:
    """Make the host the first manager of a new cluster; returns its node id."""
    body: dict[str, Any] = {"ListenAddr": LISTEN, "AdvertiseAddr": new.advertise,
                            "Spec": {"EncryptionConfig": {"AutoLockManagers": new.autolock}}}
    if new.pools:
        body |= {"DefaultAddrPool": list(new.pools), "SubnetSize": new.subnet_bits}
    return text(engine.request("POST", "/swarm/init", body=body, timeout_s=JOIN_TIMEOUT_S), 64)


def init_with_key(engine: Engine, new: NewCluster) -> str:
    """Make a cluster; returns the key that its managers will ask for, "" where they ask for none.

    "" also where the engine does not tell the key: the cluster is there all the same.
    """
    init(engine, new)
    if not new.autolock:
        return ""
    try:
        return unlock_key(engine)
    except CaasError as error:
        log.warning("%s: the unlock key is not told: %s", engine.spec.name, error)
        return ""


def join(engine: Engine, manager: Engine, role: Role, advertise: str = "") -> None:
    """Let a host join the cluster of ``manager``, which tells its token to us alone.

    Raises:
        CaasError: It did not join in time, or was refused.
    """
    token = text(mapping(mapping(manager.request("GET", "/swarm")).get("JoinTokens")).get(
        role.capitalize()), 200)
    remotes = manager_addresses(manager)
    if not token or not remotes:
        raise BadRequest(N_("{host} is no manager of a cluster."), host=manager.spec.name,
                         hint=N_("Choose another manager."))
    body = {"ListenAddr": LISTEN, "AdvertiseAddr": advertise, "RemoteAddrs": remotes,
            "JoinToken": token}
    try:
        engine.request("POST", "/swarm/join", body=body, timeout_s=JOIN_TIMEOUT_S)
    except CaasError as error:
        told = without(token, error)
        told.advice = told.advice or Text(N_("Nodes reach each other on port {port}, and 7946 "
                                             "and 4789 for networks."), port=PORT)
        raise told from None


def without(secret: str, error: CaasError) -> CaasError:
    """Return the error with ``secret`` blanked: an engine may repeat what it was given."""
    kind = type(error) if type(error) in (BadRequest, ResourceConflict) else CaasError
    values: dict[str, Any] = {name: value if isinstance(value, Text) else
                              str(value).replace(secret, "•••")
                              for name, value in error.text.values.items()}
    told = kind(error.text.template.replace(secret, "•••"),
                detail=error.detail.replace(secret, "•••"), **values)
    told.advice = error.advice
    return told


def manager_addresses(manager: Engine) -> list[str]:
    """Return where the cluster's managers listen for nodes, this one first."""
    swarm = mapping(mapping(manager.request("GET", "/info")).get("Swarm"))
    own = text(swarm.get("NodeID"))
    found = [(text(mapping(one).get("NodeID")) != own, text(mapping(one).get("Addr"), 100))
             for one in items(swarm.get("RemoteManagers"))]
    return [address for _, address in sorted(found) if address]


def leave(engine: Engine, *, force: bool = False) -> None:
    """Take a host out of its cluster; a manager only with ``force``."""
    engine.request("POST", "/swarm/leave", query={"force": force}, timeout_s=JOIN_TIMEOUT_S)


def leave_well(engine: Engine, manager: Engine | None, node: str) -> None:
    """Leave so that the cluster stays whole: demoted first, and forgotten afterwards.

    ``manager`` is another one that is connected, None for the last: then the cluster ends.
    """
    from caas_desktop.operations.swarm.nodes import remove_node, set_role

    swarm = engine.info.swarm
    if manager is None or swarm is None:
        leave(engine, force=True)
        return
    if swarm.manager:
        set_role("worker")(manager, node, {})
        _until_worker(engine)
    leave(engine, force=False)
    deadline = time.monotonic() + SETTLE_S
    while _state(manager, node) != "down" and time.monotonic() < deadline:
        time.sleep(0.5)
    remove_node(manager, node, {"force": True})


def _until_worker(engine: Engine) -> None:
    deadline = time.monotonic() + SETTLE_S
    while time.monotonic() < deadline:
        swarm = engine.refresh_info().swarm
        if swarm is None or not swarm.manager:
            return
        time.sleep(0.3)
    raise CaasError(N_("{host} is still a manager after {seconds} s."), host=engine.spec.name,
                    seconds=f"{SETTLE_S:.0f}", hint=N_("Try again when the cluster has settled."))


def _state(manager: Engine, node: str) -> str:
    raw = mapping(manager.request("GET", f"/nodes/{node}"))
    return text(mapping(raw.get("Status")).get("State"), 20)


def rotate_tokens(manager: Engine, roles: Sequence[Role]) -> None:
    """Make the present join tokens worthless; nodes that have joined stay."""
    _update(manager, {f"rotate{role.capitalize()}Token": True for role in roles})


def autolock(manager: Engine) -> bool:
    """Return whether managers ask for a key after a restart."""
    spec = mapping(mapping(manager.request("GET", "/swarm")).get("Spec"))
    return mapping(spec.get("EncryptionConfig")).get("AutoLockManagers") is True


def set_autolock(manager: Engine, on: bool) -> None:
    """Have managers ask for a key after a restart, or not."""
    raw = mapping(manager.request("GET", "/swarm"))
    spec = dict(mapping(raw.get("Spec")))
    spec["EncryptionConfig"] = {"AutoLockManagers": on}
    _update(manager, {}, spec)


def rotate_unlock_key(manager: Engine) -> None:
    _update(manager, {"rotateManagerUnlockKey": True})


def unlock_key(manager: Engine) -> str:
    """Return the key that managers ask for after a restart, to be shown once; "" without one."""
    return text(mapping(manager.request("GET", "/swarm/unlockkey")).get("UnlockKey"), 200)


def unlock(engine: Engine, key: str) -> None:
    """Give a locked manager its key.

    Raises:
        BadRequest: It is the wrong key.
    """
    try:
        engine.request("POST", "/swarm/unlock", body={"UnlockKey": key}, timeout_s=JOIN_TIMEOUT_S)
    except CaasError as error:
        raise without(key, error) from None


def _update(manager: Engine, flags: dict[str, bool], spec: dict[str, Any] | None = None) -> None:
    raw = mapping(manager.request("GET", "/swarm"))
    query: dict[str, object] = {"version": whole(mapping(raw.get("Version")).get("Index")), **flags}
    body = spec if spec is not None else dict(mapping(raw.get("Spec")))
    manager.request("POST", "/swarm/update", query=query, body=body, timeout_s=JOIN_TIMEOUT_S)
