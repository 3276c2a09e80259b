"""``exec``: a program in a container, on this terminal or for a script."""
from __future__ import annotations

import argparse
import os
import sys
import time

from caas_desktop.app.cli import piping
from caas_desktop.app.cli.actions import audit
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import FAILED, UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found, resolve
from caas_desktop.app.cli.output import document
from caas_desktop.domain.errors import CaasError, HostError
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.terminal.exec import ExecOptions, exec_id_of, open_exec

CAPTURED_LIMIT = 64 << 20  # bytes of output that one JSON document may hold


def declare(add: Declare) -> None:
    parser = add("exec", run)
    parser.add_argument("-i", "--interactive", action="store_true",
                        help="pass on our input: what is piped, or what is typed (with -t)")
    parser.add_argument("-t", "--tty", action="store_true", help="give it a terminal")
    parser.add_argument("-u", "--user", metavar="USER", help="as this user of the container")
    parser.add_argument("-w", "--workdir", metavar="PATH", help="in this folder")
    parser.add_argument("-e", "--env", metavar="NAME=VALUE", action="append", default=[],
                        type=_assignment, help="set a variable; NAME alone takes ours")
    parser.add_argument("--privileged", action="store_true", help="with all rights of the host")
    parser.add_argument("container", metavar="CONTAINER",
                        help="a name, host/name, or the start of an id")
    parser.add_argument("program", nargs=argparse.REMAINDER, metavar="CMD",
                        help="the program and its arguments; with -it the first of bash, ash, sh")


def _assignment(text: str) -> str:
    name, equals, _ = text.partition("=")
    if not name:
        raise argparse.ArgumentTypeError("write NAME=VALUE, or NAME to take ours")
    if equals:
        return text
    if name not in os.environ:
        raise argparse.ArgumentTypeError(f"{name} is not set here")
    return f"{name}={os.environ[name]}"


def run(context: Context) -> int:
    args = context.args
    program = args.program[1:] if args.program[:1] == ["--"] else args.program
    if not program and not args.tty:
        raise UsageError("Say which program is to run, or -it for a shell.")
    if args.interactive and args.tty and not sys.stdin.isatty():
        raise UsageError("-it needs a terminal; in a pipe leave the t out.")
    if args.tty and args.json:
        raise UsageError("--json does not go with -t.")
    found = resolve(context, CONTAINER, [args.container])[0]
    require_writable(found.spec)
    # Hosts that were asked in vain had no part in it: the exit code is the program's.
    context.lost.clear()
    error: CaasError | None = None
    try:
        if args.tty:
            from caas_desktop.app.cli.terminal import run_in_terminal

            options = ExecOptions(tuple(program), args.user or "", args.workdir or "",
                                  tuple(args.env), args.privileged)
            return _code(run_in_terminal(found, lambda columns, rows: open_exec(
                found.engine, found.ref.id, options, columns=columns, rows=rows),
                typing=args.interactive), found)
        return _code(_run_piped(context, found, program), found)
    except CaasError as exc:
        error = exc
        if not isinstance(exc, HostError):
            raise
        context.host_failed(found.spec, exc)
        return context.code
    finally:
        audit(context, found, "exec", ExecOptions(tuple(program), args.user or "").logged(
            found.name), error)


def _code(code: int | None, found: Found) -> int:
    if code is None:
        raise CaasError(f"How the program in {found.address} ended is not known.")
    return code & 0xFF if code >= 0 else FAILED


def _run_piped(context: Context, found: Found, program: list[str]) -> int | None:
    """Run without a terminal: its two outputs become ours; returns the exit code."""
    args, engine = context.args, found.engine
    options = ExecOptions(tuple(program), args.user or "", args.workdir or "",
                          privileged=args.privileged)
    body = options.body() | {"AttachStdin": args.interactive, "AttachStdout": True,
                             "AttachStderr": True, "Tty": False, "Env": args.env}
    answer = engine.request("POST", f"/containers/{found.ref.id}/exec", body=body)
    exec_id = exec_id_of(engine, answer)
    stream = engine.hijack(f"/exec/{exec_id}/start", body={"Detach": False, "Tty": False})
    captured = {1: bytearray(), 2: bytearray()}
    if args.interactive:
        piping.feed(stream)
    for number, data in piping.output(found, stream):
        if not context.json:
            piping.show(number, data)
        elif sum(map(len, captured.values())) + len(data) <= CAPTURED_LIMIT:
            captured[2 if number == piping.STDERR_STREAM else 1] += data
        else:
            raise CaasError("The program writes more than one JSON document may hold.",
                            hint="Leave --json out.")
    code = exit_code(found, exec_id)
    if context.json:
        document({"host": found.spec.name, "container": found.name, "id": found.ref.id,
                  "exit_code": code, "stdout": captured[1].decode("utf-8", "replace"),
                  "stderr": captured[2].decode("utf-8", "replace")})
    return code


def exit_code(found: Found, exec_id: str) -> int | None:
    """Return how an exec ended; the stream's end may come a moment before it."""
    for _ in range(20):
        state = found.engine.request("GET", f"/exec/{exec_id}/json")
        if not state.get("Running"):
            code = state.get("ExitCode")
            return None if code is None else int(code)
        time.sleep(0.05)
    return None
