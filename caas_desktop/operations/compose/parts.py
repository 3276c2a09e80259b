"""The parts of services: mounts, ports, health checks, builds …

Times are nanoseconds, sizes bytes. A mapping or tuple that was not given is None.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caas_desktop.domain.text import N_
from caas_desktop.operations.compose.codec import (
    BOOL,
    COMMAND,
    DURATION,
    ENVIRONMENT,
    HOSTS,
    INT,
    MAPPING,
    MODE,
    OPTIONS,
    SIZE,
    SSH,
    TEST,
    TEXT,
    TEXTS,
    Codec,
    Part,
    each,
    one,
    part,
)
from caas_desktop.operations.compose.words import Wrong

Texts = tuple[str, ...]


class Hook(Part):
    """A command that is run in a container; ``command`` None: none was given."""

    command: Texts | None = part(COMMAND, always=True)
    user: str = part(TEXT, default="")
    privileged: bool = part(BOOL, default=False)
    working_dir: str = part(TEXT, default="")
    environment: Mapping[str, str | None] | None = part(ENVIRONMENT)


class Provider(Part):
    """A service that a plugin of Docker Compose provides; we never run one."""

    type: str = part(TEXT, default="")
    options: Mapping[str, Texts] | None = part(OPTIONS)


class FileMount(Part):
    """A secret or config in a container; ``mode`` as chmod's number, None: the engine's own."""

    source: str = part(TEXT, default="")
    target: str = part(TEXT, default="")
    uid: str = part(TEXT, default="")
    gid: str = part(TEXT, default="")
    mode: int | None = part(MODE, optional=True)


class Ulimit(Part):
    """``single`` where one number was given, else ``soft`` and ``hard``."""

    single: int = part(INT, default=0)
    soft: int = part(INT, default=0)
    hard: int = part(INT, default=0)


def _ulimit(value: Any, at: Any) -> Ulimit:
    if isinstance(value, int | str):
        return Ulimit(single=INT.decode(value, at))
    made: Ulimit = Ulimit.decode(value, at)
    return made


def _ulimits(value: Any, at: Any) -> dict[str, Ulimit]:
    if not isinstance(value, dict):
        raise Wrong(N_("must be a mapping"))
    codec = Codec(_ulimit)
    return {k: at.at(k).try_(codec, v, Ulimit()) for k, v in value.items()}


ULIMITS = Codec(_ulimits, lambda v: {k: v[k].single or v[k].encode() for k in sorted(v)})


class Build(Part):
    """How an image is built; we show it and never do it."""

    context: str = part(TEXT, default="")
    dockerfile: str = part(TEXT, default="")
    dockerfile_inline: str = part(TEXT, default="")
    entitlements: Texts | None = part(TEXTS)
    args: Mapping[str, str | None] | None = part(ENVIRONMENT)
    provenance: str = part(TEXT, default="")
    sbom: str = part(TEXT, default="")
    ssh: Texts | None = part(SSH)
    labels: Mapping[str, str] | None = part(MAPPING)
    cache_from: Texts | None = part(TEXTS)
    cache_to: Texts | None = part(TEXTS)
    no_cache: bool = part(BOOL, default=False)
    additional_contexts: Mapping[str, str] | None = part(MAPPING)
    pull: bool = part(BOOL, default=False)
    extra_hosts: Mapping[str, Texts] | None = part(HOSTS)
    isolation: str = part(TEXT, default="")
    network: str = part(TEXT, default="")
    target: str = part(TEXT, default="")
    secrets: tuple[FileMount, ...] | None = part(each(FileMount))
    shm_size: int = part(SIZE, default=0)
    tags: Texts | None = part(TEXTS)
    ulimits: Mapping[str, Ulimit] | None = part(ULIMITS)
    platforms: Texts | None = part(TEXTS)
    privileged: bool = part(BOOL, default=False)


class Trigger(Part):
    """What `docker compose watch` would do when files change."""

    path: str = part(TEXT, always=True, default="")
    action: str = part(TEXT, always=True, default="")
    target: str = part(TEXT, default="")
    exec: Hook = part(one(Hook), default=Hook())
    include: Texts | None = part(TEXTS)
    ignore: Texts | None = part(TEXTS)
    initial_sync: bool = part(BOOL, default=False)


class Develop(Part):
    """For `docker compose watch`; ignored here."""

    watch: tuple[Trigger, ...] | None = part(each(Trigger))


class WeightDevice(Part):
    """A block device's share."""

    path: str = part(TEXT, name="path", always=True, default="")
    weight: int = part(INT, name="weight", always=True, default=0)


class ThrottleDevice(Part):
    """A block device's limit: bytes or operations a second."""

    path: str = part(TEXT, name="path", always=True, default="")
    rate: int = part(SIZE, name="rate", always=True, default=0)


