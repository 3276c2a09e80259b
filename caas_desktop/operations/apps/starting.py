"""What an editor begins with when an app is updated or copied: its files, else what runs."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import Words
from caas_desktop.operations.apps.listed import find_app, key_of
from caas_desktop.operations.apps.rebuild import rebuild
from caas_desktop.operations.compose import Risk, Source
from caas_desktop.operations.revisions import Revisions


@frozen
class Start:
    """``source`` gives what to read, for the app under a name; "" keeps its own.

    ``risks`` were agreed to when it was deployed; ``notes`` is what has to be said first;
    ``number`` is the revision that it is, 0 where it was read from what runs.
    """

    name: str
    source: Callable[[str], Source]
    risks: tuple[Risk, ...] = ()
    notes: tuple[Words, ...] = ()
    number: int = 0


def start_of(engine: Engine, name: str, revisions: Revisions) -> Start:
    """Return the newest revision that worked; where there is none, what runs.

    Raises:
        VaultError: The revisions cannot be read.
        ResourceGone: The app is gone.
    """
    app = find_app(engine, name)
    history = revisions.of(key_of(engine, name, swarm=app.swarm))
    newest = next((one for one in history if one.worked), None)
    if newest is not None:
        content = revisions.content(newest)
        return Start(name, content.source, content.agreed(), (), newest.number)
    found = rebuild(engine, app)
    folder = Path(found.folder)
    file = folder / "compose.yaml"
    return Start(name, lambda new: Source(
        files=(file,), folder=folder, name=new or name, env_files=(), texts={file: found.text},
        only_texts=True), notes=found.unknown)
