"""Sets how a service is scaled automatically: bounds, targets, cool-down."""
from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QSpinBox, QWidget

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.scaling import USUAL_CPU, Policy, faults, policy_of
from caas_desktop.domain.scaling_words import words_of
from caas_desktop.domain.text import N_
from caas_desktop.domain.units import bytes_text
from caas_desktop.kinds.base import Json
from caas_desktop.operations.scaling.cluster import View
from caas_desktop.operations.scaling.scaled import Bases, bases_of, missing_bases
from caas_desktop.viewmodels.errors import sentence, shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.scaling import holder_text, last_change
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error, show_row
from caas_desktop.views.look.forms import dress_form
from caas_desktop.views.look.labels import breakable, label
from caas_desktop.views.look.layouts import column

MIB = 1 << 20
NUMBERS = ("minimum", "maximum", "cpu", "memory", "cooldown")
TARGETS = ("cpu", "memory")
NO_BASE = {
    "cpu": N_("Nothing says how much CPU 100 % is: reserve some for each task."),
    "memory": N_("Nothing says how much memory 100 % is: reserve some for each task."),
}


class ScalingDialog(Dialog):
    """``raw`` is the inspected service; ``view`` what is known of its cluster's scaling.

    ``place`` names the cluster. ``params()`` has "policy", the Policy to write, None to take it
    away, and "reserve", the Bases to set with it. ``here`` is the box that says whether this
    window scales.
    """

    def __init__(self, parent: QWidget | None, place: str, raw: Json, view: View, *,
                 here: bool = False) -> None:
        spec = mapping(raw.get("Spec"))
        self._spec = spec
        name = text(spec.get("Name"))
        super().__init__(parent, tr("Automatic scaling"),
                         tr("{name} on {host}").format(name=name, host=place), "balance",
                         width=540)
        self._bases = bases_of(spec)
        self._chosen: Policy | None = None
        self._reserve = Bases()
        self.form = load_form("scaling.ui")
        dress_form(self.form)
        self.numbers = {key: child(self.form, QSpinBox, key) for key in NUMBERS}
        self.targets = {key: child(self.form, QCheckBox, f"{key}On") for key in TARGETS}
        self.cores = child(self.form, QDoubleSpinBox, "cpuReserve")
        self.mebibytes = child(self.form, QSpinBox, "memoryReserve")
        self.paused = child(self.form, QCheckBox, "paused")
        self.here = child(self.form, QCheckBox, "here")
        self.here.setChecked(here)
        known, trouble = _known(spec)
        self.numbers["cooldown"].setSuffix(f" {tr('seconds')}")
        self.cores.setSuffix(f" {tr('cores')}")
        self._show(known)
        self._connect()
        self.news = label(breakable(_news(spec, view, text(raw.get("ID"), 64))), "small", "text2",
                          wrap=True, selectable=True)
        self.set_body(column(self.form, self.news, spacing=14))
        self.news.setVisible(bool(self.news.text()))
        if trouble is not None:
            self.show_trouble(tr("The service's labels are no policy: {words}").format(
                words=sentence(trouble)))
        self.remove = self.add_button(tr("&Do not scale"), "", "close")
        self.remove.setVisible(known is not None or trouble is not None)
        self.remove.clicked.connect(self._take_away)
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Apply"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        self.numbers["minimum"].setFocus()

    def _connect(self) -> None:
        for key, number in self.numbers.items():
            number.valueChanged.connect(lambda _, k=key: show_error(self.form, k, ""))
        for key, field in (("cpu", self.cores), ("memory", self.mebibytes)):
            field.valueChanged.connect(lambda _, k=key: show_error(self.form, f"{k}Reserve", ""))
        for key, box in self.targets.items():
            box.toggled.connect(lambda on, k=key: self._target_changed(k, on))

    def params(self) -> dict[str, Any]:
        return {"policy": self._chosen, "reserve": self._reserve}

    def set_busy(self, why: str) -> None:
        """Say why nothing can be written now ("an update is running"), "" when it can again."""
        if bool(why) == self.go.isEnabled():
            self.show_trouble(tr("The policy can be written when this has ended: {why}.").format(
                why=why) if why else "")
            self.go.setEnabled(not why)
            self.remove.setEnabled(not why)

    def _show(self, known: Policy | None) -> None:
        # A first proposal: CPU where it can be counted, up to a little more than there is.
        there = int(mapping(mapping(self._spec.get("Mode")).get("Replicated")).get("Replicas") or 1)
        shown = known or Policy(maximum=max(4, 2 * there))
        self.numbers["minimum"].setValue(shown.minimum)
        self.numbers["maximum"].setValue(shown.maximum)
        self.numbers["cooldown"].setValue(shown.cooldown_s)
        self.paused.setChecked(shown.paused)
        for key, target in (("cpu", shown.cpu), ("memory", shown.memory)):
            self.numbers[key].setValue(target or USUAL_CPU)
            self.targets[key].setChecked(target is not None)
            self._target_changed(key, target is not None)
        _show_bases(self.form, self._bases)

    def _target_changed(self, key: str, on: bool) -> None:
        self.numbers[key].setEnabled(on)
        show_error(self.form, key, "")
        base = self._bases.cpu_cores if key == "cpu" else self._bases.memory_bytes
        show_row(self.form, f"{key}Reserve", on and not base)
        self.refit()

    def _read(self) -> Policy:
        values = {key: number.value() for key, number in self.numbers.items()}
        cpu, memory = (values[key] if self.targets[key].isChecked() else None for key in TARGETS)
        return Policy(values["minimum"], values["maximum"], cpu, memory, values["cooldown"],
                      self.paused.isChecked())

    def _read_reserve(self) -> Bases:
        """Return what is to be reserved where nothing is."""
        cpu, memory = (self.targets[key].isChecked() for key in TARGETS)
        return Bases(
            self.cores.value() or None if cpu and not self._bases.cpu_cores else None,
            float(self.mebibytes.value() * MIB) or None
            if memory and not self._bases.memory_bytes else None)

    def accept(self) -> None:
        policy, reserve = self._read(), self._read_reserve()
        wrong = {fault.field: sentence(fault) for fault in faults(policy)}
        both = Bases(self._bases.cpu_cores or reserve.cpu_cores,
                     self._bases.memory_bytes or reserve.memory_bytes)
        lacking = "".join(missing_bases(policy, both)).casefold()
        wrong |= {f"{key}Reserve": tr(NO_BASE[key]) for key in TARGETS
                  if key in lacking and self.targets[key].isChecked()}
        fields = (*NUMBERS, *(f"{key}Reserve" for key in TARGETS))
        for key in fields:
            show_error(self.form, key, wrong.get(key, ""))
        if wrong:
            child(self.form, QWidget, next(key for key in fields if key in wrong)).setFocus()
            self.refit()
            return
        self._chosen, self._reserve = policy, reserve
        super().accept()

    def _take_away(self) -> None:
        self._chosen = None
        super().accept()


