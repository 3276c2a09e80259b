"""Compose files to begin with; each may ask for variables."""
from __future__ import annotations

from caas_desktop.domain.resources import resource_path
from caas_desktop.domain.text import N_

TEMPLATES = {
    "web": N_("Web server"),
    "web-database": N_("WordPress with a database"),
    "queue-workers": N_("Queue and workers"),
    "postgres": N_("PostgreSQL"),
}
"""Titles by the name of the file."""


def template_text(key: str) -> str:
    """Return a template; KeyError for an unknown one."""
    if key not in TEMPLATES:
        raise KeyError(key)
    return resource_path("templates", f"{key}.yaml").read_text("utf-8")
