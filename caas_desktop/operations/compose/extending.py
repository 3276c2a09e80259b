"""`extends`: a service takes over the parts of another, of the same file or of another one."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.budget import Budget
from caas_desktop.operations.compose.errors import Problems
from caas_desktop.operations.compose.merging import Merger
from caas_desktop.operations.compose.tree import Map, Mark, Path, Seq

MAX_CHAIN = 50


@frozen
class Services:
    """The services of one file, and what it resets."""

    file: str
    services: Map
    cleared: tuple[Path, ...]


Other = Callable[[str, Mark | None], Services | None]


def clear(root: Any, cleared: Sequence[Path]) -> None:
    """Remove from ``root``, in place, what a later file resets or overrides."""
    for path in cleared:
        here = root
        for step in path[:-1]:
            here = here.get(str(step)) if isinstance(here, Map) else None
        if path and isinstance(here, Map):
            here.pop(str(path[-1]), None)


class Extending:
    """Applies ``extends``; ``other`` reads another file's services, paths already absolute."""

    def __init__(self, budget: Budget, problems: Problems, other: Other) -> None:
        self._budget, self._problems, self._other = budget, problems, other
        self._merger = Merger(problems)

    def apply(self, source: Services) -> None:
        """Put into every service of ``source`` what it extends."""
        for name in list(source.services):
            self._extended(name, source, ())

    def _extended(self, name: str, source: Services, chain: tuple[tuple[str, str], ...]
                  ) -> Map | None:
        service = source.services.get(name)
        if not isinstance(service, Map):
            return None
        extends = service.get("extends")
        if extends is None:
            return service
        mark = service.marks.get("extends")
        here = (source.file, name)
        if here in chain or len(chain) >= MAX_CHAIN:
            names = " → ".join(n for _, n in (*chain, here)[-5:])
            words = (N_("Services extend each other in a circle: {names}.") if here in chain
                     else N_("Services extend each other too deep: {names}."))
            self._problems.add(Text(words, names=names), mark)
            return None
        found = self._base(extends, source, mark, name)
        if found is None:
            return service
        base = self._extended(found[1], found[0], (*chain, here))
        if base is None:
            return service
        copy: Map = self._budget.clone(base)
        clear(Map([("services", Map([(name, copy)]))]), source.cleared)
        merged = self._merger.service(copy, service, name)
        merged.pop("extends", None)
        source.services[name] = merged
        return merged

    def _base(self, extends: Any, source: Services, mark: Mark | None, name: str
              ) -> tuple[Services, str] | None:
        file = None
        if isinstance(extends, Map):
            reference, file = extends.get("service"), extends.get("file")
        else:
            reference = extends
        if not isinstance(reference, str) or isinstance(file, Map | Seq):
            self._problems.add(Text(N_("services.{name}.extends must name a service."), name=name),
                               mark)
            return None
        other = source if file is None else self._other(str(file), mark)
        if other is None:
            return None
        if reference not in other.services:
            self._problems.add(Text(N_("There is no service {reference} in {file} to extend."),
                                    reference=repr(reference), file=other.file),
                               mark)
            return None
        return other, reference
