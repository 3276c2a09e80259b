"""What a Compose file says, resolved: services, networks, volumes, secrets, configs, models.

Times are nanoseconds, sizes bytes. A mapping or tuple that was not given is None; None in an
environment is a variable that is named only. Field names and their order are the specification's
(and Docker Compose's, whose configuration hash depends on it).
"""
from __future__ import annotations

from collections.abc import Mapping

from caas_desktop.operations.compose.codec import (
    BOOL,
    COMMAND,
    DURATION,
    ENVIRONMENT,
    FLOAT32,
    HOSTS,
    INT,
    MAPPING,
    SIZE,
    TEXT,
    TEXTS,
    Part,
    each,
    named,
    one,
    part,
)
from caas_desktop.operations.compose.deploying import Deploy, DeviceRequest
from caas_desktop.operations.compose.parts import (
    ULIMITS,
    Blkio,
    Build,
    CredentialSpec,
    Dependency,
    Develop,
    Device,
    EnvFile,
    FileMount,
    HealthCheck,
    Hook,
    Logging,
    Mount,
    Port,
    Provider,
    ServiceModel,
    ServiceNetwork,
    Ulimit,
)

Texts = tuple[str, ...]
# Where a tree keeps the value of a secret's variable; an x- key, since the schema sees it again.
VALUE_KEY = "x-#value"


class Extends(Part):
    """Left over where a base has nothing."""

    file: str = part(TEXT, default="")
    service: str = part(TEXT, default="")


class Pool(Part):
    """A network's addresses."""

    subnet: str = part(TEXT, default="")
    gateway: str = part(TEXT, default="")
    ip_range: str = part(TEXT, default="")
    aux_addresses: Mapping[str, str] | None = part(MAPPING)


class Ipam(Part):
    """Who gives a network's addresses."""

    driver: str = part(TEXT, default="")
    config: tuple[Pool, ...] | None = part(each(Pool))


class NetworkSpec(Part):
    """``name`` is the engine's."""

    name: str = part(TEXT, default="")
    driver: str = part(TEXT, default="")
    driver_opts: Mapping[str, str] | None = part(MAPPING)
    ipam: Ipam = part(one(Ipam), default=Ipam())
    external: bool = part(BOOL, default=False)
    internal: bool = part(BOOL, default=False)
    attachable: bool = part(BOOL, default=False)
    labels: Mapping[str, str] | None = part(MAPPING)
    enable_ipv4: bool | None = part(BOOL, optional=True)
    enable_ipv6: bool | None = part(BOOL, optional=True)


class VolumeSpec(Part):
    """``name`` is the engine's."""

    name: str = part(TEXT, default="")
    driver: str = part(TEXT, default="")
    driver_opts: Mapping[str, str] | None = part(MAPPING)
    external: bool = part(BOOL, default=False)
    labels: Mapping[str, str] | None = part(MAPPING)


class FileObject(Part):
    """A secret or config.

    ``value`` is the environment variable's, where ``environment`` names one that is set; it is
    never written. The content of ``file`` is not read here.
    """

    name: str = part(TEXT, default="")
    file: str = part(TEXT, default="")
    environment: str = part(TEXT, default="")
    content: str = part(TEXT, default="")
    external: bool = part(BOOL, default=False)
    labels: Mapping[str, str] | None = part(MAPPING)
    driver: str = part(TEXT, default="")
    driver_opts: Mapping[str, str] | None = part(MAPPING)
    template_driver: str = part(TEXT, default="")
    value: str | None = part(TEXT, name=VALUE_KEY, hidden=True)


class ModelSpec(Part):
    """An AI model."""

    name: str = part(TEXT, default="")
    model: str = part(TEXT, default="")
    context_size: int = part(INT, default=0)
    runtime_flags: Texts | None = part(TEXTS)


