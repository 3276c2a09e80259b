"""``apps``: list, start, stop, remove and export what Compose files and stacks made."""
from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.compose import read_project, source_arguments, source_of
from caas_desktop.app.cli.context import Context, named
from caas_desktop.app.cli.output import document, note, print_table, safe, say
from caas_desktop.app.cli.routes import confirm, confirming
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps import (
    App,
    apps_of,
    find_app,
    remove_app,
    start_app,
    stop_app,
)
from caas_desktop.operations.compose import to_yaml
from caas_desktop.operations.tasks import Part


def declare(add: Declare) -> None:
    inner = add.nested("apps", run_list, "list apps of all hosts; start, stop, remove, export them")
    inner("list", run_list, "list apps of all hosts")
    for name, run, text in (("start", run_start, "start all containers of an app"),
                            ("stop", run_stop, "stop all containers of an app"),
                            ("remove", run_remove, "remove an app; its volumes stay")):
        parser = inner(name, run, text)
        parser.add_argument("app", metavar="APP")
        if name == "remove":
            parser.add_argument("--volumes", action="store_true",
                                help="remove its volumes with all that is in them, too")
            confirming(parser)
    export = inner("export", run_export, "write an app's files as one Compose file, read again "
                   "from where they were deployed")
    export.add_argument("app", metavar="APP")
    source_arguments(export, named=False)


def run_list(context: Context) -> int:
    rows: list[tuple[HostSpec, App]] = []
    seen: set[tuple[object, str]] = set()
    for answer in context.ask(lambda engine: (engine.info.cluster_scope, apps_of(engine))):
        scope, apps = answer.value  # type: ignore[misc]
        for app in apps:
            key = (scope if app.swarm else answer.spec.id, app.name)
            if key not in seen:
                seen.add(key)
                rows.append((answer.spec, app))
    if context.json:
        document([{"host": spec.name, **asdict(app)} for spec, app in rows])
    else:
        print_table(("APP", "HOST", "KIND", "SERVICES", "RUNNING"), [
            (app.name, spec.name, "stack" if app.swarm else "project", str(app.services),
             f"{app.running}/{app.wanted}") for spec, app in rows])
    return context.code


def run_start(context: Context) -> int:
    return _change(context, "started", lambda engine, app: start_app(engine, app, teller(context)))


def run_stop(context: Context) -> int:
    return _change(context, "stopped", lambda engine, app: stop_app(engine, app, teller(context)))


def run_remove(context: Context) -> int:
    def work(engine: Engine, app: App) -> object:
        for name in remove_app(engine, app, teller(context), volumes=context.args.volumes):
            note(f"kept, as others use it: {name}")
        return None

    return _change(context, "removed", work, asks=True)


def _change(context: Context, verb: str, work: Callable[[Engine, App], object], *,
            asks: bool = False) -> int:
    spec, engine, app = _one(context)
    writable(spec)
    if asks:
        confirm(context, app.name, spec)
    result = "ok"
    try:
        work(engine, app)
    except CaasError as exc:
        result = str(exc)
        raise
    finally:
        audit(context, spec, f"app {verb}", app.name, result)
    if context.json:
        document({"app": app.name, "host": spec.name, "result": verb})
    else:
        say(safe(f"{spec.name}: {app.name} {verb}"))
    return 0


def _one(context: Context) -> tuple[HostSpec, Engine, App]:
    """Return the one app of that name; raises CaasError."""
    wanted = context.args.app
    found: dict[Any, tuple[HostSpec, Engine, App]] = {}
    for answer in context.ask(lambda engine: (engine, apps_of(engine))):
        engine, apps = answer.value  # type: ignore[misc]
        if any(app.name == wanted for app in apps):
            app = find_app(engine, wanted)
            key = engine.info.cluster_scope if app.swarm else answer.spec.id
            found.setdefault(key, (answer.spec, engine, app))
    if not found:
        raise CaasError(f"There is no app {wanted}.", hint="caas-desktop apps")
    if len(found) > 1:
        names = ", ".join(spec.name for spec, _, _ in found.values())
        raise CaasError(f"{wanted} is on several hosts: {names}.", hint="Name one with --host.")
    return next(iter(found.values()))


def run_export(context: Context) -> int:
    args = context.args
    if not args.files:
        _, _, app = _one(context)
        args.files = [Path(word) for word in app.files.split(",") if word]
        if not args.files:
            raise CaasError(f"Nobody wrote down which files {app.name} came from.",
                            hint="Name them: caas-desktop apps export APP FILE…")
    project = read_project(context, source_of(context, given=args.app))
    for line in to_yaml(project).splitlines():
        say(safe(line))
    return 0


def teller(context: Context) -> Callable[[Part], None]:
    """Return what tells steps on standard error; the same one is told once."""
    told: set[tuple[str, str]] = set()

    def tell(part: Part) -> None:
        if (part.name, part.status) not in told and not context.json:
            told.add((part.name, part.status))
            note(f"{part.name}: {part.status}")

    return tell


def writable(spec: HostSpec) -> None:
    if spec.read_only:
        raise CaasError(f"{spec.name} is marked read-only.",
                        hint="Take the mark away first, if that is what you want.")


def audit(context: Context, spec: HostSpec, action: str, target: str, result: str) -> None:
    with suppress(CaasError):  # the catalogue's own trouble does not undo it
        context.adapters.catalogue.add_audit(time.time(), spec.id, action, target, result)


def host_of(context: Context, name: str) -> HostSpec:
    """Return a host by name, or a connected manager of the cluster with that id or its start."""
    try:
        return named(context.adapters.catalogue.hosts(), name)
    except CaasError:
        answers = context.ask(lambda engine: engine.info.swarm)
        for answer in answers:
            swarm = answer.value
            if swarm is not None and swarm.manager and len(name) >= 4 \
                    and swarm.cluster_id.startswith(name):
                return answer.spec
        raise


def arguments_for(parser: argparse.ArgumentParser) -> None:
    """Declare what a deployment needs beside its files."""
    parser.add_argument("--to", required=True, metavar="HOST|CLUSTER", dest="to",
                        help="a host, or a cluster: one of its managers, or its id")
    parser.add_argument("--plan", action="store_true", help="tell what would be done, and end")
    parser.add_argument("--prune", action="store_true",
                        help="remove services that are not in the file")
