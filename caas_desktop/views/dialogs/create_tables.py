"""The pages of a new container's form that are tables."""
from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from caas_desktop.domain import container_fields as read
from caas_desktop.domain.container_spec import FieldError, PortSpec
from caas_desktop.domain.place import APP, SERVICE, TENANT
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.create_pages import Page
from caas_desktop.views.dialogs.rows import Field, RowsEditor, Values
from caas_desktop.views.forms import child, load_form
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column

PLACE = {"tenant": TENANT, "app": APP, "service": SERVICE}


class RowsPage(Page):
    """One table; ``parse`` reads the rows that hold something."""

    def __init__(self, key: str, rows: RowsEditor, note: str = "") -> None:
        super().__init__()
        self.key, self.rows = key, rows
        self._lines: list[int] = []  # of each part that was shown or read: the row on screen
        rows.resized.connect(self.resized)
        if note:
            self._outer.addWidget(label(note, "small", "text2", wrap=True))
        self._outer.addWidget(rows)

    def fill(self, spec: Any) -> None:
        rows = self._rows_of(spec)
        self.rows.fill(rows)
        self._lines = list(range(len(rows)))

    def _rows_of(self, spec: Any) -> list[Values]:
        return list(getattr(spec, self.key))

    def _parse(self, line: int, values: Values) -> Any:
        raise NotImplementedError

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        found = []
        self._lines = []
        for line, values in enumerate(self.rows.values()):
            if not any(isinstance(v, str) and v.strip() for v in self._typed(values)):
                continue
            try:
                found.append(self._parse(line, values))
                self._lines.append(line)
            except FieldError as error:
                errors.append(error)
        return {self.key: tuple(found)}

    def says(self) -> tuple[str, ...]:
        return (self.key,)

    def placed(self, error: FieldError) -> FieldError:
        if error.row is None:
            return error
        known = error.row < len(self._lines)
        return error.at(self._lines[error.row] if known else None)

    def _typed(self, values: Values) -> Values:
        """Return the cells that make a row count as filled in."""
        return values

    def show_errors(self, errors: list[FieldError]) -> bool:
        mine = [error for error in errors if error.field == self.key]
        self.rows.show_error(mine[0] if mine else None)
        return bool(mine)

    def focus_error(self, error: FieldError) -> None:
        self.rows.focus_row(error.row)


class EnvironmentPage(RowsPage):
    def __init__(self) -> None:
        rows = RowsEditor([Field(tr("Variable"), "LOG_LEVEL"), Field(tr("Value"), stretch=2)],
                          tr("Add variable"), lambda text: list(read.parse_env_lines(text)))
        super().__init__("env", rows, tr(
            "Lines like KEY=VALUE can be pasted. Values are sent to the host and kept nowhere "
            "else."))

    def _parse(self, line: int, values: Values) -> tuple[str, str]:
        return read.parse_env_name(str(values[0]), line), str(values[1])


class PortsPage(RowsPage):
    def __init__(self) -> None:
        rows = RowsEditor(
            [Field(tr("Port inside"), "80"),
             Field(tr("Protocol"), choices=(("tcp", "TCP"), ("udp", "UDP"), ("sctp", "SCTP"))),
             Field(tr("Reached"), choices=(("direct", tr("From outside")),
                                           ("internal", tr("Inside only"))), stretch=2),
             Field(tr("Port of the host"), tr("Any, or 8080, or 127.0.0.1:8080"), stretch=3)],
            tr("Add port"))
        super().__init__("ports", rows, tr(
            "From outside: a port of the host leads to the container. Inside only: reachable in "
            "its network."))

    def _rows_of(self, spec: Any) -> list[Values]:
        return [_port_row(port) for port in spec.ports]

    def _typed(self, values: Values) -> Values:
        return (values[0], values[3])

    def _parse(self, line: int, values: Values) -> Any:
        inside, protocol, reached, public = map(str, values)
        return read.parse_port_row(inside, protocol, public, reached == "direct", line)


class MountsPage(RowsPage):
    def __init__(self) -> None:
        rows = RowsEditor(
            [Field(tr("Type"), choices=(("volume", tr("Volume")), ("bind", tr("Host path")),
                                        ("tmpfs", tr("Memory")))),
             Field(tr("Volume or path"), tr("A new one"), stretch=2),
             Field(tr("Path inside"), "/data", stretch=2),
             Field(tr("Read only"), check=True, stretch=0)], tr("Add mount"))
        super().__init__("mounts", rows)
        self.warning = label(tr("A path of the host gives the container what lies there: data of "
                                "others, or the whole host."), "small", "restarting", wrap=True)
        self._outer.insertWidget(0, self.warning)
        self.warning.hide()
        rows.changed.connect(self._warn)

    def _warn(self) -> None:
        self.warning.setVisible(any(values[0] == "bind" for values in self.rows.values()))
        self.resized.emit()

    def _rows_of(self, spec: Any) -> list[Values]:
        return [(m.type, m.source, m.target, m.read_only) for m in spec.mounts]

    def _typed(self, values: Values) -> Values:
        return values[1:3]

    def _parse(self, line: int, values: Values) -> Any:
        return read.parse_mount_row(str(values[0]), str(values[1]), str(values[2]),
                                    values[3] is True, line)


class LabelsPage(RowsPage):
    """Tenant, app and service are labels too, with fields of their own."""

    def __init__(self) -> None:
        rows = RowsEditor([Field(tr("Label")), Field(tr("Value"), stretch=2)], tr("Add label"),
                          lambda text: list(read.parse_env_lines(text)))
        super().__init__("labels", rows)
        self.form = load_form("create_place.ui")
        self.fields = {key: child(self.form, QLineEdit, key) for key in PLACE}
        self._outer.insertLayout(0, column(self.form, 8))

    def _rows_of(self, spec: Any) -> list[Values]:
        given = dict(spec.labels)
        for key, field in self.fields.items():
            field.setText(given.pop(PLACE[key], ""))
        return list(given.items())

    def _parse(self, line: int, values: Values) -> tuple[str, str]:
        name = str(values[0]).strip()
        if not name:
            raise FieldError("labels", read.LABEL_NEEDS_NAME, row=line)
        return name, str(values[1])

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        found = super().read(errors)["labels"]
        place = [(PLACE[key], " ".join(field.text().split())[:128])
                 for key, field in self.fields.items() if field.text().strip()]
        return {"labels": (*found, *place)}


def _port_row(port: PortSpec) -> Values:
    ip = f"[{port.ip}]" if ":" in port.ip else port.ip
    public = str(port.public or "")
    return (str(port.private), port.protocol, "direct" if port.published else "internal",
            f"{ip}:{public}" if ip else public)
