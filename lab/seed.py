"""Filling a lab with sample tenants, apps, services and volumes; what is there stays as it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lab import images, samples
from lab.faults import load_lab
from lab.run import LabError, say
from lab.samples import Disk, Sample
from lab.state import Lab
from lab.swarm import docker

_FOLDER = Path(samples.__file__).parent


def seed(name: str) -> None:
    """Put images and sample data on every host of a lab; takes below half a minute."""
    lab = load_lab(name)
    started = time.monotonic()
    usable = images.load(lab, samples.TAGS)
    say(f"lab: images are there after {time.monotonic() - started:.0f} s")
    parts: list[Callable[[], None]] = [_host_part(lab, host, usable) for host in lab.hosts]
    if lab.swarm_managers:
        parts.append(lambda: _stacks(lab, usable))
    with ThreadPoolExecutor(3) as pool:
        for part in [pool.submit(part) for part in parts]:
            part.result()
    say(f"lab: {name} is seeded after {time.monotonic() - started:.0f} s")


def _host_part(lab: Lab, host: str, usable: set[str]) -> Callable[[], None]:
    named = {tag for image, tags in samples.TAGS.items() if image in usable for tag in tags}

    def fill() -> None:
        _volumes(lab, host, [disk for disk in samples.DISKS if disk.host == host])
        wanted = [sample for sample in samples.CONTAINERS if sample.host == host]
        _containers(lab, host, [s for s in wanted if s.image in usable | named])
        if host == "lab4":
            _compose(lab, host)

    return fill


def _volumes(lab: Lab, host: str, disks: list[Disk]) -> None:
    have = docker(lab, host, "volume", "ls", "-q").split()
    for disk in disks:
        if disk.name in have:
            continue
        labels = [part for label in disk.labels for part in ("--label", label)]
        docker(lab, host, "volume", "create", *labels, disk.name)
        if disk.filled:
            docker(lab, host, "run", "--rm", "--network=none", "--volume", f"{disk.name}:/disk",
                   images.PROGRAMS, "files", "/disk")  # fmt: skip


def _containers(lab: Lab, host: str, wanted: list[Sample]) -> None:
    have = docker(lab, host, "ps", "-a", "--format", "{{.Names}}").split()
    for sample in wanted:
        if sample.name in have:
            continue
        docker(lab, host, "run", "--detach", "--name", sample.name, "--hostname", sample.name,
               *sample.options, sample.image, *sample.command)  # fmt: skip
        if sample.paused:
            docker(lab, host, "pause", sample.name)


def _compose(lab: Lab, host: str) -> None:
    try:
        docker(lab, host, "compose", "version")
    except LabError:
        say("lab: going on without the Compose project: this CLI has no compose plugin")
        return
    label = "label=com.docker.compose.project=wiki"
    if not docker(lab, host, "ps", "-aq", "--filter", label):
        project = str(_FOLDER / "wiki/compose.yaml")
        docker(lab, host, "compose", "-f", project, "up", "--detach", "--quiet-pull", timeout=120)


def _stacks(lab: Lab, usable: set[str]) -> None:
    first = lab.swarm_managers[0]
    have = docker(lab, first, "stack", "ls", "--format", "{{.Name}}").split()
    files = {"monitor": "monitor/stack.yaml", "portal": "portal.yaml"}
    if images.TRAEFIK in usable:
        files["edge"] = "monitor/edge.yaml"
    for stack, file in files.items():
        if stack not in have:
            docker(lab, first, "stack", "deploy", "--resolve-image=never",
                   "--compose-file", str(_FOLDER / file), stack)  # fmt: skip
