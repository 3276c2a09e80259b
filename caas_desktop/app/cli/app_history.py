"""``apps history|diff|rollback|adopt|release|export|duplicate``: what was deployed from what."""
from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from caas_desktop.app.cli import codes
from caas_desktop.app.cli.app_choice import chosen, host_of, place_of
from caas_desktop.app.cli.app_outcome import (
    end,
    executor_for,
    history_of,
    plan_fields,
    revision_fields,
    tell_plan,
    teller,
)
from caas_desktop.app.cli.context import Context, named
from caas_desktop.app.cli.doing import agree, audit
from caas_desktop.app.cli.output import document, note, print_table, safe, say
from caas_desktop.domain.apps import Revision
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps.adopting import adopt, release
from caas_desktop.operations.apps.app import plan_app
from caas_desktop.operations.apps.comparing import Diff, between, with_running
from caas_desktop.operations.apps.copying import duplicate_of, template_of
from caas_desktop.operations.apps.deployment import Order, carry_out
from caas_desktop.operations.apps.executors import executor_of, set_executor
from caas_desktop.operations.apps.listed import find_app
from caas_desktop.operations.apps.rolling_back import order_of
from caas_desktop.operations.apps.rows import Plan
from caas_desktop.operations.compose import to_config, to_yaml
from caas_desktop.operations.revisions import Revisions
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.settings import Settings

RUNNING = "running"


def run_history(context: Context) -> int:
    key, spec, _ = place_of(context)
    history = history_of(context)
    found = history.of(key)
    if context.json:
        document([revision_fields(one) for one in found])
        return codes.OK
    if not found:
        note(f"{spec.name}: there are no revisions of {key.name}.")
        if (trouble := history.trouble()) is not None:
            note(f"note: {trouble}")
    print_table(("REVISION", "WHEN", "WHO", "HOW", "RESULT"), [
        (str(one.number), datetime.fromtimestamp(one.at).isoformat(" ", "seconds"), one.who,
         f"{one.made} to {one.of}" if one.of else one.made, one.result) for one in found])
    return codes.OK


def run_diff(context: Context) -> int:
    args = context.args
    key, _, engine = place_of(context)
    history = history_of(context, reading=True)
    found = history.of(key)
    if not found:
        raise CaasError(f"There are no revisions of {key.name}.",
                        hint="Deploy it with caas-desktop, or adopt it.")
    old = history.find(key, _number(args.old)) if args.old else found[0]
    if args.new == RUNNING:
        diff = with_running(engine, find_app(engine, key.name), history.content(old),
                            (_title(old), RUNNING))
    else:
        new = history.find(key, _number(args.new))
        diff = between(history.content(old), history.content(new), (_title(old), _title(new)))
    _tell_diff(context, diff)
    return codes.OK


def _number(word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise codes.UsageError(f"write revisions as numbers, or {RUNNING}")
    return int(word)


def _title(one: Revision) -> str:
    return f"revision {one.number}"


def _tell_diff(context: Context, diff: Diff) -> None:
    if context.json:
        document({"equal": diff.empty, "diff": list(diff.lines),
                  "notes": [str(one) for one in diff.notes]})
        return
    for line in diff.lines:
        say(safe(line))
    for words in diff.notes:
        note(str(words))
    if diff.empty:
        note("Nothing differs.")


def run_rollback(context: Context) -> int:
    args = context.args
    key, spec, engine = place_of(context)
    history = history_of(context, reading=True)
    revision = (history.find(key, args.to) if args.to
                else next((one for one in history.of(key)[1:] if one.worked), None))
    if revision is None:
        raise CaasError(f"There is no earlier revision of {key.name} that worked.",
                        hint="caas-desktop apps history")
    order = order_of(engine, revision, history.content(revision))
    plan = plan_app(engine, order.project, prune=order.prune)
    tell_plan(context, order.project, plan, table=args.plan)
    if args.plan:
        return codes.FAILED if plan.refused else codes.OK
    require_writable(spec)
    return _carry_out(context, spec, engine, order, history, plan)


def _carry_out(context: Context, spec: HostSpec, engine: Engine, order: Order,
               history: Revisions, plan: Plan) -> int:
    if order.project.risks and not order.confirmed and not context.args.trust:
        raise CaasError("The files want what only a person may allow (see the risks above).",
                        hint="Look at them, then add --trust.")
    order = replace(order, confirmed=order.project.risks,
                    executor=executor_for(context, spec, engine))
    outcome = carry_out(engine, order, history, teller(context), plan=plan)
    return end(context, spec, outcome, history, plan_fields(plan))


def run_adopt(context: Context) -> int:
    one = chosen(context)
    history = history_of(context)
    made = adopt(one.engine, one.app, context.adapters.catalogue, history, context.args.tenant)
    tenant = one.app.tenant or made.adoption.tenant
    audit(context, one.spec, "adopt app", f"{one.app.name} for {tenant}" if tenant
          else one.app.name, "ok")
    if (trouble := history.trouble()) is not None:
        note(f"note: {trouble}")
    if context.json:
        document({"app": one.app.name, "host": one.spec.name, "tenant": tenant,
                  "revision": revision_fields(made.revision),
                  "unknown": [str(words) for words in made.unknown]})
        return codes.OK
    for words in made.unknown:
        note(f"unknown: {words}")
    number = f" as revision {made.revision.number}" if made.revision is not None else ""
    say(safe(f"{one.spec.name}: {one.app.name} adopted{number}"
             + (f", of tenant {tenant}" if tenant else "")))
    return codes.OK


def run_release(context: Context) -> int:
    key, spec, _ = place_of(context)
    release(context.adapters.catalogue, key)
    audit(context, spec, "release app", key.name, "ok")
    if context.json:
        document({"app": key.name, "host": spec.name, "result": "released"})
    else:
        say(safe(f"{spec.name}: {key.name} released"))
    return codes.OK


def run_export(context: Context) -> int:
    args = context.args
    one = chosen(context)
    reads = not args.running and bool(context.adapters.catalogue.revisions(one.key))
    found = template_of(one.engine, one.app, history_of(context, reading=reads),
                        number=args.revision, running=args.running)
    for words in found.notes:
        note(f"unknown: {words}")
    if context.json:
        document(to_config(found.project))
        return codes.OK
    for line in to_yaml(found.project).splitlines():
        say(safe(line))
    return codes.OK


def run_duplicate(context: Context) -> int:
    args = context.args
    one = chosen(context)
    spec = host_of(context, args.to)
    engine = context.engine(spec)
    reads = bool(context.adapters.catalogue.revisions(one.key))
    history = history_of(context, reading=reads)
    found = duplicate_of(one.engine, engine, one.app.name, history, args.name)
    for words in found.notes:
        note(f"note: {words}")
    plan = plan_app(engine, found.project)
    tell_plan(context, found.project, plan, table=args.plan or not context.json)
    if args.plan:
        return codes.FAILED if plan.refused else codes.OK
    require_writable(spec)
    plan.check()
    agree(context, f"Deploy {found.project.name} to {spec.name}?")
    return _carry_out(context, spec, engine, Order(found.project, made="duplicate"), history, plan)


def run_executor(context: Context) -> int:
    catalogue, wanted = context.adapters.catalogue, context.args.executor
    spec = named(catalogue.hosts(), context.args.name)
    if wanted is not None:
        set_executor(Settings(catalogue), spec.id, wanted)
    found = executor_of(catalogue, spec.id)
    if context.json:
        document({"host": spec.name, "executor": found})
    else:
        say(safe(f"{spec.name}: {found}"))
    return codes.OK
