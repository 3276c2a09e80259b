"""What commands that change something share: consent, and a note in the audit log."""
from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from caas_desktop.app.cli import prompts
from caas_desktop.app.cli.context import Context
from caas_desktop.domain.errors import CaasError, result_of
from caas_desktop.domain.hosts import HostSpec

T = TypeVar("T")


def trusting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--trust", action="store_true",
                        help="agree to what the files want beyond their folder")


def confirming(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-y", action="store_true", dest="agree",
                        help="answer a question with yes")
    parser.add_argument("--yes", metavar="NAME", dest="typed",
                        help="what would have to be typed in production")


def confirm(context: Context, name: str, spec: HostSpec | None) -> None:
    """Ask before ``name`` is removed, as the window would; raises CaasError without consent."""
    args, production = context.args, spec is not None and spec.environment == "production"
    if args.typed == name or (args.agree and not production):
        return
    if args.typed is not None or not prompts.interactive():
        raise CaasError(f"{name}: remove has to be confirmed.",
                        hint=f"Add --yes {name}." if production else "Add -y.")
    agreed = (prompts.ask(f"Production. Type {name} to go on:") == name if production
              else prompts.agreed(f"Remove {name}?"))
    if not agreed:
        raise CaasError("Nothing was done.")


def audited(context: Context, spec: HostSpec | None, action: str, target: str,
            call: Callable[[], T]) -> T:
    """Run ``call`` and note how it ended; the catalogue's own trouble stops nothing."""
    result = "ok"
    try:
        return call()
    except CaasError as exc:
        result = result_of(exc)
        raise
    finally:
        audit(context, spec, action, target, result)


def audit(context: Context, spec: HostSpec | None, action: str, target: str, result: str) -> None:
    with suppress(CaasError):  # the catalogue's own trouble does not undo it
        context.adapters.catalogue.add_audit(
            time.time(), spec.id if spec else None, action, target, result)


def agree(context: Context, question: str) -> None:
    """Ask before something is done; raises CaasError without consent."""
    if context.args.agree:
        return
    if not prompts.interactive():
        raise CaasError("It has to be confirmed.", hint="Add -y.")
    if not prompts.agreed(question):
        raise CaasError("Nothing was done.")
