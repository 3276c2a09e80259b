"""Deploys an app from Compose files: mistakes, risks and the plan are shown before."""
from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from caas_desktop.domain.apps import Executor
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.refs import ScopeId
from caas_desktop.operations.apps.docker_compose import find_program
from caas_desktop.operations.apps.executors import set_executor
from caas_desktop.operations.apps.review import Review, review
from caas_desktop.operations.apps.starting import Start
from caas_desktop.operations.apps.templates import TEMPLATES, template_text
from caas_desktop.operations.compose import Mark, Risk, Source
from caas_desktop.operations.jobs import CancelToken, expected
from caas_desktop.operations.settings import EXECUTORS
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence as words_of
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.route_choices import places
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.deploy_editor import MOST_CHARACTERS, YamlEditor, is_editable
from caas_desktop.views.dialogs.plan_table import PlanTable
from caas_desktop.views.forms import child, load_form, show_error
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.layouts import column
from caas_desktop.views.look.pixels import ink

SETTLE_MS = 400
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=")


@frozen
class _Line:
    """One line below the editor: a mistake, a risk or a warning, and its place."""

    words: str
    colour: str
    mark: Mark | None = None


class DeployDialog(Dialog):
    """``found`` and ``confirmed`` once accepted; hand them to ``AppWork.deploy``.

    ``start`` is an app to begin with; with ``stays``, it is updated where it is.
    """

    def __init__(self, parent: QWidget | None, context: Context, wanted: ScopeId | None = None,
                 start: Start | None = None, *, stays: bool = False) -> None:
        title = tr("Deploy app") if start is None else (
            tr("Update {app}") if stays else tr("Duplicate {app}")).format(app=start.name)
        super().__init__(parent, title, tr(
            "From a Compose file. What would be done is shown before anything is."), "app",
            width=860)
        self._context, self._start = context, start
        self._places = places(context)
        self._files: tuple[Path, ...] = ()
        self._hidden = False  # the first file is not in the editor: it is too large, or no text
        self._serial = 0
        self._job: CancelToken | None = None
        self.found = Review()
        self.confirmed: tuple[Risk, ...] = ()
        self.form = load_form("deploy.ui")
        self.place = child(self.form, QComboBox, "place")
        self.lines = {n: child(self.form, QLineEdit, n) for n in ("file", "name", "variables")}
        self.editor = YamlEditor()
        self.editor.setMinimumHeight(px(170))
        self.told = QListWidget()
        self.told.setAccessibleName(tr("Mistakes, risks and warnings"))
        self.told.setWordWrap(True)
        self.told.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.agree = QCheckBox(tr("I trust these files: do what is marked as a risk"))
        self.plan = PlanTable()
        self.by_compose = QCheckBox(tr("Have the Docker Compose of this computer do it"))
        self._compose_there = False
        for widget in (self.told, self.agree, self.by_compose):
            dress(widget, "small")
            widget.hide()
        self._fill(wanted)
        self.set_body(column(self.form, self.editor, self.told, self.agree, self.plan,
                             self.by_compose, spacing=8))
        self._add_buttons(templates=start is None)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._review)
        self._connect()
        self._look_for_compose()
        self.lines["file"].setFocus()
        if start is not None:
            self._begin_with(start, stays)

    def _add_buttons(self, *, templates: bool) -> None:
        if templates:
            self._add_templates()
        self._note = self.add_note("")
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Deploy"), "primary", default=True)
        self.go.setEnabled(False)
        self.go.clicked.connect(self.accept)

    def _add_templates(self) -> None:
        templates = self.add_button(tr("&Template"), "", "template")
        menu = QMenu(templates)
        for key, title in TEMPLATES.items():
            menu.addAction(tr(title)).triggered.connect(
                lambda _=False, key=key: self.open_template(key))
        templates.setMenu(menu)

    def open_template(self, key: str) -> None:
        """Put a template into the editor; what it asks for is told as a mistake there."""
        self._files = ()
        self.lines["file"].clear()
        if not self.lines["name"].text():
            self.lines["name"].setText(key)
        self._edit(template_text(key))
        self.editor.setFocus()

    def _edit(self, text: str | None) -> None:
        """Show the first file's text; None: it stays in its file, and is read from there."""
        self._hidden = text is None
        self.editor.setReadOnly(self._hidden)
        self.editor.setPlaceholderText(
            tr("This file is not shown: it is too large for the editor, or no text in UTF-8.")
            if self._hidden else tr("Choose files above, or paste a Compose file here."))
        self.editor.setPlainText(text or "")
        self._changed()

    def _begin_with(self, start: Start, stays: bool) -> None:
        source = start.source("")
        first = source.files[0]
        text = source.texts[first]
        self._files = source.files
        self.lines["file"].setText(self._opened())
        self.lines["name"].setText(start.name)
        self.lines["name"].setReadOnly(stays)
        self.place.setEnabled(not stays)
        self.confirmed = start.risks if stays else ()  # what is harmless there may not be here
        if self.confirmed:
            self.agree.blockSignals(True)
            self.agree.setChecked(True)
            self.agree.blockSignals(False)
        text = text if isinstance(text, str) else text.decode("utf-8-sig")
        self._edit(text if is_editable(text) else None)
        self.editor.setFocus()

    def _fill(self, wanted: ScopeId | None) -> None:
        for one in self._places:
            self.place.addItem(one.title, one.scope)
        self.place.setCurrentIndex(max(0, self.place.findData(wanted)) if self._places else -1)
        if not self._places:
            show_error(self.form, "place", tr("No connected host may be changed."))
        browse = self.lines["file"].addAction(icon("folder"),
                                              QLineEdit.ActionPosition.TrailingPosition)
        browse.setText(tr("Choose a file…"))
        browse.triggered.connect(self._browse)
        self.editor.setPlaceholderText(tr("Choose files above, or paste a Compose file here."))

    def _connect(self) -> None:
        self.editor.refused.connect(lambda: self.show_trouble(tr(
            "This text is too large to be pasted. Save it as a file, and choose that above.")))
        self.editor.textChanged.connect(self._changed)
        self.place.currentIndexChanged.connect(self._changed)
        self.place.currentIndexChanged.connect(lambda _: self._offer_compose())
        for name in ("name", "variables"):
            self.lines[name].textChanged.connect(self._changed)
        self.lines["file"].editingFinished.connect(self._path_typed)
        self.agree.toggled.connect(self._agreed)
        self.told.itemActivated.connect(self._jump)
        self.told.itemClicked.connect(self._jump)

    # -- what is read --------------------------------------------------------------------

    def _browse(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Choose Compose files"), "",
                                                "YAML (*.yaml *.yml)")
        if paths:
            self.open_files([Path(path) for path in paths])

    def _path_typed(self) -> None:
        """Open what was typed; the plan of the files before is not deployed by the same Enter."""
        opened = self._opened()
        typed = self.lines["file"].text().strip()
        if not typed:
            self.lines["file"].setText(opened)
        elif typed != opened:
            self.go.setEnabled(False)
            self.open_files([Path(part).expanduser() for part in typed.split(os.pathsep) if part])

    def _opened(self) -> str:
        """Return the paths of the files at hand, "" for a text: it was pasted, now or then."""
        pasted = self._files == (_pasted_file(),)
        return "" if pasted else os.pathsep.join(str(path) for path in self._files)

    def open_files(self, paths: list[Path]) -> None:
        """Read files; the first one is shown, later ones are merged over it."""
        try:
            text = _text_of(paths[0])
        except OSError:
            self.show_trouble(tr("{name} cannot be read.").format(name=paths[0].name))
            return
        self.show_trouble("")
        self._files, self._start = tuple(paths), None
        self.lines["file"].setText(os.pathsep.join(str(path) for path in paths))
        self._edit(text)

    def _look_for_compose(self) -> None:
        """Find out, elsewhere, whether there is a Docker Compose that could be chosen."""
        def found(_: object) -> None:
            self._compose_there = True
            self._offer_compose()

        self._search = self._context.jobs.submit(
            "compose", lambda _: find_program(), lane=Lane.SAMPLING, done=found,
            failed=expected)

    def _offer_compose(self) -> None:
        """Offer it for hosts; a cluster's stacks are always deployed by the console."""
        at = self.place.currentIndex()
        host = self._compose_there and at >= 0 and not self._places[at].swarm
        self.by_compose.setVisible(host)
        view = self._context.store.host_of(self.scope()) if host else None
        chosen = self._context.settings.get(EXECUTORS) if view is not None else {}
        self.by_compose.setChecked(
            view is not None and chosen.get(view.spec.id) == "docker-compose")
        self.refit()

    def executor(self) -> Executor:
        """Return who is to do it, and remember it for that host."""
        chosen: Executor = "docker-compose" if self.by_compose.isChecked() else "console"
        view = self._context.store.host_of(self.scope())
        if view is not None and not self.by_compose.isHidden():
            with suppress(CaasError):  # the catalogue's own trouble is told elsewhere
                set_executor(self._context.settings, view.spec.id, chosen)
        return chosen

    def scope(self) -> ScopeId:
        return ScopeId(str(self.place.currentData()))

    def source(self) -> Source:
        """Return what is to be read: the text goes before what the first file holds."""
        name, text = self.lines["name"].text().strip(), self.editor.toPlainText()
        variables = dict(word.split("=", 1) for word in self.lines["variables"].text().split())
        files = self._files or (_pasted_file(),)
        texts: dict[Path, str | bytes] = {} if self._hidden else {files[0].absolute(): text}
        if self._start is not None:
            base = self._start.source(name)
            return replace(base, variables={**base.variables, **variables},
                           texts={**base.texts, **texts})
        return Source(files=files, name=name, variables=variables, texts=texts)

    def _changed(self) -> None:
        self._serial += 1
        self.go.setEnabled(False)
        self._timer.start()

    def _agreed(self, on: bool) -> None:
        self.confirmed = self.found.risks if on else ()
        self._changed()

    def _review(self) -> None:
        wrong = [w for w in self.lines["variables"].text().split() if not _VARIABLE.match(w)]
        show_error(self.form, "variables", tr("Write variables as NAME=VALUE, with spaces "
                                              "between them.") if wrong else "")
        if wrong or not (self._hidden or self.editor.toPlainText().strip()):
            self._show(Review())
            return
        serial, source, confirmed = self._serial, self.source(), self.confirmed
        engine = self._context.fleet.engine_of(self.scope()) if self._places else None

        def work(_: object) -> Review:
            return review(source, confirmed, engine)

        def done(found: Review) -> None:
            if serial == self._serial:
                self._note.setText("")
                self._show(found)

        if self._job is not None:
            self._job.cancel()
        self._note.setText(tr("Reading…"))
        self._job = self._context.jobs.submit("compose", work, lane=Lane.SAMPLING, done=done,
                                              failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._note.setText("")
        if not isinstance(error, CaasError):
            raise error
        self.show_trouble(words_of(error))

    # -- what is shown -------------------------------------------------------------------

    def _show(self, found: Review) -> None:
        self.found = found
        lines = self._lines(found)
        self.told.clear()
        for line in lines:
            mark = line.mark
            place = f"{os.path.basename(mark.file)}:{mark.line}:{mark.column}  " if mark else ""
            item = QListWidgetItem((place + line.words)[:600])
            item.setForeground(ink(line.colour))
            item.setData(Qt.ItemDataRole.UserRole, mark)
            self.told.addItem(item)
        first = os.path.abspath(self._files[0] if self._files else _pasted_file())
        self.editor.mark([(one.mark.line, one.mark.column, one.colour) for one in lines
                          if one.mark is not None and os.path.abspath(one.mark.file) == first])
        tall = sum(self.told.sizeHintForRow(y) for y in range(len(lines)))
        self.told.setFixedHeight(min(px(96), tall + px(8)))
        self.told.setVisible(bool(lines))
        self.agree.setVisible(bool(found.risks))
        if self.agree.isChecked() and not set(found.risks) <= set(self.confirmed):
            # There are new ones. What was agreed to before stays agreed to, as reading needs it.
            self.agree.blockSignals(True)
            self.agree.setChecked(False)
            self.agree.blockSignals(False)
        self.plan.show_rows(found.plan.rows if found.plan else ())
        if found.project is not None and not self.lines["name"].text():
            self.lines["name"].setPlaceholderText(found.project.name)
        self.show_trouble(words_of(found.error) if found.error is not None else "")
        self.go.setEnabled(found.ready(self.confirmed))

    def _lines(self, found: Review) -> list[_Line]:
        lines = [_Line(shown(one.message), "unhealthy", one.mark) for one in found.problems]
        lines += [_Line(shown(one), "restarting") for one in self._start.notes
                  ] if self._start is not None else []
        lines += [_Line(tr("Risk: {what}").format(what=shown(one.message)), "restarting", one.mark)
                  for one in found.risks]
        if found.plan is not None:
            lines += [_Line(shown(one), "unhealthy") for one in found.plan.refused]
            lines += [_Line(shown(one.text), "text2", one.mark) for one in found.plan.warnings
                      if not one.refused]
        if found.project is not None:
            lines += [_Line(shown(one.message), "text2", one.mark) for one in found.project.notices]
        return lines

    def _jump(self, item: QListWidgetItem) -> None:
        mark = item.data(Qt.ItemDataRole.UserRole)
        first = os.path.abspath(self._files[0] if self._files else _pasted_file())
        if isinstance(mark, Mark) and os.path.abspath(mark.file) == first:
            self.editor.go_to(mark.line, mark.column)

    def accept(self) -> None:
        if self.go.isEnabled() and self.found.ready(self.confirmed):
            super().accept()

    def done(self, result: int) -> None:
        self._serial += 1
        self._timer.stop()
        self._search.cancel()
        if self._job is not None:
            self._job.cancel()
        super().done(result)


def _text_of(path: Path) -> str | None:
    """Return what a file holds, None for what cannot be edited here; raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
        raise OSError(f"{path} is no file")
    with path.open("rb") as file:
        data = file.read(4 * MOST_CHARACTERS + 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text if is_editable(text) else None


def _pasted_file() -> Path:
    """Return where a pasted text would stand; nothing is written there."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(base) / "pasted" / "compose.yaml"
