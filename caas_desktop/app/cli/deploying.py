"""What ``deploy`` does."""
from __future__ import annotations

from caas_desktop.app.cli.app_outcome import (
    end,
    executor_for,
    history_of,
    plan_fields,
    tell_plan,
    teller,
)
from caas_desktop.app.cli.compose import read_project, source_of
from caas_desktop.app.cli.context import Context
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.operations.apps.app import plan_app
from caas_desktop.operations.apps.deployment import Order, carry_out
from caas_desktop.operations.rights import require_writable


def deploy(context: Context, spec: HostSpec) -> int:
    """Deploy to ``spec``, or tell the plan; returns the exit code."""
    args = context.args
    project = read_project(context, source_of(context))
    engine = context.engine(spec)
    plan = plan_app(engine, project, prune=args.prune)
    tell_plan(context, project, plan, table=args.plan)
    if args.plan:
        return 1 if plan.refused else 0
    plan.check()
    require_writable(spec)
    if project.risks and not args.trust:
        raise CaasError("The files want what only a person may allow (see the risks above).",
                        hint="Look at them, then add --trust.")
    history = history_of(context)
    order = Order(project, project.risks if args.trust else (), args.prune,
                  executor=executor_for(context, spec, engine))
    outcome = carry_out(engine, order, history, teller(context), plan=plan)
    return end(context, spec, outcome, history, plan_fields(plan))
