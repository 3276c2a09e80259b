"""Everything of the look on one page, as a picture to judge it by.

Run as ``python -m caas_desktop.views.look.gallery OUT.png --scheme dark --lang zh --scale 1.25``.
"""

from __future__ import annotations

import argparse

from PySide6.QtCore import QEventLoop, QItemSelectionModel, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from caas_desktop.viewmodels.looks import BulkAction, Crumb, Facet, TabLook
from caas_desktop.views.look import gallery_data, icons
from caas_desktop.views.look.paint import text
from caas_desktop.views.look.status import STATUSES, status_word
from caas_desktop.views.look.theme import apply
from caas_desktop.views.look.tokens import ENVIRONMENTS, Theme
from caas_desktop.views.look.wardrobe import wear
from caas_desktop.views.look.widgets import (
    Banner,
    BreadcrumbBar,
    BulkBar,
    Card,
    EmptyState,
    EnvironmentChip,
    FacetBar,
    ListTable,
    LoadBar,
    LoadingRows,
    LoadTile,
    NavigatorTree,
    PillButton,
    SearchField,
    SegmentedControl,
    StatusLabel,
    StatusText,
    Tabs,
    ToastHost,
    button,
    column,
    dress,
    dress_form,
    label,
    link,
    row,
    rule,
    tool,
)

_WIDTHS = (34, 218, 250, 116, 112, 148, 112, 116, 76)


