"""Connects to a host for the first time: its key, its secret, its steps."""
from __future__ import annotations

import argparse
from typing import Any

from caas_desktop.app.cli import prompts
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import note, problem, safe, say
from caas_desktop.domain.errors import AuthRefused, CaasError, HostKeyUnknown
from caas_desktop.domain.hosts import EngineInfo, HostSpec
from caas_desktop.domain.text import Words

MOST_KEYS = 8  # a host and its jump hosts


def declare_trying(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--accept-host-key", action="append", default=[], metavar="SHA256:...",
                        help="trust the SSH key with this fingerprint, and no other; may be "
                             "repeated (jump hosts)")


def meet(context: Context, spec: HostSpec) -> CaasError | None:
    """Connect until every SSH key on the way is trusted; returns why it did not come so far.

    A key is accepted if its fingerprint was given, or if the user says so after seeing it.
    """
    connector, timeout = context.adapters.connector, context.args.timeout
    for _ in range(MOST_KEYS):
        try:
            connector.connect(spec, timeout_s=timeout).close()
            return None
        except HostKeyUnknown as exc:
            if not _trusts(context, exc):
                return exc
            connector.accept_host_key(exc.hostname, exc.key, save=True)
        except AuthRefused as exc:
            # Once: a second wrong passphrase may lock an account.
            if not prompts.resolve(exc, spec, context.adapters.vault):
                return exc
        except CaasError as exc:
            return exc
    return None


def _trusts(context: Context, unknown: HostKeyUnknown) -> bool:
    given = context.args.accept_host_key
    if unknown.fingerprint in given:
        return True
    note(f"{unknown.hostname} shows the key {unknown.fingerprint} ({unknown.key.split()[0]}).")
    if given:
        note("That is not the one that was given.")
    if given or not prompts.interactive():
        return False
    return prompts.agreed("Is that the host's own fingerprint? Trust it?")


def try_host(context: Context, spec: HostSpec, *, quiet: bool
             ) -> tuple[EngineInfo | None, list[dict[str, Any]]]:
    """Test the connection; returns what answered (None: a step failed) and the steps."""
    steps: list[dict[str, Any]] = []

    def report(step: str, ok: bool, text: Words, hint: Words = "") -> None:
        steps.append({"step": step, "ok": ok, "text": str(text), "hint": str(hint) or None})
        if not quiet:
            say(safe(f"{spec.name}: {'ok' if ok else 'FAILED'}  {step}  {text}").rstrip())
            if hint:
                say(safe(f"{spec.name}:   hint: {hint}"))

    try:
        return context.adapters.connector.test(spec, report), steps
    except CaasError as exc:
        problem(exc, spec.name)
        return None, steps
