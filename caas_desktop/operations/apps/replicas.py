"""Changes how many containers a service of a Compose project has, as ``docker compose scale`` does.

Where the newest revision is what runs, it tells what is to be made. Else a container that stands
is copied: what another tool deployed can be scaled as well. The next deployment goes by the
number in the file again.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import count, islice
from typing import Any

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import BadRequest, CaasError, ResourceGone
from caas_desktop.domain.place import COMPOSE_PROJECT
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.container_body import NUMBER, SERVICE
from caas_desktop.operations.apps.deployed import changed
from caas_desktop.operations.apps.found import Container, containers_of, find
from caas_desktop.operations.apps.listed import key_of
from caas_desktop.operations.apps.rows import Say
from caas_desktop.operations.apps.standalone import STOP_S, Converger
from caas_desktop.operations.apps.standalone_plan import compare
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.revisions import Revisions
from caas_desktop.operations.routes.recreate import replacement
from caas_desktop.operations.tasks import Part

Raw = Mapping[str, Any]
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
# Docker Compose marks a container so while it replaces it.
_PASSING = "com.docker.compose.replace"


def scale_project(engine: Engine, app: str, service: str, replicas: int, revisions: Revisions,
                  say: Say = lambda _: None, token: CancelToken | None = None) -> int:
    """Return how many containers were made or removed; those with the highest numbers go first.

    Raises:
        ResourceGone: The service has no container.
        BadRequest: It cannot have so many: none at all, or several of what there is once only.
    """
    token = token or CancelToken()
    stand = [one for one in containers_of(engine, app) if one.service == service]
    if not stand:
        raise ResourceGone(N_("{service} of {app} has no container on {host}."), service=service,
                           app=app, host=engine.spec.name)
    if replicas < 1:
        raise BadRequest(N_("A service of a Compose project keeps one container at least."),
                         hint=N_("Stop its containers instead."))
    for one in reversed(stand[replicas:]):
        token.raise_if_cancelled()
        say(Part(one.name, "Removing"))
        _remove(engine, one.id)
    if replicas > len(stand):
        _grow(engine, app, stand, replicas, revisions, say, token)
    return abs(replicas - len(stand))


def scale_with(engine: Engine, container: str, replicas: int, revisions: Revisions) -> int:
    """Do the same for the service that ``container`` is one of."""
    raw = mapping(engine.request("GET", f"/containers/{container}/json"))
    labels = mapping(mapping(raw.get("Config")).get("Labels"))
    return scale_project(engine, text(labels.get(COMPOSE_PROJECT), 300),
                         text(labels.get(SERVICE), 300), replicas, revisions)


def _grow(engine: Engine, app: str, stand: list[Container], replicas: int, revisions: Revisions,
          say: Say, token: CancelToken) -> None:
    model = next((one for one in stand if one.state == "running"), stand[0])
    raw = mapping(engine.request("GET", f"/containers/{model.id}/json"))
    _check(app, model, raw)
    before = {one.id for one in stand}
    try:
        if not _by_revision(engine, app, model.service, replicas, revisions, say, token):
            _copy(engine, model, raw, [one.number for one in stand], replicas, say, token)
    except CaasError:
        # What was made and does not run would count as a replica the next time.
        with suppress(CaasError):
            for one in containers_of(engine, app):
                if one.service == model.service and one.id not in before \
                        and one.state == "created":
                    _remove(engine, one.id)
        raise


def _check(app: str, model: Container, raw: Raw) -> None:
    """Refuse several containers of what there can be once only; raises BadRequest."""
    service, host = model.service, mapping(raw.get("HostConfig"))
    if model.name not in (f"{app}-{service}-{model.number}", f"{app}_{service}_{model.number}"):
        raise BadRequest(
            N_("{service} has a container name of its own, so there can be one only."),
            service=service, hint=N_("Take `container_name` out of its Compose file."))
    for bindings in mapping(host.get("PortBindings")).values():
        for port in (text(mapping(b).get("HostPort"), 20) for b in items(bindings)):
            if port not in ("", "0") and "-" not in port:
                raise BadRequest(
                    N_("{service} publishes port {port} of its host, which one container only "
                       "can have."), service=service, port=port,
                    hint=N_("Give it a range of ports, or no port and a route."))
    joined = mapping(mapping(raw.get("NetworkSettings")).get("Networks")).values()
    if any(mapping(mapping(one).get("IPAMConfig")).get("IPv4Address") for one in joined):
        raise BadRequest(N_("{service} has a fixed address, so there can be one only."),
                         service=service, hint=N_("Take it out of its Compose file."))


def _by_revision(engine: Engine, app: str, service: str, replicas: int, revisions: Revisions,
                 say: Say, token: CancelToken) -> bool:
    """Make what is missing as it was deployed; False where what stands differs from that."""
    try:
        newest = next((one for one in revisions.of(key_of(engine, app, swarm=False))
                       if one.worked), None)
        if newest is None:
            return False
        project = changed(revisions.content(newest).project(), {service: replicas}, {})
    except CaasError:
        return False  # no vault, or a file that is read no more: what runs is copied
    slots = [slot for slot in compare(project, find(engine, project)).slots
             if slot.service == service]
    missing = [slot for slot in slots if slot.now is None]
    if not missing or not all(slot.keep for slot in slots if slot.now is not None):
        return False
    Converger(engine, project, say, token).fill(missing)
    return True


def _copy(engine: Engine, model: Container, raw: Raw, numbers: list[int], replicas: int, say: Say,
          token: CancelToken) -> None:
    image = text(mapping(raw.get("Config")).get("Image"), 512)
    free = (n for n in count(1) if n not in numbers)
    for number in islice(free, replicas - len(numbers)):
        token.raise_if_cancelled()
        name = f"{model.name.removesuffix(str(model.number))}{number}"
        say(Part(name, "Creating"))
        body, more = _body(raw, model, name, number, image)
        made = text(mapping(engine.request("POST", "/containers/create", query={"name": name},
                                           body=body, timeout_s=STOP_S)).get("Id"), 64)
        for network, endpoint in more.items():
            engine.request("POST", f"/networks/{network}/connect",
                           body={"Container": made, "EndpointConfig": endpoint})
        say(Part(name, "Starting"))
        engine.request("POST", f"/containers/{made}/start", timeout_s=STOP_S)
        say(Part(name, "Started"))


def _body(raw: Raw, model: Container, name: str, number: int, image: str
          ) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the body of the copy and the networks to join after it; unnamed volumes are new."""
    labels = {**model.labels, NUMBER: str(number)}
    labels.pop(_PASSING, None)
    host = dict(mapping(raw.get("HostConfig")))
    unnamed: dict[str, Any] = {}
    binds = []
    for bind in (str(one) for one in items(host.get("Binds"))):
        source, _, target = bind.partition(":")
        if _ANONYMOUS.fullmatch(source):
            unnamed[target.partition(":")[0]] = {}
        else:
            binds.append(bind)
    host["Binds"] = binds
    host["Mounts"] = [{k: v for k, v in mapping(one).items()
                       if k != "Source" or not _ANONYMOUS.fullmatch(str(v))}
                      for one in items(host.get("Mounts"))]
    # The volumes that stand are the old one's: without "Mounts" they are not taken along.
    body, more = replacement({**raw, "HostConfig": host, "Mounts": []}, labels, image, "")
    body["Volumes"] = {**mapping(body.get("Volumes")), **unnamed}
    body.pop("MacAddress", None)
    joined = [*mapping(mapping(body.get("NetworkingConfig")).get("EndpointsConfig")).values(),
              *more.values()]
    for endpoint in joined:
        endpoint["Aliases"] = [name if alias == model.name else alias
                               for alias in items(endpoint.get("Aliases"))]
    return body, more


def _remove(engine: Engine, ident: str) -> None:
    with suppress(ResourceGone):
        engine.request("POST", f"/containers/{ident}/stop", timeout_s=STOP_S)
        engine.request("DELETE", f"/containers/{ident}", query={"force": True, "v": False},
                       timeout_s=STOP_S)
