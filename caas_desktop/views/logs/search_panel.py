"""Searches the logs of many containers at once; each hit leads to its place in the merged log."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from caas_desktop.operations.logs.search import Matching
from caas_desktop.operations.logs.source import LogTarget
from caas_desktop.operations.logs.sweep import Progress, Sweep, span_of
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.label_query import BadLabels, LabelQuery, read_labels
from caas_desktop.viewmodels.log_hits import LogHits
from caas_desktop.viewmodels.log_sources import Members, Scope
from caas_desktop.views.logs.find_bar import FindBar
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label, tooltip
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.notices import EmptyState
from caas_desktop.views.look.space import TOOLBAR
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.look.widgets import button

WIDTHS = (160, 180, 120, 900)
FRAME_MS = 100
SPANS: tuple[float | None, ...] = (900, 3600, 86_400, 7 * 86_400, None)


def _span_words() -> list[str]:
    return [tr("Last 15 minutes"), tr("Last hour"), tr("Last day"), tr("Last week"),
            tr("Everything")]


class LogSearch(QWidget):
    """``opened`` tells the hit that somebody wants to see among its neighbours.

    Args:
        scopes: Where one may search now.
        labelled: What a label query means.
        targets: The logs of what a scope names.
    """

    opened = Signal(object)
    _told = Signal()

    def __init__(self, scopes: Callable[[], list[Scope]],
                 labelled: Callable[[LabelQuery], Members],
                 targets: Callable[[Members], Sequence[LogTarget]]) -> None:
        super().__init__()
        self._scopes_of, self._labelled, self._targets = scopes, labelled, targets
        self._scopes: list[Scope] = []
        self._matcher: Matching | None = None
        self.sweep: Sweep | None = None
        self.hits = LogHits()
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._take)
        self._build()

    def _build(self) -> None:
        self.pattern = FindBar(tr("Search many logs"), alone=True)
        self.pattern.setMaximumWidth(420)
        self.where, self.span = QComboBox(), QComboBox()
        for box, name in ((self.where, tr("Where")), (self.span, tr("Since when"))):
            box.setAccessibleName(name)
            dress(box, "body")
        self.span.addItems(_span_words())
        self.span.setCurrentIndex(1)
        self.labels = QLineEdit()
        self.labels.setPlaceholderText("caas.tenant=acme tier!=dev")
        self.labels.setAccessibleName(tr("Labels"))
        dress(self.labels, "mono_body")
        self.labels.hide()
        self.go = button(tr("Search"), "primary")
        self.status = label("", "caption", "text2")
        bar = QWidget()
        dress(bar, "label", ground="chrome")
        bar.setFixedHeight(px(TOOLBAR))
        bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row(self.pattern, self.where, self.labels, self.span, self.go, self.status, 0, spacing=6,
            padding=(10, 0, 8, 0), owner=bar)
        self.table = ListTable(self)
        self.table.setAccessibleName(tr("Lines found"))
        self.table.set_compact(True)
        self.table.setModel(self.hits)
        for n, width in enumerate(WIDTHS):
            self.table.setColumnWidth(n, width)
        self._empty = EmptyState("search", tr("Search the logs of many containers"),
                                 tr("Also of those that are not open. Enter begins, and a double "
                                    "click on a line found shows what stood around it."))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (bar, self.table, self._empty):
            outer.addWidget(widget)
        self.setFocusProxy(self.pattern.field)
        self._connect()
        self._show_table()

    def _connect(self) -> None:
        self.pattern.searched.connect(self._typed)
        self.pattern.stepped.connect(lambda by: self.start())
        self.labels.returnPressed.connect(self.start)
        self.pattern.left.connect(self.table.setFocus)
        self.where.currentIndexChanged.connect(self._where_changed)
        self.go.clicked.connect(self._pressed)
        self.table.doubleClicked.connect(self._open)
        self.table.activated.connect(self._open)

    # Where

    def refresh_scopes(self) -> None:
        """Offer what one may search now; the choice stays if it is still there."""
        chosen = self.where.currentText()
        self._scopes = self._scopes_of()
        self.where.blockSignals(True)
        self.where.clear()
        self.where.addItems([scope.title[:60] for scope in self._scopes])
        self.where.addItem(tr("By labels…"))
        self.where.setCurrentIndex(max(0, self.where.findText(chosen)))
        self.where.blockSignals(False)
        self._where_changed()

    def choose_first(self) -> None:
        """Offer what one may search now, and choose the nearest."""
        self.refresh_scopes()
        self.where.setCurrentIndex(0)

    def _where_changed(self) -> None:
        self.labels.setVisible(self.where.currentIndex() == len(self._scopes))

    def _members(self) -> Members:
        at = self.where.currentIndex()
        if 0 <= at < len(self._scopes):
            return self._scopes[at].members
        return self._labelled(read_labels(self.labels.text()))

    # Searching

    def _typed(self, matcher: Matching | None) -> None:
        self._matcher = matcher

    def _pressed(self) -> None:
        if self.sweep is not None:
            self.stop()
        else:
            self.pattern.search_for(self.pattern.field.text())
            self.start()

    def start(self) -> None:
        """Search anew."""
        self.stop()
        if self._matcher is None:
            self.pattern.take_focus()
            return
        try:
            targets = self._targets(self._members())
        except BadLabels as error:
            self.status.setText(with_hint(error))
            return
        self.hits.clear()
        self.hits.matcher = self._matcher
        span = span_of(SPANS[self.span.currentIndex()])
        self.go.setText(tr("Stop"))
        self.sweep = Sweep(targets, self._matcher, span, self._told.emit)
        self._show_table()

    def stop(self) -> None:
        """End the search; what was found stays."""
        if self.sweep is not None:
            self.sweep.stop()
            self._take()
            self._finished()

    def _finished(self) -> None:
        self.sweep = None
        self.go.setText(tr("Search"))
        self._show_table()

    def _on_told(self) -> None:
        if not self._frame.isActive():
            self._frame.start()

    def _take(self) -> None:
        if self.sweep is None:
            return
        fresh, progress = self.sweep.take()
        self.hits.add(fresh)
        self._show_progress(progress)
        if progress.finished:
            self._finished()
        self._show_table()

    def _show_progress(self, progress: Progress) -> None:
        words = [tr("{done} of {total} logs").format(done=progress.done, total=progress.total),
                 tr("{n} lines read").format(n=f"{progress.lines:,}"),
                 tr("{n} found").format(n=f"{progress.hits:,}")]
        more = []
        if progress.cut:
            words.append(tr("{n} not to the end").format(n=len(progress.cut)))
            more.append(tr("So many lines match there that the rest was not read: {names}").format(
                names=", ".join(progress.cut[:20])))
        if progress.failed:
            words.append(tr("{n} failed").format(n=len(progress.failed)))
            more += [f"{name}: {with_hint(error)}" for name, error in progress.failed[:20]]
        self.status.setText(" · ".join(words))
        self.status.setToolTip(tooltip("\n".join(more)))

    def _show_table(self) -> None:
        some = bool(self.hits.hits) or self.sweep is not None
        self.table.setVisible(some)
        self._empty.setVisible(not some)

    # Events

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.hits.hits[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.sweep is not None:
            self.stop()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._scopes:
            self.refresh_scopes()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frame.stop()
        self._on_told()  # a hidden panel still empties the search's hands

    def close_tab(self) -> None:
        """End the search for good."""
        if self.sweep is not None:
            self.sweep.stop()
            self.sweep = None
        self._frame.stop()
