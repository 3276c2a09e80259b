"""Asks what of a log to save, and how."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from caas_desktop.operations.logs.export import Choice, Form
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column

ENDINGS = {Form.PLAIN: "log", Form.ANSI: "ansi.log", Form.JSON: "jsonl"}


class ExportDialog(Dialog):
    """``parts`` are what may be saved: words and the choice of lines each stands for."""

    def __init__(self, parent: QWidget | None, parts: list[tuple[str, Choice]]) -> None:
        super().__init__(parent, tr("Save log"), "", "download", width=420)
        self._parts = [choice for _, choice in parts]
        self.what = self._group([words for words, _ in parts])
        self.how = self._group([tr("Plain text"), tr("Text with its colours (ANSI)"),
                                tr("JSON lines: time, container, stream, level, text")])
        self.times = self._box(tr("Time and container before each line"), checked=True)
        self.packed = self._box(tr("Compressed (gzip)"), checked=False)
        self.set_body(column(
            label(tr("Lines"), "strong"), *self.what.buttons(), 6,
            label(tr("Format"), "strong"), *self.how.buttons(), 6, self.times, self.packed,
            spacing=6))
        self.add_stretch()
        self.add_cancel()
        self.add_button(tr("&Save…"), "primary", default=True).clicked.connect(self.accept)

    def choice(self) -> Choice:
        """Return what was chosen."""
        return replace(self._parts[self.what.checkedId()], form=list(Form)[self.how.checkedId()],
                       packed=self.packed.isChecked(), times=self.times.isChecked())

    def ending(self) -> str:
        """Return the usual ending of the file's name."""
        choice = self.choice()
        return ENDINGS[choice.form] + (".gz" if choice.packed else "")

    def _group(self, words: list[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for at, word in enumerate(words):
            made = QRadioButton(word)
            dress(made, "body")
            made.setChecked(at == 0)
            group.addButton(made, at)
        return group

    @staticmethod
    def _box(words: str, *, checked: bool) -> QCheckBox:
        made = QCheckBox(words)
        dress(made, "body")
        made.setChecked(checked)
        return made
