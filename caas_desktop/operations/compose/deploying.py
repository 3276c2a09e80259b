"""The ``deploy`` section: replicas, resources, placement, updates.

Times are nanoseconds, sizes bytes, CPUs cores.
"""
from __future__ import annotations

from collections.abc import Mapping

from caas_desktop.operations.compose.codec import (
    DEVICE_COUNT,
    DURATION,
    FLOAT32,
    INT,
    MAPPING,
    SIZE,
    TEXT,
    TEXTS,
    Part,
    each,
    one,
    part,
)

Texts = tuple[str, ...]


class UpdateConfig(Part):
    """How Swarm updates or rolls back; ``parallelism`` 0: all at once, None: Swarm's own."""

    parallelism: int | None = part(INT, optional=True)
    delay: int = part(DURATION, default=0)
    failure_action: str = part(TEXT, default="")
    monitor: int = part(DURATION, default=0)
    max_failure_ratio: float = part(FLOAT32, default=0.0)
    order: str = part(TEXT, default="")


class DeviceRequest(Part):
    """GPUs and the like; ``count`` -1: all."""

    capabilities: Texts | None = part(TEXTS)
    driver: str = part(TEXT, default="")
    count: int = part(DEVICE_COUNT, default=0)
    device_ids: Texts | None = part(TEXTS)
    options: Mapping[str, str] | None = part(MAPPING)


class DiscreteResource(Part):
    """A user-defined resource that is counted."""

    kind: str = part(TEXT, always=True, default="")
    value: int = part(INT, always=True, default=0)


class GenericResource(Part):
    """A user-defined resource of Swarm's nodes."""

    discrete_resource_spec: DiscreteResource | None = part(one(DiscreteResource))


class Resource(Part):
    """A limit or a reservation; ``cpus`` in cores."""

    cpus: float = part(FLOAT32, default=0.0)
    memory: int = part(SIZE, default=0)
    pids: int = part(INT, default=0)
    devices: tuple[DeviceRequest, ...] | None = part(each(DeviceRequest))
    generic_resources: tuple[GenericResource, ...] | None = part(each(GenericResource))


class Resources(Part):
    """Limits and reservations."""

    limits: Resource | None = part(one(Resource))
    reservations: Resource | None = part(one(Resource))


class RestartPolicy(Part):
    """Swarm's restart policy."""

    condition: str = part(TEXT, default="")
    delay: int | None = part(DURATION, optional=True)
    max_attempts: int | None = part(INT, optional=True)
    window: int | None = part(DURATION, optional=True)


class Preference(Part):
    """A node label over whose values tasks are spread."""

    spread: str = part(TEXT, default="")


class Placement(Part):
    """On which nodes tasks may run."""

    constraints: Texts | None = part(TEXTS)
    preferences: tuple[Preference, ...] | None = part(each(Preference))
    max_replicas_per_node: int = part(INT, default=0)


class Deploy(Part):
    """For Swarm; a standalone engine takes replicas, resources and restart policy of it."""

    mode: str = part(TEXT, default="")
    replicas: int | None = part(INT, optional=True)
    labels: Mapping[str, str] | None = part(MAPPING)
    update_config: UpdateConfig | None = part(one(UpdateConfig))
    rollback_config: UpdateConfig | None = part(one(UpdateConfig))
    resources: Resources = part(one(Resources), default=Resources())
    restart_policy: RestartPolicy | None = part(one(RestartPolicy))
    placement: Placement = part(one(Placement), default=Placement())
    endpoint_mode: str = part(TEXT, default="")
