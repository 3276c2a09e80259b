"""What resources are called, lower-cased once: for filters over thousands of them."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store


class Names:
    """An index that grows with use, or ahead of it by ``prepare``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[Ref, tuple[Any, str]] = {}

    def words(self, ref: Ref, item: Any) -> str:
        """Return name, tenant, app and service of a resource."""
        known = self._known.get(ref)
        if known is not None and known[0] is item:
            return known[1]
        kind = KINDS[ref.kind]
        place = kind.place(item)
        words = " ".join((kind.name(item), place.tenant, place.app, place.service)).casefold()
        self._known[ref] = (item, words)
        return words

    def prepare(self, count: int) -> bool:
        """Look up to ``count`` resources up that are new or changed; True if more may be left."""
        known = self._known
        new = ((ref, item) for ref, item in self._store.items().items()
               if ref.kind in KINDS and (ref not in known or known[ref][0] is not item))
        found = list(islice(new, count))
        for ref, item in found:
            self.words(ref, item)
        if len(found) < count and len(known) > len(self._store.items()):
            self._known = {ref: one for ref, one in known.items() if self._store.get(ref)}
        return len(found) == count

    def matcher(self, wanted: Sequence[str]) -> Callable[[Ref, Any], bool]:
        """Return a test for all ``wanted`` words, in a resource's own or in its host's name."""
        hosts: dict[ScopeId, str] = {}

        def host(scope: ScopeId) -> str:
            if scope not in hosts:
                view = self._store.host_of(scope)
                hosts[scope] = view.spec.name.casefold() if view else ""
            return hosts[scope]

        def matches(ref: Ref, item: Any) -> bool:
            words = self.words(ref, item)
            return all(word in words or word in host(ref.scope) for word in wanted)

        return matches
