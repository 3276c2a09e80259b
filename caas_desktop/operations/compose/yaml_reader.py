"""Reads YAML into trees that know their places; bounded, whatever the bytes are.

Works on libyaml's events, so that aliases are put in by us and paid for: nine lines of aliases
of aliases can stand for a billion entries.
"""
from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.budget import MAX_DEPTH, Budget
from caas_desktop.operations.compose.errors import ComposeError, Problem, Problems
from caas_desktop.operations.compose.scalars import plain
from caas_desktop.operations.compose.tree import Map, Mark, Path, Seq

# PyYAML's wheels bring libyaml; where it was built without, the same events come more slowly.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DOCUMENTS = 50
_CORE = "tag:yaml.org,2002:"
_MERGE = "<<"
_RESET, _OVERRIDE = "!reset", "!override"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))


@frozen
class Document:
    """One YAML document; ``cleared`` are the places of !reset and !override."""

    root: Any
    cleared: tuple[Path, ...]
    mark: Mark


class _Dropped:
    """Stands for a value tagged !reset."""


_DROPPED = _Dropped()


@dataclass(slots=True)
class _Node:
    """A YAML node before its aliases are put in; ``value`` by kind of event."""

    value: str | list[_Node] | list[tuple[_Node, _Node]]
    mark: Mark
    tag: str | None
    is_plain: bool = True
    is_map: bool = False
    alias: _Node | None = None
    open: bool = field(default=False)


def read_documents(data: bytes, name: str, budget: Budget) -> list[Document]:
    """Return the documents of a file; raises ComposeError with all that is wrong.

    Args:
        data: The file's bytes: UTF-8, or UTF-16 with its mark.
        name: What to call the file in errors.
        budget: Pays for every entry.
    """
    text = _decode(data, name)
    composer = _Composer(text, name, budget)
    documents: list[Document] = []
    problems = Problems()
    for node in composer.documents():
        if len(documents) >= MAX_DOCUMENTS:
            raise ComposeError([Problem(Text(N_("The file has too many documents.")), node.mark)])
        builder = _Builder(budget, problems)
        root = builder.build(node, (), 0)
        documents.append(Document(None if root is _DROPPED else root,
                                  tuple(builder.cleared), node.mark))
    problems.check()
    return documents


