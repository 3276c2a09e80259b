"""Go to anything (Ctrl+K), or run any command (Ctrl+Shift+P)."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from caas_desktop.domain.groups import Group, groups_of, host_group
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.crumbs import group_icon, group_title
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.search import SearchField

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or to do; ``words`` is what is searched, in lower case."""

    title: str
    note: str
    icon: str
    run: Callable[[], None]

    @property
    def words(self) -> str:
        return f"{self.title} {self.note}".casefold()


def score(entry: Entry, words: list[str]) -> int | None:
    """Return how well an entry fits (smaller is better), None if not at all."""
    text, title = entry.words, entry.title.casefold()
    if not all(word in text for word in words):
        return None
    first = words[0] if words else ""
    place = 0 if title.startswith(first) else 1 if first in title else 2
    return place * 1000 + min(len(title), 999)


def places(store: Store, open_: Callable[[Target], None]) -> list[Entry]:
    """Return every host, group and resource as an entry."""
    found: list[Entry] = []
    for view in store.hosts.values():
        scope = view.status.info.scope if view.status.info else ""
        target = Target("group", host_group(view.spec.id, scope))
        found.append(Entry(view.spec.name, tr("Host"), "host", partial(open_, target)))
    groups: set[Group] = set()
    for ref, item in store.items().items():
        kind = KINDS[ref.kind]
        place = kind.place(item)
        groups.update(groups_of(place, store.home_of(ref, place)))
        home = store.host_of(ref.scope)
        where = " · ".join(p for p in (tr(kind.singular), place.tenant, place.app,
                                       home.spec.name if home else "") if p)
        target = Target("object", ref=ref)
        found.append(Entry(kind.name(item), where, kind.icon, partial(open_, target)))
    for group in groups:
        target = Target("group", group)
        note = {"domain": tr("Domain"), "app": tr("App"), "service": tr("Service")}[group.type]
        found.append(Entry(group_title(store, group), f"{note} · {group.tenant}".strip(" ·"),
                           group_icon(group), partial(open_, target)))
    return found


class Palette(QFrame):
    """Floats at the top of the window; Esc or a click elsewhere closes it."""

    def __init__(self, window: QWidget, hint: str, entries: Iterable[Entry]) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(hint)
        self._entries = list(entries)
        self._shown: list[Entry] = []
        self._field = SearchField(hint)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Found"))
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        dress(self._list, "body")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addWidget(self._field)
        outer.addWidget(self._list)
        self._field.textChanged.connect(self._search)
        self._field.left.connect(self.close)
        self._field.returnPressed.connect(self._run_current)
        self._list.itemClicked.connect(lambda _: self._run_current())
        self._field.installEventFilter(self)
        self.resize(px(560), px(420))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + px(60))
        self._search("")

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10,
                    Qt.Key.Key_PageUp: -10}.get(Qt.Key(event.key()))
            if step is not None and self._list.count():
                at = max(0, min(self._list.count() - 1, self._list.currentRow() + step))
                self._list.setCurrentRow(at)
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        scored = [(found, n) for n, entry in enumerate(self._entries)
                  if (found := score(entry, words)) is not None]
        self._shown = [self._entries[n] for _, n in sorted(scored)[:SHOWN]]
        self._list.clear()
        for entry in self._shown:
            words_shown = f"{entry.title[:80]}    {entry.note[:80]}"
            self._list.addItem(QListWidgetItem(icon(entry.icon), words_shown))
        if not self._shown:
            nothing = QListWidgetItem(tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._list.setCurrentRow(0)

    def _run_current(self) -> None:
        at = self._list.currentRow()
        if 0 <= at < len(self._shown):
            run = self._shown[at].run
            self.close()
            run()
