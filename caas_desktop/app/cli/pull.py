"""``pull``: an image onto one host or several."""
from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import document, error_fields, note, problem, safe, say
from caas_desktop.domain.container_fields import parse_image
from caas_desktop.domain.errors import CaasError, result_of
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.operations.containers.pull import Layers, pull
from caas_desktop.operations.rights import require_writable

TELL_EVERY_S = 2.0


def declare(add: Declare) -> None:
    parser = add("pull", run)
    parser.add_argument("image", metavar="IMAGE", help="such as nginx:1.27")
    parser.add_argument("--all-hosts", action="store_true", help="on every host")


def run(context: Context) -> int:
    args = context.args
    image = parse_image(args.image)
    specs = writable(context, several=args.all_hosts)
    results = pull_on(context, specs, image)
    if context.json:
        document({"image": image, "results": [
            {"host": spec.name, **error_fields(error)}
            for spec, error in zip(specs, results, strict=True)]})
    return 0


def writable(context: Context, *, several: bool) -> list[HostSpec]:
    """Return the hosts that are going to be changed; one must be named if there are several."""
    specs = context.hosts()
    if len(specs) > 1 and not several and not context.args.host:
        raise UsageError("Say on which host: --host NAME.")
    for spec in specs:
        require_writable(spec)
    return specs


def pull_on(context: Context, specs: Sequence[HostSpec], image: str) -> list[CaasError | None]:
    """Pull on each host; tells progress and ends on standard error and output."""
    results = context.connections.each(
        [lambda s=s: _one(context, s, image) for s in specs])  # type: ignore[misc]
    for spec, error in zip(specs, results, strict=True):
        with suppress(CaasError):  # the catalogue's own trouble does not undo it
            context.adapters.catalogue.add_audit(
                time.time(), spec.id, "pull", f"image {image}", result_of(error))
        if error is not None:
            context.failed()
            problem(error, spec.name)
        elif not context.json:
            say(safe(f"{spec.name}: {image} pulled"))
    return results


def _one(context: Context, spec: HostSpec, image: str) -> CaasError | None:
    try:
        engine = context.connections.engine(spec)
        pull(engine, image, _teller(spec) if sys.stderr.isatty() else lambda _: None)
    except CaasError as exc:
        return exc
    except Exception as exc:
        return CaasError(f"{spec.name}: internal error ({type(exc).__name__}).")
    return None


_turn = threading.Lock()


def _teller(spec: HostSpec) -> Callable[[Layers], None]:
    told_at = time.monotonic()

    def tell(layers: Layers) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at < TELL_EVERY_S:
            return
        told_at = now
        share = layers.fraction
        with _turn:
            note(f"{spec.name}: {layers.note if share is None else f'{share:.0%}'}")

    return tell
