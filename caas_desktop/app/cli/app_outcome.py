"""What commands that deploy share: the app's history, its plan, how a deployment ended."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from caas_desktop.app.cli import codes, prompts
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import audit
from caas_desktop.app.cli.output import document, error_fields, note, print_table, problem, say
from caas_desktop.domain.apps import Executor, Revision
from caas_desktop.domain.errors import CaasError, HostError, VaultError, result_of
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps.deployment import Outcome
from caas_desktop.operations.apps.executors import executor_of
from caas_desktop.operations.apps.rows import Plan, Row
from caas_desktop.operations.compose import Project
from caas_desktop.operations.revisions import Revisions
from caas_desktop.operations.tasks import Part


def executor_for(context: Context, spec: HostSpec, engine: Engine) -> Executor:
    """Return who deploys: as asked for, else as set for the host."""
    wanted: Executor | None = context.args.executor
    if wanted is None and engine.info.cluster_scope is None:
        wanted = executor_of(context.adapters.catalogue, spec.id)
    return wanted or "console"


def history_of(context: Context, *, reading: bool = False) -> Revisions:
    """Return the history of apps; a vault that exists is opened where somebody can be asked.

    ``reading``: what revisions hold is needed: raises VaultError where the vault stays locked.
    """
    vault = context.adapters.vault
    if vault.locked and not vault.is_new and (reading or prompts.interactive()):
        try:
            prompts.unlock(vault)
        except (VaultError, EOFError) as error:
            if reading:
                raise
            note(f"{error}")
    return Revisions(context.adapters.catalogue, vault)


def teller(context: Context) -> Callable[[Part], None]:
    """Return what tells steps on standard error; the same one is told once."""
    told: set[tuple[str, str]] = set()

    def tell(part: Part) -> None:
        if (part.name, part.status) not in told and not context.json:
            told.add((part.name, part.status))
            note(f"{part.name}: {part.status}")

    return tell


# -- plans and outcomes ----------------------------------------------------------------------


def tell_plan(context: Context, project: Project, plan: Plan, *, table: bool) -> None:
    """Tell what is risky, ignored and refused, and with ``table`` what would be done."""
    for words in (*(f"note: {one}" for one in project.notices),
                  *(f"risk: {one}" for one in project.risks),
                  *(f"warning: {one}" for one in plan.warnings),
                  *(f"refused: {one}" for one in plan.refused)):
        note(words)
    if table and context.json:
        document(plan_fields(plan))
    elif table:
        print_table(("", "OBJECT", "NAME", "WHY"), [
            (row.act, row.kind, row.name, str(row.reason)) for row in plan.rows])


def plan_fields(plan: Plan) -> dict[str, Any]:
    return {"app": plan.app, "swarm": plan.swarm, "changes": plan.changes,
            "rows": row_fields(plan.rows), "warnings": [str(w) for w in plan.warnings],
            "refused": [str(r) for r in plan.refused]}


def row_fields(rows: Iterable[Row]) -> list[dict[str, str]]:
    return [{"kind": r.kind, "name": r.name, "service": r.service, "act": r.act,
             "reason": str(r.reason)} for r in rows]


def revision_fields(one: Revision | None) -> dict[str, Any] | None:
    return None if one is None else {
        "number": one.number, "at": one.at, "who": one.who, "made": one.made,
        "result": one.result, "of": one.of or None, "saved": one.saved}


def end(context: Context, spec: HostSpec, outcome: Outcome, history: Revisions,
        more: dict[str, Any] | None = None) -> int:
    """Tell how a deployment ended, and return the exit code."""
    app, error = outcome.app.name, outcome.error
    audit(context, spec, "deploy", app, result_of(error))
    trouble = history.trouble() if outcome.revision and not outcome.revision.saved else None
    if trouble is not None:
        note(f"note: {trouble}")
    if context.json:
        document({**(more or {}), "app": app, "host": spec.name, "changed": outcome.changed,
                  "done": row_fields(outcome.done), "left": row_fields(outcome.left),
                  "known": outcome.known, "revision": revision_fields(outcome.revision),
                  "back": outcome.back.number if outcome.back else None, **error_fields(error)})
    if error is None:
        if not context.json:
            say(f"{spec.name}: {app} deployed" if outcome.changed
                else f"{spec.name}: {app} is as it should be")
        return codes.OK
    _tell_stopped(context, spec, outcome, error)
    if not outcome.done and outcome.known:
        return codes.UNREACHABLE if isinstance(error, HostError) else codes.FAILED
    return codes.PARTLY


def _tell_stopped(context: Context, spec: HostSpec, outcome: Outcome, error: CaasError) -> None:
    problem(error)
    for word, rows in (("done", outcome.done), ("left", outcome.left)):
        for row in rows:
            note(f"{word}: {row.act} {row.kind} {row.name}")
    if not outcome.known:
        note(f"What of it was done cannot be told: {spec.name} could not be asked any more.")
    note("To go on: the same command again.")
    if outcome.back is not None:
        note(f"To go back: caas-desktop apps rollback {outcome.app.name} "
             f"--to {outcome.back.number} --on {spec.name}")
    elif outcome.done or not outcome.known:
        note(f"To go back: caas-desktop apps rm {outcome.app.name} --on {spec.name} "
             "(nothing of it worked before; volumes stay)")
