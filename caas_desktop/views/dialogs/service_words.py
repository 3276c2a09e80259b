"""What the fields of a service are called where a change of them is shown."""
from __future__ import annotations

from caas_desktop.domain.text import N_
from caas_desktop.viewmodels.i18n import tr

TITLES = {
    "image": N_("Image"), "name": N_("Name"), "command": N_("Command"),
    "entrypoint": N_("Entrypoint"), "user": N_("User"), "env": N_("Environment"),
    "mode": N_("Mode"), "replicas": N_("Replicas"), "endpoint_mode": N_("Address"),
    "cpu_limit": N_("CPU limit"), "memory_limit": N_("Memory limit"),
    "cpu_reservation": N_("CPU reservation"), "memory_reservation": N_("Memory reservation"),
    "health": N_("Health check"), "restart": N_("Restart"),
    "restart_delay_s": N_("Delay before a restart"), "restart_attempts": N_("Tries"),
    "stop_grace_s": N_("Time to stop"), "update": N_("Updates"), "rollback": N_("Roll-backs"),
    "constraints": N_("Constraints"), "spread": N_("Spread"),
    "max_per_node": N_("At most per node"), "networks": N_("Networks"), "mounts": N_("Mounts"),
    "secrets": N_("Secrets"), "configs": N_("Configs"), "ports": N_("Ports"),
    "labels": N_("Labels"),
}


def field_title(field: str) -> str:
    """Return the word of a ServiceSpec's field."""
    return tr(TITLES[field])
