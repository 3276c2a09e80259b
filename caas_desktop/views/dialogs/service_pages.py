"""The pages of a service's form that have single fields; each reads its own part."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from caas_desktop.domain import container_fields as read
from caas_desktop.domain import service_fields
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.service_spec import HealthCheck, ServiceSpec, UpdatePolicy
from caas_desktop.domain.text import N_
from caas_desktop.kinds.service import CATEGORY
from caas_desktop.viewmodels.errors import sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.create_pages import FormPage
from caas_desktop.views.forms import child, show_error, show_row
from caas_desktop.views.look.labels import label


def fill_box(box: QComboBox, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
    """Fill a box with (value, word); ``chosen`` is a value."""
    for value, word in choices:
        box.addItem(word, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def choose(box: QComboBox, value: str, word: str = "") -> None:
    """Choose a value; one that is not offered is added rather than lost."""
    if box.findData(value) < 0:
        box.addItem(word or value, value)
    box.setCurrentIndex(box.findData(value))


def renamed(error: FieldError, field: str) -> FieldError:
    """Return the same error, said of another field."""
    made = error.at(error.row)
    made.field = field
    return made


class GeneralPage(FormPage):
    keys = ("name", "image", "command", "entrypoint", "user")

    def __init__(self) -> None:
        super().__init__("service_general.ui")
        self.clusters = child(self.form, QComboBox, "cluster")
        self.mode = child(self.form, QComboBox, "mode")
        self.replicas = child(self.form, QSpinBox, "replicas")
        self.endpoint = child(self.form, QComboBox, "endpointMode")
        self.category = child(self.form, QComboBox, "category")
        self._digest = ""
        fill_box(self.mode, [("replicated", tr("So many tasks")),
                             ("global", tr("One on every node"))])
        fill_box(self.endpoint, [("vip", tr("One virtual address")), ("dnsrr", tr("Names only"))])
        fill_box(self.category, [
            ("", tr("None")), ("application", tr("Application")), ("data", tr("Data")),
            ("tool", tr("Tool")), ("disk", tr("Disk"))])
        self.mode.currentIndexChanged.connect(lambda _: self._mode_changed())
        self.endpoint.currentIndexChanged.connect(
            lambda _: show_error(self.form, "endpointMode", ""))

    def _mode_changed(self) -> None:
        show_row(self.form, "replicas", self.mode.currentData() == "replicated")

    def fill(self, spec: ServiceSpec) -> None:
        image, at, digest = spec.image.partition("@")
        self._digest = at + digest
        self._shown = image
        self.fields["name"].setText(spec.name)
        self.fields["image"].setText(image)
        self.fields["command"].setText(read.join_words(spec.command))
        self.fields["entrypoint"].setText(read.join_words(spec.entrypoint))
        self.fields["user"].setText(spec.user)
        choose(self.mode, spec.mode)
        self.replicas.setValue(spec.replicas)
        choose(self.endpoint, spec.endpoint_mode)
        choose(self.category, dict(spec.labels).get(CATEGORY, ""))
        self._mode_changed()

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        image = self._take(errors, read.parse_image, "image") or ""
        if image == self._shown:
            image += self._digest  # what runs now, to the byte
        return {
            "image": image,
            "name": self._take(errors, service_fields.parse_service_name, "name") or "",
            "command": self._take(errors, read.parse_words, "command") or (),
            "entrypoint": self._take(errors, read.parse_words, "entrypoint") or (),
            "user": self.fields["user"].text().strip()[:128],
            "mode": self.mode.currentData(), "replicas": self.replicas.value(),
            "endpoint_mode": self.endpoint.currentData(),
            "category": self.category.currentData(),
        }

    def says(self) -> tuple[str, ...]:
        return ("cluster", "endpointMode", *self.keys)


class ResourcesPage(FormPage):
    keys = ("cpuLimit", "memoryLimit", "cpuReservation", "memoryReservation", "restartDelay",
            "restartAttempts", "stopGrace")

    def __init__(self) -> None:
        super().__init__("service_resources.ui")
        self.restart = child(self.form, QComboBox, "restart")
        fill_box(self.restart, [("any", tr("Always")), ("on-failure", tr("After a failure")),
                                ("none", tr("Never"))])
        self.restart.currentIndexChanged.connect(lambda _: self._restart_changed())

    def _restart_changed(self) -> None:
        for key in ("restartDelay", "restartAttempts"):
            show_row(self.form, key, self.restart.currentData() != "none")

    def fill(self, spec: ServiceSpec) -> None:
        for key, cores in (("cpuLimit", spec.cpu_limit), ("cpuReservation", spec.cpu_reservation)):
            self.fields[key].setText(f"{cores:g}" if cores else "")
        self.fields["memoryLimit"].setText(read.bytes_field(spec.memory_limit))
        self.fields["memoryReservation"].setText(read.bytes_field(spec.memory_reservation))
        choose(self.restart, spec.restart)
        self.fields["restartDelay"].setText(service_fields.seconds_field(spec.restart_delay_s))
        self.fields["restartAttempts"].setText(str(spec.restart_attempts or ""))
        self.fields["stopGrace"].setText(service_fields.seconds_field(spec.stop_grace_s))
        self._restart_changed()

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        seconds = service_fields.parse_seconds
        return {
            "cpu_limit": self._take(errors, read.parse_cpus, "cpuLimit") or 0.0,
            "memory_limit": self._take(errors, read.parse_memory, "memoryLimit") or 0,
            "cpu_reservation": self._take(errors, read.parse_cpus, "cpuReservation") or 0.0,
            "memory_reservation": self._take(errors, read.parse_bytes, "memoryReservation") or 0,
            "restart": self.restart.currentData(),
            "restart_delay_s": self._take(errors, seconds, "restartDelay") or 0.0,
            "restart_attempts": self._take(errors, read.parse_count, "restartAttempts") or 0,
            "stop_grace_s": self._take(errors, seconds, "stopGrace") or 0.0,
        }


class HealthPage(FormPage):
    keys = ("healthCommand", "interval", "timeout", "retries", "startPeriod")

    def __init__(self) -> None:
        super().__init__("service_health.ui")
        self.check = child(self.form, QComboBox, "check")
        fill_box(self.check, [("", tr("The image's own")), ("NONE", tr("None")),
                              ("CMD-SHELL", tr("A shell command"))])
        self.check.currentIndexChanged.connect(lambda _: self._changed())

    def _changed(self) -> None:
        kind = self.check.currentData()
        show_row(self.form, "healthCommand", kind not in ("", "NONE"))
        for key in self.keys[1:]:
            show_row(self.form, key, kind != "NONE")

    def fill(self, spec: ServiceSpec) -> None:
        check = spec.health
        kind = check.test[0] if check.test else ""
        choose(self.check, kind, tr("A command"))
        words = check.test[1:]
        self.fields["healthCommand"].setText(
            " ".join(words) if kind == "CMD-SHELL" else read.join_words(words))
        for key, at in (("interval", check.interval_s), ("timeout", check.timeout_s),
                        ("startPeriod", check.start_period_s)):
            self.fields[key].setText(service_fields.seconds_field(at))
        self.fields["retries"].setText(str(check.retries or ""))
        self._changed()

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        kind, words = self.check.currentData(), self.fields["healthCommand"].text().strip()
        test: tuple[str, ...] = (kind,) if kind == "NONE" else ()
        if kind not in ("", "NONE"):
            inner = (words,) if kind == "CMD-SHELL" else self._take(
                errors, read.parse_words, "healthCommand") or ()
            test = (kind, *inner)
            if not words:
                errors.append(FieldError("healthCommand", N_("A command is needed.")))
        if kind == "NONE":
            return {"health": HealthCheck(test)}
        seconds = service_fields.parse_seconds
        return {"health": HealthCheck(
            test, self._take(errors, seconds, "interval") or 0.0,
            self._take(errors, seconds, "timeout") or 0.0,
            self._take(errors, read.parse_count, "retries") or 0,
            self._take(errors, seconds, "startPeriod") or 0.0)}


class PolicyPage(FormPage):
    """``part`` is "update" or "rollback"; its errors are told as "update.delay" and so on."""

    keys = ("parallelism", "delay", "monitor", "ratio")

    def __init__(self, part: str, title: str) -> None:
        super().__init__("service_policy.ui")
        self.part = part
        self.order = child(self.form, QComboBox, "order")
        self.failure = child(self.form, QComboBox, "failure")
        fill_box(self.order, [("stop-first", tr("Stop the old one first")),
                              ("start-first", tr("Start the new one first"))])
        choices = [("pause", tr("Pause")), ("continue", tr("Go on"))]
        if part == "update":
            choices.append(("rollback", tr("Roll back")))
        fill_box(self.failure, choices)
        self._outer.insertWidget(0, label(title, "label"))

    def fill(self, spec: ServiceSpec) -> None:
        policy: UpdatePolicy = getattr(spec, self.part)
        self.fields["parallelism"].setText(str(policy.parallelism))
        self.fields["delay"].setText(service_fields.seconds_field(policy.delay_s))
        self.fields["monitor"].setText(service_fields.seconds_field(policy.monitor_s))
        self.fields["ratio"].setText(f"{policy.ratio * 100:g}" if policy.ratio else "")
        choose(self.order, policy.order)
        choose(self.failure, policy.failure_action)

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        mine: list[FieldError] = []
        policy = UpdatePolicy(
            self._take(mine, read.parse_count, "parallelism") or 0,
            self._take(mine, service_fields.parse_seconds, "delay") or 0.0,
            self.failure.currentData(),
            self._take(mine, service_fields.parse_seconds, "monitor") or 0.0,
            self._take(mine, service_fields.parse_ratio, "ratio") or 0.0,
            self.order.currentData())
        errors += [renamed(e, f"{self.part}.{e.field}") for e in mine]
        return {self.part: policy}

    def says(self) -> tuple[str, ...]:
        return tuple(f"{self.part}.{key}" for key in self.keys)

    def show_errors(self, errors: list[FieldError]) -> bool:
        mine = {error.field: error for error in reversed(errors) if error.field in self.says()}
        for key in self.keys:
            name = f"{self.part}.{key}"
            show_error(self.form, key, sentence(mine[name]) if name in mine else "")
        return bool(mine)

    def focus_error(self, error: FieldError) -> None:
        child(self.form, QWidget, error.field.partition(".")[2]).setFocus()


class SpreadPage(FormPage):
    keys = ("spread", "maxPerNode")

    def __init__(self) -> None:
        super().__init__("service_placement.ui")

    def fill(self, spec: ServiceSpec) -> None:
        self.fields["spread"].setText(", ".join(spec.spread))
        self.fields["maxPerNode"].setText(str(spec.max_per_node or ""))

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        words = self.fields["spread"].text().replace(",", " ").split()
        return {"spread": tuple(words),
                "max_per_node": self._take(errors, read.parse_count, "maxPerNode") or 0}
