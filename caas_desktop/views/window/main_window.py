"""The main window's frame: shown at once, before anything that takes time is loaded."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caas_desktop.viewmodels.commands import COMMANDS, MENUS, OBJECT
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import space
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.crumbs import BreadcrumbBar
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import row
from caas_desktop.views.look.mnemonics import quiet_mnemonics
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.theme import theme
from caas_desktop.views.look.wardrobe import wear
from caas_desktop.views.window.bottom import BottomPanel
from caas_desktop.views.window.keys import Keys, letters
from caas_desktop.views.window.status_line import StatusLine

if TYPE_CHECKING:
    from caas_desktop.operations.store import Store
    from caas_desktop.views.window.navigator import Navigator

LAYOUT_VERSION = 1

# Less than this is of no use: logical pixels.
BOTTOM_LEAST, SIDE_LEAST = 200, 190


_SEPARATOR = "QMainWindow::separator { background: palette(mid); width: 1px; height: 1px; }"


class _DockHead(QWidget):
    """A dock's title with what can be done to it."""

    def __init__(self, title: str, *buttons: QToolButton) -> None:
        super().__init__()
        self.title: QLabel = label(title, "label", "text2")
        dress(self, "body", ground="chrome")
        row(self.title, 0, *buttons, spacing=2, padding=(11, 5, 6, 2), owner=self)


