"""What the head of an app's page tells: where it runs, who made it, from what."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.place import COMPOSE_PROJECT, STACK
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.app_services import AppService
from caas_desktop.viewmodels.i18n import tr

COMPOSE_FILES = "com.docker.compose.project.config_files"
Source = Literal["stack", "compose", "labels"]


@frozen
class Deployed:
    """One app as an engine knows it: ``name`` of its stack or Compose project.

    ``scope`` is a cluster's for a stack, else an engine's. ``files`` are the Compose files that
    its containers name, "" for none.
    """

    scope: ScopeId
    name: str
    source: Source
    files: str = ""


def deployed(store: Store, services: Sequence[AppService]) -> list[Deployed]:
    """Return the stacks and projects that an app consists of; usually one."""
    found: dict[tuple[ScopeId, str], Deployed] = {}
    for one in services:
        for ref in (one.service, *one.containers):
            if ref is None or (item := store.get(ref)) is None:
                continue
            made = _deployed(store, ref, item.labels)
            if made is not None:
                found.setdefault((made.scope, made.name), made)
    return [found[key] for key in sorted(found)]


def _deployed(store: Store, ref: Ref, labels: dict[str, str]) -> Deployed | None:
    if COMPOSE_PROJECT in labels:
        return Deployed(ref.scope, labels[COMPOSE_PROJECT], "compose",
                        labels.get(COMPOSE_FILES, ""))
    if STACK in labels:
        scope = ref.scope if ref.kind == "service" else store.cluster_of(ref.scope)
        return Deployed(scope, labels[STACK], "stack") if scope else None
    return None


def source_words(found: Iterable[Deployed]) -> str:
    """Return what an app is for its engine."""
    sources = {one.source for one in found}
    words = {"stack": tr("Swarm stack"), "compose": tr("Compose project")}
    return ", ".join(words[one] for one in sorted(sources)) or tr("grouped by labels")
