"""Stacks on a Swarm: planned, deployed and compared as `docker stack` would."""
from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from caas_desktop.domain.clean import items, mapping, text, whole
from caas_desktop.domain.errors import BadRequest, CaasError
from caas_desktop.domain.place import STACK
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.apps.files import content_of
from caas_desktop.operations.apps.rows import (
    Plan,
    Row,
    Say,
    refused_keys,
)
from caas_desktop.operations.apps.stack_body import (
    IMAGE_LABEL,
    as_stack,
    familiar,
    service_body,
    service_name,
)
from caas_desktop.operations.apps.stack_compare import differing, kept_of, same
from caas_desktop.operations.apps.stack_running import (
    check_running,
    failing_services,
    wait_running,
)
from caas_desktop.operations.apps.volumes import missing_volumes
from caas_desktop.operations.compose import Project, used_only, warnings
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.swarm.services import change
from caas_desktop.operations.tasks import Part

Raw = Mapping[str, Any]
_OBJECTS = ("secrets", "configs")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the cluster has, by the engine's name. ``networks`` are all of them."""

    services: Mapping[str, Raw]
    networks: Mapping[str, Raw]
    secrets: Mapping[str, Raw]
    configs: Mapping[str, Raw]

    def ids(self) -> dict[tuple[str, str], str]:
        found = {("networks", name): text(raw.get("Id"), 64)
                 for name, raw in self.networks.items()}
        for kind in _OBJECTS:
            found |= {(kind, name): text(raw.get("ID"), 64)
                      for name, raw in getattr(self, kind).items()}
        return found


def stand(engine: Engine, project: Project) -> Standing:
    def named(path: str, query: dict[str, object] | None = None) -> dict[str, Raw]:
        listed = map(mapping, items(engine.request("GET", path, query=query)))
        return {text(mapping(raw.get("Spec")).get("Name"), 300): raw for raw in listed}

    mine: dict[str, object] = {"filters": {"label": [f"{STACK}={project.name}"]}, "status": True}
    networks: dict[str, Raw] = {}
    for raw in map(mapping, items(engine.request("GET", "/networks"))):
        name = text(raw.get("Name"), 300)
        if raw.get("Scope") == "swarm" or name not in networks:
            networks[name] = raw
    return Standing(named("/services", mine), networks, named("/secrets"), named("/configs"))


def plan_stack(engine: Engine, project: Project, *, prune: bool = False) -> Plan:
    """Return what ``deploy_stack`` would do; nothing is changed."""
    project = as_stack(project)
    there = stand(engine, project)
    api = tuple(int(p) for p in engine.info.api_version.split(".")[:2] if p.isdigit())
    warned = warnings(project, "swarm", (api[0], api[1]) if len(api) == 2 else None)
    refused = [*refused_keys(warned), *_refused(project, there)]
    warned += missing_volumes(engine, project)
    failing = failing_services(engine, project, there.services)
    return Plan(project.name, True, tuple(_rows(project, there, prune, failing)), warned,
                tuple(refused))


def _rows(project: Project, there: Standing, prune: bool, failing: Mapping[str, Words]
          ) -> Iterator[Row]:
    used = used_only(project)
    for network in sorted(used.networks.values(), key=lambda n: n.name):
        yield Row("network", network.name, "keep" if network.name in there.networks else "create")
    for kind in _OBJECTS:
        for one in sorted(getattr(used, kind).values(), key=lambda o: str(o.name)):
            act = "keep" if one.name in getattr(there, kind) else "create"
            yield Row(kind.removesuffix("s"), one.name, act)  # type: ignore[arg-type]
    for name in sorted(project.services):
        full = service_name(project, name)
        raw = there.services.get(full)
        if raw is None:
            yield Row("service", full, "create", "", name)
        elif parts := differing(mapping(raw.get("Spec")), _wanted(project, name, there, raw)):
            yield Row("service", full, "change",
                      Text(N_("It differs in {parts}."), parts=", ".join(parts)), name)
        else:
            yield Row("service", full, "keep", failing.get(name, ""), name, name in failing)
    for full in _orphans(project, there):
        yield Row("service", full, "remove" if prune else "keep",
                  Text(N_("It is not in the file.")))


def _orphans(project: Project, there: Standing) -> list[str]:
    known = {service_name(project, n) for n in (*project.services, *project.disabled)}
    return sorted(set(there.services) - known)


def _wanted(project: Project, name: str, there: Standing, raw: Raw | None, image: str = ""
            ) -> dict[str, Any]:
    body = service_body(project, project.services[name], there.ids(),
                        image or project.image_of(name))
    return body if raw is None else kept_of(mapping(raw.get("Spec")), body, there.ids())


def _refused(project: Project, there: Standing) -> Iterator[Words]:
    used = used_only(project)
    for name, service in sorted(project.services.items()):
        if service.build is not None and not service.image:
            yield Text(N_("{service} would have to be built, and every node needs its image. "
                          "Push it to a registry, then name it in `image`."), service=name)
    for network in used.networks.values():
        if network.external and network.name not in there.networks:
            yield Text(N_("The network {name} does not exist."), name=network.name)
    for kind in _OBJECTS:
        for key, one in sorted(getattr(used, kind).items()):
            if one.external:
                if one.name not in getattr(there, kind):
                    yield Text(N_("The cluster has no {kind} {name}; create it first."),
                               kind=Text(kind.removesuffix("s")), name=one.name)
                continue
            try:
                data = content_of(project, key, one)
            except BadRequest as error:
                yield error.text
                continue
            raw = getattr(there, kind).get(one.name)
            held = mapping(mapping(raw).get("Spec")).get("Data")
            if kind == "configs" and raw is not None and held != base64.b64encode(data).decode():
                yield Text(N_("The config {name} holds something else, and cannot be changed: "
                              "give it another `name`."), name=one.name)