def _decode(data: bytes, name: str) -> str:
    encoding = next((e for bom, e in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[:error.start]
        mark = Mark(name, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        raise ComposeError([Problem(Text(N_("This is not text in UTF-8.")), mark)]) from None


class _Composer:
    """Makes nodes of events."""

    def __init__(self, text: str, name: str, budget: Budget) -> None:
        self._text, self._name, self._budget = text, name, budget
        self._anchors: dict[str, _Node] = {}

    def documents(self) -> Iterator[_Node]:
        events = self._events()
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._anchors = {}
                yield self._node(next(events), events, 0)

    def _events(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self._text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if "end of stream" in (error.problem or "") and error.context_mark is not None:
                mark = error.context_mark  # What was never closed began there.
            at = self._mark(mark) if mark is not None else None
            if mark is not None and self._text[mark.index:mark.index + 1] == "\t":
                raise ComposeError([Problem(Text(N_(
                    "There is a tab here; YAML is indented by spaces.")), at)]) from None
            words = ", ".join(w for w in (error.context, error.problem) if w)
            raise ComposeError([Problem(Text(N_("This is not YAML: {words}."), words=words),
                                        at)]) from None
        except (yaml.YAMLError, ValueError) as error:
            lines = " ".join(str(error).split())
            raise ComposeError([Problem(Text(N_("This is not YAML: {lines}."), lines=lines),
                                        Mark(self._name, 1, 1))]) from None

    def _mark(self, mark: Any) -> Mark:
        return Mark(self._name, mark.line + 1, mark.column + 1)

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> _Node:
        mark = self._mark(event.start_mark)
        self._budget.spend(1, 0, mark)
        if depth > MAX_DEPTH:
            raise ComposeError([Problem(Text(N_("The YAML is nested too deep.")), mark)])
        if isinstance(event, yaml.AliasEvent):
            target = self._anchors.get(str(event.anchor))
            if target is None:
                raise ComposeError([Problem(Text(N_("There is no anchor named {anchor}."),
                                                 anchor=repr(event.anchor)), mark)])
            return _Node("", mark, None, alias=target)
        node = _Node("", mark, event.tag)
        if event.anchor:
            self._anchors[str(event.anchor)] = node
        if isinstance(event, yaml.ScalarEvent):
            node.value, node.is_plain = event.value, event.implicit[0]
        elif isinstance(event, yaml.SequenceStartEvent):
            node.value = [self._node(e, events, depth + 1)
                          for e in self._until(events, yaml.SequenceEndEvent)]
        else:
            node.is_map = True
            node.value = [(self._node(e, events, depth + 1),
                           self._node(next(events), events, depth + 1))
                          for e in self._until(events, yaml.MappingEndEvent)]
        return node

    @staticmethod
    def _until(events: Iterator[Any], end: type) -> Iterator[Any]:
        for event in events:
            if isinstance(event, end):
                return
            yield event


class _Builder:
    """Makes a tree of a node: aliases and merge keys are put in."""

    def __init__(self, budget: Budget, problems: Problems) -> None:
        self._budget, self._problems = budget, problems
        self.cleared: list[Path] = []

    def build(self, node: _Node, path: Path, depth: int) -> Any:
        """Return the value at ``path``, or _DROPPED."""
        self._budget.spend(1, 0, node.mark)
        if depth > MAX_DEPTH:
            self._problems.add(Text(N_("The YAML is nested too deep.")), node.mark)
            return None
        if node.alias is not None:
            return self.build(node.alias, path, depth + 1)
        if node.open:
            self._problems.add(Text(N_("An alias leads into itself.")), node.mark)
            return None
        if node.tag in (_RESET, _OVERRIDE):
            self.cleared.append(path)
            if node.tag == _RESET:
                return _DROPPED
        node.open = True
        try:
            if isinstance(node.value, str):
                return self._scalar(node)
            return self._map(node, path, depth) if node.is_map else self._seq(node, path, depth)
        finally:
            node.open = False

    def _scalar(self, node: _Node) -> Any:
        text = str(node.value)
        self._budget.spend(0, len(text), node.mark)
        tag = (node.tag or "").removeprefix(_CORE)
        if tag in ("", "int", "float", "bool", "null") and (node.is_plain or tag):
            return plain(text)
        if tag not in ("", "!", "str", _OVERRIDE):
            self._problems.add(Text(N_("The tag {tag} means nothing here."), tag=repr(node.tag)),
                               node.mark)
        return plain(text) if tag == _OVERRIDE and node.is_plain else text

    def _seq(self, node: _Node, path: Path, depth: int) -> Seq:
        result = Seq()
        assert isinstance(node.value, list)
        for number, entry in enumerate(node.value):
            assert isinstance(entry, _Node)
            value = self.build(entry, (*path, number), depth + 1)
            if value is not _DROPPED:
                result.put(value, entry.mark)
        return result

    def _map(self, node: _Node, path: Path, depth: int) -> Map:
        result, merged = Map(), Map()
        assert isinstance(node.value, list)
        for pair in node.value:
            assert isinstance(pair, tuple)
            key_node, value_node = pair
            if self._is_merge(key_node):
                self._merge(value_node, path, depth, merged)
                continue
            key = self._key(key_node)
            if key is None:
                continue
            if key in result:
                first = result.marks[key].line
                self._problems.add(Text(N_("The key {key} is already in line {first}."),
                                        key=repr(key), first=first), key_node.mark)
                continue
            value = self.build(value_node, (*path, key), depth + 1)
            result.put(key, value, key_node.mark)
        for key in [k for k, v in result.items() if v is _DROPPED]:
            del result[key]
        for key, value in merged.items():
            if key not in result:
                result.put(key, value, merged.marks.get(key))
        return result

    @staticmethod
    def _is_merge(node: _Node) -> bool:
        return node.value == _MERGE and node.is_plain and node.alias is None

    def _merge(self, node: _Node, path: Path, depth: int, merged: Map) -> None:
        value = self.build(node, path, depth + 1)
        sources = value if isinstance(value, Seq) else [value]
        for source in sources:
            if not isinstance(source, Map):
                self._problems.add(Text(N_("Only mappings can be merged with <<.")), node.mark)
                return
            for key, entry in source.items():
                if key not in merged:
                    merged.put(key, entry, source.marks.get(key))

    def _key(self, node: _Node) -> str | None:
        target = node.alias or node
        value = self._scalar(target) if isinstance(target.value, str) else None
        if not isinstance(value, str):
            # Bare numbers and booleans are no names: `8080: x` is most often a forgotten quote.
            self._problems.add(Text(N_("A key must be text; put it in quotes.")), node.mark)
            return None
        if any(ord(c) < 32 or ord(c) == 127 for c in value):
            self._problems.add(Text(N_("A key must not have control characters.")), node.mark)
            return None
        return value
