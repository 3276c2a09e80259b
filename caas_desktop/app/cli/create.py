"""``create``: a new container from arguments, checked as the window's form is."""
from __future__ import annotations

import argparse
import os
import time
from contextlib import suppress
from pathlib import Path

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import document, safe, say
from caas_desktop.app.cli.pull import pull_on, writable
from caas_desktop.domain.container_fields import (
    LABEL_NEEDS_NAME,
    parse_count,
    parse_cpus,
    parse_env_lines,
    parse_env_name,
    parse_image,
    parse_memory,
    parse_mount_row,
    parse_name,
    parse_port_row,
    parse_restart,
    parse_words,
)
from caas_desktop.domain.container_spec import (
    ContainerSpec,
    FieldError,
    MountSpec,
    PortSpec,
    contradictions,
)
from caas_desktop.domain.errors import CaasError, ResourceGone, result_of
from caas_desktop.operations.containers.create import create_container


def declare(add: Declare) -> None:
    parser = add("create", run)
    parser.add_argument("--name", default="", metavar="NAME", help="default: the engine's choice")
    parser.add_argument("-e", "--env", action="append", default=[], metavar="NAME[=VALUE]",
                        help="without =VALUE the value comes from our own environment, so that "
                             "a secret is in no list of processes")
    parser.add_argument("--env-file", action="append", default=[], metavar="FILE",
                        help="a file of NAME=VALUE lines")
    parser.add_argument("-p", "--publish", action="append", default=[],
                        metavar="[[ADDRESS:]PORT:]INSIDE[/PROTOCOL]", help="publish a port")
    parser.add_argument("-v", "--volume", action="append", default=[], metavar="SOURCE:PATH[:ro]",
                        help="a volume's name or a path of the host, and where it appears inside")
    parser.add_argument("--tmpfs", action="append", default=[], metavar="PATH",
                        help="memory as a file system")
    parser.add_argument("-l", "--label", action="append", default=[], metavar="NAME=VALUE")
    for word, text in (("network", "a network's name, host, none or container:NAME"),
                       ("cpus", "cores, such as 0.5"), ("memory", "such as 512m or 2g"),
                       ("pids", "processes"), ("entrypoint", "instead of the image's")):
        parser.add_argument(f"--{word}", default="", metavar=word.upper(), help=text)
    parser.add_argument("--restart", default="no", metavar="POLICY",
                        help="no, always, unless-stopped or on-failure[:TRIES]")
    parser.add_argument("-t", "--tty", action="store_true", help="give it a terminal")
    parser.add_argument("--rm", action="store_true", help="remove it when it ends")
    parser.add_argument("--no-start", action="store_true", help="do not start it")
    parser.add_argument("--pull", action="store_true", help="pull the image where it is missing")
    parser.add_argument("image", metavar="IMAGE")
    parser.add_argument("program", nargs=argparse.REMAINDER, metavar="CMD",
                        help="instead of the image's")


def run(context: Context) -> int:
    spec = spec_of(context.args)
    wrong = contradictions(spec)
    if wrong:
        raise wrong[0]
    host = writable(context, several=False)
    if len(host) != 1:
        raise UsageError("A container is created on one host: --host NAME.")
    engine = context.engine(host[0])
    error: CaasError | None = None
    try:
        try:
            container = create_container(engine, spec)
        except ResourceGone:
            if not context.args.pull:
                raise
            if pull_on(context, host, spec.image)[0] is not None:
                return 0
            container = create_container(engine, spec)
    except CaasError as exc:
        error = exc
        raise
    finally:
        with suppress(CaasError):  # the catalogue's own trouble does not undo it
            context.adapters.catalogue.add_audit(
                time.time(), host[0].id, "create", f"container {spec.name or spec.image}",
                result_of(error))
    if context.json:
        document({"host": host[0].name, "id": container, "name": spec.name or None,
                  "started": spec.start})
    else:
        say(safe(f"{host[0].name}/{spec.name or container[:12]} created  {container}"))
    return 0


def spec_of(args: argparse.Namespace) -> ContainerSpec:
    """Read all arguments; raises FieldError that names the field, or UsageError."""
    restart, tries = parse_restart(args.restart)
    program = args.program[1:] if args.program[:1] == ["--"] else args.program
    return ContainerSpec(
        image=parse_image(args.image), name=parse_name(args.name), command=tuple(program),
        entrypoint=parse_words(args.entrypoint, "entrypoint"), env=_env(args),
        ports=tuple(_port(text) for text in args.publish),
        mounts=(*(_mount(text) for text in args.volume),
                *(parse_mount_row("tmpfs", "", path, False) for path in args.tmpfs)),
        network=args.network.strip(), cpus=parse_cpus(args.cpus),
        memory=parse_memory(args.memory), pids=parse_count(args.pids, "pids"),
        restart=restart, restart_tries=tries, labels=tuple(_label(x) for x in args.label),
        tty=args.tty, auto_remove=args.rm, start=not args.no_start)


def _env(args: argparse.Namespace) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for name in args.env_file:
        try:
            found.update(parse_env_lines(Path(name).read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as exc:
            raise UsageError(f"The file {name} cannot be read.") from exc
    for text in args.env:
        name, equals, value = text.partition("=")
        name = parse_env_name(name)
        if equals:
            found[name] = value
        elif name in os.environ:
            found[name] = os.environ[name]
    return tuple(found.items())


def _port(text: str) -> PortSpec:
    rest, _, protocol = text.partition("/")
    public, _, private = rest.rpartition(":")
    return parse_port_row(private, protocol or "tcp", public, True)


def _mount(text: str) -> MountSpec:
    parts = text.split(":")
    read_only = len(parts) == 3 and parts[2] == "ro"
    if len(parts) not in (2, 3) or (len(parts) == 3 and parts[2] not in ("ro", "rw")):
        raise FieldError("volume", "Write SOURCE:PATH or SOURCE:PATH:ro.")
    kind = "bind" if parts[0].startswith("/") else "volume"
    return parse_mount_row(kind, parts[0], parts[1], read_only)


def _label(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    if not name.strip():
        raise FieldError("label", LABEL_NEEDS_NAME)
    return name.strip(), value
