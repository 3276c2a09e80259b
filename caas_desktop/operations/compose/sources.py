"""What is read, and what all readers of one project share."""
from __future__ import annotations

import os
import pwd
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.budget import Budget
from caas_desktop.operations.compose.dotenv import DotenvError, parse_env, parse_raw
from caas_desktop.operations.compose.errors import ComposeError, Problem, Problems, Risk
from caas_desktop.operations.compose.files import Fetch, Files
from caas_desktop.operations.compose.template import Lookup, lookup_in
from caas_desktop.operations.compose.tree import Mark
from caas_desktop.operations.compose.words import words_of


@frozen
class Source:
    """Where a project comes from.

    Args:
        files: Compose files, later ones are merged over earlier ones. Empty: ``COMPOSE_FILE`` of
            the variables, else the folder's own, with its override file.
        folder: The project's folder, None: that of the first file.
        name: The project's name, "": COMPOSE_PROJECT_NAME, else the files' ``name``, else the
            folder's.
        variables: For interpolation; they go before the .env. The console's own environment is
            never looked at.
        env_files: In place of the folder's ``.env``; None: that, if there is one.
        profiles: Enabled profiles, ``*`` for all. Empty: ``COMPOSE_PROFILES`` of the variables.
        texts: Contents of files that are not on disk (an editor's), by absolute path.
        home: What ``~`` stands for, None: the home of the console's account.
        fetch: Brings a confirmed remote file onto this machine; None: such files are refused.
        only_texts: Read ``texts`` and nothing else, whatever the disk holds by now.
    """

    files: tuple[Path, ...] = ()
    folder: Path | None = None
    name: str = ""
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    env_files: tuple[Path, ...] | None = None
    profiles: tuple[str, ...] = ()
    texts: Mapping[Path, str | bytes] = field(default_factory=dict, repr=False)
    home: Path | None = None
    fetch: Fetch | None = None
    only_texts: bool = False

    def project_folder(self) -> str:
        """Return the absolute folder; raises ComposeError without files and folder."""
        if self.folder is not None:
            return os.path.abspath(self.folder)
        if self.files:
            return os.path.dirname(os.path.abspath(self.files[0]))
        raise ComposeError([Problem(Text(N_("Neither a file nor a folder was given.")))])


class Reading:
    """One call of ``load``: its bounds, what went wrong, what is risky."""

    def __init__(self, source: Source, confirmed: Collection[Risk]) -> None:
        self.folder = source.project_folder()
        self.home = str(source.home) if source.home is not None else _home()
        self.budget, self.problems = Budget(), Problems()
        self.notices: dict[str, Problem] = {}
        texts = {os.path.abspath(path): text.encode() if isinstance(text, str) else text
                 for path, text in source.texts.items()}
        named = [*source.files, *(source.env_files or ())]
        self.files = Files(self.folder, self.budget, texts=texts, confirmed=confirmed,
                           trusted=[os.path.abspath(p) for p in named], fetch=source.fetch,
                           only_texts=source.only_texts)

    def check(self) -> None:
        """Raise for the risks that stop reading, else for what is wrong."""
        self.files.check()
        self.problems.check()

    def env_file(self, path: str, values: dict[str, str], lookup: Lookup,
                 mark: Mark | None = None, *, raw: bool = False) -> None:
        """Add the variables of a file to ``values``; what is wrong becomes a problem."""
        data = self.files.read(path, mark)
        if data is None:
            return
        try:
            text = data.decode("utf-8-sig")
            if raw:
                parse_raw(text, values, lookup)
            else:
                parse_env(text, values, lookup, lambda n: self.budget.spend(0, n))
        except UnicodeDecodeError:
            self.problems.add(Text(N_("This is not text in UTF-8.")), Mark(path, 1, 1))
        except DotenvError as error:
            self.problems.add(Text(N_("{error}."), error=words_of(error)), Mark(path, error.line,
                                                                                1))


def environment(source: Source, reading: Reading) -> dict[str, str]:
    """Return what interpolation may see: the given variables, the .env, PWD.

    PWD is the project's folder, as when Compose is called there; a given one goes before.
    """
    known = {"PWD": reading.folder, **source.variables}
    if source.env_files is not None:
        paths = [os.path.abspath(p) for p in source.env_files]
    else:
        default = os.path.join(reading.folder, ".env")
        paths = [default] if reading.files.exists(default) else []
    found: dict[str, str] = {}
    for path in paths:
        reading.env_file(path, found, lookup_in(known))
    return {**found, **known}


def _home() -> str:
    # HOME is part of the console's environment, which no project may see.
    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return "/"
