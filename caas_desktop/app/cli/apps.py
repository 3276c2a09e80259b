"""``apps``: what is asked of them, and their list."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import get_args

from caas_desktop.app.cli.app_choice import choosing, deploying
from caas_desktop.app.cli.arguments import Declare, Later
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import confirming
from caas_desktop.app.cli.output import document, print_table
from caas_desktop.domain.apps import AppKey, Executor
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.operations.apps.listed import App, apps_of, key_of


def declare(add: Declare) -> None:
    inner = add.nested("apps", run_list)
    inner("list", run_list, "list apps of all hosts")
    changes = partial(Later, "app_changes")
    for name, text in (("start", "start an app; a stack's services get back their replicas"),
                       ("stop", "stop an app; a stack's services are scaled to 0"),
                       ("restart", "restart all containers of an app")):
        choosing(inner(name, changes(f"run_{name}"), text))
    for name in ("rm", "remove"):
        parser = inner(name, changes("run_remove"), "remove an app; its volumes stay")
        choosing(parser)
        parser.add_argument("--volumes", action="store_true",
                            help="remove its volumes with all that is in them, too")
        confirming(parser)
    _declare_history(inner, partial(Later, "app_history"))
    _declare_copies(inner, partial(Later, "app_history"))


def _declare_history(inner: Declare, history: Callable[[str], Later]) -> None:
    choosing(inner("history", history("run_history"),
                   "list the revisions of an app, newest first"))
    diff = inner("diff", history("run_diff"), "tell what differs between revisions of an app, or "
                 "a revision and what runs")
    choosing(diff)
    diff.add_argument("old", nargs="?", default="", metavar="REVISION", help="default: the newest")
    diff.add_argument("new", nargs="?", default="running", metavar="REVISION",
                      help="default: running, what the host has now")
    back = inner("rollback", history("run_rollback"), "deploy an earlier revision again, at the "
                 "present replicas")
    choosing(back)
    back.add_argument("--to", type=int, default=0, metavar="REVISION",
                      help="default: the last one that worked before the newest")
    deploying(back)
    made = inner("adopt", history("run_adopt"), "look after an app that another tool made; "
                 "nothing on the host is touched")
    choosing(made)
    made.add_argument("--tenant", metavar="NAME", help='whose it is from now on; "" is public; '
                      "again for an app that is adopted: gives it to another")
    choosing(inner("release", history("run_release"), "leave an adopted app to others again; its "
                   "revisions stay"))


def _declare_copies(inner: Declare, history: Callable[[str], Later]) -> None:
    export = inner("export", history("run_export"), "write an app as one Compose file")
    choosing(export)
    export.add_argument("--revision", type=int, default=0, metavar="NUMBER",
                        help="default: the newest that worked")
    export.add_argument("--running", action="store_true", help="what runs, whoever changed it")
    copy = inner("duplicate", history("run_duplicate"),
                 "deploy an app elsewhere too, without its data")
    choosing(copy)
    copy.add_argument("--to", required=True, metavar="HOST|CLUSTER")
    copy.add_argument("--name", default="", metavar="NAME", help="of the copy")
    deploying(copy)
    copy.add_argument("-y", action="store_true", dest="agree", help="answer a question with yes")
    chooses = inner("executor", history("run_executor"), "tell or set who deploys apps to a host")
    chooses.add_argument("name", metavar="HOST")
    chooses.add_argument("executor", nargs="?", choices=get_args(Executor))


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
