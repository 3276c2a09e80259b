"""Reads a group of Compose files, with what they extend and include, into one canonical tree."""
from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.canonical import Canonical, set_defaults
from caas_desktop.operations.compose.checks import check_tree
from caas_desktop.operations.compose.errors import ComposeError, Problem
from caas_desktop.operations.compose.extending import Extending, Services, clear
from caas_desktop.operations.compose.files import absolute
from caas_desktop.operations.compose.interpolate import Interpolation
from caas_desktop.operations.compose.merging import Merger
from caas_desktop.operations.compose.paths import Paths
from caas_desktop.operations.compose.scalars import as_text
from caas_desktop.operations.compose.schema import validate
from caas_desktop.operations.compose.sources import Reading
from caas_desktop.operations.compose.spec import VALUE_KEY
from caas_desktop.operations.compose.template import lookup_in
from caas_desktop.operations.compose.tree import Map, Mark, Path, Seq
from caas_desktop.operations.compose.unique import make_unique
from caas_desktop.operations.compose.yaml_reader import Document, read_documents

MAX_INCLUDES = 20
_IMPORTED = ("services", "volumes", "networks", "secrets", "configs", "models")


class ModelReader:
    """Reads files that share a folder and variables.

    Args:
        reading: What the whole project shares.
        folder: What relative paths are relative to.
        environment: What interpolation sees.
        included: The files that led here by ``include``.
    """

    def __init__(self, reading: Reading, folder: str, environment: dict[str, str],
                 included: tuple[str, ...] = ()) -> None:
        self._reading, self._folder, self._environment = reading, folder, environment
        self._included = included
        self._others: dict[str, Services | None] = {}

    def read(self, files: Sequence[str], mark: Mark | None = None) -> Map:
        """Return the files' merged tree, paths absolute; raises ComposeError."""
        root = Map()
        documents: list[tuple[str, Document]] = []
        for file in files:
            try:
                documents.extend((file, d) for d in self._documents(file, mark))
            except ComposeError as error:
                self._reading.problems.extend(error.problems)
        self._reading.check()
        for file, document in documents:
            root = self._merge(root, file, document)
        set_defaults(root)
        check_tree(root, self._reading.problems)
        self._reading.check()
        Paths(self._folder, self._reading.home).apply(root)
        self._resolve(root)
        return root

    def _documents(self, file: str, mark: Mark | None) -> list[Document]:
        data = self._reading.files.read(file, mark)
        if data is None:
            return []
        return read_documents(data, file, self._reading.budget)

    def _interpolated(self, document: Document) -> Map:
        root = document.root
        if not isinstance(root, Map):
            self._reading.problems.add(Text(N_("The file must be a mapping.")), document.mark)
            return Map()
        work = Interpolation(lookup_in(self._environment), self._reading.budget,
                             self._reading.problems)
        work.apply(root)
        for name, notice in work.unset.items():
            self._reading.notices.setdefault(name, notice)
        return root

    def _merge(self, base: Map, file: str, document: Document) -> Map:
        problems = self._reading.problems
        over = self._interpolated(document)
        services = over.get("services")
        if isinstance(services, Map):
            Extending(self._reading.budget, problems, self._other).apply(
                Services(file, services, document.cleared))
        clear(base, document.cleared)
        if over.get("include") is not None:
            self._include(over, file)
        self._reading.check()
        merged = Merger(problems).project(base, over)
        make_unique(merged)
        self._reading.budget.spend_check(merged)
        validate(merged, problems)
        problems.check()
        if merged.pop("version", None) is not None:
            self._reading.notices.setdefault(f"version in {file}", Problem(
                Text(N_("`version` is obsolete and ignored.")), merged.marks.get("version")))
        Canonical(self._reading.budget, problems).apply(merged)
        make_unique(merged)
        problems.check()
        return merged

    def _other(self, path: str, mark: Mark | None) -> Services | None:
        """Return the services of a file that is extended from; its paths are made absolute."""
        file = self._reading.files.local(path, self._folder, self._reading.home, mark)
        if file is None:
            return None
        if file not in self._others:
            self._others[file] = self._read_other(file, mark)
        return self._others[file]

    def _read_other(self, file: str, mark: Mark | None) -> Services | None:
        problems = self._reading.problems
        root, cleared = Map(), list[Path]()
        try:
            documents = self._documents(file, mark)
        except ComposeError as error:
            problems.extend(error.problems)
            return None
        for document in documents:
            over = self._interpolated(document)
            clear(root, document.cleared)
            cleared = list(document.cleared)
            root = Merger(problems).project(root, over)
            make_unique(root)
            Canonical(self._reading.budget, problems).apply(root)
            make_unique(root)
        services = root.get("services")
        if not isinstance(services, Map):
            if documents:
                problems.add(Text(N_("{file} has no services to extend."), file=file), mark)
            return None
        Paths(os.path.dirname(file), self._reading.home).apply(root)
        return Services(file, services, tuple(cleared))

    def _include(self, over: Map, file: str) -> None:
        entries = over.pop("include")
        if not isinstance(entries, Seq):
            self._reading.problems.add(Text(N_("include must be a list.")),
                                       over.marks.get("include"))
            return
        chain = (*self._included, file)
        if len(chain) > MAX_INCLUDES:
            self._reading.problems.add(Text(N_("Files include each other too deep.")),
                                       over.marks.get("include"))
            return
        for entry, mark in entries.pairs():
            try:
                self._include_one(over, entry, mark, chain)
            except ComposeError as error:
                self._reading.files.check()
                self._reading.problems.extend(error.problems)

    def _include_one(self, over: Map, entry: Any, mark: Mark | None, chain: tuple[str, ...]
                     ) -> None:
        options = entry if isinstance(entry, Map) else Map([("path", entry)])
        home = self._reading.home
        paths = [self._reading.files.local(p, self._folder, home, mark)
                 for p in _texts(options.get("path"))]
        if not paths or None in paths:
            if not paths:
                self._reading.problems.add(Text(N_("include lacks a path.")), mark)
            return
        files = [p for p in paths if p is not None]
        if files[0] in chain:
            names = " → ".join(os.path.basename(f) for f in (*chain, files[0])[-5:])
            self._reading.problems.add(Text(N_("Files include each other in a circle: {names}."),
                                            names=names), mark)
            return
        directory = options.get("project_directory")
        folder = (absolute(directory, self._folder, home) if isinstance(directory, str)
                  and directory else os.path.dirname(files[0]))
        values = self._included_variables(folder, _texts(options.get("env_file")), mark)
        reader = ModelReader(self._reading, folder, {**values, **self._environment}, chain)
        self._import(reader.read(files, mark), over, mark)

    def _included_variables(self, folder: str, env_files: list[str], mark: Mark | None
                            ) -> dict[str, str]:
        paths = [absolute(f, self._folder, self._reading.home) for f in env_files]
        default = os.path.join(folder, ".env")
        if not paths and self._reading.files.exists(default):
            paths = [default]
        values: dict[str, str] = {}
        for path in paths:
            self._reading.env_file(path, values, lookup_in(self._environment), mark)
        return values

    def _import(self, included: Map, over: Map, mark: Mark | None) -> None:
        for kind in _IMPORTED:
            found = included.get(kind)
            if not isinstance(found, Map):
                continue
            target = over.get(kind)
            if not isinstance(target, Map):
                target = Map()
                over.put(kind, target, mark)
            for name, value in found.items():
                if name not in target:
                    target.put(name, value, found.marks.get(name))
                elif target[name] != value:
                    self._reading.problems.add(
                        Text(N_("{kind}.{name} is also in an included file, and differs."),
                             kind=kind, name=name),
                        target.marks.get(name) or mark)

    def _resolve(self, root: Map) -> None:
        """Give variables that are only named their values, of this group's environment."""
        known = self._environment
        services = root.get("services")
        for service in services.values() if isinstance(services, Map) else ():
            listed = service.get("environment") if isinstance(service, Map) else None
            if isinstance(listed, Seq):
                for at, entry in enumerate(listed):
                    if isinstance(entry, str) and entry in known:
                        listed[at] = f"{entry}={known[entry]}"
        for kind in ("secrets", "configs"):
            resources = root.get(kind)
            for resource in resources.values() if isinstance(resources, Map) else ():
                name = resource.get("environment") if isinstance(resource, Map) else None
                if isinstance(name, str) and name in known:
                    resource[VALUE_KEY] = known[name]


def _texts(value: Any) -> list[str]:
    return [as_text(v) for v in (value if isinstance(value, Seq) else [value]) if v is not None]

