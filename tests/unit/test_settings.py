"""Settings: typed, bounded, told on change; what is stored wrongly counts as unset."""
from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from caas_desktop.domain.errors import CatalogueError
from caas_desktop.operations import settings as s
from caas_desktop.operations.actions import Danger
from caas_desktop.operations.confirm import Confirmation, ConfirmTarget, needed, word_to_type


def store(values: dict[str, Any]) -> Any:
    return SimpleNamespace(setting=values.get, save_setting=values.__setitem__)


@pytest.mark.parametrize("setting", s.SETTINGS, ids=lambda x: x.key)
@pytest.mark.parametrize("wrong", [None, "nonsense", -1, 10**9, [{}], {"a": 1}, 1.5, True])
def test_a_wrong_stored_value_is_the_default(setting, wrong) -> None:
    got = s.Settings(store({setting.key: wrong})).get(setting)
    assert got == setting.default or (setting.accepts(wrong) and got == wrong)
    assert type(got) is setting.type


def test_defaults_are_acceptable_and_keys_unique() -> None:
    assert all(setting.accepts(setting.default) for setting in s.SETTINGS)
    assert len({setting.key for setting in s.SETTINGS}) == len(s.SETTINGS)


def test_a_change_is_stored_and_told_once() -> None:
    values: dict[str, Any] = {}
    settings, told = s.Settings(store(values)), []
    stop = settings.on_change(s.SCALE, told.append)
    settings.set(s.SCALE, 120)
    settings.set(s.SCALE, 120)
    stop()
    settings.set(s.SCALE, 130)
    assert told == [120]
    assert values == {"scale": 130}
    settings.reset(s.SCALE)
    assert settings.get(s.SCALE) == 100


def test_values_out_of_bounds_are_refused() -> None:
    settings = s.Settings(store({}))
    for setting, wrong in ((s.SCALE, 89), (s.SCALE, True), (s.THEME, "pink"), (s.LAYOUT, {1: 2})):
        with pytest.raises(ValueError, match=setting.key):
            settings.set(setting, wrong)


def test_nobody_changes_a_kept_list_from_outside() -> None:
    settings = s.Settings(store({"favourites": ["a"]}))
    settings.get(s.FAVOURITES).append("b")
    assert settings.get(s.FAVOURITES) == ["a"]
    assert s.FAVOURITES.default == []


def test_an_unreadable_catalogue_leaves_the_defaults() -> None:
    def broken(_: str) -> Any:
        raise CatalogueError("no")
    catalogue = SimpleNamespace(setting=broken)
    assert s.Settings(catalogue).get(s.LANGUAGE) == "system"  # type: ignore[arg-type]


P, D = "production", "development"


@pytest.mark.parametrize(("danger", "environments", "level"), [
    (Danger.NONE, [P, P], Confirmation.NONE),
    (Danger.DISTURBS, [D], Confirmation.NONE),
    (Danger.DISTURBS, [D, D], Confirmation.ASK),
    (Danger.DISTURBS, [P], Confirmation.ASK),
    (Danger.DESTROYS, [D], Confirmation.ASK),
    (Danger.DESTROYS, [D, P], Confirmation.TYPE),
    (Danger.DESTROYS, [], Confirmation.NONE),
])
def test_the_more_it_hurts_the_more_is_asked(danger, environments, level) -> None:
    targets = [ConfirmTarget(f"c{n}", "h", e) for n, e in enumerate(environments)]
    assert needed(danger, targets) is level


def test_the_word_to_type_is_the_object_then_the_host_then_the_number() -> None:
    one = ConfirmTarget("db", "h1", P)
    assert word_to_type([one]) == "db"
    assert word_to_type([one, ConfirmTarget("x", "h1", P), ConfirmTarget("y", "h9", D)]) == "h1"
    assert word_to_type([one, ConfirmTarget("x", "h2", P)]) == "2"
