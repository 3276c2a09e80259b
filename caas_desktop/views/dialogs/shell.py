"""What a terminal is opened with: options of a shell, a helper beside a container, attaching."""
from __future__ import annotations

import shlex

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.text import N_
from caas_desktop.operations.terminal.exec import SHELLS, ExecOptions
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column
from caas_desktop.views.terminal.header import Subject


class ShellDialog(Dialog):
    """``options()`` holds what was chosen, once accepted; it starts from what was last used."""

    def __init__(self, parent: QWidget | None, subject: Subject, last: ExecOptions) -> None:
        super().__init__(parent, tr("Shell with options"), _where(subject), "terminal", width=460,
                         edge=subject.environment)
        self.form = load_form("shell.ui")
        self.program = child(self.form, QComboBox, "program")
        self.user = child(self.form, QLineEdit, "user")
        self.workdir = child(self.form, QLineEdit, "workdir")
        self.environment = child(self.form, QPlainTextEdit, "environment")
        self.privileged = child(self.form, QCheckBox, "privileged")
        self.program.addItem("")
        self.program.addItems(SHELLS)
        line = self.program.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("the first of bash, ash, sh"))
        self.program.setCurrentText(shlex.join(last.program))
        self.user.setText(last.user)
        self.workdir.setText(last.workdir)
        self.environment.setPlainText("\n".join(last.environment))
        self.privileged.setChecked(last.privileged)
        self.set_body(column(self.form))
        self.add_stretch()
        self.add_cancel()
        self.add_button(tr("&Open"), "primary", default=True).clicked.connect(self.accept)
        self.program.setFocus()
        self._options = last

    def options(self) -> ExecOptions:
        return self._options

    def accept(self) -> None:
        try:
            program = _words(self.program.currentText())
            environment = _assignments(self.environment.toPlainText())
        except FieldError as error:
            show_error(self.form, error.field, with_hint(error))
            self.refit()
            return
        self._options = ExecOptions(program, self.user.text().strip(),
                                    self.workdir.text().strip(), environment,
                                    self.privileged.isChecked())
        super().accept()


class HelperDialog(Dialog):
    """``image()`` and ``pull()`` hold what was chosen."""

    def __init__(self, parent: QWidget | None, subject: Subject, image: str) -> None:
        super().__init__(parent, tr("Shell in a helper container"), _where(subject), "terminal",
                         width=480, edge=subject.environment)
        self.form = load_form("helper.ui")
        self._image = child(self.form, QLineEdit, "image")
        self._pull = child(self.form, QCheckBox, "pull")
        self._image.setText(image)
        text = tr("For containers without a shell. The helper shares their processes and network; "
                  "their files are in /proc/1/root. It is removed when the terminal ends.")
        self.set_body(column(label(text, "small", "text2", wrap=True), self.form, spacing=12))
        self.add_stretch()
        self.add_cancel()
        self.add_button(tr("&Open"), "primary", default=True).clicked.connect(self.accept)
        self._image.setFocus()

    def image(self) -> str:
        return self._image.text().strip()

    def pull(self) -> bool:
        return self._pull.isChecked()

    def accept(self) -> None:
        if self.image():
            super().accept()
        else:
            show_error(self.form, "image", tr("An image is needed."))
            self.refit()


class AttachDialog(Dialog):
    """Warns that this is the program of the container itself."""

    def __init__(self, parent: QWidget | None, subject: Subject) -> None:
        super().__init__(parent, tr("Attach to the main process"), _where(subject), "warning",
                         width=460, colour="restarting", edge=subject.environment)
        text = tr("What you type goes to the container's main process. Ctrl+C reaches it too, "
                  "and may stop the container.\nClosing the terminal only detaches; so do Ctrl+P "
                  "Ctrl+Q where the container has a terminal.")
        self.set_body(column(label(text, "body", wrap=True)))
        self.add_stretch()
        self.add_cancel(default=True)
        self.add_button(tr("&Attach")).clicked.connect(self.accept)


def _where(subject: Subject) -> str:
    return tr("{name} on {host}").format(name=subject.name, host=subject.host)


def _words(text: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(text))
    except ValueError:
        raise FieldError("program", N_("A quotation mark is missing.")) from None


def _assignments(text: str) -> tuple[str, ...]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        name, equals, _ = line.partition("=")
        if not (name and equals):
            # The line may hold a secret: it is not repeated.
            raise FieldError("environment", N_("Write NAME=value, one a line."))
    return tuple(lines)
