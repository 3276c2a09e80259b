"""What is said when a log is not simply running: loading, empty, ended, cut off."""
from __future__ import annotations

from collections.abc import Sequence

from caas_desktop.operations.logs.source import LogSource, State
from caas_desktop.viewmodels.errors import together, with_hint
from caas_desktop.viewmodels.i18n import tr

PROBLEMS = (State.LOST, State.OFFLINE, State.REFUSED)


def problem(sources: Sequence[LogSource]) -> tuple[str, str]:
    """Return title and body of the banner; empty when every source is well."""
    bad = [source for source in sources if source.wanted and source.state in PROBLEMS]
    if not bad:
        return "", ""
    hosts = sorted({source.target.host_name or source.target.name for source in bad})
    where = ", ".join(hosts[:3]) + ("…" if len(hosts) > 3 else "")
    error = next((source.error for source in bad if source.error), None)
    detail = with_hint(error) if error else ""
    if any(source.state is State.REFUSED for source in bad):
        return tr("The log of {host} cannot be read").format(host=where), detail
    title = tr("No connection to {host}").format(host=where)
    kept = tr("The lines below are as of then; missing ones are fetched after the reconnect.")
    return title, together(detail, kept)


def overlay(sources: Sequence[LogSource], lines: int, filtered: int | None,
            awaited: bool = False) -> tuple[str, str, str]:
    """Return icon, title and body to show instead of lines; an empty title for none.

    ``filtered`` is how many lines pass the filter, None without one; while whose log it is
    is ``awaited``, nothing is missing.
    """
    wanted = [source for source in sources if source.wanted]
    if lines and filtered == 0:
        return ("filter", tr("No line passes the filter"),
                tr("{n} lines are held.").format(n=f"{lines:,}"))
    if lines:
        return "", "", ""
    if not wanted and awaited:
        return "", "", ""
    if not wanted:
        return "logs", tr("No container chosen"), tr("Choose one to read its log here.")
    if all(source.state is State.GONE for source in wanted):
        return "logs", tr("The container does not exist any more"), ""
    if any(source.state is State.OPENING for source in wanted):
        return "", "", ""
    if any(source.state in PROBLEMS for source in wanted):
        return "", "", ""
    return ("logs", tr("No lines yet"),
            tr("What the container writes to its standard output and error appears here."))
