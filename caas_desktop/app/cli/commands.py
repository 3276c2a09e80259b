"""The commands by name: where each is declared, and what it does.

The module is imported for the command that is asked for only: some take 0.2 s.
"""
from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """``module`` (of this package) has ``declare``; ``text`` is its line of help."""

    module: str
    text: str


COMMANDS = {
    "hosts": Command("hosts", "list, add, test, remove and import hosts"),
    "ps": Command("listing", "list containers of all hosts"),
    "services": Command("services", "list services of all hosts; set how one is scaled "
                                    "automatically"),
    "images": Command("listing", "list images of all hosts"),
    "volumes": Command("listing", "list volumes of all hosts"),
    "networks": Command("listing", "list networks of all hosts"),
    "nodes": Command("listing", "list nodes of all hosts"),
    "tasks": Command("listing", "list tasks of all hosts"),
    "secrets": Command("listing", "list secrets of all hosts"),
    "configs": Command("listing", "list configs of all hosts"),
    "tree": Command("tree", "show domains, apps, services and their containers"),
    "inspect": Command("inspect", "print everything an engine tells of an object, as JSON"),
    "logs": Command("logs", "print the logs of containers, services and apps, merged by time"),
    "exec": Command("execute", "run a program in a container; its exit code is ours"),
    "attach": Command("attach", "attach to the main process of a container"),
    "stats": Command("stats", "show CPU, memory, network and block I/O of containers"),
    "events": Command("events", "list what happened (engines keep the last 256 events), or follow"),
    "start": Command("actions", "start containers"),
    "stop": Command("actions", "stop containers"),
    "restart": Command("actions", "restart containers"),
    "pause": Command("actions", "pause containers"),
    "unpause": Command("actions", "resume paused containers"),
    "kill": Command("actions", "kill containers"),
    "rm": Command("actions", "remove containers"),
    "rename": Command("actions", "rename a container"),
    "update": Command("actions", "change limits and restart policy"),
    "create": Command("create", "create a container and start it"),
    "pull": Command("pull", "pull an image"),
    "routes": Command("routes", "list routes of all hosts; add, check and remove them"),
    "edge": Command("edge", "list edges; set one up or remove it (with --host)"),
    "agent": Command("agent", "keep automatic scaling and the history going, without a window"),
    "compose": Command("compose", "read Compose files; no engine is asked"),
    "deploy": Command("deploy", "deploy an app from Compose files; what stands as it should stays"),
    "apps": Command("apps", "list apps of all hosts; start, stop, remove, export them, and go back "
                            "to earlier revisions"),
    "scale": Command("scale", "set how many tasks services of clusters have, or how many "
                              "containers those of Compose projects"),
}
