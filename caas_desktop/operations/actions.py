"""What can be done to a resource: one declaration each.

Menus, context menus, toolbar, palette, bulk bar, shortcut editor and the command line read this
registry. ``title`` and ``doing`` are translatable.
"""
from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import COMPOSE_ONE_OFF, COMPOSE_SERVICE

if TYPE_CHECKING:
    from caas_desktop.domain.ports import Engine
    from caas_desktop.kinds.container import Container
    from caas_desktop.kinds.network import Network
    from caas_desktop.kinds.service import Service

Params = Mapping[str, Any]
Run = Callable[["Engine", str, Params], object]

# The engine waits for the container's own stop time-out, which may be minutes.
STOP_TIMEOUT_S = 330.0


@frozen
class Later:
    """A ``Run`` of ``operations.swarm``, imported at its first use: the window's first picture
    waits for this registry, and those modules took a tenth of its time.

    With ``given`` the name is of a function that makes the ``Run``.
    """

    module: str
    name: str
    given: str = ""

    def found(self) -> Run:
        found: Any = getattr(
            importlib.import_module(f"caas_desktop.operations.swarm.{self.module}"), self.name)
        made: Run = found(self.given) if self.given else found
        return made

    def __call__(self, engine: Engine, object_id: str, params: Params) -> object:
        return self.found()(engine, object_id, params)


class Danger(IntEnum):
    """How much an action can hurt: it decides how it is confirmed."""

    NONE = 0
    DISTURBS = 1  # interrupts the service; confirmed for several or in production
    DESTROYS = 2  # something is lost; always confirmed, in production by typing the name


@frozen
class Action:
    """``enabled`` says for which items it makes sense; ``form`` names the dialog that asks first.

    ``run`` gets the engine, the object's id and the form's answers.
    """

    key: str
    title: str
    icon: str
    kind: str
    run: Run
    doing: str
    enabled: Callable[[Any], bool] = lambda _: True
    danger: Danger = Danger.NONE
    shortcut: str = ""
    form: str = ""
    loses: str = ""  # what is lost, for the confirmation
    writes: bool = field(default=True)  # hidden on read-only hosts
    separated: bool = False  # begins a group: menus draw a line before it
    cuts: tuple[str, ...] = ()  # ``doing`` of others that it may cut short


def _post(verb: str, timeout_s: float = 60.0) -> Run:
    def run(engine: Engine, object_id: str, params: Params) -> object:
        return engine.request("POST", f"/containers/{object_id}/{verb}", query=dict(params),
                              timeout_s=timeout_s)
    return run


def _kill(engine: Engine, object_id: str, params: Params) -> object:
    from caas_desktop.domain.ports import Lane  # not before the window's first picture

    # Not in the lane of what it is to cut short, which may have every place of it.
    return engine.request("POST", f"/containers/{object_id}/kill", query=dict(params),
                          timeout_s=60.0, lane=Lane.REFRESH)


def _rename(engine: Engine, object_id: str, params: Params) -> object:
    return engine.request("POST", f"/containers/{object_id}/rename", query={"name": params["name"]})


def _update(engine: Engine, object_id: str, params: Params) -> object:
    """``params`` is the body of ``POST /containers/{id}/update``."""
    return engine.request("POST", f"/containers/{object_id}/update", body=dict(params))


def _remove_container(engine: Engine, object_id: str, params: Params) -> object:
    return engine.request("DELETE", f"/containers/{object_id}", query=dict(params), timeout_s=120)


def _delete(path: str) -> Run:
    def run(engine: Engine, object_id: str, params: Params) -> object:
        return engine.request("DELETE", path.format(id=object_id), query=dict(params),
                              timeout_s=120)
    return run


def _service(name: str) -> Run:
    return Later("services", name)


def _node(name: str, given: str = "") -> Run:
    return Later("nodes", name, given)


def _stoppable(c: Container) -> bool:
    return c.active


def _startable(c: Container) -> bool:
    return not c.active and c.state != "removing"


def _running(c: Container) -> bool:
    return c.state == "running"


def _removable_network(n: Network) -> bool:
    return not n.predefined


def _autoscale(engine: Engine, object_id: str, params: Params) -> None:
    """``params`` has the Policy, None to take it away, and what to reserve for each task."""
    from caas_desktop.operations.scaling.write import set_policy

    set_policy(engine, object_id, params["policy"], reserve=params["reserve"])


def _scale_project(engine: Engine, object_id: str, params: Params) -> None:
    """``params`` has ``replicas`` and the ``revisions`` of apps."""
    # The reader of Compose files takes 60 ms: not at the start of the window.
    from caas_desktop.operations.apps.replicas import scale_with

    scale_with(engine, object_id, params["replicas"], params["revisions"])


def _of_project(c: Container) -> bool:
    """Tell whether it is a replica of a Compose project's service; one of `compose run` is none."""
    return COMPOSE_SERVICE in c.labels and c.labels.get(COMPOSE_ONE_OFF) != "True"


def _scalable(s: Service) -> bool:
    return s.mode == "replicated"


