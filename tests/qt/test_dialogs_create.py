"""Creating a container, pulling, settings, keys, vault: forms that read what they show."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from caas_desktop.domain.changes import Upserted
from caas_desktop.domain.container_spec import ContainerSpec, MountSpec, PortSpec
from caas_desktop.domain.errors import CatalogueError, VaultError
from caas_desktop.kinds.image import Image
from caas_desktop.operations import settings as declared
from caas_desktop.operations.settings import Settings
from caas_desktop.operations.store import Store
from caas_desktop.views.dialogs.about import AboutDialog
from caas_desktop.views.dialogs.create import CreateContainerDialog
from caas_desktop.views.dialogs.pull import PullDialog
from caas_desktop.views.dialogs.reading import reading_order
from caas_desktop.views.dialogs.settings import SettingsDialog
from caas_desktop.views.dialogs.shortcuts import Shortcut, conflicts
from caas_desktop.views.dialogs.trouble import CatalogueAnswer, CatalogueDialog, CrashDialog
from caas_desktop.views.dialogs.vault import VaultDialog, strength
from caas_desktop.views.forms import child
from tests import factories
from tests.qt.dialogs_kit import FakeVault, Now, settings_store

# The offscreen platform has no size hints to give on; a screen has.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

FULL = ContainerSpec(
    "registry:5000/shop/web:2", name="web", command=("sh", "-c", "echo 'a b'"),
    entrypoint=("/init",), env=(("A", "1"), ("PW", "x=y")),
    ports=(PortSpec(80, public=8080, ip="127.0.0.1"), PortSpec(53, "udp", ip="::1"),
           PortSpec(443, published=False)),
    mounts=(MountSpec("volume", "", "/data"), MountSpec("bind", "/srv", "/srv", True)),
    network="shop_default", cpus=1.5, memory=512 << 20, pids=100, restart="on-failure",
    restart_tries=3, labels=(("x", "y"), ("caas.tenant", "acme"), ("caas.app", "shop")),
    tty=True, start=False)


@pytest.fixture
def store() -> Store:
    made = Store()
    made.apply(factories.online("h1", "h2"))
    return made


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog
    return show


def open_all(dialog) -> None:
    """Look at every page, back to the first."""
    for key in (*dialog.pages.keys, dialog.pages.keys[0]):
        dialog.pages.show_page(key)
        QApplication.processEvents()


def error_of(form, key: str) -> str:
    return child(form, QLabel, f"{key}Error").text()


@pytest.mark.parametrize("opened", [False, True])
def test_the_form_reads_back_every_part_of_what_it_was_given(shown, store, opened) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, FULL))
    if opened:
        open_all(dialog)
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.spec == FULL


def test_a_page_is_made_when_it_is_opened_and_moves_no_button(shown, store) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, replace(FULL, restart="always")))
    assert list(dialog.pages.made) == ["general"]
    QApplication.processEvents()
    before = dialog.go.pos()
    open_all(dialog)
    assert list(dialog.pages.made) == ["general", "env", "ports", "mounts", "resources", "labels"]
    assert dialog.go.pos() == before


def test_what_was_given_wrong_is_shown_on_a_page_that_nobody_had_opened(shown, store) -> None:
    twice = replace(FULL, mounts=(MountSpec("volume", "", "/data"), MountSpec("tmpfs", "", "/x"),
                                  MountSpec("volume", "b", "/data/")))
    dialog = shown(CreateContainerDialog(None, store, None, twice))
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.pages.tabs.key() == "mounts"
    rows = dialog.pages.page("mounts").rows
    assert rows.error.text() == "Row 1: /data is mounted twice."
    rows._remove(rows._rows[0][0])
    dialog.accept()
    assert dialog.spec == replace(twice, mounts=twice.mounts[1:])


def test_an_image_alone_is_enough_and_asks_for_nothing_else(shown, store, qtbot) -> None:
    dialog = shown(CreateContainerDialog(None, store))
    qtbot.keyClicks(dialog.general.fields["image"], "nginx")
    qtbot.keyClick(dialog.general.fields["image"], Qt.Key.Key_Return)
    assert dialog.spec == ContainerSpec("nginx")
    assert dialog.host_id() == "h1"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_of_images_goes_when_one_is_written_in_full(shown, store, qtbot) -> None:
    store.apply([Upserted(factories.ref("sha256:1", kind="image"),
                          Image("sha256:1", ("shop/api:2.3",), (), 1, 0.0))])
    dialog = shown(CreateContainerDialog(None, store))
    image = dialog.general.fields["image"]
    offered = image.completer().popup()
    qtbot.keyClicks(image, "api")
    qtbot.waitUntil(offered.isVisible)
    image.clear()
    qtbot.keyClicks(image, "shop/api:2.3")
    qtbot.waitUntil(lambda: not offered.isVisible())


def test_errors_are_shown_on_their_pages_and_the_first_is_opened(shown, store) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, ContainerSpec("nginx")))
    ports, resources = dialog.pages.page("ports"), dialog.pages.page("resources")
    resources.fields["memory"].setText("1m")
    ports.rows.add(("", "tcp", "direct", ""))
    ports.rows.add(("x", "tcp", "direct", ""))
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.pages.tabs.key() == "ports"
    assert ports.rows.error.text().startswith("Row 2")
    assert "Network and limits" in dialog.error.text()
    assert "6 MiB" in error_of(resources.form, "memory")


def test_values_that_do_not_go_together_name_the_row_on_screen(shown, store) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, ContainerSpec("nginx")))
    rows = dialog.pages.page("ports").rows
    for public in ("8080", "", "8080"):
        rows.add(("80" if public else "", "tcp", "direct", public))
    dialog.accept()
    assert rows.error.text() == "Row 3: Port 8080 of the host is used twice."


def test_only_connected_writable_hosts_are_offered(shown, store) -> None:
    store.apply([factories.offline("h1")])
    dialog = shown(CreateContainerDialog(None, store))
    box = dialog.general.hosts
    assert [box.itemText(n) for n in range(box.count())] == ["h2"]
    store.apply([factories.offline("h2")])
    none = shown(CreateContainerDialog(None, store, None, ContainerSpec("nginx")))
    none.accept()
    assert none.isVisible()
    assert error_of(none.general.form, "host")


def test_pasted_lines_become_variables(shown, store, qtbot) -> None:
    dialog = shown(CreateContainerDialog(None, store))
    page = dialog.pages.page("env")
    rows = page.rows
    rows.add()
    QGuiApplication.clipboard().setText("A=1\n# no\nexport B='two words'")
    qtbot.keyClick(rows.cell(0, 0), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rows.values() == [("A", "1"), ("B", "two words")]
    rows.paste("=x\nB=2")
    assert rows.error.isVisibleTo(page)


def test_a_path_of_the_host_is_warned_of(shown, store) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, ContainerSpec("nginx")))
    dialog.pages.show_page("mounts")
    page = dialog.pages.page("mounts")
    assert not page.warning.isVisible()
    page.rows.add(("bind", "/", "/host", False))
    assert page.warning.isVisible()


def test_tab_goes_through_rows_that_came_later_before_the_buttons(shown, store, qtbot) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, ContainerSpec("nginx")))
    dialog.pages.show_page("labels")
    for _ in range(2):
        dialog.pages.page("labels").rows.add_button.click()
    names = [w.objectName() or w.accessibleName() for w in reading_order(dialog)]
    row = ["Label", "Value", "Remove this row"]
    assert names == ["Labels", "tenant", "app", "service", *row, *row, "Add label", "Cancel",
                     "Create"]


def test_removed_rows_are_gone(shown, store) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, replace(FULL, labels=())))
    rows = dialog.pages.page("env").rows
    rows._remove(rows._rows[0][0])
    assert rows.values() == [("PW", "x=y")]


def test_every_field_has_a_name_for_screen_readers(shown, store) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, FULL))
    open_all(dialog)
    network = dialog.pages.page("resources").network
    nameless = [w.objectName() for w in dialog.findChildren(QLineEdit)
                if not w.accessibleName() and w.objectName() not in
                ("qt_spinbox_lineedit", "") and w.parent() is not network]
    assert nameless == []


def test_an_empty_network_says_what_it_means(shown, store) -> None:
    dialog = shown(CreateContainerDialog(None, store, None, replace(FULL, network="")))
    open_all(dialog)
    line = dialog.pages.page("resources").network.lineEdit()
    assert (line.text(), line.placeholderText()) == ("", "The engine's own")


def test_pulling_asks_for_a_proper_reference(shown, store) -> None:
    dialog = shown(PullDialog(None, store, factories.HostId("h2")))
    dialog.accept()
    assert dialog.isVisible()
    dialog.field.setText("nginx:1.27")
    dialog.accept()
    assert (dialog.host_id(), dialog.reference()) == ("h2", "nginx:1.27")


KEYS = [Shortcut("start", "Start", "Ctrl+R", "Ctrl+R"), Shortcut("stop", "Stop", "Ctrl+S", "")]


def test_settings_are_written_on_save_and_told(shown) -> None:
    values: dict[str, Any] = {}
    settings, told = Settings(settings_store(values)), []
    settings.on_change(declared.SCALE, told.append)
    dialog = shown(SettingsDialog(None, settings, KEYS, "keys"))
    assert dialog.shortcuts is not None
    assert dialog.focusWidget() is dialog.shortcuts.search
    assert dialog.editors == {}  # of pages that nobody has opened
    dialog.pages.show_page("General")
    dialog.editors["scale"].show(120)
    dialog.editors["theme"].show("dark")
    assert values == {}
    dialog.accept()
    assert told == [120]
    assert values == {"scale": 120, "theme": "dark", "shortcuts": {"stop": ""}}


def test_cancel_writes_no_setting(shown) -> None:
    values: dict[str, Any] = {}
    dialog = shown(SettingsDialog(None, Settings(settings_store(values))))
    dialog.editors["scale"].show(120)
    dialog.reject()
    assert values == {}


def test_every_visible_setting_is_on_a_page_and_can_go_back(shown) -> None:
    dialog = shown(SettingsDialog(None, Settings(settings_store({"scale": 150}))))
    QApplication.processEvents()
    before = dialog.go.pos()
    open_all(dialog)
    assert dialog.go.pos() == before
    assert set(dialog.editors) == {s.key for s in declared.SETTINGS if s.page}
    assert dialog.editors["scale"].read() == 150
    dialog.reset_button.click()
    assert dialog.editors["scale"].read() == 100


def test_every_choice_of_a_setting_is_read_in_full(shown) -> None:
    dialog = shown(SettingsDialog(None, Settings(settings_store({}))))
    open_all(dialog)
    boxes = [one.widget for one in dialog.editors.values() if isinstance(one.widget, QComboBox)]
    assert boxes
    assert [box.accessibleName() for box in boxes if box.width() < box.sizeHint().width()] == []


def test_a_catalogue_that_cannot_be_written_is_told(shown) -> None:
    def full(key: str, value: Any) -> None:
        raise CatalogueError("No space.")
    store = settings_store({})
    store.save_setting = full
    dialog = shown(SettingsDialog(None, Settings(store)))
    dialog.editors["scale"].show(120)
    dialog.accept()
    assert dialog.isVisible()
    assert "No space." in dialog.error.text()


def test_keys_used_twice_are_shown_at_both(shown, qtbot) -> None:
    assert conflicts({"a": "Ctrl+R", "b": "Ctrl+r", "c": "", "d": ""}) == {"a": ["b"], "b": ["a"]}
    dialog = shown(SettingsDialog(None, Settings(settings_store({})), KEYS, "keys"))
    editor = dialog.shortcuts
    qtbot.waitUntil(lambda: len(editor.edits) == len(KEYS))
    editor.edits["stop"].setKeySequence(QKeySequence("Ctrl+R"))
    assert "Start" in editor.notes["stop"].text()
    assert "Stop" in editor.notes["start"].text()
    editor.reset_all()
    assert editor.changes() == {}
    editor.search.setText("sto")
    assert not editor.edits["start"].isVisible()


def test_the_same_keys_in_a_log_and_in_a_terminal_are_no_conflict_but_with_the_window_they_are(
        shown, qtbot) -> None:
    keys = {"a": "F", "b": "F", "c": "F", "d": ""}
    assert conflicts(keys, {"a": "log", "b": "terminal"}) == {
        "a": ["c"], "b": ["c"], "c": ["a", "b"]}
    rows = [Shortcut("go", "Go", "Ctrl+S", "Ctrl+S"),
            Shortcut("log:save", "Save", "Ctrl+S", "Ctrl+S", "In a log"),
            Shortcut("log:mark", "Mark", "M", "M", "In a log"),
            Shortcut("terminal:top", "Top", "M", "M", "In a terminal")]
    dialog = shown(SettingsDialog(None, Settings(settings_store({})), rows, "keys"))
    editor = dialog.shortcuts
    qtbot.waitUntil(lambda: len(editor.edits) == len(rows))
    assert [head.text() for head in editor._heads.values()] == ["In a log", "In a terminal"]
    assert {note.text() for note in editor.notes.values()} == {""}  # delivered so, and meant so
    editor.edits["log:mark"].setKeySequence(QKeySequence("Ctrl+S"))
    assert "Go" in editor.notes["log:mark"].text()
    assert "Save" in editor.notes["log:mark"].text()
    assert editor.notes["terminal:top"].text() == ""
    editor.search.setText("mark")
    assert not editor._heads["In a log"].isVisible()
    assert editor.changes() == {"log:mark": "Ctrl+S"}


def test_keys_whose_lines_do_not_stand_yet_are_kept_and_filtered(shown, qtbot) -> None:
    many = [Shortcut(f"c{n}", f"Command {n}", "F2" if n else "", f"Ctrl+{chr(65 + n)}")
            for n in range(25)]
    values: dict[str, Any] = {}
    dialog = SettingsDialog(None, Settings(settings_store(values)), many, "keys")
    editor = dialog.shortcuts
    assert editor is not None
    assert not editor.edits
    shown(dialog)
    assert editor.changes() == {one.key: one.keys for one in many}
    editor.search.setText("command 24")
    qtbot.waitUntil(lambda: len(editor.edits) == len(many))
    qtbot.waitUntil(lambda: editor.edits["c24"].isVisible())
    assert [key for key, edit in editor.edits.items() if not edit.isHidden()] == ["c24"]
    editor.reset_all()
    assert editor.changes() == {}
    assert editor.edits["c24"].keySequence() == QKeySequence("F2")


class LockedVault(FakeVault):
    def unlock(self, master_password: str) -> None:
        if master_password != "right":
            raise VaultError("Wrong master password.", hint="Try again.")


def test_a_wrong_master_password_is_told_and_can_be_tried_again(shown) -> None:
    dialog = shown(VaultDialog(None, LockedVault(), Now(), create=False))
    assert not dialog.again.isVisible()
    dialog.master.setText("wrong")
    dialog.go.click()
    assert error_of(dialog.form, "master") == "Wrong master password. Try again."
    dialog.master.setText("right")
    dialog.go.click()
    assert dialog.result() == 1
    assert dialog.master.text() == ""


def test_a_new_vault_wants_the_password_twice(shown) -> None:
    dialog = shown(VaultDialog(None, LockedVault(), Now(), create=True))
    dialog.master.setText("right")
    dialog.again.setText("righ")
    dialog.go.click()
    assert dialog.isVisible()
    assert error_of(dialog.form, "again")
    assert [strength(p) for p in ("short", "a" * 40, "correct horse", "correct horse battery")] \
        == [0, 0, 1, 2]


def test_a_broken_catalogue_is_left_alone_unless_somebody_decides(shown, qtbot) -> None:
    error = CatalogueError("Damaged.", hint="Move it.", detail="malformed")
    dialog = shown(CatalogueDialog(None, error, can_move=True))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.answer is CatalogueAnswer.QUIT
    newer = shown(CatalogueDialog(None, error, can_move=False))
    words = [b.text().replace("&", "") for b in newer.findChildren(QPushButton)]
    assert words == ["Quit"]


def test_a_crash_report_can_be_copied_and_is_plain_text(shown) -> None:
    dialog = shown(CrashDialog(None, "<b>Traceback</b>", "/tmp/log.txt"))
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "<b>Traceback</b>"
    dialog._copy()
    assert QGuiApplication.clipboard().text() == "<b>Traceback</b>\n/tmp/log.txt"


def test_about_names_every_library(shown) -> None:
    dialog = shown(AboutDialog(None))
    assert "paramiko" in dialog.findChild(QPlainTextEdit).toPlainText()
