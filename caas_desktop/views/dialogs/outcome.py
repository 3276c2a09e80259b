"""A deployment that stopped half way: what was done, what was not, and the two ways out."""
from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caas_desktop.operations.apps.deployment import Outcome
from caas_desktop.viewmodels.errors import hint, sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.plan_table import PlanTable
from caas_desktop.views.look.labels import breakable, label
from caas_desktop.views.look.layouts import column

GO_ON, GO_BACK = 2, 3  # results of the dialog
ROWS = 6


class OutcomeDialog(Dialog):
    """``exec`` returns GO_ON, GO_BACK (to ``outcome.back``) or 0: leave it as it is."""

    def __init__(self, parent: QWidget | None, outcome: Outcome) -> None:
        super().__init__(parent, tr("{app} was deployed half way").format(app=outcome.app.name),
                         "", "alert", width=720, colour="unhealthy")
        assert outcome.error is not None
        why = label(breakable(sentence(outcome.error), 2000), "body", wrap=True, selectable=True)
        advice = label(breakable(hint(outcome.error), 1000), "small", "text2", wrap=True)
        advice.setVisible(bool(advice.text()))
        parts: list[QWidget] = [why, advice]
        if not outcome.known:
            parts.append(label(tr("The host could not be asked what was done: all of it may be "
                                  "missing."), "small", "restarting", wrap=True))
        for words, rows in ((tr("Done"), outcome.done), (tr("Not done"), outcome.left)):
            if rows:
                table = PlanTable(words)
                table.show_rows(rows)
                table.fit(ROWS)
                parts += [label(words, "label", "text2"), table]
        self.set_body(column(*parts, spacing=8))
        self.add_stretch()
        self.add_cancel(tr("Leave it so"))
        if outcome.back is not None:
            back = self.add_button(tr("Go &back to revision {number}").format(
                number=outcome.back.number), "", "undo")
            back.clicked.connect(lambda: self.done(GO_BACK))
        on = self.add_button(tr("Go &on"), "primary", "play", default=True)
        on.clicked.connect(lambda: self.done(GO_ON))
        on.setFocus()
