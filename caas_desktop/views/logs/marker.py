"""Words for the notes that a log session puts between the lines."""
from __future__ import annotations

from caas_desktop.operations.logs.breaks import read_note
from caas_desktop.viewmodels.i18n import tr


def marker_text(raw: bytes) -> str:
    """Return the note ``code|detail`` in the user's language."""
    code, detail, _ = read_note(raw)
    words = {
        "lost": tr("Connection lost"),
        "resumed": tr("Connected again"),  # what was lost meanwhile has a note of its own
        "restarted": tr("The container was started again"),
        "ended": tr("End of the log: the container does not run"),
        "removed": tr("The container was removed"),
        "gap": tr("Lines are missing here: the host has already rotated them away"),
        "garbage": tr("The engine's answer makes no sense"),
    }.get(code, code)
    if code == "ended" and detail:
        words = tr("End of the log: the container exited with code {code}").format(code=detail)
        detail = ""
    return f"{words} · {detail}" if detail else words
