"""An app as a Compose file: as it was deployed, or as it runs now."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import Ref, ScopeId
from caas_desktop.domain.text import Words
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.code import CodeView, YamlColours
from caas_desktop.views.look.buttons import SegmentedControl, button, tool
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.pages.fetched import Fetched


class ComposeTab(QWidget):
    """``asked`` wants "export-app"."""

    asked = Signal(str)

    def __init__(self, context: Context, scope: ScopeId, name: str) -> None:
        super().__init__()
        self.file = _File(context, scope, name)
        choice = SegmentedControl(
            [("deployed", tr("As deployed")), ("running", tr("As it runs now"))], "deployed",
            tr("Which file"))
        choice.changed.connect(lambda key: self.file.choose(running=key == "running"))
        copy, again = tool("copy", tr("Copy all")), tool("refresh", tr("Read again"))
        export = button(tr("Export…"), "", "download")
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.file.text.toPlainText()))
        again.clicked.connect(self.file.reload)
        export.clicked.connect(lambda: self.asked.emit("export-app"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 8, 18, 12)
        outer.addLayout(row(choice, 0, again, copy, export))
        outer.addWidget(self.file, 1)
        self.setFocusProxy(self.file.text)

    def close_tab(self) -> None:
        self.file.close_tab()


class _File(Fetched):
    """Read when it is shown; it may hold passwords in variables, so it is kept nowhere."""

    def __init__(self, context: Context, scope: ScopeId, name: str) -> None:
        super().__init__(context, Ref(scope, "app", name), self._read)
        self._running = False
        self.text = CodeView(tr("Compose file"), YamlColours)
        self._notes = label("", "small", "restarting", wrap=True)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._notes)
        outer.addWidget(self.text, 1)

    def choose(self, *, running: bool) -> None:
        self._running = running
        self.reload()

    def _read(self, engine: Engine) -> tuple[str, Sequence[Words]]:
        from caas_desktop.operations.apps.copying import template_of
        from caas_desktop.operations.apps.listed import find_app
        from caas_desktop.operations.compose import to_yaml

        found = template_of(engine, find_app(engine, self.ref.id), self.context.revisions,
                            running=self._running)
        return to_yaml(found.project), found.notes

    def show_answer(self, answer: Any) -> None:
        text, notes = answer
        told = [tr("Read from what runs, which does not tell:"), *map(shown, notes)]
        self._notes.setText("\n".join(told)[:2000])
        self._notes.setVisible(bool(notes))
        self.text.show_text(text)

    def close_tab(self) -> None:
        self.text.clear()
        super().close_tab()
