"""Whoever adds a kind, an action or a command has given everything that is shown of it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.registry import BY_EVENT, KINDS
from caas_desktop.operations.actions import ACTIONS
from caas_desktop.viewmodels.commands import COMMANDS, MENUS

DATA = Path(__file__).resolve().parents[1] / "data" / "kinds"
SECRET_FIELDS = ("Env", "Cmd", "Args", "Entrypoint", "Healthcheck", "Command")
PLANTED = "planted-secret"

kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def _recorded(kind: Kind[Any]) -> list[dict[str, Any]]:
    recorded = json.loads((DATA / f"{kind.key}.json").read_text("utf-8"))
    assert recorded, "record what an engine says: python -m tools.record"
    return list(recorded)


def _items(kind: Kind[Any]) -> list[Any]:
    read = kind.parse_inspect or kind.parse
    return [item for entry in _recorded(kind)
            for item in (kind.parse(entry["list"]), read(entry["inspect"]))]  # fmt: skip


@kinds
def test_a_kind_has_words_an_icon_and_columns(kind: Kind[Any], root: Path) -> None:
    assert kind.title
    assert kind.singular
    assert (root / f"resources/icons/{kind.icon}.svg").is_file()
    assert kind.columns
    assert kind.columns[0].key == "name"
    assert all(column.title for column in kind.columns)
    assert max(Counter(column.key for column in kind.columns).values()) == 1
    assert BY_EVENT[kind.event_type] is kind


@kinds
def test_it_reads_what_engines_say(kind: Kind[Any]) -> None:
    for entry in _recorded(kind):
        known = kind.id_of(entry["list"])
        assert known
        read = kind.parse_inspect or kind.parse
        for item in (kind.parse(entry["list"]), read(entry["inspect"])):
            # A volume is known by its name.
            assert getattr(item, "id", kind.name(item)) == known


@kinds
def test_its_columns_show_and_sort_every_item(kind: Kind[Any]) -> None:
    items = _items(kind)
    assert all(kind.name(item) for item in items)
    for column in kind.columns:
        assert all(isinstance(column.text(item), str) for item in items)
        assert all(isinstance(column.note(item), str) for item in items)
        # Sorting must not meet values that cannot be compared, None among numbers above all.
        filled = [value for value in map(column.sort, items) if value is not None]
        assert len(sorted(filled)) == len(filled)


@kinds
def test_what_is_remembered_comes_back_the_same(kind: Kind[Any]) -> None:
    assert kind.remember is not None
    assert kind.recall is not None
    for item in _items(kind):
        stored = json.loads(json.dumps(kind.remember(item)))
        assert kind.recall(stored) == item


@kinds
def test_what_may_be_secret_is_not_remembered(kind: Kind[Any]) -> None:
    assert kind.remember is not None
    read = kind.parse_inspect or kind.parse
    for entry in _recorded(kind):
        inspected = entry["inspect"]
        config = {name: [f"{name}={PLANTED}"] for name in SECRET_FIELDS}
        log = {"Health": {"Status": "healthy", "Log": [{"Output": PLANTED}]}}
        spec = {"TaskTemplate": {"ContainerSpec": {"Image": "i", **config}}, "Data": PLANTED}
        planted = inspected | {
            "Config": (inspected.get("Config") or {}) | config,
            "Path": PLANTED, "Args": [PLANTED],
            "State": inspected["State"] | log if "State" in inspected else None,
            "Spec": (inspected.get("Spec") or {}) | spec,
        }  # fmt: skip
        for item in (read(planted), kind.parse(entry["list"] | {"Command": PLANTED})):
            assert PLANTED not in json.dumps(kind.remember(item))


def test_actions_name_an_icon_a_kind_and_a_key_of_their_own(root: Path) -> None:
    assert max(Counter(action.key for action in ACTIONS).values()) == 1
    for action in ACTIONS:
        assert action.kind in KINDS
        assert (root / f"resources/icons/{action.icon}.svg").is_file()


def test_commands_name_an_icon_a_menu_and_a_key_of_their_own(root: Path) -> None:
    assert max(Counter(command.key for command in COMMANDS).values()) == 1
    for command in COMMANDS:
        assert command.menu in MENUS
        assert not command.icon or (root / f"resources/icons/{command.icon}.svg").is_file()


def test_no_two_commands_want_the_same_keys() -> None:
    keys = Counter(command.shortcut for command in COMMANDS if command.shortcut)
    letters = Counter(command.letter for command in COMMANDS if command.letter)
    assert [key for key, times in (keys + letters).items() if times > 1] == []
    taken = {(action.shortcut, action.kind) for action in ACTIONS if action.shortcut}
    assert len(taken) == len([action for action in ACTIONS if action.shortcut])
    assert {shortcut for shortcut, _ in taken}.isdisjoint(keys)
