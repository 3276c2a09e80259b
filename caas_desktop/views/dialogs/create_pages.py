"""The pages of a new container's form that have single fields; each reads its own part."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from caas_desktop.domain import container_fields as read
from caas_desktop.domain.container_spec import ContainerSpec, FieldError
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.limits import fill_restart
from caas_desktop.views.forms import child, load_form, show_error, show_row


class Page(QWidget):
    """Shows parts of a specification, of a container or a service, and reads them back."""

    resized = Signal()
    """It wants more room, or less."""

    def __init__(self) -> None:
        super().__init__()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def fill(self, spec: Any) -> None:
        """Show what the specification says; environment and arguments are on screen only."""
        raise NotImplementedError

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        """Return its parts by name; what cannot be read is appended to ``errors``."""
        raise NotImplementedError

    def says(self) -> tuple[str, ...]:
        """Return the fields whose errors are shown here."""
        raise NotImplementedError

    def placed(self, error: FieldError) -> FieldError:
        """Return an error of the whole specification with the row it has on screen."""
        return error

    def show_errors(self, errors: list[FieldError]) -> bool:
        """Show those of this page; False if none is."""
        raise NotImplementedError

    def focus_error(self, error: FieldError) -> None:
        raise NotImplementedError


class FormPage(Page):
    """Single fields out of a .ui form."""

    keys: tuple[str, ...] = ()

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = load_form(form)
        self.fields = {key: child(self.form, QLineEdit, key) for key in self.keys}
        for key, field in self.fields.items():
            field.textChanged.connect(lambda _, k=key: show_error(self.form, k, ""))
        self._outer.addWidget(self.form)
        self._outer.addStretch(1)

    def _take(self, errors: list[FieldError], parse: Callable[[str, str], Any], key: str) -> Any:
        try:
            return parse(self.fields[key].text(), key)
        except FieldError as error:
            errors.append(error)
            return None

    def says(self) -> tuple[str, ...]:
        return self.keys

    def show_errors(self, errors: list[FieldError]) -> bool:
        mine = {error.field: error for error in reversed(errors) if error.field in self.says()}
        for key in self.says():
            show_error(self.form, key, with_hint(mine[key]) if key in mine else "")
        return bool(mine)

    def focus_error(self, error: FieldError) -> None:
        child(self.form, QWidget, error.field).setFocus()


class GeneralPage(FormPage):
    keys = ("image", "name", "command", "entrypoint")

    def __init__(self) -> None:
        super().__init__("create_general.ui")
        self.hosts = child(self.form, QComboBox, "host")
        self.start = child(self.form, QCheckBox, "start")
        self.tty = child(self.form, QCheckBox, "tty")
        self.auto_remove = child(self.form, QCheckBox, "autoRemove")
        self.start.setChecked(True)

    def fill(self, spec: ContainerSpec) -> None:
        self.fields["image"].setText(spec.image)
        self.fields["name"].setText(spec.name)
        self.fields["command"].setText(read.join_words(spec.command))
        self.fields["entrypoint"].setText(read.join_words(spec.entrypoint))
        self.start.setChecked(spec.start)
        self.tty.setChecked(spec.tty)
        self.auto_remove.setChecked(spec.auto_remove)

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        return {
            "image": self._take(errors, read.parse_image, "image") or "",
            "name": self._take(errors, read.parse_name, "name") or "",
            "command": self._take(errors, read.parse_words, "command") or (),
            "entrypoint": self._take(errors, read.parse_words, "entrypoint") or (),
            "start": self.start.isChecked(),
            "tty": self.tty.isChecked(),
            "auto_remove": self.auto_remove.isChecked(),
        }

    def says(self) -> tuple[str, ...]:
        return ("host", *self.keys)


class ResourcesPage(FormPage):
    """``networks`` are the names that are offered."""

    keys = ("cpus", "memory", "pids", "tries")

    def __init__(self, networks: Sequence[str]) -> None:
        super().__init__("create_resources.ui")
        self.network = child(self.form, QComboBox, "network")
        line = self.network.lineEdit()
        assert line is not None  # the form's box can be edited
        line.setPlaceholderText(tr("The engine's own"))
        self.restart = child(self.form, QComboBox, "restart")
        self.network.currentTextChanged.connect(lambda _: show_error(self.form, "network", ""))
        fill_restart(self.restart, "no")
        self.restart.currentIndexChanged.connect(lambda _: self._restart_changed())
        self._restart_changed()
        self.set_networks(networks)

    def _restart_changed(self) -> None:
        show_error(self.form, "restart", "")
        show_row(self.form, "tries", self.restart.currentData() == "on-failure")
        self.resized.emit()

    def set_networks(self, names: Sequence[str]) -> None:
        """Offer these; what is chosen or typed stays."""
        kept = self.network.currentText()
        self.network.clear()
        self.network.addItems(["", *names])
        self.network.setCurrentText(kept)

    def fill(self, spec: ContainerSpec) -> None:
        self.network.setCurrentText(spec.network)
        self.fields["cpus"].setText(f"{spec.cpus:g}" if spec.cpus else "")
        self.fields["memory"].setText(read.bytes_field(spec.memory))
        self.fields["pids"].setText(str(spec.pids or ""))
        self.fields["tries"].setText(str(spec.restart_tries or ""))
        self.restart.setCurrentIndex(self.restart.findData(spec.restart))

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        again = self.restart.currentData()
        tries = self._take(errors, read.parse_count, "tries") if again == "on-failure" else 0
        return {
            "network": self.network.currentText().strip()[:128],
            "cpus": self._take(errors, read.parse_cpus, "cpus") or 0.0,
            "memory": self._take(errors, read.parse_memory, "memory") or 0,
            "pids": self._take(errors, read.parse_count, "pids") or 0,
            "restart": again,
            "restart_tries": tries or 0,
        }

    def says(self) -> tuple[str, ...]:
        return ("network", "restart", *self.keys)
