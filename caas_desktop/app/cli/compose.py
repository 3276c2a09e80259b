"""``compose``: how Compose files are understood; no engine is asked."""
from __future__ import annotations

from pathlib import Path

from caas_desktop.app.cli import codes
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import trusting
from caas_desktop.app.cli.output import document, note, safe, say
from caas_desktop.app.cli.source_options import source_arguments
from caas_desktop.operations.compose import (
    Project,
    RisksNotConfirmed,
    Source,
    config_hash,
    load,
    to_config,
    to_yaml,
    warnings,
)
from caas_desktop.operations.compose.errors import Risk

_TARGETS = ("engine", "swarm")
# Each confirmed file may lead to others, which are asked for in turn; this many turns at most.
_TURNS = 20


def declare(add: Declare) -> None:
    compose = add.nested("compose", run_alone)
    config = compose("config", run_config, "print a project as it is understood: YAML, or with "
                     "--json what `docker compose config --format json` prints")
    source_arguments(config)
    trusting(config)
    config.add_argument("--for", dest="target", choices=_TARGETS,
                        help="also tell what a standalone host or a Swarm ignores")
    config.add_argument("--hash", action="store_true",
                        help="print the services' configuration hashes instead")


def run_alone(_context: Context) -> int:
    raise codes.UsageError("say what to do: compose config")


def run_config(context: Context) -> int:
    project = read_project(context, source_of(context))
    for notice in project.notices:
        note(f"note: {notice}")
    for risk in project.risks:
        note(f"risk: {risk}")
    target = context.args.target
    for ignored in warnings(project, target) if target else ():
        note(f"warning: {ignored}")
    if context.args.hash:
        hashes = {name: config_hash(s) for name, s in sorted(project.services.items())}
        if context.json:
            document(hashes)
        else:
            for name, value in hashes.items():
                say(f"{safe(name)} {value}")
    elif context.json:
        document(to_config(project))
    else:
        for line in to_yaml(project).splitlines():
            say(safe(line))
    return codes.OK


def source_of(context: Context, given: str = "") -> Source:
    """Return what the arguments name; raises UsageError."""
    args = context.args
    variables = {}
    for pair in args.env:
        name, equals, value = pair.partition("=")
        if not name or not equals:
            raise codes.UsageError("write variables as NAME=VALUE")
        variables[name] = value
    folder = args.project_directory
    if folder is None and not args.files:
        folder = Path()
    return Source(files=tuple(args.files), folder=folder, name=given or args.project_name,
                  variables=variables, profiles=tuple(args.profile),
                  env_files=tuple(args.env_file) if args.env_file else None)


def read_project(context: Context, source: Source) -> Project:
    """Read a project; files outside of its folder only with ``--trust``; raises ComposeError."""
    confirmed: set[Risk] = set()
    for _ in range(_TURNS):
        try:
            return load(source, confirmed)
        except RisksNotConfirmed as error:
            if not context.args.trust:
                raise
            confirmed.update(error.risks)
    return load(source, confirmed)
