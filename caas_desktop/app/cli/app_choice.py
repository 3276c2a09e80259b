"""Which app a command means."""
from __future__ import annotations

import argparse
from typing import Any, NamedTuple, get_args

from caas_desktop.app.cli.context import Context, named
from caas_desktop.app.cli.doing import trusting
from caas_desktop.app.cli.output import did_you_mean
from caas_desktop.domain.apps import AppKey, Executor
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine
from caas_desktop.operations.apps.listed import App, apps_of, key_of


class Chosen(NamedTuple):
    """An app, and the host that it was found over."""

    spec: HostSpec
    engine: Engine
    app: App

    @property
    def key(self) -> AppKey:
        return key_of(self.engine, self.app.name, swarm=self.app.swarm)


def choosing(parser: argparse.ArgumentParser) -> None:
    """Declare what names one app."""
    parser.add_argument("app", metavar="APP")
    parser.add_argument("--on", metavar="HOST|CLUSTER", default="",
                        help="where it runs; needed where several have one of that name")


def deploying(parser: argparse.ArgumentParser) -> None:
    """Declare what every deployment takes."""
    parser.add_argument("--plan", action="store_true", help="tell what would be done, and end")
    trusting(parser)
    parser.add_argument("--executor", choices=get_args(Executor),
                        help="who deploys to a standalone host: this program, or an installed "
                        "docker compose over its connection (default: as set for the host)")


def chosen(context: Context) -> Chosen:
    """Return the one app of that name; raises CaasError."""
    args = context.args
    wanted, found, known = args.app, dict[Any, Chosen](), set[str]()
    specs = [host_of(context, args.on)] if args.on else None
    for answer in context.ask(lambda engine: (engine, apps_of(engine)), specs):
        engine, apps = answer.value  # type: ignore[misc]
        known |= {app.name for app in apps}
        # A stack goes before a project of the same name.
        for app in [one for one in apps if one.name == wanted][-1:]:
            one = Chosen(answer.spec, engine, app)
            found.setdefault(one.key, one)
    if not found:
        alike = did_you_mean(wanted, known)
        raise ResourceGone(f"There is no app {wanted}{alike or '.'}", hint="caas-desktop apps")
    if len(found) > 1:
        names = ", ".join(one.spec.name for one in found.values())
        raise CaasError(f"{wanted} is on several hosts: {names}.", hint="Name one with --on.")
    return next(iter(found.values()))


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


def place_of(context: Context) -> tuple[AppKey, HostSpec, Engine]:
    """Return the key of the app that is named, which may be gone by now, and where it was."""
    try:
        one = chosen(context)
    except ResourceGone:
        if not context.args.on:
            raise
        spec = host_of(context, context.args.on)
        engine = context.engine(spec)
        return key_of(engine, context.args.app), spec, engine
    return one.key, one.spec, one.engine
