"""Menus are reached by the keyboard: no two share a letter, in no language."""

from __future__ import annotations

from caas_desktop.viewmodels.commands import COMMANDS, MENUS
from tools import translations, ts


def _letters(titles: list[str]) -> list[str]:
    return [title[title.index("&") + 1].casefold() for title in titles]


def test_every_menu_and_every_entry_in_it_has_a_letter_of_its_own() -> None:
    chinese = ts.read(translations.path_of("zh_CN"))
    # What is not translated yet is said in English.
    for say in (lambda text: text, lambda text: chinese[text].translation or text):
        top = _letters([say(title) for title in MENUS])
        assert len(set(top)) == len(top), top
        for menu in MENUS:
            inside = _letters([say(c.title) for c in COMMANDS if c.menu == menu])
            assert len(set(inside)) == len(inside), (menu, inside)