class ServiceSpec(Part):
    """One service; ``name`` is its key.

    ``networks`` None: none (network_mode, or a provider); ``command`` and ``entrypoint`` None: the
    image's own.
    """

    name: str = ""
    profiles: Texts | None = part(TEXTS)
    annotations: Mapping[str, str] | None = part(MAPPING)
    attach: bool | None = part(BOOL, optional=True)
    build: Build | None = part(one(Build))
    develop: Develop | None = part(one(Develop))
    blkio_config: Blkio | None = part(one(Blkio))
    cap_add: Texts | None = part(TEXTS)
    cap_drop: Texts | None = part(TEXTS)
    cgroup_parent: str = part(TEXT, default="")
    cgroup: str = part(TEXT, default="")
    cpu_count: int = part(INT, default=0)
    cpu_percent: float = part(FLOAT32, default=0.0)
    cpu_period: int = part(INT, default=0)
    cpu_quota: int = part(INT, default=0)
    cpu_rt_period: int = part(INT, default=0)
    cpu_rt_runtime: int = part(INT, default=0)
    cpus: float = part(FLOAT32, default=0.0)
    cpuset: str = part(TEXT, default="")
    cpu_shares: int = part(INT, default=0)
    command: Texts | None = part(COMMAND, always=True)
    configs: tuple[FileMount, ...] | None = part(each(FileMount))
    container_name: str = part(TEXT, default="")
    credential_spec: CredentialSpec | None = part(one(CredentialSpec))
    depends_on: Mapping[str, Dependency] | None = part(named(Dependency))
    deploy: Deploy | None = part(one(Deploy))
    device_cgroup_rules: Texts | None = part(TEXTS)
    devices: tuple[Device, ...] | None = part(each(Device))
    dns: Texts | None = part(TEXTS)
    dns_opt: Texts | None = part(TEXTS)
    dns_search: Texts | None = part(TEXTS)
    dockerfile: str = part(TEXT, default="")
    domainname: str = part(TEXT, default="")
    entrypoint: Texts | None = part(COMMAND, always=True)
    provider: Provider | None = part(one(Provider))
    environment: Mapping[str, str | None] | None = part(ENVIRONMENT)
    env_file: tuple[EnvFile, ...] | None = part(each(EnvFile))
    expose: Texts | None = part(TEXTS)
    extends: Extends | None = part(one(Extends))
    external_links: Texts | None = part(TEXTS)
    extra_hosts: Mapping[str, Texts] | None = part(HOSTS)
    group_add: Texts | None = part(TEXTS)
    gpus: tuple[DeviceRequest, ...] | None = part(each(DeviceRequest))
    hostname: str = part(TEXT, default="")
    healthcheck: HealthCheck | None = part(one(HealthCheck))
    image: str = part(TEXT, default="")
    init: bool | None = part(BOOL, optional=True)
    ipc: str = part(TEXT, default="")
    isolation: str = part(TEXT, default="")
    labels: Mapping[str, str] | None = part(MAPPING)
    label_file: Texts | None = part(TEXTS)
    links: Texts | None = part(TEXTS)
    logging: Logging | None = part(one(Logging))
    log_driver: str = part(TEXT, default="")
    log_opt: Mapping[str, str] | None = part(MAPPING)
    mem_limit: int = part(SIZE, default=0)
    mem_reservation: int = part(SIZE, default=0)
    memswap_limit: int = part(SIZE, default=0)
    mem_swappiness: int = part(SIZE, default=0)
    mac_address: str = part(TEXT, default="")
    models: Mapping[str, ServiceModel | None] | None = part(named(ServiceModel, nullable=True))
    net: str = part(TEXT, default="")
    network_mode: str = part(TEXT, default="")
    networks: Mapping[str, ServiceNetwork | None] | None = part(
        named(ServiceNetwork, nullable=True))
    oom_kill_disable: bool = part(BOOL, default=False)
    oom_score_adj: int = part(INT, default=0)
    pid: str = part(TEXT, default="")
    pids_limit: int = part(INT, default=0)
    platform: str = part(TEXT, default="")
    ports: tuple[Port, ...] | None = part(each(Port))
    privileged: bool = part(BOOL, default=False)
    pull_policy: str = part(TEXT, default="")
    read_only: bool = part(BOOL, default=False)
    restart: str = part(TEXT, default="")
    runtime: str = part(TEXT, default="")
    scale: int | None = part(INT, optional=True)
    secrets: tuple[FileMount, ...] | None = part(each(FileMount))
    security_opt: Texts | None = part(TEXTS)
    shm_size: int = part(SIZE, default=0)
    stdin_open: bool = part(BOOL, default=False)
    stop_grace_period: int | None = part(DURATION, optional=True)
    stop_signal: str = part(TEXT, default="")
    storage_opt: Mapping[str, str] | None = part(MAPPING)
    sysctls: Mapping[str, str] | None = part(MAPPING)
    tmpfs: Texts | None = part(TEXTS)
    tty: bool = part(BOOL, default=False)
    ulimits: Mapping[str, Ulimit] | None = part(ULIMITS)
    use_api_socket: bool = part(BOOL, default=False)
    user: str = part(TEXT, default="")
    userns_mode: str = part(TEXT, default="")
    uts: str = part(TEXT, default="")
    volume_driver: str = part(TEXT, default="")
    volumes: tuple[Mount, ...] | None = part(each(Mount))
    volumes_from: Texts | None = part(TEXTS)
    working_dir: str = part(TEXT, default="")
    post_start: tuple[Hook, ...] | None = part(each(Hook))
    pre_stop: tuple[Hook, ...] | None = part(each(Hook))
    # The schema has it, Docker Compose drops it: it is kept for the warning, and never written.
    pull_refresh_after: str = part(TEXT, default="", hidden=True)

    @property
    def replicas(self) -> int:
        """How many containers are wanted: ``scale``, else ``deploy.replicas``, else 1."""
        if self.scale is not None:
            return int(self.scale)
        if self.deploy is not None and self.deploy.replicas is not None:
            return int(self.deploy.replicas)
        return 1