class _GoTo(SearchField):
    """Looks like the search field of the mock; a click or a key opens the palette."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__("", "Ctrl K")
        self.retranslate()
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMaximumWidth(px(440))
        self.setMinimumWidth(px(180))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        self.setPlaceholderText(tr("Go to anything…"))
        self.setAccessibleName(self.placeholderText())

    def mousePressEvent(self, event: object) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class MainWindow(QMainWindow):
    """Menus, toolbar, docks and status bar; ``Workbench`` brings it to life.

    It is painted before anything is known: ``follow`` gives it the store.

    Signals:
        command: The key of a command or action to run.
        object_menu: The "Object" menu is about to open and wants its actions.
    """

    command = Signal(str)
    object_menu = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("CaaS Desktop")
        self.setMinimumSize(900, 560)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks
                            | QMainWindow.DockOption.AllowTabbedDocks)
        # Of its own: what the window wore, every hidden page would change with it.
        self.setStyleSheet(_SEPARATOR)
        theme.changed.connect(self._restyled)
        self.keys = Keys(self, self.command.emit)
        self.may_close: Callable[[], bool] = lambda: True
        self.crumbs = BreadcrumbBar()
        self._navigator: Navigator | None = None
        self.bottom = BottomPanel()
        self.status_line = StatusLine(self)
        wear(self.status_line)
        self._titles: list[tuple[QLabel, str]] = []
        self._centre = QVBoxLayout()
        self._build_menus()
        self._build_toolbar()
        self._build_centre()
        self._build_docks()
        self.setStatusBar(self.status_line)
        self.status_line.asked.connect(self.command)
        self._letters = letters()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    # -- building ------------------------------------------------------------------------

    def _build_menus(self) -> None:
        bar = self.menuBar()
        dress(bar, "body")
        quiet_mnemonics(bar)
        wear(bar)
        self._menus: dict[str, QMenu] = {}
        for title in MENUS:
            menu = bar.addMenu(tr(title))
            self._menus[title] = menu
            for command in COMMANDS:
                if command.menu == title:
                    if command.separated:
                        menu.addSeparator()
                    menu.addAction(self.keys.actions[command.key])
        objects = self._menus[OBJECT]
        objects.aboutToShow.connect(lambda: self.object_menu.emit(objects))

    def _build_toolbar(self) -> None:
        bar = QToolBar(tr("Toolbar"), self, movable=False)
        bar.setObjectName("toolbar")
        wear(bar)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._tools: list[tuple[QToolButton, QAction, bool]] = []
        for key, worded in (("back", False), ("forward", False), ("", False), ("add-host", True),
                            ("", False), ("act:start", False), ("act:stop", False),
                            ("act:restart", False), ("", False), ("logs", True),
                            ("shell", True)):
            if not key:
                bar.addSeparator()
                continue
            bar.addWidget(self._tool(self.keys.actions[key], worded))
        self._search = _GoTo()
        self._search.opened.connect(lambda: self.command.emit("go-to"))
        for stretch in (True, False):
            gap = QWidget()
            gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(gap)
            if stretch:
                bar.addWidget(self._search)
        self.theme_button = tool("sun", tr("Light or dark"))
        self.theme_button.clicked.connect(lambda: self.command.emit("toggle-theme"))
        bar.addWidget(self.theme_button)
        bar.addWidget(self._tool(self.keys.actions["settings"], worded=False))
        _set_margins(bar, 8)  # as the style sheet has it, which counts once the colours change
        self.addToolBar(bar)

    def _tool(self, action: QAction, worded: bool) -> QToolButton:
        made = tool(words=" ")
        made.setDefaultAction(action)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon if worded
                                else Qt.ToolButtonStyle.ToolButtonIconOnly)
        made.setAccessibleName(action.iconText())
        return made

    def _build_centre(self) -> None:
        holder = QWidget()
        self._centre = QVBoxLayout(holder)
        self._centre.setContentsMargins(0, 0, 0, 0)
        self._centre.setSpacing(0)
        self.setCentralWidget(holder)
        # Above the docks too: where one acts must be seen whatever panel is in use.
        bar = QToolBar(tr("Where you are"), self, movable=False)
        bar.setObjectName("crumbs")
        wear(bar)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.crumbs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar.addWidget(self.crumbs)
        _set_margins(bar, 0)
        self.addToolBarBreak()
        self.addToolBar(bar)

    def _build_docks(self) -> None:
        add = tool("plus", tr("Add host…"), size=14)
        add.clicked.connect(lambda: self.command.emit("add-host"))
        self.navigator_dock = self._dock("navigator", "Navigator", QWidget(),
                                         Qt.DockWidgetArea.LeftDockWidgetArea, add)
        self.bottom_dock = QDockWidget(self)
        wear(self.bottom_dock)
        self.bottom_dock.setObjectName("bottom")
        self.bottom_dock.setWindowTitle(tr("Logs, terminals, tasks, events"))
        self.bottom_dock.setTitleBarWidget(QWidget())
        self.bottom_dock.setWidget(self.bottom)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.bottom_dock)
        self.bottom.hide_asked.connect(self.bottom_dock.hide)
        self.bottom.float_asked.connect(lambda: self._toggle_float(self.bottom_dock))
        # Trees need height: the bottom panel starts right of the navigator.
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.resizeDocks([self.navigator_dock], [px(space.NAVIGATOR_WIDTH)],
                         Qt.Orientation.Horizontal)
        self.resizeDocks([self.bottom_dock], [px(240)], Qt.Orientation.Vertical)
        self.bottom_dock.hide()

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea,
              *buttons: QToolButton) -> QDockWidget:
        dock = QDockWidget(self)
        wear(dock)
        dock.setObjectName(name)
        dock.setWindowTitle(tr(title))
        float_ = tool("float", tr("Float"), size=14)
        float_.clicked.connect(lambda: self._toggle_float(dock))
        hide = tool("close", tr("Hide"), size=14)
        hide.clicked.connect(dock.hide)
        head = _DockHead(tr(title), *buttons, float_, hide)
        self._titles.append((head.title, title))
        dock.setTitleBarWidget(head)
        widget.setMinimumWidth(px(SIDE_LEAST))
        dock.setWidget(widget)
        self.addDockWidget(area, dock)
        return dock

    @staticmethod
    def _toggle_float(dock: QDockWidget) -> None:
        dock.setFloating(not dock.isFloating())
        if dock.isFloating():
            dock.resize(max(dock.width(), 700), max(dock.height(), 360))

    # -- for the workbench ---------------------------------------------------------------

    def follow(self, store: Store) -> None:
        """Show what is in ``store`` from now on: once, after the first picture.

        With all kinds of resources behind it, the tree alone would hold that up by a tenth of the
        whole start.
        """
        from caas_desktop.views.window.navigator import Navigator

        self._navigator = Navigator(store)
        placeholder = self.navigator_dock.widget()
        self.navigator_dock.setWidget(self._navigator)
        placeholder.deleteLater()
        self.status_line.follow(store)

    @property
    def navigator(self) -> Navigator:
        """The tree, which is there since ``follow``."""
        assert self._navigator is not None
        return self._navigator

    def set_centre(self, widget: QWidget) -> None:
        self._centre.addWidget(widget, 1)

    def add_properties(self, widget: QWidget) -> QDockWidget:
        dock = self._dock("properties", "Properties", widget,
                          Qt.DockWidgetArea.RightDockWidgetArea)
        self.resizeDocks([dock], [px(space.PROPERTIES_WIDTH)], Qt.Orientation.Horizontal)
        return dock

    def show_dock(self, dock: QDockWidget) -> None:
        """Show a dock; one that was never given a size gets a useful one."""
        if dock.isVisible():
            return
        dock.show()
        if dock.isFloating():
            return
        if dock is self.bottom_dock and dock.height() < px(BOTTOM_LEAST):
            self.resizeDocks([dock], [max(px(BOTTOM_LEAST), self.height() * 36 // 100)],
                             Qt.Orientation.Vertical)
        elif dock is not self.bottom_dock and dock.width() < px(SIDE_LEAST):
            self.resizeDocks([dock], [px(space.PROPERTIES_WIDTH)], Qt.Orientation.Horizontal)

    def toggle_dock(self, dock: QDockWidget) -> None:
        if dock.isVisible():
            dock.hide()
        else:
            self.show_dock(dock)

    def layout_state(self) -> dict[str, str]:
        """Return geometry and docks as text."""
        return {"geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
                "docks": bytes(self.saveState(LAYOUT_VERSION).toBase64().data()).decode()}

    def restore_layout(self, state: dict[str, str]) -> None:
        """Take a layout of ``layout_state``; anything unusable is passed over."""
        for key, take in (("geometry", self.restoreGeometry),
                          ("docks", lambda data: self.restoreState(data, LAYOUT_VERSION))):
            words = state.get(key)
            if isinstance(words, str) and words.isascii():
                take(QByteArray.fromBase64(words.encode()))

    def retranslate(self) -> None:
        self.keys.retranslate()
        self._search.retranslate()
        for title, menu in self._menus.items():
            menu.setTitle(tr(title))
        for made, title in self._titles:
            made.setText(tr(title))
        if self._navigator is not None:
            self._navigator.retranslate()
        self.status_line.refresh_hosts()

    def _restyled(self) -> None:
        # What a sheet says of the palette's colours is looked up when a widget is polished.
        self.style().unpolish(self)
        self.style().polish(self)

    # -- events --------------------------------------------------------------------------

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """Letters act while a tree or a list has the keyboard, never in a field.

        Bound when a view is first used: a filter over every event would cost all the time.
        """
        if (isinstance(now, QAbstractItemView) and now.window() is self
                and not now.property("caas_letters")):
            now.setProperty("caas_letters", True)
            for letter, command in self._letters.items():
                shortcut = QShortcut(QKeySequence(letter), now,
                                     context=Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(partial(self.command.emit, command.key))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()


def _set_margins(bar: QToolBar, side: int) -> None:
    layout = bar.layout()
    if layout is not None:
        layout.setContentsMargins(side, side, side, side)
