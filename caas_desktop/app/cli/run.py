"""Runs one command from arguments to exit code."""
from __future__ import annotations

import argparse
import errno
import gc
import io
import logging
import os
import sys
from collections.abc import Sequence

from caas_desktop.app.adapters import CATALOGUE_PASSWORD, Adapters, open_adapters, open_secrets
from caas_desktop.app.cli import codes, prompts
from caas_desktop.app.cli.arguments import read
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import BESIDE, problem
from caas_desktop.app.logs import start_logging, write_crash
from caas_desktop.app.paths import Paths, find_paths
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError, HostError

log = logging.getLogger(__name__)

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What writing to a full disk, or one that is gone, fails with."""


def main(arguments: Sequence[str]) -> int:
    """Run what ``arguments`` ask for and return the exit code; prints no traceback."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # Short-lived: what is imported would be looked through again and again for nothing.
    gc.set_threshold(100_000)
    paths = None
    try:
        BESIDE.as_json = "--json" in arguments  # also for what makes no sense
        args = _read(arguments)
        if isinstance(args, int):
            return args
        BESIDE.as_json = args.json
        paths = find_paths().prepare()
        start_logging(paths, "caas-desktop-cli")
        code = _run(args, paths)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return codes.INTERRUPTED
    except BrokenPipeError:
        _write_no_more()
        return codes.BROKEN_PIPE
    except (codes.UsageError, FieldError) as exc:
        BESIDE.tell(codes.UsageError.code, _sentence(exc))
        return codes.USAGE
    except CaasError as exc:
        problem(exc)
        return codes.UNREACHABLE if isinstance(exc, HostError) else codes.FAILED
    except OSError as exc:
        if exc.errno not in NO_ROOM:
            return _crashed(exc, paths)
        _write_no_more()
        problem(CaasError(f"The output could not be written: {exc.strerror}."))
        return codes.FAILED
    except Exception as exc:
        return _crashed(exc, paths)


def _read(arguments: Sequence[str]) -> argparse.Namespace | int:
    """Return what was parsed, or the exit code where argparse has said all: help, or why not."""
    try:
        return read(arguments)
    except SystemExit as exc:
        sys.stdout.flush()
        return exc.code if isinstance(exc.code, int) else codes.USAGE


def _open_streams() -> None:
    """Have standard streams that were closed lead nowhere: files would be opened in their place."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number: this one
            setattr(sys, name, open(number, "w" if number else "r",  # noqa: SIM115
                                    encoding="utf-8"))


def _write_no_more() -> None:
    """Python would complain when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(args: argparse.Namespace, paths: Paths) -> int:
    adapters = _adapters(args, paths)
    try:
        context = Context(args, adapters)
        try:
            code: int = args.run(context)
            return code or context.code
        finally:
            context.close()
    finally:
        adapters.close()


def _adapters(args: argparse.Namespace, paths: Paths) -> Adapters:
    vault = open_secrets(paths)
    catalogue = args.catalogue
    if args.unlock_stdin:
        vault.unlock(prompts.line_from_stdin())
    if catalogue and catalogue.startswith("postgres"):
        prompts.unlock(vault)
        if vault.get(CATALOGUE_PASSWORD) is None and prompts.interactive():
            typed = prompts.secret("Password of the catalogue (empty: none)")
            if typed:
                vault.set(CATALOGUE_PASSWORD, typed)
    return open_adapters(paths, catalogue, vault=vault, quick=True)


def _sentence(exc: Exception) -> str:
    return f"{exc.field}: {exc}" if isinstance(exc, FieldError) else str(exc)


def _crashed(exc: Exception, paths: Paths | None) -> int:
    log.error("the command failed", exc_info=exc)
    report = write_crash(paths, exc) if paths is not None else None
    BESIDE.tell("internal", f"An internal error stopped the command ({type(exc).__name__}).",
                f"The report {report} tells where; please send it in." if report else "")
    return codes.FAILED