def _known(spec: Json) -> tuple[Policy | None, FieldError | None]:
    labels = {k: v for k, v in mapping(spec.get("Labels")).items() if isinstance(v, str)}
    try:
        return policy_of(labels), None
    except FieldError as error:
        return None, error


def _show_bases(form: QWidget, bases: Bases) -> None:
    """Say what 100 % of one task is."""
    cpu = tr("100 % is {cores:g} cores a task.").format(cores=bases.cpu_cores) if (
        bases.cpu_cores) else tr("Nothing is reserved.")
    memory = tr("100 % is {size} a task.").format(size=bytes_text(bases.memory_bytes)) if (
        bases.memory_bytes) else tr("Nothing is reserved.")
    child(form, QLabel, "cpuHint").setText(cpu)
    child(form, QLabel, "memoryHint").setText(memory)


def _news(spec: Json, view: View, ident: str) -> str:
    """Return what was said and done last, and by whom."""
    lines = []
    note = view.notes.get(ident)
    if view.holder:
        lines.append(tr("It is looked after by {name}.").format(name=holder_text(view)))
    elif note is None:
        lines.append(tr("Nobody scales this cluster now: start an agent, or let this window do it."
                        ))
    if note is not None:
        lines.append(tr("Now: {words}").format(words=shown(words_of(note.text))))
    labels = {k: v for k, v in mapping(spec.get("Labels")).items() if isinstance(v, str)}
    if last := last_change(labels):
        lines.append(tr("Last change: {words}").format(words=last))
    return "\n".join(lines)
