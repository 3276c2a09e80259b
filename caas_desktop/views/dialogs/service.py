"""A Swarm service: a new one, or an existing one with what changes shown before it is done."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import ResourceConflict
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import ScopeId
from caas_desktop.domain.service_diff import Difference, differences
from caas_desktop.domain.service_spec import ServiceSpec, contradictions
from caas_desktop.domain.text import N_
from caas_desktop.kinds.base import Json
from caas_desktop.kinds.service import CATEGORY
from caas_desktop.operations.swarm import services
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.cluster_choice import fill_clusters
from caas_desktop.views.dialogs.create_pages import Page
from caas_desktop.views.dialogs.create_tables import EnvironmentPage, LabelsPage, MountsPage
from caas_desktop.views.dialogs.job import JobDialog
from caas_desktop.views.dialogs.paged import PageGroup, Pages
from caas_desktop.views.dialogs.service_diff import ServiceDiffDialog
from caas_desktop.views.dialogs.service_pages import (
    GeneralPage,
    HealthPage,
    PolicyPage,
    ResourcesPage,
    SpreadPage,
)
from caas_desktop.views.dialogs.service_tables import (
    ConstraintsPage,
    FilesPage,
    NetworksPage,
    PublishPage,
)
from caas_desktop.views.forms import show_row
from caas_desktop.views.look.layouts import column


class ServiceDialog(JobDialog):
    """``raw`` is the inspect answer of the service that is edited, None for a new one.

    ``cluster`` is chosen at first.
    """

    def __init__(self, parent: QWidget | None, context: Context, cluster: ScopeId | None = None,
                 raw: Json | None = None, given: ServiceSpec | None = None) -> None:
        self._raw = raw
        self._old = services.current(raw) if raw is not None else ServiceSpec()
        view = context.store.host_of(cluster) if cluster else None
        title = tr("Edit service") if raw is not None else tr("Create service")
        super().__init__(parent, context, title, self._old.name if raw is not None else tr(
            "Several containers of one image that share the load."), "service", width=780,
            edge=view.spec.environment if view and view.spec.environment == "production" else "")
        self._cluster = cluster
        self._make_pages()
        for page in self.pages.pages.values():
            for one in page.pages if isinstance(page, PageGroup) else (page,):
                rows = getattr(one, "rows", None)
                if rows is not None:
                    rows.resized.connect(self.refit)
        self.pages.tabs.changed.connect(lambda _: self.refit())
        fill_clusters(self.general.clusters, context.store, cluster)
        show_row(self.general.form, "cluster", raw is None and self.general.clusters.count() > 1)
        self.general.fields["name"].setReadOnly(raw is not None)
        self.general.mode.setEnabled(raw is None)  # Swarm refuses to change it
        self.fill(given or self._old)
        self.set_body(column(self.pages))
        self.add_go(tr("&Review…") if raw is not None else tr("&Create"),
                    "check" if raw is not None else "plus")
        self.general.fields["image" if raw is not None else "name"].setFocus()

    def _make_pages(self) -> None:
        spec = self._old
        self.general, self.environment = GeneralPage(), EnvironmentPage()
        known = {n.target: n.target for n in spec.networks}
        self.networks = NetworksPage(self._choices("network", known))
        self.ports, self.mounts = PublishPage(), MountsPage()
        self.secrets = FilesPage("secrets", tr("Secret"), tr("Add secret"), "db_password",
                                 self._choices("secret", {s.id: s.name for s in spec.secrets}))
        self.configs = FilesPage("configs", tr("Config"), tr("Add config"), "/etc/app.conf",
                                 self._choices("config", {c.id: c.name for c in spec.configs}))
        self.resources, self.health = ResourcesPage(), HealthPage()
        self.update_policy = PolicyPage("update", tr("When it is updated"))
        self.rollback_policy = PolicyPage("rollback", tr("When it is rolled back"))
        self.constraints, self.spread = ConstraintsPage(), SpreadPage()
        self.labels = LabelsPage()
        pages: list[tuple[str, str, Page]] = [
            ("general", tr("General"), self.general), ("env", tr("Environment"), self.environment),
            ("network", tr("Network"), PageGroup(self.networks, self.ports)),
            ("files", tr("Files"), PageGroup(self.mounts, self.secrets, self.configs)),
            ("resources", tr("Resources"), self.resources),
            ("health", tr("Health"), self.health),
            ("updates", tr("Updates"), PageGroup(self.update_policy, self.rollback_policy)),
            ("placement", tr("Placement"), PageGroup(self.constraints, self.spread)),
            ("labels", tr("Labels"), self.labels)]
        self.pages = Pages(pages)

    def _choices(self, kind: str, used: dict[str, str]) -> list[tuple[str, str]]:
        """Return (id, name) of what the cluster has; what is used is offered in any case."""
        store, found = self.context.store, dict(used)
        cluster = self._cluster
        for ref, item in store.of_kind(kind):
            if kind == "network":
                if item.scope == "swarm" and item.name != "ingress" and (
                        cluster is None or store.cluster_of(ref.scope) == cluster):
                    found[ref.id] = item.name
            elif cluster in (None, ref.scope) and not getattr(item, "revision_of", ""):
                found[ref.id] = item.name
        return sorted(found.items(), key=lambda pair: pair[1].casefold())

    # -- form ----------------------------------------------------------------------------

    def fill(self, spec: ServiceSpec) -> None:
        """Show ``spec``; values of variables are on screen only."""
        for page in (self.general, self.resources, self.health, self.update_policy,
                     self.rollback_policy, self.spread):
            page.fill(spec)
        self.environment.rows.fill(list(spec.env))
        self.networks.fill(spec.networks)
        self.ports.fill(spec.ports)
        self.mounts.rows.fill([(m.type, m.source, m.target, m.read_only) for m in spec.mounts])
        self.secrets.fill(spec.secrets)
        self.configs.fill(spec.configs)
        self.constraints.fill(spec.constraints)
        self.labels.fill(tuple(pair for pair in spec.labels if pair[0] != CATEGORY))

    def spec(self, errors: list[FieldError]) -> ServiceSpec:
        """Return what the form says; ``errors`` gets what is wrong with it."""
        parts: dict[str, Any] = self.pages.read(errors)
        category = parts.pop("category")
        labels = [*parts["labels"], *([(CATEGORY, category)] if category else [])]
        parts["labels"] = tuple(sorted(labels))
        made = replace(self._old, **parts)
        if not errors:
            errors += self.pages.placed(contradictions(made))
        return made

    def accept(self) -> None:
        errors: list[FieldError] = []
        spec = self.spec(errors)
        cluster = self._cluster if self._raw is not None else ScopeId(
            str(self.general.clusters.currentData() or ""))
        if not cluster:
            errors.insert(0, FieldError("cluster", N_("No connected cluster may be changed.")))
        others = self.pages.show_errors(errors)
        if others is not None or not cluster:
            self.show_trouble(others or "")
            return
        if self._raw is None:
            self.run_on(cluster, "create-service", f"service {spec.name}",
                        lambda engine: services.create(engine, spec))
        else:
            self._review(cluster, self._raw, spec)

    # -- editing -------------------------------------------------------------------------

    def _review(self, cluster: ScopeId, raw: Json, spec: ServiceSpec,
                theirs: Sequence[Difference] = ()) -> None:
        """Show what changes from ``raw`` to ``spec``; apply it if that is wanted."""
        mine = differences(services.current(raw), spec)
        if not mine:
            self.reject()
            return
        edge = "production" if (view := self.context.store.host_of(cluster)) and (
            view.spec.environment == "production") else ""
        if not ServiceDiffDialog(self, spec.name, mine, theirs, edge).exec():
            return
        self.run_on(cluster, "edit-service", f"service {spec.name}",
                    lambda engine: services.edit(engine, raw, spec),
                    failed=lambda error: self._conflict(cluster, raw, spec, error))

    def _conflict(self, cluster: ScopeId, raw: Json, spec: ServiceSpec, error: Exception) -> bool:
        """Somebody changed the service meanwhile: show that, and the same edit of what is now."""
        if not isinstance(error, ResourceConflict):
            return False
        old, service = services.current(raw), text(mapping(raw).get("ID"), 64)

        def again(fresh: Json) -> None:
            now = services.current(fresh)
            wanted = services.merged(old, spec, now)
            self._old, self._raw = now, fresh
            self.fill(wanted)
            self._review(cluster, fresh, wanted, differences(old, now))

        def read(engine: Engine) -> Json:
            return services.inspect(engine, service)

        self.run_on(cluster, "inspect-service", f"service {spec.name}", read, done=again)
        return True
