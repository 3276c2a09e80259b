"""In which order services are started: dependencies first."""
from __future__ import annotations

from caas_desktop.domain.text import N_
from caas_desktop.operations.compose.project import Project
from caas_desktop.operations.compose.words import Wrong


def start_order(project: Project) -> tuple[tuple[str, ...], ...]:
    """Return the enabled services in groups: each depends on earlier groups only.

    Dependencies that are not required and not enabled are left out. Stop in the reverse order.
    Raises ValueError if services depend on each other in a circle; ``load`` refuses those.
    """
    waiting = {name: {d for d in (service.depends_on or ()) if d in project.services}
               for name, service in project.services.items()}
    groups: list[tuple[str, ...]] = []
    while waiting:
        ready = tuple(sorted(name for name, on in waiting.items() if not on))
        if not ready:
            raise Wrong(N_("services depend on each other in a circle"))
        groups.append(ready)
        for name in ready:
            del waiting[name]
        done = set(ready)
        for on in waiting.values():
            on -= done
    return tuple(groups)


def circle(project: Project) -> tuple[str, ...]:
    """Return the services of a circle of dependencies, the first one again at the end; or ()."""
    done: set[str] = set()
    for start in sorted(project.services):
        trail: dict[str, None] = {}
        stack = [(start, iter(_on(project, start)))]
        trail[start] = None
        while stack:
            name, rest = stack[-1]
            following = next((d for d in rest if d not in done), None)
            if following is None:
                done.add(name)
                trail.pop(name, None)
                stack.pop()
            elif following in trail:
                names = list(trail)
                return (*names[names.index(following):], following)
            else:
                trail[following] = None
                stack.append((following, iter(_on(project, following))))
    return ()


def _on(project: Project, name: str) -> list[str]:
    return sorted(d for d in project.services[name].depends_on or () if d in project.services)