# Docker Compose writes these with capitals, and so hashes them.
def _capitals(cls: type[Part]) -> Codec:
    return Codec(each(cls).decode,
                 lambda v: [{k.capitalize(): e for k, e in d.encode().items()} for d in v])


class Blkio(Part):
    """Limits of block devices."""

    weight: int = part(INT, default=0)
    weight_device: tuple[WeightDevice, ...] | None = part(_capitals(WeightDevice))
    device_read_bps: tuple[ThrottleDevice, ...] | None = part(_capitals(ThrottleDevice))
    device_read_iops: tuple[ThrottleDevice, ...] | None = part(_capitals(ThrottleDevice))
    device_write_bps: tuple[ThrottleDevice, ...] | None = part(_capitals(ThrottleDevice))
    device_write_iops: tuple[ThrottleDevice, ...] | None = part(_capitals(ThrottleDevice))


class CredentialSpec(Part):
    """Windows only."""

    config: str = part(TEXT, default="")
    file: str = part(TEXT, default="")
    registry: str = part(TEXT, default="")


class Dependency(Part):
    """``condition``: service_started, service_healthy or service_completed_successfully."""

    condition: str = part(TEXT, default="")
    restart: bool = part(BOOL, default=False)
    required: bool = part(BOOL, always=True, default=False)


class Device(Part):
    """A device of the host."""

    source: str = part(TEXT, default="")
    target: str = part(TEXT, default="")
    permissions: str = part(TEXT, default="")


class HealthCheck(Part):
    """``test`` begins with CMD, CMD-SHELL or NONE."""

    test: Texts | None = part(TEST)
    timeout: int | None = part(DURATION, optional=True)
    interval: int | None = part(DURATION, optional=True)
    retries: int | None = part(INT, optional=True)
    start_period: int | None = part(DURATION, optional=True)
    start_interval: int | None = part(DURATION, optional=True)
    disable: bool = part(BOOL, default=False)


class Logging(Part):
    """A container's log driver."""

    driver: str = part(TEXT, default="")
    options: Mapping[str, str] | None = part(MAPPING)


class ServiceModel(Part):
    """How a service learns of a model."""

    endpoint_var: str = part(TEXT, default="")
    model_var: str = part(TEXT, default="")


class ServiceNetwork(Part):
    """How a service joins a network."""

    aliases: Texts | None = part(TEXTS)
    driver_opts: Mapping[str, str] | None = part(MAPPING)
    gw_priority: int = part(INT, default=0)
    interface_name: str = part(TEXT, default="")
    ipv4_address: str = part(TEXT, default="")
    ipv6_address: str = part(TEXT, default="")
    link_local_ips: Texts | None = part(TEXTS)
    mac_address: str = part(TEXT, default="")
    priority: int = part(INT, default=0)


class Port(Part):
    """``published`` "": any free one, ``8000-8010``: one of these."""

    name: str = part(TEXT, default="")
    mode: str = part(TEXT, default="")
    host_ip: str = part(TEXT, default="")
    target: int = part(INT, default=0)
    published: str = part(TEXT, default="")
    protocol: str = part(TEXT, default="")
    app_protocol: str = part(TEXT, default="")


class BindOptions(Part):
    """Of a bind mount."""

    selinux: str = part(TEXT, default="")
    propagation: str = part(TEXT, default="")
    create_host_path: bool = part(BOOL, default=False)
    recursive: str = part(TEXT, default="")


class VolumeOptions(Part):
    """Of a volume's mount."""

    labels: Mapping[str, str] | None = part(MAPPING)
    nocopy: bool = part(BOOL, default=False)
    subpath: str = part(TEXT, default="")


class TmpfsOptions(Part):
    """Of a tmpfs; ``mode`` as chmod's number."""

    size: int = part(SIZE, default=0)
    mode: int = part(INT, default=0)


class ImageOptions(Part):
    """Of an image's mount."""

    subpath: str = part(TEXT, default="")


class Mount(Part):
    """``type``: bind, volume, tmpfs, npipe, cluster or image; ``source`` a volume's key or path."""

    type: str = part(TEXT, default="")
    source: str = part(TEXT, default="")
    target: str = part(TEXT, default="")
    read_only: bool = part(BOOL, default=False)
    consistency: str = part(TEXT, default="")
    bind: BindOptions | None = part(one(BindOptions))
    volume: VolumeOptions | None = part(one(VolumeOptions))
    tmpfs: TmpfsOptions | None = part(one(TmpfsOptions))
    image: ImageOptions | None = part(one(ImageOptions))


class EnvFile(Part):
    """A file of variables; ``format`` "" or ``raw``."""

    path: str = part(TEXT, default="")
    required: bool = part(BOOL, always=True, default=False)
    format: str = part(TEXT, default="")
