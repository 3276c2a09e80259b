"""Makes a standalone host like a Compose project: what differs is changed, nothing else.

Every step looks at what stands, so that the same call goes on after a failure. A container is
replaced as Docker Compose does it: the new one is made under another name first.
"""
from __future__ import annotations

from contextlib import suppress
from functools import partial

from caas_desktop.domain.clean import items, mapping, text
from caas_desktop.domain.errors import BadRequest, CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.hosts import UnixEndpoint
from caas_desktop.domain.place import COMPOSE_PROJECT
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.container_body import (
    HASH,
    VERSION,
    VERSION_LABEL,
    Wanted,
    container_body,
    endpoints,
    network_mode,
)
from caas_desktop.operations.apps.files import archive
from caas_desktop.operations.apps.found import Container, containers_of, find, image_id
from caas_desktop.operations.apps.rows import Say
from caas_desktop.operations.apps.standalone_plan import (
    Slot,
    Work,
    asks_registry,
    compare,
    references,
    resolved,
)
from caas_desktop.operations.apps.together import together
from caas_desktop.operations.apps.waiting import wait_for
from caas_desktop.operations.compose import (
    NetworkSpec,
    Project,
    ServiceSpec,
    config_hash,
    network_hash,
    start_order,
    used_only,
    volume_hash,
)
from caas_desktop.operations.containers.pull import Layers, pull
from caas_desktop.operations.containers.starting import start_container
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.routes.keep import kept_labels
from caas_desktop.operations.routes.networks import EDGE_NETWORK, is_edge_network
from caas_desktop.operations.tasks import Part

CREATE_S = 120.0
STOP_S = 120.0
_ALL_NETWORKS_AT_ONCE = (1, 44)


