"""Shows what an edit changes before it is done, and whether tasks are replaced for it."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from caas_desktop.domain.service_diff import Difference
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.service_words import field_title
from caas_desktop.views.look.labels import Picture, breakable, label
from caas_desktop.views.look.layouts import column, row

MOST_LINES = 12


class ServiceDiffDialog(Dialog):
    """``theirs`` is what somebody else changed since the form was opened."""

    def __init__(self, parent: QWidget | None, name: str, mine: Sequence[Difference],
                 theirs: Sequence[Difference] = (), edge: str = "") -> None:
        super().__init__(parent, tr("What changes"), name, "service", width=620, edge=edge)
        parts: list[QWidget] = []
        if theirs:
            parts += [self._line("warning", tr(
                "Somebody else changed the service meanwhile. That stays, except where your "
                "change says otherwise."), "restarting"), _grid(theirs),
                label(tr("Your change"), "label")]
        parts.append(_grid(mine))
        restarts = any(one.restarts for one in mine)
        parts.append(self._line(
            "restart" if restarts else "check-circle",
            tr("Its tasks are replaced, as the update policy says.") if restarts
            else tr("No running task is touched."), "restarting" if restarts else "running"))
        self.set_body(column(*parts, spacing=12))
        self.add_stretch()
        self.add_cancel(tr("Back"))
        self.go = self.add_button(tr("&Apply"), "primary", "check", default=True)
        self.go.clicked.connect(self.accept)
        self.go.setFocus()

    @staticmethod
    def _line(sign: str, words: str, colour: str) -> QWidget:
        box = QWidget()
        line = row(Picture(sign, 16, colour), label(words, wrap=True), spacing=10, owner=box)
        line.setStretch(1, 1)
        return box


def _grid(found: Sequence[Difference]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    for x, title in enumerate((tr("What"), tr("Before"), tr("After"))):
        grid.addWidget(label(title, "caption", "text3"), 0, x)
    for y, one in enumerate(found, 1):
        name = label(field_title(one.field), "small", "text2", wrap=True)
        grid.addWidget(name, y, 0, Qt.AlignmentFlag.AlignTop)
        for x, (lines, colour) in enumerate(((one.before, "unhealthy"), (one.after, "running")), 1):
            words = label(breakable(_shown(lines), 4000), "mono", colour if lines else "text3",
                          wrap=True, selectable=True)
            words.setAccessibleName(f"{name.text()}: {_shown(lines)[:300]}")
            grid.addWidget(words, y, x, Qt.AlignmentFlag.AlignTop)
    return box


def _shown(lines: Sequence[str]) -> str:
    shown, more = list(lines[:MOST_LINES]), len(lines) - MOST_LINES
    if more > 0:
        shown.append(tr("and {count} more").format(count=more))
    return "\n".join(shown) or "–"