def deploy_stack(engine: Engine, project: Project, say: Say = lambda _: None,
                 token: CancelToken | None = None, *, prune: bool = False) -> int:
    """Make the cluster like ``project``; returns how many services were made or changed.

    Returns once the changed services run; the same call goes on after a failure.
    """
    token, project = token or CancelToken(), as_stack(project)

    def tell(name: str, status: str) -> None:
        token.raise_if_cancelled()
        say(Part(name, status))

    plan = plan_stack(engine, project, prune=prune)
    plan.check()
    there = stand(engine, project)
    if _shared(engine, project, there, tell):
        there = stand(engine, project)
    if prune:
        for full in _orphans(project, there):
            tell(full, N_("Removing"))
            engine.request("DELETE", f"/services/{full}", timeout_s=60)
    pin = cache(lambda image: _pinned(engine, image))  # services of one image: asked once
    changed = [name for name in sorted(project.services)
               if _service(engine, project, name, there, tell, pin)]
    for name in changed:
        wait_running(engine, project, name, tell, token)
    check_running(engine, project, [row.service for row in plan.rows if row.failing
                                    and row.service not in changed], tell, token)
    return len(changed)


def _shared(engine: Engine, project: Project, there: Standing, tell: Any) -> bool:
    used, made = used_only(project), False
    for network in sorted(used.networks.values(), key=lambda n: n.name):
        if network.external or network.name in there.networks:
            continue
        pools = [{"Subnet": p.subnet, **({"Gateway": p.gateway} if p.gateway else {}),
                  **({"IPRange": p.ip_range} if p.ip_range else {})}
                 for p in network.ipam.config or ()]
        tell(network.name, N_("Creating"))
        body: dict[str, Any] = {
            "Name": network.name, "Driver": network.driver or "overlay", "CheckDuplicate": True,
            "Labels": {**(network.labels or {}), STACK: project.name},
            "Options": dict(network.driver_opts or {}), "Internal": network.internal,
            "Attachable": network.attachable, "EnableIPv6": bool(network.enable_ipv6)}
        if network.ipam.driver or pools:
            body["IPAM"] = {"Driver": network.ipam.driver or "default", "Config": pools}
        engine.request("POST", "/networks/create", body=body, timeout_s=60)
        made = True
    for kind in _OBJECTS:
        for key, one in sorted(getattr(used, kind).items()):
            if not one.external:
                made |= _put_object(engine, project, kind, key, one, there, tell)
    return made


def _put_object(engine: Engine, project: Project, kind: str, key: str, one: Any,
                there: Standing, tell: Any) -> bool:
    """Create a secret or config; a secret that stands refuses other data."""
    body: dict[str, Any] = {
        "Name": one.name, "Labels": {**(one.labels or {}), STACK: project.name},
        "Data": base64.b64encode(content_of(project, key, one)).decode()}
    if one.template_driver:
        body["Templating"] = {"Name": one.template_driver}
    raw = getattr(there, kind).get(one.name)
    if raw is None:
        tell(one.name, N_("Creating"))
        engine.request("POST", f"/{kind}/create", body=body)
        return True
    if kind == "secrets":
        version = whole(mapping(raw.get("Version")).get("Index"))
        try:
            engine.request("POST", f"/secrets/{raw.get('ID')}/update",
                           query={"version": version}, body=body)
        except BadRequest as exc:
            raise BadRequest(N_("The secret {name} holds something else, and cannot be changed: "
                                "give it another `name`."), name=one.name,
                             detail=exc.detail) from exc
    return False


def _service(engine: Engine, project: Project, name: str, there: Standing, tell: Any,
             pin: Callable[[str], str]) -> bool:
    full, image = service_name(project, name), project.image_of(name)
    raw = there.services.get(full)
    if raw is None:
        tell(full, N_("Creating"))
        body = _wanted(project, name, there, None, pin(image))
        engine.request("POST", "/services/create", body=body, timeout_s=60)
        return True
    if same(mapping(raw.get("Spec")), _wanted(project, name, there, raw)):
        return False
    tell(full, N_("Changing"))
    before = text(mapping(mapping(raw.get("Spec")).get("Labels")).get(IMAGE_LABEL), 500)
    pinned = "" if before == image else pin(image)
    return change(engine, text(raw.get("ID"), 64), lambda spec: _wanted(
        project, name, there, {**raw, "Spec": spec}, pinned))


def _pinned(engine: Engine, image: str) -> str:
    """Return the image with the digest that its registry tells, so that all nodes run the same."""
    if "@" in image:
        return image
    with suppress(CaasError):
        told = mapping(engine.request("GET", f"/distribution/{image}/json", timeout_s=20))
        digest = text(mapping(told.get("Descriptor")).get("digest"), 100)
        return f"{familiar(image)}@{digest}" if digest.startswith("sha256:") else image
    return image
