"""Groups of facts as cards (overview) or as a narrow list (properties)."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from caas_desktop.viewmodels.facts import Fact, Facts
from caas_desktop.views.look.cards import Card
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import ElidedLabel, label
from caas_desktop.views.look.turns import Turns

CARD_WIDTH = 330
MOST = 60


def _value(fact: Fact, wrap: bool) -> QLabel:
    role = "mono" if fact.mono else "small"
    made = label(fact.value[:600], role, "text", wrap=wrap, selectable=True)
    made.setAccessibleName(f"{fact.name}: {fact.value[:200]}")
    return made


def _grid(facts: Sequence[Fact], name_width: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, px(name_width))
    grid.setColumnStretch(1, 1)
    for y, fact in enumerate(facts[:MOST]):
        name = ElidedLabel(fact.name, "small", "text3")
        name.setFixedWidth(px(name_width))
        grid.addWidget(name, y, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(fact, wrap=True), y, 1)
    return grid


class FactGrid(QWidget):
    """One group of facts in two columns, names at the left; no title."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Facts | None = None
        self._body: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def set_facts(self, group: Facts) -> None:
        if group == self._shown:
            return
        self._shown = group
        if self._body is not None:
            self._body.deleteLater()
        self._body = QWidget()
        self._body.setLayout(_grid(group.facts, 120))
        self._outer.addWidget(self._body)


class FactCards(QScrollArea):
    """Cards in as many columns as fit; they are made a card a turn, and shown once all are."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._groups: list[Facts] = []
        self._columns = 0
        self._turns = Turns(self)
        self._coming: QWidget | None = None

    def set_facts(self, groups: list[Facts]) -> None:
        """Show these; nothing is rebuilt when they are the same."""
        if groups != self._groups:
            self._groups = groups
            if self.isVisible():
                self._build()
            else:
                self._columns = 0  # built once its width is known

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self._fitting() != self._columns:
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fitting() != self._columns:
            self._build()

    def _fitting(self) -> int:
        return max(1, min(3, self.viewport().width() // px(CARD_WIDTH)))

    def _build(self) -> None:
        self._columns = self._fitting()
        self._turns.clear()
        if self._coming is not None:
            self._coming.deleteLater()
        # Under its parent from the first: to dress all anew there would take as long as to make it.
        body = self._coming = QWidget(self.viewport())
        grid = QGridLayout(body)
        grid.setContentsMargins(18, 12, 18, 18)
        grid.setSpacing(10)
        stacks = [QVBoxLayout() for _ in range(self._columns)]
        heights = [0] * self._columns
        for x, stack in enumerate(stacks):
            stack.setSpacing(10)
            grid.addLayout(stack, 0, x)
            grid.setColumnStretch(x, 1)
        for group in self._groups:
            # The shortest column gets the next card.
            x = heights.index(min(heights))
            heights[x] += len(group.facts) + 2
            self._turns.add(partial(_add_card, stacks[x], group))
        self._turns.add(partial(self._show, stacks))

    def _show(self, stacks: Sequence[QVBoxLayout]) -> None:
        for stack in stacks:
            stack.addStretch(1)
        at = self.verticalScrollBar().value()
        if self._coming is not None:
            self.setWidget(self._coming)
            self._coming = None
        self.verticalScrollBar().setValue(at)


def _add_card(stack: QVBoxLayout, group: Facts) -> None:
    card = Card(group.title)
    stack.addWidget(card)
    card.body.addLayout(_grid(group.facts, 120))


class FactList(QScrollArea):
    """One below the other, for a narrow dock."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._groups: list[Facts] | None = None

    def set_facts(self, groups: list[Facts]) -> None:
        if groups == self._groups:
            return
        self._groups = groups
        body = QWidget()
        stack = QVBoxLayout(body)
        stack.setContentsMargins(12, 10, 12, 12)
        stack.setSpacing(6)
        for group in groups:
            stack.addWidget(label(group.title, "label", "text2"))
            stack.addLayout(_grid(group.facts, 84))
            stack.addSpacing(8)
        stack.addStretch(1)
        self.setWidget(body)
