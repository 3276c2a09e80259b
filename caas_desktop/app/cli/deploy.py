"""``deploy``: an app from Compose files to a host or a cluster."""
from __future__ import annotations

from typing import Any

from caas_desktop.app.cli.apps import arguments_for, audit, host_of, teller, writable
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.compose import read_project, source_arguments, source_of
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import document, error_fields, note, print_table, say
from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.apps import Plan, deploy_app, plan_app
from caas_desktop.operations.compose import Project


def declare(add: Declare) -> None:
    parser = add("deploy", run, "deploy an app from Compose files; what stands as it should stays")
    source_arguments(parser)
    arguments_for(parser)


def run(context: Context) -> int:
    args = context.args
    project = read_project(context, source_of(context))
    spec = host_of(context, args.to)
    engine = context.engine(spec)
    plan = plan_app(engine, project, prune=args.prune)
    _tell(context, project, plan)
    if args.plan:
        return 1 if plan.refused else 0
    plan.check()
    writable(spec)
    if project.risks and not args.trust:
        raise CaasError("The files want what only a person may allow (see the risks above).",
                        hint="Look at them, then add --trust.")
    error: CaasError | None = None
    try:
        deploy_app(engine, project, teller(context), prune=args.prune,
                   confirmed=project.risks if args.trust else ())
    except CaasError as exc:
        error = exc
    audit(context, spec, "deploy", project.name, str(error or "ok"))
    if context.json:
        document({**_fields(plan), "host": spec.name, **error_fields(error)})
    if error is not None:
        note("It stopped half way; the same command goes on from there.")
        raise error
    if not context.json:
        say(f"{spec.name}: {project.name} deployed" if plan.changes
            else f"{spec.name}: {project.name} is as it should be")
    return 0


def _tell(context: Context, project: Project, plan: Plan) -> None:
    for notice in project.notices:
        note(f"note: {notice}")
    for risk in project.risks:
        note(f"risk: {risk}")
    for ignored in plan.warnings:
        note(f"warning: {ignored}")
    for reason in plan.refused:
        note(f"refused: {reason}")
    if not context.args.plan:
        return
    if context.json:
        document(_fields(plan))
    else:
        print_table(("", "OBJECT", "NAME", "WHY"), [
            (row.act, row.kind, row.name, str(row.reason)) for row in plan.rows])


def _fields(plan: Plan) -> dict[str, Any]:
    return {"app": plan.app, "swarm": plan.swarm, "changes": plan.changes,
            "rows": [{"kind": r.kind, "name": r.name, "service": r.service, "act": r.act,
                      "reason": str(r.reason)} for r in plan.rows],
            "warnings": [str(w) for w in plan.warnings],
            "refused": [str(r) for r in plan.refused]}
