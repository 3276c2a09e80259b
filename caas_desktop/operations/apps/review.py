"""What a person should see before a deployment: mistakes, risks, warnings, the plan."""
from __future__ import annotations

from collections.abc import Collection

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps.app import plan_app
from caas_desktop.operations.apps.rows import Plan
from caas_desktop.operations.compose import (
    ComposeError,
    Problem,
    Project,
    Risk,
    RisksNotConfirmed,
    Source,
    load,
)


@frozen
class Review:
    """``project`` None: the files cannot be used; ``plan`` None: nobody could be asked.

    ``risks`` is all that has to be agreed to, the agreed ones too. ``error`` is what the host
    said instead of a plan.
    """

    project: Project | None = None
    plan: Plan | None = None
    problems: tuple[Problem, ...] = ()
    risks: tuple[Risk, ...] = ()
    error: CaasError | None = None

    def ready(self, confirmed: Collection[Risk]) -> bool:
        """Tell whether it may be deployed now."""
        return (self.plan is not None and not self.plan.refused and not self.problems
                and set(self.risks) <= set(confirmed))


def review(source: Source, confirmed: Collection[Risk], engine: Engine | None,
           *, prune: bool = False) -> Review:
    """Read and plan; blocks, never raises a CaasError, changes nothing."""
    try:
        project = load(source, confirmed)
    except RisksNotConfirmed as error:
        return Review(risks=tuple(dict.fromkeys([*error.risks, *confirmed])))
    except ComposeError as error:
        return Review(problems=error.problems, risks=tuple(confirmed))
    if engine is None:
        return Review(project, risks=project.risks)
    try:
        return Review(project, plan_app(engine, project, prune=prune), risks=project.risks)
    except CaasError as error:
        return Review(project, risks=project.risks, error=error)