ACTIONS: tuple[Action, ...] = (
    Action("start", "Start", "play", "container", _post("start"), "starting", _startable,
           shortcut="Ctrl+Alt+R"),
    Action("stop", "Stop", "stop", "container", _post("stop", STOP_TIMEOUT_S), "stopping",
           _stoppable, Danger.DISTURBS, shortcut="Ctrl+Alt+S"),
    Action("restart", "Restart", "restart", "container", _post("restart", STOP_TIMEOUT_S),
           "restarting", _stoppable, Danger.DISTURBS, shortcut="Ctrl+Alt+T"),
    Action("pause", "Pause", "pause", "container", _post("pause"), "pausing", _running,
           Danger.DISTURBS),
    Action("unpause", "Resume", "resume", "container", _post("unpause"), "resuming",
           lambda c: c.state == "paused"),
    Action("kill", "Kill", "kill", "container", _kill, "killing", _stoppable,
           Danger.DESTROYS, loses="What its processes hold in memory is lost.",
           cuts=("stopping", "restarting")),
    Action("rename", "Rename…", "pencil", "container", _rename, "renaming", form="rename",
           shortcut="F2", separated=True),
    Action("update", "Limits…", "limits", "container", _update, "updating", form="limits"),
    Action("scale-containers", "Scale…", "scale", "container", _scale_project, "scaling",
           _of_project, form="replicas"),
    Action("remove", "Remove…", "trash", "container", _remove_container, "removing",
           danger=Danger.DESTROYS, shortcut="Del", form="remove-container",
           loses="Its writable layer and its log are lost.", separated=True),
    Action("autoscale", "Autoscale…", "balance", "service", _autoscale, "updating", _scalable,
           form="scaling"),
    Action("remove-image", "Remove…", "trash", "image", _delete("/images/{id}"), "removing",
           danger=Danger.DESTROYS, shortcut="Del",
           loses="The image has to be pulled or built again."),
    Action("remove-volume", "Remove…", "trash", "volume", _delete("/volumes/{id}"), "removing",
           danger=Danger.DESTROYS, shortcut="Del", loses="Every file in it is lost."),
    Action("remove-network", "Remove…", "trash", "network", _delete("/networks/{id}"), "removing",
           _removable_network, Danger.DESTROYS, shortcut="Del",
           loses="Containers can no longer be connected to it."),
    Action("scale", "Scale…", "scale", "service", _service("scale"), "scaling",
           lambda s: s.replicated, form="scale", shortcut="F2"),
    Action("start-service", "Start", "play", "service", _service("start"), "starting",
           lambda s: s.replicated and s.replicas == 0, shortcut="Ctrl+Alt+R", separated=True),
    Action("stop-service", "Stop", "stop", "service", _service("stop"), "stopping",
           lambda s: s.replicated and bool(s.replicas), Danger.DISTURBS, shortcut="Ctrl+Alt+S"),
    Action("restart-service", "Restart", "restart", "service", _service("restart"), "restarting",
           lambda s: s.replicas != 0, Danger.DISTURBS, shortcut="Ctrl+Alt+T"),
    Action("edit-service", "Edit…", "pencil", "service", _service("edit_by"), "updating",
           form="edit-service", separated=True),
    Action("set-image", "Change image…", "image", "service", _service("set_image"), "updating",
           form="set-image"),
    Action("rollback", "Roll back", "undo", "service", _service("rollback"), "rolling back",
           danger=Danger.DISTURBS),
    Action("remove-service", "Remove…", "trash", "service", _service("remove"), "removing",
           danger=Danger.DESTROYS, shortcut="Del", separated=True,
           loses="Its tasks and their containers are lost; volumes stay."),
    Action("drain-node", "Drain", "drain", "node", _node("set_availability", "drain"), "draining",
           lambda n: n.availability != "drain", Danger.DISTURBS),
    Action("pause-node", "Pause", "pause", "node", _node("set_availability", "pause"), "pausing",
           lambda n: n.availability != "pause"),
    Action("activate-node", "Activate", "play", "node", _node("set_availability", "active"),
           "activating", lambda n: n.availability != "active"),
    Action("promote-node", "Promote to manager", "arrow-up", "node", _node("set_role", "manager"),
           "promoting", lambda n: n.role == "worker" and n.state == "ready", separated=True),
    Action("demote-node", "Demote to worker", "arrow-down", "node", _node("set_role", "worker"),
           "demoting", lambda n: n.role == "manager", Danger.DISTURBS),
    Action("label-node", "Labels…", "tag", "node", _node("set_labels"), "updating",
           form="label-node", separated=True),
    Action("remove-node", "Remove…", "trash", "node", _node("remove_dead"), "removing",
           lambda n: n.state == "down", Danger.DESTROYS, shortcut="Del", separated=True,
           loses="The node has to join anew if it comes back."),
    Action("remove-secret", "Remove…", "trash", "secret", _delete("/secrets/{id}"), "removing",
           danger=Danger.DESTROYS, shortcut="Del", loses="What is in it cannot be read back."),
    Action("remove-config", "Remove…", "trash", "config", _delete("/configs/{id}"), "removing",
           danger=Danger.DESTROYS, shortcut="Del", loses="What is in it is lost."),
)


def actions_of(kind: str) -> tuple[Action, ...]:
    return tuple(a for a in ACTIONS if a.kind == kind)


def group_of(wanted: Action) -> int:
    """Return the number of its group among the actions of its kind."""
    found = actions_of(wanted.kind)
    return sum(a.separated for a in found[:found.index(wanted) + 1])


def action(key: str) -> Action:
    """Return the action named ``key``; KeyError for an unknown one."""
    for found in ACTIONS:
        if found.key == key:
            return found
    raise KeyError(key)
