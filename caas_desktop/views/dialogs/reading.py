"""The order in which Tab walks: as a dialog is read, whatever was made first.

Qt's own chain is the order of construction; parts that are filled into a form, and rows that come
later, would stand behind the buttons.
"""
from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QStackedWidget,
    QWidget,
)


def reading_order(widget: QWidget) -> list[QWidget]:
    """Return what Tab can reach inside ``widget``, from the top left to the bottom right."""
    return list(_inside(widget))


def next_in_reading(window: QWidget, forward: bool) -> QWidget | None:
    """Return what has the keyboard after one Tab; None if nothing can have it."""
    order = reading_order(window)
    if not order:
        return None
    here: QWidget | None = window.focusWidget()
    while here is not None and here not in order:
        here = here.parentWidget()
    if here is None:
        return order[0 if forward else -1]
    return order[(order.index(here) + (1 if forward else -1)) % len(order)]


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _inside(inner)
    elif isinstance(widget, QStackedWidget):
        page = widget.currentWidget()
        if page is not None:
            yield from _inside(page)
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        child, inner = item.widget(), item.layout()
        if child is not None and not child.isHidden():
            if child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                if _is_chosen(child):
                    yield child
            else:
                yield from _inside(child)
        elif inner is not None:
            yield from _of_layout(inner)


def _is_chosen(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab reaches the chosen one; arrow keys do the rest."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    return group.checkedButton() is widget


def _items(layout: QLayout) -> list[QLayoutItem]:
    found = [(n, layout.itemAt(n)) for n in range(layout.count())]
    if isinstance(layout, QGridLayout):
        # In a grid, order is the place and not when a part came.
        found.sort(key=lambda pair: tuple(layout.getItemPosition(pair[0]))[:2])  # type: ignore
    return [item for _, item in found if item is not None]
