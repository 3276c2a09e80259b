"""What of a project a person should agree to before it is deployed."""
from __future__ import annotations

import os
from collections.abc import Iterator

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.files import Files
from caas_desktop.operations.compose.paths import is_remote_context
from caas_desktop.operations.compose.project import Project
from caas_desktop.operations.compose.spec import ServiceSpec, VolumeSpec
from caas_desktop.operations.compose.tree import Map, mark_at

# With one of these a container can take over its host, or read what is not its own there:
# capabilities(7), and what Docker withholds by default.
# Not those that act in the container's own namespaces (NET_ADMIN, SYS_PTRACE): sharing its host's
# is a risk by itself.
CAPABILITIES = {
    "ALL", "BPF", "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE", "PERFMON", "SYS_ADMIN",
    "SYS_BOOT", "SYS_MODULE", "SYS_RAWIO", "SYS_TIME"}
# Any other option may loosen what binds a container, a profile that is written out too.
BONDS = ("no-new-privileges", "no-new-privileges=true", "seccomp=builtin",
         "apparmor=docker-default")
SHOWN = 80  # characters of a value
CONTAINER = "container:"  # before a name, where a service of the project could stand too
NAMESPACES = ("network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup")


def note_risks(project: Project, root: Map, files: Files) -> None:
    """Remember paths that leave the project's folder, symbolic links too, and the like."""
    def mounts(path: str, message: Text, *at: str | int) -> None:
        if path and not files.is_inside(path):
            files.note("mounts outside", _real(path), message, mark_at(root, at))

    for name, service in project.services.items():
        for number, mount in enumerate(service.volumes or ()):
            if mount.type == "bind":
                mounts(mount.source, Text(N_("Service {name} gets {source} of the host."),
                                          name=repr(name), source=mount.source),
                       "services", name, "volumes", number)
        _note_service(name, service, root, files)
    for kind, resources in (("secrets", project.secrets), ("configs", project.configs)):
        for name, resource in resources.items():
            mounts(resource.file, Text(N_("{kind}.{name} would be read from {file}."), kind=kind,
                                       name=name, file=resource.file),
                   kind, name, "file")
    for name, volume in project.volumes.items():
        subject = _led_to(volume, files)
        if subject:
            files.note("mounts outside", subject,
                       Text(N_("The volume {name} leads to {device} of the host."),
                            name=repr(name), device=subject[:SHOWN]),
                       mark_at(root, ("volumes", name)))


def _note_service(name: str, service: ServiceSpec, root: Map, files: Files) -> None:
    build = service.build
    contexts = ({"context": build.context, **(build.additional_contexts or {})}
                if build is not None else {})
    for context in contexts.values():
        if is_remote_context(context) or not files.is_inside(context):
            files.note("builds outside", context if is_remote_context(context)
                       else _real(context),
                       Text(N_("Service {name} is built from {context}."), name=repr(name),
                            context=context),
                       mark_at(root, ("services", name, "build")))
    if service.use_api_socket:
        files.note("engine socket", name,
                   Text(N_("Service {name} gets the engine's socket and your registry "
                           "logins."), name=repr(name)),
                   mark_at(root, ("services", name, "use_api_socket")))
    for key, value in _powers(service):
        files.note("host power", f"{name} {key}={value}",
                   Text(N_("Service {name} gets power over its host: {key}: {value}."),
                        name=repr(name), key=key, value=value[:SHOWN]),
                   mark_at(root, ("services", name, key)))
    for key, value in _others(service):
        files.note("other containers", f"{name} {key}={value}",
                   Text(N_("Service {name} reaches into a container of others: {key}: "
                           "{value}."), name=repr(name), key=key, value=value[:SHOWN]),
                   mark_at(root, ("services", name, key)))


def _led_to(volume: VolumeSpec, files: Files) -> str:
    """Return what of the host a volume of the local driver is, "" for one of its own.

    A path that is not absolute would be looked for where the engine was started, and an overlay
    names in its options what it shows.
    """
    options = volume.driver_opts or {}
    device, kind = options.get("device", ""), options.get("type", "")
    if volume.driver not in ("", "local") or not device or kind == "tmpfs":
        return ""
    if kind == "overlay":
        return f"{device}, {options.get('o', '')}"
    if kind not in ("", "none") or not os.path.isabs(device):
        return device  # no options: a share's have its password
    return "" if files.is_inside(device) else _real(device)


def _powers(service: ServiceSpec) -> Iterator[tuple[str, str]]:
    """Yield the keys that take away what keeps a container from its host, and their values."""
    if service.privileged:
        yield "privileged", "true"
    for key in NAMESPACES:
        if getattr(service, key) == "host":
            yield key, "host"
    for capability in service.cap_add or ():
        if capability.upper().removeprefix("CAP_") in CAPABILITIES:
            yield "cap_add", capability
    for option in service.security_opt or ():
        if option.replace(":", "=", 1) not in BONDS:
            yield "security_opt", option
    for device in service.devices or ():
        yield "devices", device.source
    for rule in service.device_cgroup_rules or ():
        yield "device_cgroup_rules", rule


def _others(service: ServiceSpec) -> Iterator[tuple[str, str]]:
    """Yield the keys that lead into a container which is none of the project's, and their values.

    Its network, processes and memory, or all of its volumes. An external volume is not among
    them: that is named as such in the file, and in the plan.
    """
    for key in NAMESPACES:
        if str(getattr(service, key)).startswith(CONTAINER):
            yield key, getattr(service, key)
    for source in service.volumes_from or ():
        if source.startswith(CONTAINER):
            yield "volumes_from", source


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path