class _Icons(QWidget):
    """All icons with their names."""

    def sizeHint(self) -> QSize:
        return QSize(600, -(-len(icons.names()) // 15) * 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        wide = self.width() / 15
        for n, name in enumerate(sorted(icons.names())):
            x, y = n % 15 * wide, n // 15 * 36
            icons.paint_icon(p, round(x + 2), y + 2, name)
            text(p, QRectF(x, y + 19, wide - 4, 14), name, "text3", "caption")
        p.end()


class Gallery(QWidget):
    """The page."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words
        dress(self, "body", ground="canvas")
        right = column(self._documents(), rule(), self._banners(), self._list(), spacing=0)
        right.addLayout(self._cards())
        right.addWidget(self._dock())
        right.addLayout(row(_Icons(), padding=(18, 8, 18, 8)))
        body = row(self._navigator(), right, spacing=0)
        body.setStretch(1, 1)
        column(self._toolbar(), self._crumbs(), body, spacing=0, owner=self)

    def _say(self, words: str) -> str:
        return self._words.get(words, words)

    def _toolbar(self) -> QWidget:
        bar = QWidget()
        dress(bar, "body", ground="chrome")
        search = SearchField(self._say("Search containers, services, hosts …"), "Ctrl+K")
        search.setFixedWidth(440)
        stop = tool("stop", "Stop")
        stop.setEnabled(False)
        focused = tool("restart", "Restart")
        focused.setObjectName("focused")
        parts = (
            tool("arrow-left", "Back"),
            tool("arrow-right", "Forward"),
            tool("plus", words=self._say("Start")),
            tool("play", "Start"),
            stop,
            focused,
            tool("logs", words=self._say("Logs")),
            tool("wrap", words=self._say("Wrap"), checked=True),
            0,
            search,
            0,
            tool("bell", words="2", colour="restarting"),
            tool("moon", "Theme"),
            tool("settings", "Settings"),
            tool("account", words="j.brandt"),
        )
        row(*parts, spacing=2, padding=(8, 6, 8, 6), owner=bar)
        return bar

    def _crumbs(self) -> BreadcrumbBar:
        bar = BreadcrumbBar()
        path = [Crumb("acme", "tenant"), Crumb("shop", "app"), Crumb("web", "service")]
        bar.tell([*path, Crumb("shop-web-1", "container")],
                 ["production", "staging", "development"],
                 self._say("role: operator · read and write"))
        return bar

    def _navigator(self) -> QWidget:
        side = QWidget()
        dress(side, "body", ground="chrome")
        side.setFixedWidth(256)
        tree = NavigatorTree()
        tree.setModel(gallery_data.tree_model(self._words, tree))
        tree.expandAll()
        found = tree.model().match(
            tree.model().index(0, 0), 0, "shop-web-1", 1, Qt.MatchFlag.MatchRecursive
        )
        tree.setCurrentIndex(found[0])
        filter_field = row(SearchField(self._say("Filter this list"), "/", "filter"))
        filter_field.setContentsMargins(8, 8, 8, 6)
        column(filter_field, tree, spacing=0, owner=side)
        return side

    def _documents(self) -> Tabs:
        tabs = Tabs("doc")
        dress(tabs, "label", ground="chrome")
        tabs.add(TabLook(self._say("Dashboard"), icon="dashboard"))
        tabs.add(TabLook("shop-web-1", status="healthy"))
        tabs.add(TabLook(self._say("Containers"), icon="container"))
        tabs.add(TabLook("shop-api-2", status="restarting", preview=True))
        tabs.setCurrentIndex(2)
        return tabs

    def _banners(self) -> QWidget:
        box = QWidget()
        actions = (self._say("Retry now"), self._say("Details"))
        lost = "SSH timed out after 10 s. What is shown is of 12:03. Next try in 12 s."
        error = Banner("error", self._say("prod-sin-02: connection lost"), lost, actions)
        info = Banner("warning", "Docker 20.10 is old: some actions are hidden", "", ())
        column(error, info, spacing=0, owner=box)
        return box

    def _list(self) -> QWidget:
        box = QWidget()
        facets = FacetBar()
        facets.set_facets(
            [
                Facet("all", self._say("All"), 47),
                *(Facet(s, status_word(s), 3, s) for s in ("running", "unhealthy", "stale")),
            ]
        )
        field = SearchField(self._say("Filter this list"), "/", "filter")
        field.setFixedWidth(190)
        tools = (tool("rows", "Density"), tool("columns", "Columns"), tool("download", "Export"))
        head = row(field, 4, facets, 0, *tools, spacing=4, padding=(14, 9, 10, 9))
        table = ListTable()
        table.setModel(gallery_data.RowsModel(self._words, table))
        for n, width in enumerate(_WIDTHS):
            table.setColumnWidth(n, width)
        table.horizontalHeader().setSortIndicatorShown(True)
        table.horizontalHeader().setSortIndicator(4, Qt.SortOrder.AscendingOrder)
        rows = table.model().rowCount() + 2
        table.setFixedHeight(28 + rows * table.verticalHeader().defaultSectionSize())
        flags = QItemSelectionModel.SelectionFlag
        for n in (1, 4):
            table.selectionModel().select(table.model().index(n, 0), flags.Select | flags.Rows)
        bar = BulkBar(table)
        verbs = (("stop", "Stop"), ("restart", "Restart"), ("play", "Start"))
        actions = [BulkAction(i, f"{self._say(v)} 3/5", i) for i, v in verbs]
        bar.set_selection(5, [*actions, BulkAction("trash", "Remove 5", "trash", danger=True)])
        column(head, rule(), table, spacing=0, owner=box)
        return box

    def _cards(self) -> QVBoxLayout:
        tiles = QHBoxLayout()
        tiles.setSpacing(10)
        for look in gallery_data.tiles():
            tiles.addWidget(LoadTile(look))
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self._states(), 1)
        lower.addWidget(self._fields(), 1)
        empty = EmptyState(
            "route",
            self._say("beta has no routes yet"),
            "A route leads a DNS name to a service, with TLS. Until there is one, crm / web can "
            "be reached from inside the cluster only.",
            (self._say("Add route"), self._say("Read about routes")),
        )
        lower.addWidget(empty, 1)
        return column(tiles, lower, spacing=10, padding=(18, 12, 18, 12))

    def _states(self) -> Card:
        card = Card("Status", "5 of 312")
        grid = QGridLayout()
        for n, status in enumerate(STATUSES):
            grid.addWidget(StatusLabel(status, "" if n % 3 else "26 min"), n // 3, n % 3)
        card.body.addLayout(grid)
        chips = [EnvironmentChip(e) for e in ENVIRONMENTS]
        card.body.addLayout(row(*chips, 0, spacing=6))
        card.body.addWidget(StatusText("healthy", "SSH: OpenSSH 9.6, host key known"))
        card.body.addWidget(StatusText("failed", "Docker socket: permission denied"))
        loads = [LoadBar("CPU", 0.41), LoadBar("Memory", 0.78, "2.9 GiB"), LoadBar("Disk", 0.93)]
        card.body.addLayout(row(*loads, spacing=12))
        card.body.addStretch(1)
        return card

    def _fields(self) -> Card:
        card = Card("Controls", "all")
        choice = SegmentedControl([("5", "5 min"), ("30", "30 min"), ("180", "3 h")], "30")
        words = [(e, e.capitalize()) for e in ENVIRONMENTS]
        environment = SegmentedControl(words, "production")
        environment.set_environments()
        boxes = [QCheckBox("Follow"), QCheckBox("Wrap"), QRadioButton("Swarm"), QRadioButton("One")]
        boxes[0].setChecked(True)
        boxes[2].setChecked(True)
        for one in boxes:
            dress(one, "body")
        combo, spin, off = QComboBox(), QSpinBox(), QLineEdit("disabled")
        combo.addItems(["Key from the SSH agent: ed25519"])
        spin.setValue(3)
        off.setEnabled(False)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setValue(54)
        parts: tuple[QWidget | QHBoxLayout, ...] = (
            *self._buttons(),
            row(choice, link("all 47"), 0, spacing=6),
            row(environment, 0),
            row(QLineEdit("acme-pg-data"), off, spacing=6),
            row(combo, spin, spacing=6),
            row(*boxes, 0, spacing=10),
            bar,
            label("sudo usermod -aG docker ops", "mono"),
        )
        for part in parts:
            card.body.addWidget(part) if isinstance(part, QWidget) else card.body.addLayout(part)
        card.body.addStretch(1)
        dress_form(card)
        return card

    def _buttons(self) -> tuple[QHBoxLayout, ...]:
        return (
            row(
                button(self._say("Stop"), icon_name="stop"),
                button("Off", enabled=False),
                button(self._say("Add route"), "primary", "plus"),
                0,
                spacing=6,
            ),
            row(
                button(self._say("Delete volume"), "danger", "trash"),
                button(self._say("Delete volume"), "danger", "trash", enabled=False),
                PillButton("128 new lines"),
                0,
                spacing=6,
            ),
        )

    def _dock(self) -> QWidget:
        box = QWidget()
        dress(box, "body", ground="chrome")
        tabs = Tabs("line")
        tabs.add(TabLook(self._say("Logs"), "logs", badge="3", badge_colour="unhealthy"))
        tabs.add(TabLook(self._say("Terminals"), "terminal", badge="2"))
        tabs.add(TabLook(self._say("Tasks"), "refresh"))
        tabs.add(TabLook(self._say("Events"), "events"))
        loading = LoadingRows()
        loading.setFixedHeight(80)
        head = row(tabs, 0, tool("split", "Split"), tool("float", "Float"), tool("close", "Close"))
        column(rule(), head, rule(), loading, spacing=0, owner=box)
        return box


def picture(scheme: str, language: str, scale: float, app: QApplication) -> QPixmap:
    """Return the page in a scheme and a language ("en", "zh")."""
    apply(app, "dark" if scheme == "dark" else "light", scale, language)
    page = Gallery(gallery_data.CHINESE if language.startswith("zh") else {})
    wear(page)
    page.resize(1440, 1400)
    page.setWindowTitle("CaaS Desktop")
    page.show()
    host = ToastHost(page, clearance=14)
    host.show_toast("success", "Backup finished", "acme-pg-data · 48.2 GB in 6 min 12 s")
    host.show_toast("error", "Upload failed", "stg-fra-01: connection reset, 3 of 5 files kept")
    focused = page.findChild(QWidget, "focused")
    if focused is not None:
        focused.setFocus(Qt.FocusReason.TabFocusReason)
    wait(400)
    result = page.grab()
    page.close()
    return result


def wait(milliseconds: int) -> None:
    """Let time pass in the window: loading rows and toasts appear."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Write the picture named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--scheme", choices=("dark", "light"), default="dark")
    parser.add_argument("--lang", choices=("en", "zh"), default="en")
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    app = QApplication([])
    if not picture(options.scheme, options.lang, options.scale, app).save(options.out):
        parser.error(f"cannot write {options.out}")
    print(f"{options.out}: {'dark' if Theme.current().dark else 'light'}")


if __name__ == "__main__":
    main()
