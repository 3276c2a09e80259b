"""An engine may answer anything: it becomes items that can be shown and kept, or is passed over."""
from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caas_desktop.domain.clean import number, text, whole
from caas_desktop.domain.errors import CaasError, ProtocolGarbage
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.domain.times import clock_text, date_text
from caas_desktop.engine.event_stream import parse_event
from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.container import merge
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.containers.duplicate import duplicate
from caas_desktop.operations.containers.limits import limits_of
from caas_desktop.operations.refresh import inspected, listed
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.event_rows import event_status, event_words
from caas_desktop.viewmodels.facts import facts_of, started_with
from caas_desktop.viewmodels.looks import cell_text
from tests.factories import engine, host, online, scope
from tests.fakes import FakeEngine

DATA = Path(__file__).resolve().parents[1] / "data" / "kinds"

# What ``json.loads`` makes of hostile text: lone surrogates, NaN and numbers without end included.
hostile_text = st.text(max_size=12) | st.sampled_from(
    ["", "\0", "\ud800", "\x1b[2J", "\u202egnp.exe", "a\nb\tc", "<img src=x>", "x" * 3000, "٣",
     "🐳", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999+00:00", "80/tcp", "../..", "-1"])
scalars: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | hostile_text | st.integers(-(10**320), 10**320)
    | st.sampled_from([0, -1, 2**63, 10**400, -(10**400)]) | st.floats())
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        hostile_text, inner, max_size=4), max_leaves=12)

kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
many = settings(max_examples=60, deadline=None)


def recorded(kind: Kind[Any], part: str) -> list[Any]:
    return [entry[part] for entry in json.loads((DATA / f"{kind.key}.json").read_text("utf-8"))]


