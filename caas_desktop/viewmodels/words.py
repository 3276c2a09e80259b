"""Words for statuses, environments, phases and what is pending."""
from __future__ import annotations

from caas_desktop.domain.text import N_
from caas_desktop.viewmodels.i18n import tr

STATUS_WORDS = {
    "running": N_("Running"),
    "healthy": N_("Healthy"),
    "starting": N_("Starting"),
    "unhealthy": N_("Unhealthy"),
    "failed": N_("Failed"),
    "restarting": N_("Restarting"),
    "degraded": N_("Degraded"),
    "paused": N_("Paused"),
    "exited": N_("Exited"),
    "created": N_("Created"),
    "offline": N_("Offline"),
    "stale": N_("Stale"),
}
PENDING_WORDS = {
    "starting": N_("Starting…"),
    "stopping": N_("Stopping…"),
    "restarting": N_("Restarting…"),
    "pausing": N_("Pausing…"),
    "resuming": N_("Resuming…"),
    "killing": N_("Killing…"),
    "renaming": N_("Renaming…"),
    "updating": N_("Updating…"),
    "removing": N_("Removing…"),
}
PHASE_WORDS = {
    "offline": N_("Offline"),
    "connecting": N_("Connecting"),
    "ready": N_("Ready"),
    "error": N_("Error"),
}


def status_word(status: str) -> str:
    return tr(STATUS_WORDS[status])


def pending_word(doing: str) -> str:
    return tr(PENDING_WORDS[doing])


def phase_word(phase: str) -> str:
    return tr(PHASE_WORDS[phase])
