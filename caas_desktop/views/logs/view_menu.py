"""The menu of a log: everything its keys do, with the keys beside it."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from caas_desktop.operations.logs.field_query import Term
from caas_desktop.operations.logs.folding import Spot, clean
from caas_desktop.viewmodels.console_keys import LOG_KEYS
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.logs.keys import NAMES, TIMES
from caas_desktop.views.logs.view import LogView
from caas_desktop.views.look.labels import no_mnemonic

SHOWN_VALUE = 60

Rows = list[tuple[str, str] | tuple[str, str, bool]]


def fill(menu: QMenu, view: LogView, split: bool) -> None:
    """Add what can be done in ``view``; ``split`` tells whether it has a second view above."""
    groups: list[Rows] = [
        [("find", tr("Search the log")), ("filter", tr("Show only lines that match")),
         ("next_hit", tr("Next hit")), ("previous_hit", tr("Previous hit")),
         ("next_error", tr("Next error")), ("previous_error", tr("Previous error"))],
        [("mark", tr("Mark this line")), ("next_mark", tr("Next mark")),
         ("previous_mark", tr("Previous mark")),
         ("previous_run", tr("End of the previous run")), ("go_to_time", tr("Go to a time…")),
         ("neighbours", tr("This moment in the other containers"))],
        [("open", tr("Open the line's fields")),
         ("fold", tr("Fold JSON and logfmt"), view.sheet.fold),
         ("split", tr("Whole log above, matches below"), split)],
        [("follow", tr("Follow"), view.follow), ("wrap", tr("Wrap long lines"), view.sheet.wrap)],
    ]
    for rows in groups:
        _add(menu, view, rows)
    _choices(menu, tr("Time"), TIMES, _time_words(), view.sheet.times, view.set_times, "times")
    _choices(menu, tr("Names of containers"), NAMES, _name_words(), view.names, view.show_names,
             "names")
    menu.addSeparator()
    _add(menu, view, [
        ("copy", tr("Copy")), ("copy_full", tr("Copy with time and container")),
        ("select_all", tr("Select all")), ("export", tr("Save the lines to a file…"))])


def _time_words() -> list[str]:
    return [tr("Local time"), "UTC", tr("Since the line above"), tr("None")]


def _name_words() -> list[str]:
    return [tr("Short"), tr("In full"), tr("Colours only")]


def _add(menu: QMenu, view: LogView, rows: Rows) -> None:
    for command, words, *state in rows:
        action = menu.addAction(f"{words}\t{LOG_KEYS.key_of(command)}")
        action.setObjectName(command)
        if state:
            action.setCheckable(True)
            action.setChecked(bool(state[0]))
        action.triggered.connect(lambda _=False, command=command: view.run(command))
    menu.addSeparator()


def _choices(menu: QMenu, title: str, values: tuple[str, ...], words: list[str], now: str,
             choose: Callable[[str], None], command: str) -> None:
    inner = menu.addMenu(title)
    for value, word in zip(values, words, strict=True):
        key = LOG_KEYS.key_of(command) if value == values[0] else ""
        action = inner.addAction(f"{word}\t{key}" if key else word)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _=False, value=value: choose(value))


def field_menu(menu: QMenu, spot: Spot, filter_by: Callable[[Term], None]) -> None:
    """Add what can be done with a field's value."""
    _, _, path, value = spot
    shown = clean(value)
    shown = shown[:SHOWN_VALUE] + ("…" if len(shown) > SHOWN_VALUE else "")
    for sign, words in (("=", tr("Show only {field}")), ("!=", tr("Hide {field}"))):
        action = menu.addAction(no_mnemonic(words.format(field=f"{clean(path)}={shown}")))
        action.triggered.connect(
            lambda _=False, sign=sign: filter_by(Term(path, sign, value)))
    if _is_number(value):
        action = menu.addAction(no_mnemonic(tr("Show only {field}").format(
            field=f"{clean(path)}>={shown}")))
        action.triggered.connect(lambda: filter_by(Term(path, ">=", value)))
    menu.addSeparator()
    menu.addAction(tr("Copy the value")).triggered.connect(
        lambda: QGuiApplication.clipboard().setText(value))


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).removeprefix("-").isdigit()
