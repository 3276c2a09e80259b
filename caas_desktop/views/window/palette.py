"""Go to anything (Ctrl+K), or run any command (Ctrl+Shift+P)."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from caas_desktop.domain.changes import (
    Change,
    HostChanged,
    HostDefined,
    HostForgotten,
    Removed,
    Upserted,
)
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.groups import Group, groups_of, host_group
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.operations.store import Store
from caas_desktop.viewmodels.crumbs import group_icon, group_title
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.targets import Target
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.wardrobe import wear

if TYPE_CHECKING:
    from caas_desktop.views.window.main_window import MainWindow

SHOWN = 40
REFRESH_MS = 200


@frozen
class Entry:
    """One thing to go to or to do; title and note are what is searched."""

    title: str
    note: str
    icon: str
    run: Callable[[], None] = field(compare=False)


def score(entry: Entry, words: list[str]) -> int | None:
    """Return how well an entry fits (smaller is better), None if not at all."""
    title = entry.title.casefold()
    text = f"{title} {entry.note.casefold()}"
    if not all(word in text for word in words):
        return None
    first = words[0] if words else ""
    place = 0 if title.startswith(first) else 1 if first in title else 2
    return place * 1000 + min(len(title), 999)


class Goals:
    """Every host, group and resource as an entry, kept up to date by ``follow``."""

    def __init__(self, store: Store, open_: Callable[[Target], None]) -> None:
        self._store, self._open = store, open_
        self._entries: dict[HostId | Group | Ref, Entry] = {}
        self._groups: dict[Ref, frozenset[Group]] = {}
        self._members: Counter[Group] = Counter()
        self._changed = False
        for host in store.hosts:
            self._take_host(host)
        for ref, item in store.items().items():
            self._take(ref, item)

    def entries(self) -> Iterable[Entry]:
        return self._entries.values()

    def follow(self, changes: Iterable[Change]) -> bool:
        """Take over changes of the store; return whether there is something to show anew."""
        self._changed = False
        for change in changes:
            match change:
                case Upserted(ref, item):
                    self._take(ref, item)
                case Removed(ref):
                    self._drop(ref)
                case HostDefined(spec):
                    self._take_host(spec.id)
                case HostChanged(host) | HostForgotten(host):
                    self._take_host(host)
        return self._changed

    def _take_host(self, host: HostId) -> None:
        view = self._store.hosts.get(host)
        if view is None:
            self._changed |= self._entries.pop(host, None) is not None
            return
        scope = view.status.info.scope if view.status.info else ""
        self._put(host, view.spec.name, tr("Host"), "host",
                  Target("group", host_group(host, scope)))

    def _take(self, ref: Ref, item: Any) -> None:
        kind = KINDS[ref.kind]
        place = kind.place(item)
        groups = frozenset(groups_of(place, self._store.home_of(ref, place)))
        if groups != self._groups.get(ref):
            self._leave_groups(ref)
            self._groups[ref] = groups
            self._members.update(groups)
            for group in groups:
                self._take_group(group)
        home = self._store.host_of(ref.scope)
        where = " · ".join(p for p in (tr(kind.singular), place.tenant, place.app,
                                       home.spec.name if home else "") if p)
        self._put(ref, kind.name(item), where, kind.icon, Target("object", ref=ref))

    def _take_group(self, group: Group) -> None:
        note = {"domain": tr("Domain"), "app": tr("App"), "service": tr("Service")}[group.type]
        self._put(group, group_title(self._store, group), f"{note} · {group.tenant}".strip(" ·"),
                  group_icon(group), Target("group", group))

    def _drop(self, ref: Ref) -> None:
        self._leave_groups(ref)
        self._changed |= self._entries.pop(ref, None) is not None

    def _leave_groups(self, ref: Ref) -> None:
        for group in self._groups.pop(ref, ()):
            self._members[group] -= 1
            if not self._members[group]:
                del self._members[group], self._entries[group]
                self._changed = True

    def _put(self, key: HostId | Group | Ref, title: str, note: str, icon_name: str,
             target: Target) -> None:
        entry = Entry(title, note, icon_name, partial(self._open, target))
        if self._entries.get(key) != entry:
            self._entries[key] = entry
            self._changed = True


class Palette(QFrame):
    """Floats at the top of the window; Esc or a click elsewhere closes it.

    ``entries`` is called again after ``refresh``.
    """

    closed = Signal()

    def __init__(self, window: QWidget, hint: str, entries: Callable[[], Iterable[Entry]]) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("overlay")
        wear(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(hint)
        self._entries = entries
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
        # Many changes a second must not cost a search each.
        self._later = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._later.timeout.connect(self._search_again)
        self._search("")

    def refresh(self) -> None:
        """Search soon again: there are other entries now."""
        if not self._later.isActive():
            self._later.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

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
        words, entries = text.casefold().split(), list(self._entries())
        scored = [(found, n) for n, entry in enumerate(entries)
                  if (found := score(entry, words)) is not None]
        self._shown = [entries[n] for _, n in sorted(scored)[:SHOWN]]
        self._list.clear()
        for entry in self._shown:
            words_shown = f"{entry.title[:80]}    {entry.note[:80]}"
            self._list.addItem(QListWidgetItem(icon(entry.icon), words_shown))
        if not self._shown:
            nothing = QListWidgetItem(tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._list.setCurrentRow(0)

    def _search_again(self) -> None:
        """The cursor stays on what it stood on."""
        at = self._list.currentRow()
        chosen = self._shown[at] if 0 <= at < len(self._shown) else None
        self._search(self._field.text())
        if chosen in self._shown:
            self._list.setCurrentRow(self._shown.index(chosen))

    def _run_current(self) -> None:
        at = self._list.currentRow()
        if 0 <= at < len(self._shown):
            run = self._shown[at].run
            self.close()
            run()


def go_to(window: QWidget, store: Store, open_: Callable[[Target], None]) -> Palette:
    """Return a palette over everything in the store, which follows it until it is closed."""
    goals = Goals(store, open_)
    made = Palette(window, tr("Go to a container, service, host…"), goals.entries)
    made.closed.connect(store.subscribe(
        lambda changes: made.refresh() if goals.follow(changes) else None))
    return made


def run_a_command(window: MainWindow) -> Palette:
    """Return a palette over every command of the window, with its keys."""
    entries = [Entry(title, keys, "keyboard", window.keys.actions[key].trigger)
               for key, title, _, keys in window.keys.rows()]
    return Palette(window, tr("Run a command…"), lambda: entries)
