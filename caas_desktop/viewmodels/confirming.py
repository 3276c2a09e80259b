"""Who a confirmation says is met: a host, or the cluster of what all its managers share."""
from __future__ import annotations

from caas_desktop.domain.refs import ScopeId, is_cluster
from caas_desktop.operations.confirm import ConfirmTarget, most_dangerous
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.places import Places


def confirm_target(store: Store, scope: ScopeId, name: str) -> ConfirmTarget:
    """Return what to confirm for an object called ``name``; without a host where none is known.

    A cluster counts as dangerous as the most dangerous of its hosts.
    """
    views = store.routes(scope)
    if not views:
        return ConfirmTarget(name, "")
    environment = most_dangerous(view.spec.environment for view in views)
    if is_cluster(scope):
        return ConfirmTarget(name, Places(store).cluster_title(scope), environment, cluster=True)
    return ConfirmTarget(name, views[0].spec.name, environment)
