"""``apps start|stop|restart|rm``."""
from __future__ import annotations

from collections.abc import Callable

from caas_desktop.app.cli.app_choice import chosen
from caas_desktop.app.cli.app_outcome import teller
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import audited, confirm
from caas_desktop.app.cli.output import document, note, safe, say
from caas_desktop.operations.apps.operating import remove_app, restart_app, start_app, stop_app
from caas_desktop.operations.rights import require_writable


def run_start(context: Context) -> int:
    return _change(context, "started", start_app)


def run_stop(context: Context) -> int:
    return _change(context, "stopped", stop_app)


def run_restart(context: Context) -> int:
    return _change(context, "restarted", restart_app)


def run_remove(context: Context) -> int:
    return _change(context, "removed", lambda engine, app, tell: remove_app(
        engine, app, tell, volumes=context.args.volumes), asks=True)


def _change(context: Context, verb: str, work: Callable[..., list[str]], *, asks: bool = False
            ) -> int:
    spec, engine, app = chosen(context)
    require_writable(spec)
    if asks:
        confirm(context, app.name, spec)
    left = audited(context, spec, f"app {verb}", app.name,
                   lambda: work(engine, app, teller(context)))
    for name in left:
        note(f"kept, as others use it: {name}" if asks
             else f"left running, as it runs on every node: {name}")
    if context.json:
        document({"app": app.name, "host": spec.name, "result": verb, "left": left})
    else:
        say(safe(f"{spec.name}: {app.name} {verb}"))
    return 0
