"""Makes a host a cluster, lets others join over their own connections, and leaves one."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId, ScopeId
from caas_desktop.domain.text import N_
from caas_desktop.operations.swarm import cluster
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.cluster_choice import fill_clusters
from caas_desktop.views.dialogs.cluster_keys import NewKeyDialog
from caas_desktop.views.dialogs.job import JobDialog
from caas_desktop.views.dialogs.pull import fill_hosts, writable_hosts
from caas_desktop.views.dialogs.service_pages import fill_box
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column


def free_hosts(context: Context) -> list[HostSpec]:
    """Return connected hosts that belong to no cluster yet."""
    return [spec for spec in writable_hosts(context.store)
            if (info := context.store.hosts[spec.id].status.info) and info.swarm is None
            and not info.podman]


class _HostJob(JobDialog):
    """A form with a box of hosts; what it did is read again at once."""

    def _fill_hosts(self, hosts: list[HostSpec], chosen: HostId | None, none: str) -> None:
        self.hosts = child(self.form, QComboBox, "host")
        fill_hosts(self.hosts, hosts, chosen)
        self.go.setEnabled(bool(hosts))
        if not hosts:
            show_error(self.form, "host", none)
        if child_or_none(self.form, "advertise") is not None:
            self.hosts.currentIndexChanged.connect(lambda _: self._offer_addresses())
            self._offer_addresses()

    form: QWidget

    def _offer_addresses(self) -> None:
        box = child(self.form, QComboBox, "advertise")
        box.clear()
        view = self.context.store.hosts.get(self.host_id())
        if view is not None:
            box.addItems([*cluster.address_choices(view.spec), ""])

    def host_id(self) -> HostId:
        return HostId(str(self.hosts.currentData() or ""))

    def _run(self, action: str, work: Callable[[Engine], Any],
             then: Callable[[Any], None] = lambda _: None) -> None:
        """Run it on the chosen host; ``then`` gets the result once the dialog is done."""
        host = self.host_id()
        view = self.context.store.hosts.get(host)
        if view is None or view.status.info is None:
            return

        def done(result: Any) -> None:
            self.context.fleet.look_again()
            self.done(self.DialogCode.Accepted)
            then(result)

        self.run_on(view.status.info.scope, action, f"host {view.spec.name}", work, done)


def child_or_none(form: QWidget, name: str) -> QWidget | None:
    found = form.findChild(QWidget, name)
    return found if isinstance(found, QWidget) else None


class ClusterInitDialog(_HostJob):
    def __init__(self, parent: QWidget | None, context: Context, host: HostId | None = None
                 ) -> None:
        super().__init__(parent, context, tr("Make a cluster"), tr(
            "The host becomes the first manager of a Swarm; others join afterwards."), "cluster")
        self.form = load_form("cluster_init.ui")
        self.advertise = child(self.form, QComboBox, "advertise")
        self.pool = child(self.form, QLineEdit, "pool")
        self.bits = child(self.form, QSpinBox, "bits")
        self.bits.setRange(16, 29)
        self.bits.setValue(24)
        self.bits.setPrefix("/")
        self.autolock = child(self.form, QCheckBox, "autolock")
        self.pool.textChanged.connect(lambda _: show_error(self.form, "pool", ""))
        self.set_body(column(self.form))
        self.add_go(tr("&Make cluster"), "cluster")
        self._fill_hosts(free_hosts(context), host, tr("Every connected host is in a cluster."))

    def accept(self) -> None:
        try:
            pools = cluster.parse_pools(self.pool.text())
        except FieldError as error:
            show_error(self.form, "pool", sentence(error))
            self.pool.setFocus()
            self.refit()
            return
        new = cluster.NewCluster(self.advertise.currentText().strip()[:100], pools,
                                 self.bits.value(), self.autolock.isChecked())
        window, host = self.parentWidget(), self.hosts.currentText()

        def show_key(key: str) -> None:
            if key:
                NewKeyDialog(window, host, key).open()

        self._run("cluster-init", lambda engine: cluster.init_with_key(engine, new), show_key)


class ClusterJoinDialog(_HostJob):
    """The manager tells its token to this program, and this program to the host: nobody sees it."""

    def __init__(self, parent: QWidget | None, context: Context, host: HostId | None = None,
                 chosen: ScopeId | None = None) -> None:
        super().__init__(parent, context, tr("Join a cluster"), tr(
            "Both are reached over their own connections; there is no token to copy."), "cluster")
        self.form = load_form("cluster_join.ui")
        self.clusters = child(self.form, QComboBox, "cluster")
        self.role = child(self.form, QComboBox, "role")
        self.advertise = child(self.form, QComboBox, "advertise")
        fill_clusters(self.clusters, context.store, chosen)
        fill_box(self.role, [("worker", tr("Worker")), ("manager", tr("Manager"))])
        self.set_body(column(self.form))
        self.add_go(tr("&Join"), "cluster")
        self._fill_hosts(free_hosts(context), host, tr("Every connected host is in a cluster."))
        if not self.clusters.count():
            show_error(self.form, "cluster", tr("No connected cluster may be changed."))
            self.go.setEnabled(False)

    def accept(self) -> None:
        scope, role = ScopeId(str(self.clusters.currentData())), self.role.currentData()
        advertise, fleet = self.advertise.currentText().strip()[:100], self.context.fleet

        def work(engine: Engine) -> None:
            manager = fleet.engine_of(scope)
            if manager is None:
                raise HostUnreachable(N_("No manager of the cluster is connected."),
                                      hint=N_("Connect one, then try again."))
            cluster.join(engine, manager, role, advertise)

        self._run("cluster-join", work)


class ClusterLeaveDialog(_HostJob):
    """Takes a host out; a manager is demoted first while another one is connected."""

    def __init__(self, parent: QWidget | None, context: Context, host: HostId | None = None
                 ) -> None:
        super().__init__(parent, context, tr("Leave the cluster"), "", "warning")
        self.form = load_form("cluster_leave.ui")
        self.set_body(column(self.form, label(tr(
            "What runs there is started on other nodes as far as they may. The last manager "
            "takes the cluster with it: services, secrets, configs and networks."), "small",
            "text2", wrap=True), spacing=12))
        self.add_go(tr("&Leave"), "sign-out", danger=True)
        members = [spec for spec in writable_hosts(context.store)
                   if (info := context.store.hosts[spec.id].status.info) and info.swarm]
        self._fill_hosts(members, host, tr("No connected host is in a cluster."))

    def accept(self) -> None:
        store, fleet = self.context.store, self.context.fleet
        view = store.hosts.get(self.host_id())
        info = view.status.info if view else None
        if info is None or info.swarm is None:
            return
        scope = store.cluster_of(info.scope)
        others = [v.status.info.scope for v in store.hosts.values()
                  if v.status.live and v.status.info and v.status.info.cluster_scope == scope
                  and v.status.info.scope != info.scope] if scope else []
        node = info.swarm.node_id

        def work(engine: Engine) -> None:
            manager = fleet.engine_of(others[0]) if others else None
            cluster.leave_well(engine, manager, node)

        self._run("cluster-leave", work)


class ClusterUnlockDialog(JobDialog):
    """Gives a locked manager its key; the key goes to that host alone."""

    def __init__(self, parent: QWidget | None, context: Context, scope: ScopeId, name: str
                 ) -> None:
        super().__init__(parent, context, tr("Unlock the manager"), name, "unlock", width=440)
        self._scope, self._name = scope, name
        self.form = load_form("cluster_unlock.ui")
        self.field = child(self.form, QLineEdit, "key")
        self.set_body(column(self.form))
        self.add_go(tr("&Unlock"), "unlock").setEnabled(False)
        self.field.textChanged.connect(lambda words: self.go.setEnabled(bool(words.strip())))

    def accept(self) -> None:
        key = self.field.text().strip()

        def done(_: Any) -> None:
            self.context.fleet.look_again()
            self.done(self.DialogCode.Accepted)

        self.run_on(self._scope, "cluster-unlock", f"host {self._name}",
                    lambda engine: cluster.unlock(engine, key), done)
