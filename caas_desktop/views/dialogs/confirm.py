"""Asks before something is lost, and in production for the name of it."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QWidget

from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.actions import Action, Danger
from caas_desktop.operations.confirm import (
    Confirmation,
    ConfirmTarget,
    most_dangerous,
    needed,
    word_to_type,
)
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import metrics, px
from caas_desktop.views.look.labels import EnvironmentChip, Picture, breakable, label
from caas_desktop.views.look.layouts import column, row

LISTED = 200  # names shown; more would only be scrolled past
_ROWS = 6


def verb(action: Action) -> str:
    """Return an action's word without the dots that announce a dialog."""
    return tr(action.title).rstrip("…").replace("&", "")


class _NameField(QLineEdit):
    """Enter here would press the default button, Cancel; ``entered`` is told instead."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class ConfirmDialog(Dialog):
    """Cancel is the default; the dangerous button waits until the typed name matches."""

    def __init__(self, parent: QWidget | None, action: Action, targets: Sequence[ConfirmTarget],
                 total: int = 0, options: QWidget | None = None) -> None:
        self._word = word_to_type(targets)
        destroys = action.danger is Danger.DESTROYS
        tone = most_dangerous(t.environment for t in targets)
        super().__init__(
            parent, _title(action, targets, max(total, len(targets))),
            tr("This cannot be undone.") if destroys else tr("It interrupts what they are doing."),
            "error" if destroys else "warning", width=460,
            colour="unhealthy" if destroys else "restarting",
            edge="production" if tone == "production" else "")
        self.field: QLineEdit | None = None
        parts: list[QWidget] = [_where(targets)]
        if action.loses:
            parts.append(_line("warning", tr(action.loses)))
        if len(targets) > 1:
            parts.append(_names(targets))
        if options is not None:
            parts.append(options)
        if needed(action.danger, targets) is Confirmation.TYPE:
            self.field = self._name_field()
            parts += [self._prompt(targets, self.field), self.field]
        self.set_body(column(*parts))
        self.add_stretch()
        self.cancel = self.add_cancel(default=True)
        self.go = self.add_button(verb(action), "danger" if destroys else "primary", action.icon)
        self.go.clicked.connect(self.accept)
        self.go.setEnabled(self.field is None)
        (self.field or self.cancel).setFocus()

    def _name_field(self) -> QLineEdit:
        field = _NameField()
        # The first Enter leads to the button only; a second one, there, is a decision.
        field.entered.connect(lambda: self.go.setFocus())
        field.setMaxLength(max(300, len(self._word)))
        field.textChanged.connect(self._typed)
        dress(field, "mono_body")
        return field

    def _prompt(self, targets: Sequence[ConfirmTarget], field: QLineEdit) -> QLabel:
        if len(targets) == 1:
            words = tr("Type the name, {word}, to go on:")
        elif self._word.isdigit():
            words = tr("Type the number of objects, {word}, to go on:")
        else:
            words = (tr("Type the cluster's name, {word}, to go on:") if targets[0].cluster
                     else tr("Type the host's name, {word}, to go on:"))
        field.setAccessibleName(words.format(word=self._word))
        return label(breakable(field.accessibleName()), "small", "text2", wrap=True)

    def _typed(self, words: str) -> None:
        self.go.setEnabled(words.split() == self._word.split())


def _title(action: Action, targets: Sequence[ConfirmTarget], total: int) -> str:
    kind = KINDS.get(action.kind)
    if kind is None:  # a host entry is no resource
        return tr("{verb}: {name}").format(
            verb=verb(action), name=", ".join(t.name for t in targets[:3]))
    if len(targets) == 1 and total == 1:
        return tr("{verb} {kind} {name}?").format(
            verb=verb(action), kind=tr(kind.singular).lower(), name=targets[0].name)
    if total > len(targets):
        return tr("{verb} {count} of {total}?").format(
            verb=verb(action), count=len(targets), total=total)
    return tr("{verb} {count} {kinds}?").format(
        verb=verb(action), count=total, kinds=tr(kind.title).lower())


def _where(targets: Sequence[ConfirmTarget]) -> QWidget:
    """The chip of each environment with its hosts: the most dangerous one first."""
    hosts: dict[str, list[str]] = {}
    for target in sorted(targets, key=lambda t: t.host_name):
        names = hosts.setdefault(target.environment, [])
        if target.host_name not in names:
            names.append(target.host_name)
    box = QWidget()
    lines = []
    for environment in ("production", "staging", "test", "development"):
        names = hosts.get(environment, [])
        if names:
            shown = ", ".join(names[:8]) + (f" +{len(names) - 8}" if len(names) > 8 else "")
            words = _words(targets[0].cluster, len(names) > 1)
            text = label(breakable(words.format(names=shown)), "label", wrap=True)
            line = row(EnvironmentChip(environment), text, spacing=10)
            line.setStretch(1, 1)
            lines.append(line)
    column(*lines, spacing=6, owner=box)
    return box


def _words(cluster: bool, several: bool) -> str:
    if cluster:
        return tr("clusters {names}") if several else tr("cluster {names}")
    return tr("hosts {names}") if several else tr("host {names}")


def _line(sign: str, words: str) -> QWidget:
    box = QWidget()
    line = row(Picture(sign, 16, "text3"), label(words, wrap=True), spacing=10, owner=box)
    line.setStretch(1, 1)
    return box


def _names(targets: Sequence[ConfirmTarget]) -> QWidget:
    names = QListWidget()
    dress(names, "mono")
    names.setFrameShape(QFrame.Shape.NoFrame)
    names.setSelectionMode(QListWidget.SelectionMode.NoSelection)
    names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    names.setAccessibleName(tr("Objects"))
    several = len({t.host_name for t in targets}) > 1
    for target in targets[:LISTED]:
        names.addItem(f"{target.name}  ·  {target.host_name}" if several else target.name)
    if len(targets) > LISTED:
        names.addItem(tr("and {count} more").format(count=len(targets) - LISTED))
    line = int(metrics("mono").height()) + 4
    names.setFixedHeight(min(len(targets), _ROWS) * line + px(6))
    return names


def confirm(parent: QWidget | None, action: Action, targets: Sequence[ConfirmTarget],
            total: int = 0) -> bool:
    """Ask as far as the action demands; True: go on.

    Args:
        parent: The window.
        action: What is about to run.
        targets: The objects it makes sense for.
        total: How many are selected, for "Stop 3 of 5"; 0: as many as targets.
    """
    if needed(action.danger, targets) is Confirmation.NONE:
        return True
    return bool(ConfirmDialog(parent, action, targets, total).exec())
