"""``services autoscale``: the policy of a cluster's service, by the rules of the window."""
from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import audited
from caas_desktop.app.cli.found import Found, resolve
from caas_desktop.app.cli.output import document, note, safe, say
from caas_desktop.domain.container_fields import parse_cpus, parse_memory
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.scaling import Policy, faults
from caas_desktop.kinds.base import Json
from caas_desktop.kinds.service import SERVICE
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.scaling.scaled import Bases, Scaled, missing_bases, scaled
from caas_desktop.operations.scaling.write import set_policy

OPTIONS = {"minimum": "--min", "maximum": "--max", "cpu": "--cpu", "memory": "--memory",
           "cooldown": "--cooldown"}


def run(context: Context) -> int:
    args = context.args
    changes = [args.min, args.max, args.cpu, args.memory, args.cooldown, args.reserve_cpu,
               args.reserve_memory]
    given = any(one is not None for one in changes)
    if args.off and given:
        raise UsageError("--off goes without any other option.")
    target = resolve(context, SERVICE, [args.service])[0]
    before = _read(target)
    if not (given or args.off or args.pause or args.resume):
        _tell(context, target, before)
        return 0
    require_writable(target.spec)
    policy = None if args.off else _policy(args, before)
    reserve = Bases() if policy is None else _reserve(args, policy, before.bases)
    audited(context, target.spec, "autoscale", target.name, lambda: set_policy(
        target.engine, target.ref.id, policy, reserve=reserve))
    if reserve != Bases():
        note(f"{target.name}: its tasks are replaced, to have what is reserved for each.")
    after = _read(target)
    _tell(context, target, after, after.version != before.version)
    return 0


def _read(target: Found) -> Scaled:
    raw: Json = target.engine.request("GET", f"/services/{target.ref.id}")
    return scaled(raw)


def _policy(args: argparse.Namespace, now: Scaled) -> Policy:
    """Return the present policy, or a first one, with what is asked for.

    Raises UsageError.
    """
    known = now.policy
    base = known or Policy(maximum=max(4, 2 * now.replicas))
    if known is None and args.memory is not None and args.cpu is None:
        base = replace(base, cpu=None)
    if known is None and (args.pause or args.resume) and args.max is None:
        raise UsageError(f"{now.name} has no policy; set one with --min and --max.")
    policy = Policy(
        base.minimum if args.min is None else args.min,
        base.maximum if args.max is None else args.max,
        _target(args.cpu, "--cpu", base.cpu), _target(args.memory, "--memory", base.memory),
        base.cooldown_s if args.cooldown is None else args.cooldown,
        args.pause or (base.paused and not args.resume))
    if wrong := faults(policy):
        raise UsageError(f"{OPTIONS[wrong[0].field]}: {wrong[0]}")
    return policy


def _target(word: str | None, option: str, before: int | None) -> int | None:
    if word is None:
        return before
    if word == "off":
        return None
    number = word.removesuffix("%").strip()
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise UsageError(f'{option}: write a whole number of percent, or "off".')
    return int(number)


def _reserve(args: argparse.Namespace, policy: Policy, has: Bases) -> Bases:
    """Return what is reserved with the policy; a target needs something that it is a part of."""
    try:
        wanted = Bases(parse_cpus(args.reserve_cpu) if args.reserve_cpu else None,
                       float(parse_memory(args.reserve_memory)) if args.reserve_memory else None)
    except FieldError as error:
        option = "--reserve-cpu" if error.field == "cpus" else "--reserve-memory"
        raise UsageError(f"{option}: {error}") from None
    if (wanted.cpu_cores and has.cpu_cores) or (wanted.memory_bytes and has.memory_bytes):
        raise UsageError("It has a reservation or limit already; that is what targets are part of.")
    both = Bases(has.cpu_cores or wanted.cpu_cores, has.memory_bytes or wanted.memory_bytes)
    if lacking := next(missing_bases(policy, both), None):
        option = "--reserve-cpu 0.5" if "CPU" in lacking else "--reserve-memory 256m"
        raise BadRequest(f"{lacking[0].upper()}{lacking[1:]}.",
                         hint=f"Nothing says how much 100 % is. Add {option}, for example.")
    return wanted


def _tell(context: Context, target: Found, now: Scaled, changed: bool = False) -> None:
    policy = now.policy
    if context.json:
        document({"host": target.spec.name, "service": target.name, "replicas": now.replicas,
                  "policy": None if policy is None else _fields(policy),
                  "waits": None if policy is None else now.skip or None, "changed": changed})
        return
    if policy is None:
        say(safe(f"{target.address}: {now.skip}"))
        return
    targets = [f"{name} {percent} %" for name, percent in (
        ("CPU", policy.cpu), ("memory", policy.memory)) if percent is not None]
    words = [f"{policy.minimum}–{policy.maximum} tasks", *targets,
             f"cool-down {policy.cooldown_s} s", f"{now.replicas} now"]
    say(safe(f"{target.address}: {', '.join(words)}" + (f" ({now.skip})" if now.skip else "")))


def _fields(policy: Policy) -> dict[str, Any]:
    return {"min": policy.minimum, "max": policy.maximum, "cpu": policy.cpu,
            "memory": policy.memory, "cooldown": policy.cooldown_s, "paused": policy.paused}
