"""Checks that a project's parts fit each other."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.order import circle
from caas_desktop.operations.compose.project import Project
from caas_desktop.operations.compose.spec import ServiceSpec
from caas_desktop.operations.compose.tree import Path

Say = Callable[[Text, Path], None]
_SERVICE = "service:"


def check_project(project: Project, say: Say) -> None:
    """Say all that does not fit, with the place to blame."""
    for name, service in project.services.items():
        def tell(what: Text, *path: str | int, _name: str = name) -> None:
            say(Text(N_("Service {name} {what}."), name=repr(_name), what=what),
                ("services", _name, *path))

        _image(project, service, tell)
        _references(project, service, tell)
        _numbers(service, tell)
        _targets(service, tell)
    _container_names(project, say)
    for name, secret in project.secrets.items():
        if not (secret.external or secret.file or secret.environment):
            say(Text(N_("The secret {name} needs a file or an environment."), name=repr(name)),
                ("secrets", name))
    names = circle(project)
    if names:
        say(Text(N_("Services depend on each other in a circle: {names}."),
                 names=" → ".join(names)), ("services", names[0], "depends_on"))


Tell = Callable[..., None]


def _image(project: Project, service: ServiceSpec, tell: Tell) -> None:
    build = service.build
    if build is None:
        if not service.image and service.provider is None:
            tell(Text(N_("has neither an image nor a build section")))
        return
    if build.dockerfile_inline and build.dockerfile:
        tell(Text(N_("has both dockerfile and dockerfile_inline")), "build")
    for key, context in (build.additional_contexts or {}).items():
        other = context.removeprefix(_SERVICE)
        if other != context:
            target = project.services.get(other)
            if target is None or target.build is None:
                tell(Text(N_("takes the context {key} from {other}, which is no service that is "
                             "built"), key=repr(key), other=repr(other)),
                     "build", "additional_contexts")
    if build.platforms and service.platform and service.platform not in build.platforms:
        tell(Text(N_("is built for other platforms than {platform}"), platform=service.platform),
             "build", "platforms")


def _references(project: Project, service: ServiceSpec, tell: Tell) -> None:
    if service.network_mode and service.networks:
        tell(Text(N_("has both network_mode and networks")), "network_mode")
    known = (
        ("networks", service.networks or (), project.networks),
        ("configs", [c.source for c in service.configs or ()], project.configs),
        ("secrets", [s.source for s in service.secrets or ()], project.secrets),
        ("models", service.models or (), project.models),
        ("volumes", [m.source for m in service.volumes or ()
                     if m.type == "volume" and m.source], project.volumes),
    )
    for kind, names, defined in known:
        for name in names:
            if name not in defined:
                tell(Text(N_("uses the undefined {kind} {name}"),
                          kind=kind.removesuffix("s"), name=repr(name)), kind)
    for secret in (service.build.secrets if service.build is not None else None) or ():
        if secret.source not in project.secrets:
            tell(Text(N_("uses the undefined secret {source}"), source=repr(secret.source)),
                 "build", "secrets")
    for name, dependency in (service.depends_on or {}).items():
        if name in project.services or (name in project.disabled and not dependency.required):
            continue
        if name in project.disabled:
            tell(Text(N_("depends on the disabled service {name}"), name=repr(name)), "depends_on",
                 name)
        else:
            tell(Text(N_("depends on the undefined service {name}"), name=repr(name)),
                 "depends_on", name)
    shared = service.network_mode.removeprefix(_SERVICE)
    if shared != service.network_mode and shared not in project.services:
        tell(Text(N_("uses the network of the undefined service {shared}"), shared=repr(shared)),
             "network_mode")
    test = service.healthcheck.test if service.healthcheck is not None else None
    if test and test[0] not in ("CMD", "CMD-SHELL", "NONE"):
        tell(Text(N_('has a healthcheck whose test does not begin with "CMD", "CMD-SHELL" or '
                     '"NONE"')), "healthcheck", "test")


def _numbers(service: ServiceSpec, tell: Tell) -> None:
    deploy = service.deploy
    if service.scale is not None and deploy is not None and deploy.replicas is not None \
            and deploy.replicas != service.scale:
        tell(Text(N_("has different numbers in scale and deploy.replicas")), "scale")
    if service.replicas < 0:
        tell(Text(N_("has a negative number of containers")),
             "scale" if service.scale else "deploy")
    if service.replicas > 1 and service.container_name:
        tell(Text(N_("has a container_name, and so can have one container only")), "container_name")
    if deploy is not None:
        limits, reserved = deploy.resources.limits, deploy.resources.reservations
        pairs = [] if limits is None else [
            ("cpus", service.cpus, limits.cpus, "limits.cpus"),
            ("mem_limit", service.mem_limit, limits.memory, "limits.memory"),
            ("pids_limit", service.pids_limit, limits.pids, "limits.pids")]
        if reserved is not None:
            pairs.append(("mem_reservation", service.mem_reservation, reserved.memory,
                          "reservations.memory"))
        for key, own, other, where in pairs:
            if own and own != other:
                tell(Text(N_("has different values in {key} and deploy.resources.{where}"),
                          key=key, where=where), key)
    for number, trigger in enumerate((service.develop.watch if service.develop else None) or ()):
        if not trigger.target and trigger.action not in ("rebuild", "restart"):
            tell(Text(N_("has a watch without a target")), "develop", "watch", number)


def with_scale(project: Project) -> Project:
    """Return the project with ``scale`` in the deploy sections too, where there are any."""
    def scaled(service: ServiceSpec) -> ServiceSpec:
        if service.scale is None or service.deploy is None:
            return service
        return replace(service, deploy=replace(service.deploy, replicas=service.scale))

    return replace(project, services={k: scaled(s) for k, s in project.services.items()})


def _targets(service: ServiceSpec, tell: Tell) -> None:
    seen: set[str] = set()
    for number, tmpfs in enumerate(service.tmpfs or ()):
        path = tmpfs.partition(":")[0]
        if path in seen:
            tell(Text(N_("mounts {path} twice"), path=repr(path)), "tmpfs", number)
        seen.add(path)
    for number, mount in enumerate(service.volumes or ()):
        if mount.target in seen:
            tell(Text(N_("mounts {target} twice"), target=repr(mount.target)), "volumes", number)
        seen.add(mount.target)


def _container_names(project: Project, say: Say) -> None:
    seen: dict[str, str] = {}
    for name, service in sorted(project.services.items()):
        if not service.container_name:
            continue
        other = seen.setdefault(service.container_name, name)
        if other != name:
            say(Text(N_("Services {other} and {name} have the same container_name."),
                     other=repr(other), name=repr(name)),
                ("services", name, "container_name"))

