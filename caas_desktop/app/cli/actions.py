"""``start``, ``stop``, ``rm`` and the like: the window's actions, with its confirmations."""
from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from caas_desktop.app.cli import prompts
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found, resolve
from caas_desktop.app.cli.output import document, error_fields, note, problem, safe, say
from caas_desktop.domain.container_fields import (
    parse_count,
    parse_cpus,
    parse_memory,
    parse_name,
    parse_restart,
)
from caas_desktop.domain.errors import CaasError, result_of
from caas_desktop.domain.ports import Lane
from caas_desktop.kinds.container import CONTAINER
from caas_desktop.operations.actions import Action, Danger, Params, action
from caas_desktop.operations.confirm import Confirmation, ConfirmTarget, needed, word_to_type
from caas_desktop.operations.containers.limits import (
    UNLIMITED_SWAP,
    Limits,
    limits_of,
    refused,
    update_body,
)
from caas_desktop.operations.rights import require_writable

DONE = {"start": "started", "stop": "stopped", "restart": "restarted", "pause": "paused",
        "unpause": "resumed", "kill": "killed", "remove": "removed", "rename": "renamed",
        "update": "updated"}


def declare(add: Declare) -> None:
    for name in ("start", "stop", "restart", "pause", "unpause", "kill", "rm"):
        parser = add(name, run, action="remove" if name == "rm" else name)
        _several(parser)
        if name in ("stop", "restart"):
            parser.add_argument("-t", "--time", type=int, metavar="SECONDS",
                                help="how long to wait before killing")
        elif name == "kill":
            parser.add_argument("-s", "--signal", metavar="NAME", help="default: KILL")
        elif name == "rm":
            parser.add_argument("-f", "--force", action="store_true", help="also running ones")
            parser.add_argument("-v", "--volumes", action="store_true",
                                help="also their anonymous volumes")
    rename = add("rename", run, action="rename")
    rename.add_argument("names", nargs=1, metavar="CONTAINER")
    rename.add_argument("new_name", metavar="NEW_NAME")
    _confirming(rename)
    _declare_update(add("update", run, action="update"))


def _declare_update(parser: argparse.ArgumentParser) -> None:
    _several(parser)
    parser.add_argument("--cpus", metavar="N", help="cores, such as 0.5")
    parser.add_argument("--memory", metavar="SIZE", help="such as 512m or 2g")
    parser.add_argument("--memory-swap", metavar="SIZE",
                        help="memory and swap together; -1: no limit")
    parser.add_argument("--pids", metavar="N", help="processes; 0: no limit")
    parser.add_argument("--restart", metavar="POLICY",
                        help="no, always, unless-stopped or on-failure[:TRIES]")


def _several(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="CONTAINER",
                        help="a name, host/name, or the start of an id")
    _confirming(parser)


def _confirming(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-y", action="store_true", dest="agree",
                        help="answer a question with yes")
    parser.add_argument("--yes", metavar="NAME", dest="typed",
                        help="what would have to be typed: in production, for what destroys, "
                             "the container's name (for several: the host's)")


def run(context: Context) -> int:
    chosen = action(context.args.action)
    _check(context.args)
    targets = resolve(context, CONTAINER, context.args.names,
                      certain=chosen.danger is Danger.DESTROYS)
    for target in targets:
        require_writable(target.spec)
    confirm(context, chosen, targets)
    errors = context.connections.each(
        [lambda t=t: _one(context, chosen, t) for t in targets])  # type: ignore[misc]
    # Who could not be asked has none of what was named: the work is complete.
    context.lost.clear()
    _tell(context, chosen, targets, errors)
    return 0


def _check(args: argparse.Namespace) -> None:
    """Refuse wrong values before any host is asked; raises FieldError or UsageError."""
    if args.action == "rename":
        if not parse_name(args.new_name):
            raise UsageError("The new name is empty.")
    elif args.action == "update":
        if not (set(_limit_words(args)) - {None}):
            raise UsageError("Say what is to change: --cpus, --memory, --memory-swap, --pids or "
                             "--restart.")
        _wanted(args, Limits())
    elif getattr(args, "time", None) is not None and args.time < 0:
        raise UsageError("A time is not less than 0 seconds.")


