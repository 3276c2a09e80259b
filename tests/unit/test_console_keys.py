"""Keys of logs and terminals: as delivered, as chosen, beside those of the window."""
from __future__ import annotations

from caas_desktop.viewmodels.console_keys import LOG_KEYS, PLACES, TERMINAL_KEYS, Act, PlaceKeys


def keys() -> PlaceKeys:
    return PlaceKeys("log", "In a log", (
        Act("find", "Search", ("/", "Ctrl+F")), Act("mark", "Mark", ("M",)),
        Act("copy", "", ("Ctrl+Shift+C",), "terminal-copy"), Act("up", "", ("Up",))))


def test_an_act_has_its_first_key_and_others_beside_it() -> None:
    found = keys()
    assert [found.act_of(key) for key in ("/", "Ctrl+F", "M", "Up", "X", "")] == [
        "find", "find", "mark", "up", "", ""]
    assert found.key_of("find") == "/"
    assert found.rows() == [("log:find", "Search", "/", "/", "In a log"),
                            ("log:mark", "Mark", "M", "M", "In a log")]


def test_a_chosen_key_takes_the_place_of_the_first_and_none_takes_all() -> None:
    found = keys()
    found.use({"log:find": "S", "log:mark": ""})
    assert [found.act_of(key) for key in ("S", "/", "Ctrl+F", "M")] == ["find", "", "find", ""]
    assert found.key_of("mark") == ""
    found.use({"log:find": "", "log:mark": "Ctrl+F"})
    assert [found.act_of(key) for key in ("/", "Ctrl+F")] == ["", "mark"]
    found.use({"log:mark": "Ctrl+F"})  # a choice goes before what another has besides
    assert found.act_of("Ctrl+F") == "mark"
    found.use({})
    assert found.act_of("Ctrl+F") == "find"


def test_what_the_window_does_too_has_the_keys_of_the_window() -> None:
    found = keys()
    found.use({"terminal-copy": "Ctrl+Shift+Y"})
    assert found.act_of("Ctrl+Shift+Y") == "copy"
    assert found.act_of("Ctrl+Shift+C") == ""
    assert "copy" not in [row[0] for row in found.rows()]


def test_no_key_as_delivered_means_two_things_in_one_place() -> None:
    for place in PLACES:
        all_keys = [key for act in place._acts.values() for key in act.keys]
        assert len(all_keys) == len(set(all_keys)), place.place
    names = [row[0] for place in (LOG_KEYS, TERMINAL_KEYS) for row in place.rows()]
    assert len(names) == len(set(names))
