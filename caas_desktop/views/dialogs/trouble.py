"""Trouble that no form can fix: a host's error, the catalogue, a bug of the program."""
from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from caas_desktop.domain.errors import CaasError, CatalogueError
from caas_desktop.viewmodels.errors import hint, sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import breakable, label
from caas_desktop.views.look.layouts import column

_LONGEST = 20_000  # characters of details shown


def details(words: str, says: str) -> QPlainTextEdit:
    """Return a read-only field for an engine's or a library's own words."""
    field = QPlainTextEdit()
    field.setPlainText(words[:_LONGEST])
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setAccessibleName(says)
    field.setFixedHeight(px(140))
    dress(field, "mono_caption")
    return field


class TroubleDialog(Dialog):
    """What happened, what to do, and the other side's own words."""

    def __init__(self, parent: QWidget | None, title: str, error: CaasError) -> None:
        super().__init__(parent, title, sentence(error), "warning", colour="unhealthy", width=480)
        parts: list[QWidget] = []
        if error.advice:
            parts.append(label(breakable(hint(error)), wrap=True, selectable=True))
        if error.detail:
            parts.append(details(error.detail, tr("Details")))
        self.set_body(column(*parts))
        self.add_stretch()
        self.add_cancel(tr("&Close"), default=True).setFocus()


class CatalogueAnswer(StrEnum):
    QUIT = "quit"
    MOVE_ASIDE = "move-aside"
    RETRY = "retry"


class CatalogueDialog(Dialog):
    """The catalogue cannot be opened. ``answer`` is QUIT unless something else was chosen.

    ``can_move`` offers to keep the file under another name and to begin a new one: for a damaged
    catalogue and for one of a newer version. ``can_retry`` is for one that is busy or unwritable.
    """

    def __init__(self, parent: QWidget | None, error: CatalogueError, *, can_move: bool,
                 can_retry: bool = False) -> None:
        super().__init__(parent, tr("The catalogue cannot be opened"), sentence(error), "database",
                         colour="unhealthy", width=500)
        self.answer = CatalogueAnswer.QUIT
        parts: list[QWidget] = [
            label(tr("The catalogue holds your hosts, settings and what was last known of them. "
                     "The containers themselves are not touched."), "body", wrap=True)]
        if error.advice:
            parts.append(label(hint(error), "small", "text2", wrap=True, selectable=True))
        if error.detail:
            parts.append(details(error.detail, tr("Details")))
        self.set_body(column(*parts))
        self.add_stretch()
        if can_move:
            self._offer(tr("&Move it aside"), CatalogueAnswer.MOVE_ASIDE)
        if can_retry:
            self._offer(tr("&Try again"), CatalogueAnswer.RETRY)
        self.add_cancel(tr("&Quit"), default=True).setFocus()

    def _offer(self, words: str, answer: CatalogueAnswer) -> QPushButton:
        made = self.add_button(words)
        made.clicked.connect(lambda: self._choose(answer))
        return made

    def _choose(self, answer: CatalogueAnswer) -> None:
        self.answer = answer
        self.accept()


class CrashDialog(Dialog):
    """A bug of the program. ``report`` has no secrets in it: ``app`` takes them out first.

    Accepted: go on working; rejected: quit.
    """

    def __init__(self, parent: QWidget | None, report: str, log_path: str) -> None:
        super().__init__(
            parent, tr("Something went wrong in CaaS Desktop"),
            tr("This is a mistake of the program, not yours. Your hosts are not touched."),
            "error", colour="unhealthy", width=580)
        self._report, self._log_path = report, log_path
        where = label(tr("Log: {path}").format(path=log_path), "small", "text2", wrap=True,
                      selectable=True)
        self.set_body(column(details(report, tr("Report")), where))
        self.copied = self.add_note("")
        self.add_stretch()
        self.add_button(tr("&Copy report"), icon_name="copy").clicked.connect(self._copy)
        self.add_button(tr("Show &log"), icon_name="folder").clicked.connect(self._show_log)
        self.add_cancel(tr("&Quit"))
        go_on = self.add_button(tr("&Go on"), "primary", default=True)
        go_on.clicked.connect(self.accept)
        go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._report}\n{self._log_path}")
        self.copied.setText(tr("Copied."))

    def _show_log(self) -> None:
        folder = self._log_path.rpartition("/")[0] or self._log_path
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
