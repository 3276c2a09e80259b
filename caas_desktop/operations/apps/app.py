"""Plans and deploys apps, to a cluster as a stack, to a standalone host as a Compose project."""
from __future__ import annotations

from collections.abc import Collection

from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps.listed import on_swarm
from caas_desktop.operations.apps.rows import Plan, Say
from caas_desktop.operations.apps.standalone_plan import asks_registry, plan_standalone
from caas_desktop.operations.apps.staying import check_staying
from caas_desktop.operations.compose import Project, Risk, RisksNotConfirmed
from caas_desktop.operations.jobs import CancelToken


def plan_app(engine: Engine, project: Project, *, prune: bool = False) -> Plan:
    """Return what ``deploy_app`` would do; nothing is changed.

    ``prune``: services that are not in the file are removed.
    """
    if on_swarm(engine):
        from caas_desktop.operations.apps.stack import plan_stack  # 30 ms: for clusters only

        return plan_stack(engine, project, prune=prune)
    return plan_standalone(engine, project, prune=prune)


def deploy_app(engine: Engine, project: Project, say: Say = lambda _: None,
               token: CancelToken | None = None, *, confirmed: Collection[Risk] = (),
               prune: bool = False, plan: Plan | None = None) -> int:
    """Make ``engine`` like ``project``; returns how much was changed.

    ``plan``: as ``plan_app`` has just told it; None: it is asked.

    Raises:
        RisksNotConfirmed: The project has risks that are not among ``confirmed``.
        BadRequest: The plan is refused.
        CaasError: It stopped half way; the same call goes on from there.
    """
    check_risks(project, confirmed)
    if on_swarm(engine):
        from caas_desktop.operations.apps.stack import deploy_stack

        return deploy_stack(engine, project, say, token, prune=prune)
    plan = plan or plan_standalone(engine, project, prune=prune)
    plan.check()
    changed = 0
    if plan.changes or any(map(asks_registry, project.services.values())):
        from caas_desktop.operations.apps.standalone import converge

        changed = converge(engine, project, say, token, prune=prune)
    check_staying(engine, project, plan, changed, say, token)
    return changed


def check_risks(project: Project, confirmed: Collection[Risk]) -> None:
    """Raise RisksNotConfirmed for risks that are not among ``confirmed``."""
    held = [risk for risk in project.risks if risk not in set(confirmed)]
    if held:
        raise RisksNotConfirmed(held)
