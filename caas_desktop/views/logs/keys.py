"""What the acts of `LOG_KEYS` do in a log. Menus call them as well."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QScrollBar

from caas_desktop.operations.logs.moments import ends_of_runs
from caas_desktop.operations.logs.search import Rows as Numbers
from caas_desktop.viewmodels.console_keys import LOG_KEYS

if TYPE_CHECKING:
    from caas_desktop.views.logs.view import LogView

TIMES = ("local", "utc", "delta", "off")
NAMES = ("short", "full", "off")

Command = Callable[["LogView"], None]


def _marks(view: LogView) -> Numbers:
    return np.array(sorted(view.marks), np.int64)


def _next_times(view: LogView) -> None:
    view.set_times(TIMES[(TIMES.index(view.sheet.times) + 1) % len(TIMES)])


def _next_names(view: LogView) -> None:
    view.show_names(NAMES[(NAMES.index(view.names) + 1) % len(NAMES)])


def _open(view: LogView) -> None:
    if view.current is not None:
        view.toggle_open(view.current)


def _toggle_follow(view: LogView) -> None:
    view.set_follow(not view.follow)


def _toggle_wrap(view: LogView) -> None:
    view.set_wrap(not view.sheet.wrap)


def _find(view: LogView) -> None:
    view.search_wanted.emit()


def _step(view: LogView, by: int) -> None:
    """Move the cursor by a line once there is one, else scroll."""
    if view.current is None or view.follow:
        view.scroll(by)
        return
    row = max(0, min(view.rows.row(view.current) + by, view.rows.count - 1))
    view.show_line(view.rows.number(row))


def _page(view: LogView, by: int) -> None:
    view.scroll(by * max(1, view.place.page - 1))


def _sideways(view: LogView, action: QScrollBar.SliderAction) -> None:
    view.horizontalScrollBar().triggerAction(action)


def _home(view: LogView) -> None:
    view.place.to_row(0)
    view.set_follow(False, move=False)


def _select_all(view: LogView) -> None:
    if view.rows.count:
        view.selection.clear()
        view.selection.lines = True
        view.selection.anchor = (view.rows.number(0), 0)
        view.selection.head = (view.rows.number(view.rows.count - 1), 0)
        view.viewport().update()


def _deselect(view: LogView) -> None:
    view.selection.clear()
    view.viewport().update()


def _extend(view: LogView, by: int) -> None:
    """Select whole lines from the cursor on."""
    if not view.rows.count:
        return
    if view.selection.anchor is None or not view.selection.lines:
        start = view.current if view.current is not None else view.rows.number(view.place.row)
        view.selection.anchor = view.selection.head = (start, 0)
        view.selection.lines = True
    head = view.selection.head or view.selection.anchor
    row = max(0, min(view.rows.row(head[0]) + by, view.rows.count - 1))
    number = view.rows.number(row)
    view.selection.head = (number, 0)
    view.show_line(number)


def _wish(what: str) -> Command:
    return lambda view: getattr(view, f"{what}_wanted").emit()


def _window(key: int) -> Command:
    return lambda view: view.window_wanted.emit(key)


COMMANDS: dict[str, Command] = {
    "follow": _toggle_follow,
    "wrap": _toggle_wrap,
    "times": _next_times,
    "find": _find,
    "fold": lambda v: v.set_fold(not v.sheet.fold),
    "open": _open,
    "names": _next_names,
    "split": _wish("split"),
    "go_to_time": _wish("time"),
    "neighbours": _wish("neighbours"),
    "export": _wish("export"),
    "filter": _wish("filter"),
    "next_hit": lambda v: v.step_through(v.hits(), 1),
    "previous_hit": lambda v: v.step_through(v.hits(), -1),
    "next_error": lambda v: v.step_through(v.errors(), 1),
    "previous_error": lambda v: v.step_through(v.errors(), -1),
    "mark": lambda v: v.toggle_mark(),
    "next_mark": lambda v: v.step_through(_marks(v), 1),
    "previous_mark": lambda v: v.step_through(_marks(v), -1),
    "previous_run": lambda v: v.step_through(ends_of_runs(v.arena), -1),
    "up": lambda v: _step(v, -1),
    "down": lambda v: _step(v, 1),
    "page_up": lambda v: _page(v, -1),
    "page_down": lambda v: _page(v, 1),
    "first": _home,
    "last": lambda v: v.set_follow(True),
    "left": lambda v: _sideways(v, QScrollBar.SliderAction.SliderSingleStepSub),
    "right": lambda v: _sideways(v, QScrollBar.SliderAction.SliderSingleStepAdd),
    "select_up": lambda v: _extend(v, -1),
    "select_down": lambda v: _extend(v, 1),
    "select_all": _select_all,
    "deselect": _deselect,
    "copy": lambda v: v.copy(),
    "copy_full": lambda v: v.copy(heads=True),
    **{f"window_{key}": _window(key) for key in range(7)},
}

_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def command_of(event: QKeyEvent) -> str:
    """Return what a key stands for, "" for nothing."""
    modifiers = event.modifiers() & ~_IGNORED
    text = event.text()
    if text and not text.isalnum() and text.isprintable() and \
            not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        name = text  # "/" and "]" need Shift or AltGr on many keyboards
    else:
        combined = modifiers.value | event.key()
        name = QKeySequence(combined).toString(QKeySequence.SequenceFormat.PortableText)
    return LOG_KEYS.act_of(name)
