"""``attach``: a container's main process on this terminal, or in a pipe."""
from __future__ import annotations

import argparse
import sys

from caas_desktop.app.cli import piping
from caas_desktop.app.cli.actions import audit
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import FAILED, OK, UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found, resolve
from caas_desktop.app.cli.output import note
from caas_desktop.domain.errors import CaasError
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.terminal.attach import (
    DETACH_KEYS,
    MainProcess,
    attach,
    main_process,
    open_attach,
)


def declare(add: Declare) -> None:
    parser = add("attach", run)
    parser.add_argument("--no-stdin", action="store_true", help="only look, type nothing")
    parser.add_argument("--detach-keys", metavar="KEYS", default=DETACH_KEYS,
                        help=f"leave it running, on a terminal (default: {DETACH_KEYS})")
    parser.add_argument("container", metavar="CONTAINER",
                        help="a name, host/name, or the start of an id")


def run(context: Context) -> int:
    if context.json:
        raise UsageError("--json does not go with attach.")
    found = resolve(context, CONTAINER, [context.args.container])[0]
    require_writable(found.spec)
    context.lost.clear()
    error: CaasError | None = None
    try:
        process = main_process(found.engine, found.ref.id)
        if not process.running:
            raise CaasError(f"{found.address} is not running.", hint="Start it first.")
        return _attached(found, process, context.args)
    except CaasError as exc:
        error = exc
        raise
    finally:
        audit(context, found, "attach", f"container {found.name}", error)


def _attached(found: Found, process: MainProcess, args: argparse.Namespace) -> int:
    typing = process.reads and not args.no_stdin
    if process.tty and sys.stdin.isatty():
        from caas_desktop.app.cli.terminal import run_in_terminal

        note(f"Attached to the main process: Ctrl+C reaches it. Leave it with "
             f"{args.detach_keys.replace(',', ' ')}.")
        run_in_terminal(found, lambda columns, rows: open_attach(
            found.engine, found.ref.id, columns=columns, rows=rows,
            detach_keys=args.detach_keys), typing=typing)
    else:
        stream = attach(found.engine, found.ref.id, reads=typing, detach_keys=args.detach_keys)
        if typing:
            piping.feed(stream, end=process.once)
        pieces = (((1, data) for data in piping.raw(found, stream)) if process.tty
                  else piping.output(found, stream))
        for number, data in pieces:
            piping.show(number, data)
    return _code(found)


def _code(found: Found) -> int:
    """Return the exit code of a process that ended; 0 for one that goes on."""
    try:
        process = main_process(found.engine, found.ref.id)
    except CaasError:  # removed at its end
        return OK
    if process.running:
        return OK
    return process.exit_code & 0xFF if process.exit_code >= 0 else FAILED
