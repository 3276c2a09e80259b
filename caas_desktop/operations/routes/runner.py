"""Routes and edges as work in the background: tasks that the user can watch and repeat."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.routes import RouteSpec
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.adoptions import tenants_of
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.routes.apply import put_route, remove_route
from caas_desktop.operations.routes.certificates import Kept, keep
from caas_desktop.operations.routes.check import Report, check_route
from caas_desktop.operations.routes.deploy import Say, deploy_edge, edge_of, flavour_of, remove_edge
from caas_desktop.operations.routes.edge import EdgeSpec
from caas_desktop.operations.routes.table import EdgeEntry, RouteEntry
from caas_desktop.operations.scope_tasks import ScopeTasks
from caas_desktop.operations.tasks import Task


class RouteWork(ScopeTasks):
    """GUI thread only."""

    def put(self, owners: tuple[Ref, ...], name: str, spec: RouteSpec, replaces: str = "") -> Task:
        """Give ``owners`` (called ``name``) a route; see ``apply.put_route``."""
        scope, ids = owners[0].scope, _ids(owners)

        def work(engine: Engine, task: Task) -> None:
            put_route(engine, ids, spec, replaces, tenants=tenants_of(self._catalogue))

        title = Text(N_("Route {address} to {name}"), address=spec.address.text, name=name)
        return self._run(scope, title, "put-route", work,
                         lambda: self.put(owners, name, spec, replaces), owners)

    def remove(self, entry: RouteEntry) -> Task:
        ids = _ids(entry.owners)

        def work(engine: Engine, task: Task) -> None:
            remove_route(engine, ids, entry.route.router)

        return self._run(entry.scope, Text(N_("Remove route {name}"), name=entry.route.title),
                         "remove-route", work, lambda: self.remove(entry), entry.owners)

    def deploy(self, scope: ScopeId, spec: EdgeSpec, kept: Sequence[Kept] = ()) -> Task:
        """Set up the edge of a cluster or host, or change it; ``kept`` are new certificates."""

        def work(engine: Engine, task: Task) -> None:
            deploy_with(engine, spec, kept, self._noting(task), task.token)

        return self._run(scope, Text(N_("Set up the edge")), "deploy-edge", work,
                         lambda: self.deploy(scope, spec, kept))

    def take_away(self, scope: ScopeId, *, data: bool = False) -> Task:
        def work(engine: Engine, task: Task) -> Words | None:
            kept = remove_edge(engine, data=data)
            return Text(N_("Kept, as others use it or as it lies on another node: {names}."),
                        names=", ".join(kept)) if kept else None

        return self._run(scope, Text(N_("Remove the edge")), "remove-edge", work,
                         lambda: self.take_away(scope, data=data))

    def check(self, entry: RouteEntry, edge: EdgeEntry | None, done: Callable[[Report], None],
              failed: Callable[[Exception], None]) -> Callable[[], None]:
        """Find out whether a route works; returns a function that drops the answer."""
        proxy, engine = None, None
        for ref in edge.proxies if edge else ():
            engine = self._fleet.engine_of(ref.scope)
            if engine is not None:
                proxy = (engine, ref.id)
                break
        ports = (edge.spec.http_port, edge.spec.https_port) if edge else (80, 443)
        fallback = self._addresses(entry.scope)
        view = self._store.host_of(entry.scope)

        def work(_: object) -> Report:
            return check_route(entry.route, entry.flavour, proxy, fallback, ports)

        # Sampling, as it waits for others: commands never stand behind it.
        job = self._jobs.submit(view.spec.id if view else "checks", work, lane=Lane.SAMPLING,
                                done=done, failed=failed)
        return job.cancel

    def _addresses(self, scope: ScopeId) -> tuple[str, ...]:
        """Return where the edge of ``scope`` may answer: its nodes, the hosts as we reach them."""
        nodes = [self._store.get(ref) for ref in sorted(self._store.refs(scope, "node"))]
        found = [node.address for node in nodes if node is not None and node.role == "manager"]
        found += [str(getattr(view.spec.endpoint, "host", "127.0.0.1"))
                  for view in self._store.routes(scope)]
        return tuple(dict.fromkeys(one for one in found if one not in ("", "0.0.0.0")))


def deploy_with(engine: Engine, spec: EdgeSpec, kept: Sequence[Kept] = (),
                say: Say = lambda _: None, token: CancelToken | None = None) -> None:
    """``deploy_edge`` with new certificates, which have to be there before Traefik is told."""
    if kept and flavour_of(engine) == "docker":
        # They go into the volume of an edge that runs: with what it had until now.
        old = edge_of(engine) or EdgeSpec()
        deploy_edge(engine, replace(
            spec, certificates=old.certificates, acme_email=old.acme_email,
            acme_server=old.acme_server, acme_ca=old.acme_ca), say, token)
    for one in kept:
        keep(engine, one)
    deploy_edge(engine, spec, say, token)


def _ids(owners: tuple[Ref, ...]) -> Any:
    """Return the id of a Swarm service, or those of containers."""
    return owners[0].id if owners[0].kind == "service" else [ref.id for ref in owners]
