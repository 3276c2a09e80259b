"""Boxes that offer clusters."""
from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.places import Places


def writable_clusters(store: Store) -> list[tuple[ScopeId, str]]:
    """Return (scope, title) of clusters that have a leader, are connected, and may be changed."""
    titles = Places(store)
    found = {view.status.info.cluster_scope for view in store.hosts.values()
             if view.status.live and view.status.info and not view.spec.read_only}
    named = [(scope, titles.cluster_title(scope)) for scope in found
             if scope and scope not in store.troubles]
    return sorted(named, key=lambda pair: pair[1].casefold())


def fill_clusters(box: QComboBox, store: Store, chosen: ScopeId | None) -> None:
    for scope, title in writable_clusters(store):
        box.addItem(title, scope)
    if box.count():
        box.setCurrentIndex(max(0, box.findData(chosen)))
