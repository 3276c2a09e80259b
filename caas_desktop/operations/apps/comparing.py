"""What differs between two revisions of an app, or between one and what runs."""
from __future__ import annotations

import difflib

from caas_desktop.domain.apps import Revision
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.apps.deployed import Deployed
from caas_desktop.operations.apps.images import images_of
from caas_desktop.operations.apps.listed import App
from caas_desktop.operations.apps.rebuild import running_tree, wanted_tree


@frozen
class Diff:
    """``lines`` are a unified diff; ``notes`` what no diff of the files can show."""

    lines: tuple[str, ...]
    notes: tuple[Words, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.lines and not self.notes


def between(old: Deployed, new: Deployed, names: tuple[str, str]) -> Diff:
    """Compare the canonical files of two revisions; ``names`` are said in the diff's head."""
    notes: list[Words] = [
        Text(N_("{service} ran another image: {old} → {new}"), service=service,
             old=old.images[service], new=new.images[service])
        for service in sorted(set(old.images) & set(new.images))
        if old.images[service] != new.images[service]]
    # What secrets hold is told as different, never shown.
    notes += [Text(N_("What {file} held differs."), file=file)
              for file in sorted(set(old.texts) & set(new.texts) - {*old.files, *new.files})
              if old.texts[file] != new.texts[file]]
    return Diff(_lines(old.yaml, new.yaml, names), tuple(notes))


def with_running(engine: Engine, app: App, old: Deployed, names: tuple[str, str]) -> Diff:
    """Compare a revision with what runs, whoever changed it; raises CaasError."""
    project = old.project()
    now = images_of(engine, project, swarm=app.swarm) if app.swarm else {}
    notes = tuple(
        Text(N_("{service} ran another image: {old} → {new}"), service=service,
             old=old.images[service], new=now[service])
        for service in sorted(set(old.images) & set(now)) if old.images[service] != now[service])
    return Diff(_lines(wanted_tree(engine, project, swarm=app.swarm), running_tree(engine, app),
                       names), notes)


def name_of(revision: Revision) -> str:
    return f"revision {revision.number}"


def _lines(old: str, new: str, names: tuple[str, str]) -> tuple[str, ...]:
    return tuple(difflib.unified_diff(old.splitlines(), new.splitlines(), *names, lineterm=""))
