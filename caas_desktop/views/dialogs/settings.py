"""The settings, built from their declarations, and the keys of commands."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.settings import SETTINGS, SHORTCUTS, Setting, Settings
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.paged import PageStack
from caas_desktop.views.dialogs.shortcuts import Shortcut, ShortcutEditor
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column

_KEYS = "keys"
_TALL = 462  # of the highest page, that of logs and terminals


@frozen
class _Editor:
    """A setting with its widget: how it is shown and read."""

    setting: Setting[Any]
    widget: QWidget
    show: Callable[[Any], None]
    read: Callable[[], Any]


class SettingsDialog(Dialog):
    """Changes are written when accepted; ``Settings`` then tells whoever listens.

    ``editors`` are those of the pages that were opened; nothing else can have changed.

    Args:
        parent: The window.
        settings: Read and written.
        shortcuts: Every command with its keys; () leaves the page out.
        page: Key of the page that is shown with the keyboard in it, "" for the first.
    """

    def __init__(self, parent: QWidget | None, settings: Settings,
                 shortcuts: Sequence[Shortcut] = (), page: str = "") -> None:
        super().__init__(parent, tr("Settings"), "", "settings", width=640)
        self._settings = settings
        self.editors: dict[str, _Editor] = {}
        names = list(dict.fromkeys(s.page for s in SETTINGS if s.page))
        pages: list[tuple[str, str, Callable[[], QWidget]]] = [
            (name, tr(name), partial(self._page, name)) for name in names]
        if shortcuts:
            pages.append((_KEYS, tr("Keys"), partial(ShortcutEditor, shortcuts)))
        self.pages = PageStack(pages, page or names[0], _TALL)
        self.pages.resized.connect(self.refit)
        self.set_body(column(self.pages))
        self.reset_button = self.add_button(tr("&Defaults of this page"))
        self.reset_button.clicked.connect(self._reset_page)
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Save"), "primary", default=True)
        self.go.clicked.connect(self.accept)
        if page:
            self.pages.page(page).setFocus()

    @property
    def shortcuts(self) -> ShortcutEditor | None:
        """The page of keys, None while nobody opened it."""
        made = self.pages.made.get(_KEYS)
        return made if isinstance(made, ShortcutEditor) else None

    def _page(self, name: str) -> QWidget:
        page, grid = QWidget(), QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(1, px(190))  # more where a choice has more words
        grid.setColumnStretch(2, 1)
        line = 0
        for setting in (s for s in SETTINGS if s.page == name):
            editor = _editor(setting)
            editor.show(self._settings.get(setting))
            self.editors[setting.key] = editor
            if isinstance(editor.widget, QCheckBox):
                grid.addWidget(editor.widget, line, 1, 1, 2)
            else:
                self._labelled(grid, line, setting, editor.widget)
            line += 1
            if setting.text:
                note = label(tr(setting.text), "caption", "text3", wrap=True)
                editor.widget.setAccessibleDescription(note.text())
                grid.addWidget(note, line, 1, 1, 2)
                line += 1
        grid.setRowStretch(line, 1)
        page.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        return page

    def _labelled(self, grid: QGridLayout, line: int, setting: Setting[Any], widget: QWidget
                  ) -> None:
        name: QLabel = label(tr(setting.title), "small", "text2")
        name.setMinimumWidth(px(140))
        name.setBuddy(widget)
        widget.setAccessibleName(name.text())
        grid.addWidget(name, line, 0)
        grid.addWidget(widget, line, 1)

    def _reset_page(self) -> None:
        key = self.pages.tabs.key()
        if key == _KEYS and self.shortcuts is not None:
            self.shortcuts.reset_all()
        for editor in self.editors.values():
            if editor.setting.page == key:
                editor.show(editor.setting.default)

    def accept(self) -> None:
        trouble: CaasError | None = None
        for editor in self.editors.values():
            try:
                self._settings.set(editor.setting, editor.read())
            except CaasError as error:
                trouble = error
        if self.shortcuts is not None:
            try:
                self._settings.set(SHORTCUTS, dict(self.shortcuts.changes()))
            except CaasError as error:
                trouble = error
        if trouble is not None:
            self.show_trouble(with_hint(trouble))
            return
        super().accept()


def _editor(setting: Setting[Any]) -> _Editor:
    if setting.choices:
        return _choice(setting)
    if setting.type is bool:
        box = QCheckBox(tr(setting.title))
        dress(box, "body")
        return _Editor(setting, box, box.setChecked, box.isChecked)
    spin = QSpinBox()
    spin.setRange(setting.low, setting.high)
    spin.setGroupSeparatorShown(True)
    if setting.unit:
        spin.setSuffix(f" {tr(setting.unit)}")
    spin.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType if setting.high > 1000
                     else QSpinBox.StepType.DefaultStepType)
    dress(spin, "body")
    return _Editor(setting, spin, spin.setValue, spin.value)


def _choice(setting: Setting[Any]) -> _Editor:
    box = QComboBox()
    for value, word in setting.choices:
        box.addItem(tr(word), value)
    dress(box, "body")
    return _Editor(setting, box, lambda value: box.setCurrentIndex(max(0, box.findData(value))),
                   box.currentData)