class Converger:
    """One deployment to one host; blocks, on a worker's thread."""

    def __init__(self, engine: Engine, project: Project, say: Say, token: CancelToken, *,
                 prune: bool = False) -> None:
        self._engine, self._project, self._say, self._token = engine, project, say, token
        self._prune = prune
        self._local = isinstance(engine.spec.endpoint, UnixEndpoint)
        self._renewed: set[str] = set()

    def run(self) -> int:
        """Return how many containers were made or started; raises CaasError, Cancelled."""
        self._pull_images()
        work = compare(self._project, find(self._engine, self._project))
        done = 0
        for one in [*work.surplus, *(work.orphans if self._prune else ())]:
            if one.service not in self._project.disabled:
                self._remove(one)
                done += 1
        self._networks(work)
        self._volumes(work)
        slots: dict[str, list[Slot]] = {}
        for slot in work.slots:
            slots.setdefault(slot.service, []).append(slot)
        for group in start_order(self._project):
            counts: list[int] = []
            together([partial(self._count, counts, self._project.services[name],
                              slots.get(name, [])) for name in group])
            done += sum(counts)
        return done

    def fill(self, slots: list[Slot]) -> int:
        """Make one service's containers that are missing, and nothing else."""
        return self._service(self._project.services[slots[0].service], slots)

    def _count(self, counts: list[int], service: ServiceSpec, slots: list[Slot]) -> None:
        counts.append(self._service(service, slots))

    def _tell(self, name: str, status: str) -> None:
        self._token.raise_if_cancelled()
        self._say(Part(name, status))

    # -- images, networks, volumes -------------------------------------------------------

    def _pull_images(self) -> None:
        for name in self._project.services:
            service, image = self._project.services[name], self._project.image_of(name)
            there = image_id(self._engine, image)
            if service.build is not None or (there and not asks_registry(service)):
                continue
            if service.pull_policy == "never":
                raise ResourceGone(N_("The image {image} is missing, and must not be pulled."),
                                   image=image)

            def told(layers: Layers, image: str = image) -> None:
                share = layers.fraction or 0.0
                self._say(Part(image, layers.note or "Pulling", int(share * 100), 100))

            self._tell(image, N_("Pulling"))
            pull(self._engine, image, told, self._token)
            self._tell(image, N_("Pulled"))

    def _networks(self, work: Work) -> None:
        for key, one in sorted(used_only(self._project).networks.items()):
            if one.external:
                continue
            if one.name in work.stale_networks:
                self._take_down(work, one)
            elif one.name in work.found.networks:
                continue
            self._tell(one.name, N_("Creating"))
            self._engine.request("POST", "/networks/create", body=self._network(key, one),
                                 timeout_s=60)
            self._tell(one.name, N_("Created"))

    def _take_down(self, work: Work, network: NetworkSpec) -> None:
        """Remove a network whose settings differ; its containers are taken off it."""
        ident = text(work.found.networks[network.name].get("Id"), 64)
        for one in work.found.containers:
            if ident in one.networks:
                with suppress(ResourceGone, BadRequest):
                    self._engine.request("POST", f"/networks/{ident}/disconnect",
                                         body={"Container": one.id, "Force": True})
        with suppress(ResourceGone):
            self._engine.request("DELETE", f"/networks/{ident}")

    def _network(self, key: str, one: NetworkSpec) -> dict[str, object]:
        pools = [{k: v for k, v in {
            "Subnet": p.subnet, "Gateway": p.gateway, "IPRange": p.ip_range,
            "AuxiliaryAddresses": dict(p.aux_addresses or {})}.items() if v}
            for p in one.ipam.config or ()]
        body: dict[str, object] = {
            "Name": one.name, "Driver": one.driver or "bridge", "Internal": one.internal,
            "Options": dict(one.driver_opts or {}), "Attachable": one.attachable,
            "CheckDuplicate": True, "Labels": self._labels(
                one.labels, "com.docker.compose.network", key, network_hash(one))}
        if one.ipam.driver or pools:
            body["IPAM"] = {"Driver": one.ipam.driver or "default", "Config": pools}
        if one.enable_ipv6 is not None:
            body["EnableIPv6"] = one.enable_ipv6
        if one.enable_ipv4 is not None:
            body["EnableIPv4"] = one.enable_ipv4
        return body

    def _labels(self, own: object, label: str, key: str, digest: str) -> dict[str, object]:
        return {**mapping(own), COMPOSE_PROJECT: self._project.name, label: key, HASH: digest,
                VERSION_LABEL: VERSION}

    def _volumes(self, work: Work) -> None:
        for key, one in sorted(used_only(self._project).volumes.items()):
            if one.external or one.name in work.found.volumes:
                continue
            self._tell(one.name, N_("Creating"))
            self._engine.request("POST", "/volumes/create", body={
                "Name": one.name, "Driver": one.driver or "local",
                "DriverOpts": dict(one.driver_opts or {}), "Labels": self._labels(
                    one.labels, "com.docker.compose.volume", key, volume_hash(one))})
            self._tell(one.name, N_("Created"))

    # -- containers ----------------------------------------------------------------------

    def _service(self, service: ServiceSpec, slots: list[Slot]) -> int:
        waited = False
        done = 0
        again = any(one.restart and name in self._renewed
                    for name, one in (service.depends_on or {}).items())
        for slot in slots:
            for one in slot.extra:
                self._remove(one)
            if slot.keep and not slot.start and not again:
                if slot.now is not None and slot.misnamed:
                    self._rename(slot.now.id, slot.name)
                    done += 1
                continue
            if not waited:
                wait_for(self._engine, self._project, service, self._tell, self._token)
                waited = True
            ident = slot.now.id if slot.now is not None else ""
            if not slot.keep:
                ident = self._replace(service, slot)
                self._renewed.add(service.name)
            elif again:
                self._engine.request("POST", f"/containers/{ident}/stop", timeout_s=STOP_S)
            self._start(ident, slot.name)
            done += 1
        return done

    def _replace(self, service: ServiceSpec, slot: Slot) -> str:
        """Make the new container, then take the old one away; returns the new one's id."""
        old = slot.now
        self._tell(slot.name, N_("Creating"))
        want = self._wanted(service, slot)
        name = f"{old.id[:12]}_{slot.name}" if old is not None else slot.name
        ident = self._create(want, name)
        if old is not None:
            self._remove(old)
            self._rename(ident, slot.name)
        self._tell(slot.name, N_("Created"))
        return ident

    def _wanted(self, service: ServiceSpec, slot: Slot) -> Wanted:
        standing = containers_of(self._engine, self._project.name)
        ids: dict[str, str] = {}
        for other in set(references(service).values()):
            ids[other] = next((c.id for c in standing if c.service == other), "")
            if not ids[other]:
                raise ResourceGone(N_("{service} needs a container of {other}, and there is "
                                      "none."), service=service.name, other=other)
        real = resolved(service, ids)
        return Wanted(self._project, real, slot.number, slot.name, config_hash(real),
                      image_id(self._engine, self._project.image_of(service.name)),
                      _links(service, standing),
                      self._anonymous(slot.now) if slot.now is not None else {}, self._local,
                      _routes(service, slot.now, standing))

    def _anonymous(self, old: Container) -> dict[str, str]:
        """Return the volumes without a name of the container that is replaced, by target."""
        raw = mapping(self._engine.request("GET", f"/containers/{old.id}/json"))
        named = {text(mapping(m).get("Name"), 100): text(mapping(m).get("Destination"), 4096)
                 for m in items(raw.get("Mounts")) if mapping(m).get("Type") == "volume"}
        return {target: name for name, target in named.items()
                if len(name) == 64 and set(name) <= set("0123456789abcdef")}

    def _create(self, want: Wanted, name: str) -> str:
        body = container_body(want)
        later: dict[str, dict[str, object]] = {}
        if self._api() < _ALL_NETWORKS_AT_ONCE:
            first = network_mode(want)
            later = {n: e for n, e in endpoints(want).items() if n != first}
            body["NetworkingConfig"] = {"EndpointsConfig": {
                n: e for n, e in endpoints(want).items() if n == first}}
        query: dict[str, object] = {"name": name}
        if want.service.platform:
            query["platform"] = want.service.platform
        try:
            ident = self._created(body, query)
        except ResourceConflict as exc:
            raise ResourceConflict(
                N_("The name {name} is in use on {host}."), name=name,
                host=self._engine.spec.name, detail=exc.detail,
                hint=N_("Remove or rename the container that has it.")) from exc
        for network, endpoint in later.items():
            self._engine.request("POST", f"/networks/{network}/connect",
                                 body={"Container": ident, "EndpointConfig": endpoint})
        if want.routes and not want.service.network_mode:
            edge = want.routes.get("traefik.docker.network", EDGE_NETWORK)
            if is_edge_network(edge):
                with suppress(ResourceGone):  # the edge was removed since
                    self._engine.request("POST", f"/networks/{edge}/connect",
                                         body={"Container": ident})
        data = archive(self._project, want.service, local_files=self._local)
        if data is not None:
            self._engine.request("PUT", f"/containers/{ident}/archive", query={"path": "/"},
                                 body=data, timeout_s=CREATE_S)
        return ident

    def _created(self, body: dict[str, object], query: dict[str, object]) -> str:
        answer = self._engine.request("POST", "/containers/create", query=query, body=body,
                                      timeout_s=CREATE_S)
        return text(mapping(answer).get("Id"), 64)

    def _api(self) -> tuple[int, ...]:
        return tuple(int(p) for p in self._engine.info.api_version.split(".") if p.isdigit())

    def _start(self, ident: str, name: str) -> None:
        self._tell(name, N_("Starting"))
        try:
            start_container(self._engine, ident, name, CREATE_S)
        except CaasError as exc:
            self._say(Part(name, str(exc)))
            raise
        self._tell(name, N_("Started"))

    def _remove(self, one: Container) -> None:
        self._tell(one.name, N_("Removing"))
        with suppress(ResourceGone):
            if one.state in ("running", "restarting", "paused"):
                self._engine.request("POST", f"/containers/{one.id}/stop", timeout_s=STOP_S)
            self._engine.request("DELETE", f"/containers/{one.id}", query={"force": True},
                                 timeout_s=STOP_S)
        self._tell(one.name, N_("Removed"))

    def _rename(self, ident: str, name: str) -> None:
        self._engine.request("POST", f"/containers/{ident}/rename", query={"name": name})


