"""``apps``: list, start, stop, restart, remove; see ``app_history`` for the rest."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from caas_desktop.app.cli import app_history
from caas_desktop.app.cli.app_choice import audit, choosing, chosen, teller
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import document, note, print_table, safe, say
from caas_desktop.app.cli.routes import confirm, confirming
from caas_desktop.domain.apps import AppKey
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.operations.apps import (
    App,
    apps_of,
    key_of,
    remove_app,
    restart_app,
    start_app,
    stop_app,
)
from caas_desktop.operations.rights import require_writable


def declare(add: Declare) -> None:
    inner = add.nested("apps", run_list)
    inner("list", run_list, "list apps of all hosts")
    for name, run, text in (
            ("start", run_start, "start an app; a stack's services get back their replicas"),
            ("stop", run_stop, "stop an app; a stack's services are scaled to 0"),
            ("restart", run_restart, "restart all containers of an app")):
        choosing(inner(name, run, text))
    for name in ("rm", "remove"):
        parser = inner(name, run_remove, "remove an app; its volumes stay")
        choosing(parser)
        parser.add_argument("--volumes", action="store_true",
                            help="remove its volumes with all that is in them, too")
        confirming(parser)
    app_history.declare(inner)


def run_list(context: Context) -> int:
    rows: dict[AppKey, tuple[HostSpec, App]] = {}
    for answer in context.ask(lambda engine: (engine, apps_of(engine))):
        engine, apps = answer.value  # type: ignore[misc]
        for app in apps:
            rows.setdefault(key_of(engine, app.name, swarm=app.swarm), (answer.spec, app))
    catalogue = context.adapters.catalogue
    adopted = {one.app: one.tenant for one in catalogue.adoptions()}
    if context.json:
        document([{"host": spec.name, **asdict(app), "revisions": len(catalogue.revisions(key)),
                   "adopted": key in adopted, "tenant": app.tenant or adopted.get(key, "")}
                  for key, (spec, app) in rows.items()])
    else:
        print_table(("APP", "TENANT", "HOST", "KIND", "SERVICES", "RUNNING", "REVISIONS"), [
            (app.name, app.tenant or adopted.get(key, "") or "–", spec.name,
             "stack" if app.swarm else "project", str(app.services),
             f"{app.running}/{app.wanted}", str(len(catalogue.revisions(key)) or "–"))
            for key, (spec, app) in rows.items()])
    return context.code


def run_start(context: Context) -> int:
    return _change(context, "started", start_app)


def run_stop(context: Context) -> int:
    return _change(context, "stopped", stop_app)


def run_restart(context: Context) -> int:
    return _change(context, "restarted", restart_app)


def run_remove(context: Context) -> int:
    return _change(context, "removed", lambda engine, app, tell: remove_app(
        engine, app, tell, volumes=context.args.volumes), asks=True)


def _change(context: Context, verb: str, work: Callable[..., list[str]], *, asks: bool = False
            ) -> int:
    spec, engine, app = chosen(context)
    require_writable(spec)
    if asks:
        confirm(context, app.name, spec)
    result = "ok"
    try:
        left = work(engine, app, teller(context))
    except CaasError as exc:
        result = str(exc)
        raise
    finally:
        audit(context, spec, f"app {verb}", app.name, result)
    for name in left:
        note(f"kept, as others use it: {name}" if asks
             else f"left running, as it runs on every node: {name}")
    if context.json:
        document({"app": app.name, "host": spec.name, "result": verb, "left": left})
    else:
        say(safe(f"{spec.name}: {app.name} {verb}"))
    return 0
