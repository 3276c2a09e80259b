"""A Swarm service: a new one, or an existing one with what changes shown before it is done."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

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
from caas_desktop.views.dialogs.create_tables import EnvironmentPage, MountsPage
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
    ServiceLabelsPage,
    own_labels,
)
from caas_desktop.views.forms import show_row
from caas_desktop.views.look.layouts import column

_TALL = 508  # of the highest page, that of updates


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
        self.general = GeneralPage()
        self.pages = Pages[ServiceSpec](given or self._old, self._parts(), _TALL)
        self.pages.resized.connect(self.refit)
        fill_clusters(self.general.clusters, context.store, cluster)
        show_row(self.general.form, "cluster", raw is None and self.general.clusters.count() > 1)
        self.general.fields["name"].setReadOnly(raw is not None)
        self.general.mode.setEnabled(raw is None)  # Swarm refuses to change it
        self.set_body(column(self.pages))
        self.add_go(tr("&Review…") if raw is not None else tr("&Create"),
                    "check" if raw is not None else "plus")
        self.general.fields["image" if raw is not None else "name"].setFocus()

    def _parts(self) -> list[tuple[str, str, Callable[[], Page]]]:
        return [
            ("general", tr("General"), lambda: self.general),
            ("env", tr("Environment"), EnvironmentPage),
            ("network", tr("Network"), lambda: PageGroup(self._networks(), PublishPage())),
            ("files", tr("Files"), lambda: PageGroup(
                MountsPage(), self._secrets(), self._configs())),
            ("resources", tr("Resources"), ResourcesPage),
            ("health", tr("Health"), HealthPage),
            ("updates", tr("Updates"), lambda: PageGroup(
                PolicyPage("update", tr("When it is updated")),
                PolicyPage("rollback", tr("When it is rolled back")))),
            ("placement", tr("Placement"), lambda: PageGroup(ConstraintsPage(), SpreadPage())),
            ("labels", tr("Labels"), ServiceLabelsPage)]

    def _networks(self) -> NetworksPage:
        used = {n.target: n.target for n in self.pages.given.networks}
        return NetworksPage(self._choices("network", used))

    def _secrets(self) -> FilesPage:
        used = {s.id: s.name for s in self.pages.given.secrets}
        return FilesPage("secrets", tr("Secret"), tr("Add secret"), "db_password",
                         self._choices("secret", used))

    def _configs(self) -> FilesPage:
        used = {c.id: c.name for c in self.pages.given.configs}
        return FilesPage("configs", tr("Config"), tr("Add config"), "/etc/app.conf",
                         self._choices("config", used))

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

    def spec(self, errors: list[FieldError]) -> ServiceSpec:
        """Return what the form says; ``errors`` gets what is wrong with it."""
        given, parts = self.pages.given, self.pages.read(errors)
        category = parts.pop("category")
        labels = [*parts.get("labels", own_labels(given)),
                  *([(CATEGORY, category)] if category else [])]
        made = replace(given, **parts | {"labels": tuple(sorted(labels))})
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
            self.pages.fill(wanted)
            self._review(cluster, fresh, wanted, differences(old, now))

        def read(engine: Engine) -> Json:
            return services.inspect(engine, service)

        self.run_on(cluster, "inspect-service", f"service {spec.name}", read, done=again)
        return True
