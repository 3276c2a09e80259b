"""The history of an app: what was deployed when and by whom, what differs, the way back."""
from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from caas_desktop.domain.apps import AppKey, Made, Revision
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Lane, Vault
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.trial import never_made
from caas_desktop.viewmodels.cell_table import CellTable, Row
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence, shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import CellStatus, CellText, CellTwoLine
from caas_desktop.views.code import CodeView, DiffColours
from caas_desktop.views.live import LiveTab
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.notices import BannerPlace, EmptyState
from caas_desktop.views.look.table import ListTable

WIDTHS = (100, 104, 140, 110)
LATER_MS = 800
MADE: dict[Made, str] = {"deploy": N_("deployed"), "roll back": N_("rolled back"),
                         "adopt": N_("adopted"), "duplicate": N_("duplicated")}


@frozen
class _History:
    revisions: tuple[Revision, ...]
    trouble: Text | None
    offer: str  # what would help


class RevisionsTab(LiveTab):
    """``apps`` tells whose history is shown; ``asked`` wants to "roll-back-app" to ``chosen()``."""

    asked = Signal(str)

    def __init__(self, context: Context, apps: Callable[[], Sequence[AppKey]]) -> None:
        super().__init__(context.store, LATER_MS)
        self._context, self._apps = context, apps
        self._jobs: dict[str, CancelToken] = {}
        self.model = CellTable([tr("Revision"), tr("Result"), tr("When"), tr("By")], self)
        self.table = ListTable(self)
        self.table.setAccessibleName(tr("Revisions"))
        self.table.setModel(self.model)
        for x, width in enumerate(WIDTHS):
            self.table.setColumnWidth(x, px(width))
        self._title = label("", "label", "text2")
        self._notes = label("", "small", "restarting", wrap=True)
        self.diff = CodeView(tr("What differs"), DiffColours)
        self._back = button(tr("Roll back to this…"), "", "undo")
        self._empty = EmptyState("history", tr("No revisions yet"), tr(
            "Each deployment from here is kept, encrypted, so that it can be compared and rolled "
            "back. An app of another tool gets its first one when it is adopted."),
            (tr("Adopt this app"),))
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._compare())
        self._empty.action.connect(lambda _: self.asked.emit("adopt-app"))
        self._back.clicked.connect(lambda: self.asked.emit("roll-back-app"))

    def _lay_out(self) -> None:
        side = QWidget()
        column(row(self._title, 0, self._back), self._notes, self.diff, spacing=8,
               padding=(12, 10, 18, 12), owner=side)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(side)
        self._split.setSizes([px(480), px(480)])
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._split, 1)
        outer.addWidget(self._empty, 1)
        self._banner = BannerPlace(outer, 0, lambda _: self._open_vault())
        self.setFocusProxy(self.table)

    def chosen(self) -> Revision | None:
        """Return the revision at hand: the newest of those that are selected."""
        found = self._selected()
        return found[0] if found else None

    def close_tab(self) -> None:
        super().close_tab()
        for job in self._jobs.values():
            job.cancel()

    # -- the list ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the history again; it costs one look into the catalogue."""
        keys, revisions = tuple(self._apps()), self._context.revisions
        vault = self._context.vault

        def read(_: object) -> _History:
            found = [one for key in keys for one in revisions.of(key)]
            return _History(tuple(found), revisions.trouble(), _offer(vault))

        self._submit("history", read, self._show)

    def _submit(self, key: str, work: Callable[[object], object],
                done: Callable[..., None]) -> None:
        if key in self._jobs:
            self._jobs[key].cancel()
        self._jobs[key] = self._context.jobs.submit(
            "catalogue", work, lane=Lane.REFRESH, done=done, failed=self._failed)

    def _show(self, found: _History) -> None:
        several = len({one.app for one in found.revisions}) > 1
        before = self.chosen()
        self.model.set_rows([(one, _row(one, several)) for one in found.revisions])
        self._split.setVisible(bool(found.revisions))
        self._empty.setVisible(not found.revisions)
        self._show_trouble(found.trouble or "", found.offer)
        if found.revisions and (before is None or not self._selected()):
            self.table.selectRow(0)
        else:
            self._compare()

    def _show_trouble(self, trouble: Words, offer: str) -> None:
        if trouble:
            self._banner.say("warning", shown(trouble), "", (tr(offer),) if offer else ())
        else:
            self._banner.clear()

    def _open_vault(self) -> None:
        self.asked.emit("unlock-vault")
        self.refresh()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaasError):
            raise error
        self._title.setText("")
        self._notes.setText(sentence(error))
        self._notes.show()
        self.diff.show_text("")

    # -- what differs --------------------------------------------------------------------

    def _selected(self) -> list[Revision]:
        found = [self.model.key(i.row()) for i in self.table.selectionModel().selectedRows()]
        return sorted(found, key=lambda one: (one.at, one.number), reverse=True)

    def _compare(self) -> None:
        """Show how the chosen revision differs from another chosen one, else the one before."""
        chosen = self._selected()
        self._back.setEnabled(len(chosen) == 1 and chosen[0].number > 0)
        if not chosen:
            return
        new, old = chosen[0], chosen[-1] if len(chosen) > 1 else self._before(chosen[0])
        if old is None or old.app != new.app:
            old = None
            self._title.setText(tr("Revision {number}, the first").format(number=new.number))
        else:
            self._title.setText(tr("From revision {old} to {new}").format(
                old=old.number, new=new.number))
        revisions = self._context.revisions

        def read(_: object) -> tuple[tuple[str, ...], tuple[Words, ...]]:
            from caas_desktop.operations.apps.comparing import between

            content = revisions.content(new)
            if old is None:
                return tuple(f"+{line}" for line in content.yaml.splitlines()), ()
            found = between(revisions.content(old), content, (
                f"revision {old.number}", f"revision {new.number}"))
            return found.lines, found.notes

        self._submit("diff", read, lambda found: self._show_diff(*found))

    def _before(self, one: Revision) -> Revision | None:
        older = [self.model.key(y) for y in range(self.model.rowCount())
                 if self.model.key(y).app == one.app and self.model.key(y).number < one.number]
        return max(older, key=lambda other: other.number, default=None)

    def _show_diff(self, lines: Sequence[str], notes: Sequence[Words]) -> None:
        words = [shown(note) for note in notes]
        if not lines and not words:
            words = [tr("The files are the same.")]
        self._notes.setText("\n".join(words)[:2000])
        self._notes.setVisible(bool(words))
        self.diff.show_lines(lines)


def _row(one: Revision, several: bool) -> Row:
    made = tr(MADE[one.made])
    if one.of:
        made = tr("rolled back to {number}").format(number=one.of)
    name = f"{one.app.name} · {one.number}" if several else str(one.number)
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(one.at))
    result = (CellStatus("running", tr("worked")) if one.worked
              else CellStatus("failed", tr("failed"), one.result))
    return (CellTwoLine(name, made, mono=False), result, CellText(when), CellText(one.who))


def _offer(vault: Vault) -> str:
    """Return what would have revisions kept, "" where nothing would; may wait for a keyring."""
    if not vault.locked:
        return ""
    return N_("Make the vault…") if never_made(vault) else N_("Unlock vault…")