def _routes(service: ServiceSpec, now: Container | None, standing: list[Container]
            ) -> dict[str, str]:
    """Return the labels of the service's routes, of what is replaced or of another replica."""
    old = now or next((c for c in standing if c.service == service.name), None)
    new = dict(service.labels or {})
    kept = kept_labels(old.labels, new) if old is not None else new
    return {key: value for key, value in kept.items() if key not in new}


def _links(service: ServiceSpec, standing: list[Container]) -> tuple[str, ...]:
    """Return ``container:alias`` for each link, as Docker Compose names them."""
    found: list[str] = []
    for link in service.links or ():
        name, _, alias = link.partition(":")
        for one in (c for c in standing if c.service == name):
            found += [f"{one.name}:{alias or name}", f"{one.name}:{name}-{one.number}",
                      f"{one.name}:{one.name}"]
    for link in service.external_links or ():
        name, _, alias = link.partition(":")
        found.append(f"{name}:{alias or name}")
    return tuple(dict.fromkeys(found))


def converge(engine: Engine, project: Project, say: Say = lambda _: None,
             token: CancelToken | None = None, *, prune: bool = False) -> int:
    """Deploy ``project``; returns how many containers were made, started or removed."""
    return Converger(engine, project, say, token or CancelToken(), prune=prune).run()