def places_in(tree: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(
        tree, list) else ()
    return [found for key, sub in below for found in [(*way, key), *places_in(sub, (*way, key))]]


@st.composite
def spoiled(draw: st.DrawFn, kind: Kind[Any], part: str) -> Any:
    """What a real engine said, with some of its values replaced or gone."""
    tree = deepcopy(draw(st.sampled_from(recorded(kind, part))))
    for _ in range(draw(st.integers(1, 6))):
        places = places_in(tree)
        if not places:
            break
        *way, last = draw(st.sampled_from(places))
        holder = tree
        for key in way:
            holder = holder[key]
        if draw(st.booleans()) and isinstance(holder, dict):
            del holder[last]
        else:
            holder[last] = draw(anything)
    return tree


def one_engine(path: str, answer: Any) -> FakeEngine:
    made = FakeEngine(host("h1"), engine("h1"))
    made.answers[path] = answer
    return made


def check(kind: Kind[Any], items: list[Any]) -> None:
    """Everything that lists, pages, cache and log do with an item."""
    store = Store()
    store.apply(online("h1"))
    cells = Cells(store)
    for item in items:
        place = kind.place(item)
        words = [kind.name(item), str(kind.status(item)), place.tenant, place.app, place.service]
        for column in kind.columns:
            words += [column.text(item), column.note(item)]
            cell_text(cells.cell(kind, column, _ref(kind), item))
        for group in facts_of(item):
            words += [word for fact in group.facts for word in (fact.name, fact.value)]
        assert all(isinstance(word, str) for word in words)
        for word in words:
            word.encode()  # no halves of characters: sockets and databases take it
            assert "\x1b" not in word
            assert "\u202e" not in word
            assert len(word) < 20_000
        assert kind.remember is not None
        assert kind.recall is not None
        stored = json.loads(json.dumps(kind.remember(item), allow_nan=False))
        again = kind.recall(stored)
        assert json.loads(json.dumps(kind.remember(again), allow_nan=False)) == stored
    for column in kind.columns:
        values = [cells.sort_value(kind, column, _ref(kind), item) for item in items]
        filled = [value for value in values if value is not None]
        assert sorted(filled) == sorted(filled, reverse=True)[::-1]  # no NaN, nothing unlike


def _ref(kind: Kind[Any]) -> Ref:
    return Ref(scope(), kind.key, "x")


@kinds
@many
@given(data=st.data())
def test_a_list_of_anything_is_read_passed_over_or_called_what_it_is(
        kind: Kind[Any], data: st.DataObject) -> None:
    entries = data.draw(st.lists(spoiled(kind, "list") | anything, max_size=4))
    answer = data.draw(st.sampled_from([entries, {"Volumes": entries}]) | anything)
    try:
        found = listed(one_engine(kind.list_path, answer), kind, scope())
    except ProtocolGarbage:
        return
    assert all(ref.id for ref in found)
    check(kind, list(found.values()))


@kinds
@many
@given(data=st.data())
def test_an_inspect_of_anything_is_read_or_a_caught_error(
        kind: Kind[Any], data: st.DataObject) -> None:
    answer = data.draw(spoiled(kind, "inspect") | anything)
    path = kind.inspect_path.format(id="x")
    try:
        item = inspected(one_engine(path, answer), kind, "x")
    except CaasError:
        return
    check(kind, [item])
    check(kind, [kind.merge(item, item), kind.complete(item, lambda key, id_: None)])


@many
@given(data=st.data())
def test_dialogs_and_pages_read_any_inspect_answer(data: st.DataObject) -> None:
    """They get it raw: limits, the copy of a container, how it was started."""
    kind = KINDS["container"]
    raw = data.draw(spoiled(kind, "inspect"))
    limits_of(raw)
    duplicate(raw)
    for fact in started_with(raw).facts:
        fact.value.encode()


def test_a_command_is_shown_as_a_shell_would_need_it() -> None:
    facts = started_with({"Config": {"Entrypoint": ["sh", "-c"], "Cmd": ["sleep 5; date", "a b"]}})
    assert facts.facts[0].value == "sh -c 'sleep 5; date' 'a b'"


@many
@given(raw=anything)
def test_dialogs_read_any_object(raw: Any) -> None:
    if isinstance(raw, dict):
        limits_of(raw)
        duplicate(raw)
        started_with(raw)


@many
@given(action=hostile_text, code=hostile_text)
def test_any_event_has_a_sign_and_words(action: str, code: str) -> None:
    event = EngineEvent(HostId("h1"), 1.0, "container", action, "id", {"exitCode": code})
    assert event_status(event)
    assert isinstance(event_words(event), str)


@given(value=scalars)
def test_numbers_fit_what_shows_and_keeps_them(value: Any) -> None:
    assert -(2**63) < whole(value) < 2**63
    found = number(value)
    assert found is None or abs(found) <= 2**63
    for shown in (clock_text(found), date_text(found)):
        assert shown


@given(value=hostile_text, limit=st.integers(1, 50))
def test_text_is_one_bounded_line(value: str, limit: int) -> None:
    line = text(value, limit)
    assert len(line) <= limit
    assert not {"\n", "\r", "\t", "\0", "\x1b", "\u202e", "\ud800"} & set(line)
    line.encode()


def test_of_many_long_labels_only_some_are_kept() -> None:
    labels = {f"k{n}": "v" * 100_000 for n in range(200)}
    item = KINDS["volume"].parse({"Name": "v", "Labels": labels})
    assert len(item.labels) == 100
    assert sum(map(len, item.labels.values())) <= 100 * 1024


def test_merging_keeps_what_a_list_cannot_tell() -> None:
    kind = KINDS["container"]
    old = kind.parse_inspect(recorded(kind, "inspect")[0])  # type: ignore[misc]
    new = kind.parse(recorded(kind, "list")[0])
    assert merge(old, new).tty == old.tty


@given(raw=st.fixed_dictionaries({
    "Type": hostile_text | scalars, "Action": hostile_text | scalars, "time": scalars,
    "timeNano": scalars, "Actor": anything | st.fixed_dictionaries({
        "ID": hostile_text | scalars, "Attributes": anything | st.dictionaries(
            hostile_text, hostile_text)})}) | anything)
def test_any_line_of_events_is_an_event_that_can_be_kept_or_nothing(raw: Any) -> None:
    event = parse_event(json.dumps(raw).encode(), HostId("h1"))
    if event is not None:
        words = (event.type, event.action, event.id, event.name, *event.attributes,
                 *event.attributes.values())
        for word in words:
            word.encode()
            assert not {"\x1b", "\0", "\u202e"} & set(word)
        assert date_text(event.time)