def _limit_words(args: argparse.Namespace) -> list[str | None]:
    return [args.cpus, args.memory, args.memory_swap, args.pids, args.restart]


def confirm(context: Context, chosen: Action, found: Sequence[Found]) -> None:
    """Ask as the window would; raises CaasError unless the user agrees."""
    targets = [ConfirmTarget(f.name, f.spec.name, f.spec.environment) for f in found]
    how = needed(chosen.danger, targets)
    word = word_to_type(targets) if how is Confirmation.TYPE else ""
    if how is Confirmation.NONE or (how is Confirmation.ASK and context.args.agree):
        return
    typed = context.args.typed
    if typed is not None and typed == (word or word_to_type(targets)):
        return
    what = ", ".join(f.address for f in found[:10]) + (" …" if len(found) > 10 else "")
    if typed is not None or not prompts.interactive():
        raise CaasError(f"{what}: {_verb(chosen)} has to be confirmed.",
                        hint=f"Add --yes {word}." if word else "Add -y.")
    note(f"{_verb(chosen).capitalize()}: {what}")
    if chosen.loses:
        note(chosen.loses)
    agreed = (prompts.ask(f"Production. Type {word} to go on:") == word if word
              else prompts.agreed("Go on?"))
    if not agreed:
        raise CaasError("Nothing was done.")


def _verb(chosen: Action) -> str:
    return chosen.title.rstrip("…").lower()


def _one(context: Context, chosen: Action, target: Found) -> CaasError | None:
    """Run the action on one container; the audit log keeps how it ended."""
    error: CaasError | None = None
    try:
        chosen.run(target.engine, target.ref.id, _params(context.args, target))
    except CaasError as exc:
        error = exc
    except Exception as exc:
        error = CaasError(f"{target.address}: internal error ({type(exc).__name__}).")
    audit(context, target, chosen.key, f"container {target.name}", error)
    return error


def audit(context: Context, target: Found, key: str, what: str, error: CaasError | None) -> None:
    """Log what was done; the catalogue's own trouble does not undo it."""
    with suppress(CaasError):
        context.adapters.catalogue.add_audit(
            time.time(), target.spec.id, key, what, result_of(error))


def _params(args: argparse.Namespace, target: Found) -> Params:
    params: dict[str, Any] = {}
    match args.action:
        case "stop" | "restart" if args.time is not None:
            params["t"] = args.time
        case "kill" if args.signal:
            params["signal"] = args.signal
        case "remove":
            params = {"force": args.force, "v": args.volumes}
        case "rename":
            params["name"] = parse_name(args.new_name)
        case "update":
            return _update_params(args, target)
    return params


def _update_params(args: argparse.Namespace, target: Found) -> Params:
    raw = target.engine.request("GET", f"/containers/{target.ref.id}/json", lane=Lane.REFRESH)
    old = limits_of(raw)
    new = _wanted(args, old)
    wrong = refused(old, new)
    if wrong:
        raise CaasError(f"{target.address}: {wrong[0].field}: {wrong[0]}")
    return update_body(old, new)


def _wanted(args: argparse.Namespace, old: Limits) -> Limits:
    """Return the limits after the change; raises FieldError."""
    swap = old.swap
    if args.memory_swap is not None:
        swap = (UNLIMITED_SWAP if args.memory_swap.strip() == "-1"
                else parse_memory(args.memory_swap, "memory-swap"))
    restart, tries = (old.restart, old.tries) if args.restart is None else parse_restart(
        args.restart)
    return Limits(
        cpus=old.cpus if args.cpus is None else parse_cpus(args.cpus),
        memory=old.memory if args.memory is None else parse_memory(args.memory),
        swap=swap, pids=old.pids if args.pids is None else parse_count(args.pids, "pids"),
        restart=restart, tries=tries)


def _tell(context: Context, chosen: Action, targets: Sequence[Found],
          errors: Sequence[CaasError | None]) -> None:
    results = []
    for target, error in zip(targets, errors, strict=True):
        if error is not None:
            context.failed()
        results.append({"host": target.spec.name, "container": target.name, "id": target.ref.id,
                        **error_fields(error)})
        if context.json:
            continue
        if error is None:
            say(safe(f"{target.address} {DONE[chosen.key]}"))
        else:
            problem(error, target.address)
    if context.json:
        document({"action": chosen.key, "results": results})
