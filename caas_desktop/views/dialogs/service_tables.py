"""The pages of a service's form that are tables."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from caas_desktop.domain import service_fields
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.service_spec import FileUse, NetworkUse, PublishedPort, ServiceSpec
from caas_desktop.domain.text import N_
from caas_desktop.kinds.service import CATEGORY
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.create_tables import LabelsPage, RowsPage
from caas_desktop.views.dialogs.rows import Field, RowsEditor, Values


class PublishPage(RowsPage):
    def __init__(self) -> None:
        rows = RowsEditor(
            [Field(tr("Port inside"), "80"),
             Field(tr("Protocol"), choices=(("tcp", "TCP"), ("udp", "UDP"), ("sctp", "SCTP"))),
             Field(tr("Published"), choices=(("ingress", tr("On every node")),
                                             ("host", tr("Where a task runs"))), stretch=2),
             Field(tr("Port of the nodes"), tr("Any"), stretch=1)], tr("Add port"))
        super().__init__("ports", rows, tr(
            "On every node: any node's port leads to any task. Where a task runs: straight to it, "
            "one task a node."))

    def _rows_of(self, spec: ServiceSpec) -> list[Values]:
        return [(str(p.target), p.protocol, p.mode, str(p.published or "")) for p in spec.ports]

    def _typed(self, values: Values) -> Values:
        return (values[0], values[3])

    def _parse(self, line: int, values: Values) -> PublishedPort:
        target, protocol, mode, published = map(str, values)
        return service_fields.parse_published(target, protocol, mode, published, line)


class NetworksPage(RowsPage):
    """``choices`` are (id, name) of the cluster's networks."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        rows = RowsEditor(
            [Field(tr("Network"), choices=(("", "–"), *choices)),
             Field(tr("Other names there"), "web, api")], tr("Add network"))
        super().__init__("networks", rows, tr(
            "Services that share a network reach each other under their names."))

    def _rows_of(self, spec: ServiceSpec) -> list[Values]:
        return [(n.target, ", ".join(n.aliases)) for n in spec.networks]

    def _typed(self, values: Values) -> Values:
        return (values[0],)

    def _parse(self, line: int, values: Values) -> NetworkUse:
        return NetworkUse(str(values[0]), tuple(str(values[1]).replace(",", " ").split()))


class FilesPage(RowsPage):
    """Secrets or configs; ``choices`` are (id, name)."""

    def __init__(self, key: str, title: str, add: str, hint: str,
                 choices: Sequence[tuple[str, str]]) -> None:
        self._names = dict(choices)
        rows = RowsEditor([Field(title, choices=(("", "–"), *choices)),
                           Field(tr("File inside"), hint)], add)
        super().__init__(key, rows)

    def _rows_of(self, spec: ServiceSpec) -> list[Values]:
        return [(f.id, f.target) for f in getattr(spec, self.key)]

    def _typed(self, values: Values) -> Values:
        return (values[0],)

    def _parse(self, line: int, values: Values) -> FileUse:
        id_, target = str(values[0]), str(values[1]).strip()
        name = self._names.get(id_, "")
        if self.key == "configs" and target and not target.startswith("/"):
            raise FieldError(self.key, N_("The path inside is absolute, and not / itself."),
                             row=line)
        return FileUse(id_, name, target or (name if self.key == "secrets" else f"/{name}"))


class ConstraintsPage(RowsPage):
    def __init__(self) -> None:
        rows = RowsEditor([Field(tr("Constraint"), "node.labels.disk == ssd")],
                          tr("Add constraint"))
        super().__init__("placement", rows, tr(
            "Tasks run only on nodes for which every line is true: node.role, node.hostname, "
            "node.labels.… with == or !=."))

    def _rows_of(self, spec: ServiceSpec) -> list[Values]:
        return [(one,) for one in spec.constraints]

    def _parse(self, line: int, values: Values) -> str:
        return service_fields.parse_constraint(str(values[0]), line)

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        return {"constraints": super().read(errors)["placement"]}


def own_labels(spec: ServiceSpec) -> tuple[tuple[str, str], ...]:
    """Return the labels but for the category, which has a field of its own."""
    return tuple(pair for pair in spec.labels if pair[0] != CATEGORY)


class ServiceLabelsPage(LabelsPage):
    def _rows_of(self, spec: ServiceSpec) -> list[Values]:
        return super()._rows_of(replace(spec, labels=own_labels(spec)))
