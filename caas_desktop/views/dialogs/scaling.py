"""Sets how a service is scaled automatically: bounds, targets, cool-down."""
from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.scaling import LAST, USUAL_CPU, Policy, faults, policy_of
from caas_desktop.domain.scaling_words import words_of
from caas_desktop.domain.text import N_
from caas_desktop.domain.units import bytes_text
from caas_desktop.kinds.base import Json
from caas_desktop.operations.scaling.cluster import View
from caas_desktop.operations.scaling.scaled import Bases, bases_of, missing_bases
from caas_desktop.viewmodels.errors import sentence, shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.forms import dress_form
from caas_desktop.views.look.labels import breakable, label
from caas_desktop.views.look.layouts import column

NUMBERS = ("minimum", "maximum", "cpu", "memory", "cooldown")
TARGETS = ("cpu", "memory")
NO_BASE = {
    "cpu": N_("The service has no reservation or limit of CPU to count in percent of: set a "
              "CPU reservation first."),
    "memory": N_("The service has no reservation or limit of memory to count in percent of: set "
                 "a memory reservation first."),
}


class ScalingDialog(Dialog):
    """``raw`` is the inspected service; ``view`` what is known of its cluster's scaling.

    ``params()["policy"]`` is the Policy to write, None to take it away.
    """

    def __init__(self, parent: QWidget | None, host_name: str, raw: Json, view: View) -> None:
        spec = mapping(raw.get("Spec"))
        self._spec = spec
        name = text(spec.get("Name"))
        super().__init__(parent, tr("Automatic scaling"),
                         tr("{name} on {host}").format(name=name, host=host_name), "balance",
                         width=520)
        self._bases = bases_of(spec)
        self._chosen: Policy | None = None
        self.form = load_form("scaling.ui")
        dress_form(self.form)
        self.numbers = {key: child(self.form, QSpinBox, key) for key in NUMBERS}
        self.targets = {key: child(self.form, QCheckBox, f"{key}On") for key in TARGETS}
        self.paused = child(self.form, QCheckBox, "paused")
        known, trouble = _known(spec)
        self.numbers["cooldown"].setSuffix(f" {tr('seconds')}")
        self._show(known)
        for key, number in self.numbers.items():
            number.valueChanged.connect(lambda _, k=key: show_error(self.form, k, ""))
        for key, box in self.targets.items():
            box.toggled.connect(lambda on, k=key: self._target_changed(k, on))
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

    def params(self) -> dict[str, Any]:
        return {"policy": self._chosen}

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

    def _read(self) -> Policy:
        values = {key: number.value() for key, number in self.numbers.items()}
        cpu, memory = (values[key] if self.targets[key].isChecked() else None for key in TARGETS)
        return Policy(values["minimum"], values["maximum"], cpu, memory, values["cooldown"],
                      self.paused.isChecked())

    def accept(self) -> None:
        policy = self._read()
        wrong = {fault.field: sentence(fault) for fault in faults(policy)}
        lacking = "".join(missing_bases(policy, self._bases))
        wrong |= {key: tr(NO_BASE[key]) for key in TARGETS
                  if key in lacking.casefold() and self.targets[key].isChecked()}
        for key in NUMBERS:
            show_error(self.form, key, wrong.get(key, ""))
        if wrong:
            first = next(key for key in NUMBERS if key in wrong)
            self.numbers[first].setFocus()
            self.refit()
            return
        self._chosen = policy
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
    from PySide6.QtWidgets import QLabel

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
    last = text(mapping(spec.get("Labels")).get(LAST))
    if view.holder:
        lines.append(tr("It is looked after by {name}.").format(name=view.holder))
    elif note is None:
        lines.append(tr("Nobody scales this cluster now: start an agent, or let this window do it "
                        "(Settings, Measuring)."))
    if note is not None:
        lines.append(tr("Now: {words}").format(words=shown(words_of(note.text))))
    if last:
        lines.append(tr("Last change: {words}").format(words=shown(words_of(last))))
    return "\n".join(lines)
