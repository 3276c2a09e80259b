"""Words for statuses, environments, phases and what is pending."""
from __future__ import annotations

from caas_desktop.domain.text import N_
from caas_desktop.kinds.service import Service, replicas_text
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
    "scaling": N_("Scaling…"),
    "rolling back": N_("Rolling back…"),
    "draining": N_("Draining…"),
    "activating": N_("Activating…"),
    "promoting": N_("Promoting…"),
    "demoting": N_("Demoting…"),
}
PHASE_WORDS = {
    "offline": N_("Offline"),
    "connecting": N_("Connecting"),
    "ready": N_("Ready"),
    "error": N_("Error"),
}
# What engines call events; the English is Docker's own.
# Source: moby, api/types/events/events.go.
EVENT_WORDS = (
    N_("attach"), N_("commit"), N_("connect"), N_("copy"), N_("create"), N_("delete"),
    N_("destroy"), N_("detach"), N_("die"), N_("disconnect"), N_("exec_create"),
    N_("exec_detach"), N_("exec_die"), N_("exec_start"), N_("export"), N_("healthy"),
    N_("import"), N_("kill"), N_("load"), N_("mount"), N_("oom"), N_("pause"), N_("prune"),
    N_("pull"), N_("push"), N_("reload"), N_("remove"), N_("rename"), N_("resize"),
    N_("restart"), N_("save"), N_("start"), N_("starting"), N_("stop"), N_("tag"), N_("top"),
    N_("unhealthy"), N_("unmount"), N_("unpause"), N_("untag"), N_("update"))


def status_word(status: str) -> str:
    return tr(STATUS_WORDS[status])


def pending_word(doing: str) -> str:
    return tr(PENDING_WORDS[doing])


def event_word(action: str) -> str:
    """Return an event's action in words; what follows the colon of ``exec_start: sh`` stays."""
    word, colon, rest = action.partition(":")
    return (tr(word) if word in EVENT_WORDS else word) + colon + rest


def phase_word(phase: str) -> str:
    return tr(PHASE_WORDS[phase])


TASK_WORDS = {
    "new": N_("New"), "pending": N_("Pending"), "assigned": N_("Assigned"),
    "accepted": N_("Accepted"), "preparing": N_("Preparing"), "ready": N_("Ready"),
    "starting": N_("Starting"), "running": N_("Running"), "complete": N_("Complete"),
    "shutdown": N_("Shut down"), "failed": N_("Failed"), "rejected": N_("Rejected"),
    "remove": N_("Removed"), "orphaned": N_("Orphaned"),
}
UPDATE_WORDS = {
    "updating": N_("Updating"), "paused": N_("Update paused"), "completed": N_("Updated"),
    "rollback_started": N_("Rolling back"), "rollback_paused": N_("Roll-back paused"),
    "rollback_completed": N_("Rolled back"),
}


def task_word(state: str) -> str:
    """Return the state of a Swarm task; one of a newer engine as it is."""
    return tr(TASK_WORDS[state]) if state in TASK_WORDS else state


def service_note(service: Service) -> str:
    """Return what stands beside a service's status: "2/3", and an update that is not over."""
    counts = replicas_text(service)
    if service.update_state in ("", "completed"):
        return counts
    return f"{counts}, {update_word(service.update_state)}"


def update_word(state: str) -> str:
    """Return the state of a service's last update."""
    return tr(UPDATE_WORDS[state]) if state in UPDATE_WORDS else state
