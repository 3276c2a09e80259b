"""Confirming, renaming, limiting, removing: defaults are harmless, production is typed."""
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from caas_desktop.operations.actions import action
from caas_desktop.operations.confirm import ConfirmTarget
from caas_desktop.operations.containers.limits import Limits, refused, update_body
from caas_desktop.views.dialogs.confirm import LISTED, ConfirmDialog, confirm
from caas_desktop.views.dialogs.limits import LimitsDialog
from caas_desktop.views.dialogs.remove import RemoveContainerDialog
from caas_desktop.views.dialogs.rename import RenameDialog
from caas_desktop.views.forms import child

HOSTILE = "<b>x</b>&y\n"


# The offscreen platform has no size hints to give on; a screen has.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog
    return show


def targets(count: int, environment="development", host: str = "h1") -> list[ConfirmTarget]:
    return [ConfirmTarget(f"web-{n}", host, environment) for n in range(count)]


def test_in_production_the_name_is_typed_before_anything_is_lost(shown, qtbot) -> None:
    dialog = shown(ConfirmDialog(None, action("remove-volume"), targets(1, "production")))
    assert "web-0" in dialog.heading.text()
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.field, "web-")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.field, "0")
    assert dialog.go.isEnabled()
    # The first Enter only leads to the button: finishing a word must not remove a volume.
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)
    assert dialog.result() == 1


def test_enter_cancels_where_nothing_is_typed(shown, qtbot) -> None:
    dialog = shown(ConfirmDialog(None, action("remove-volume"), targets(1)))
    assert dialog.field is None
    assert dialog.cancel.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == 0
    assert not dialog.isVisible()


def test_escape_cancels(shown, qtbot) -> None:
    dialog = shown(ConfirmDialog(None, action("kill"), targets(1, "production")))
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_mixed_selections_say_how_many_of_them(shown) -> None:
    dialog = shown(ConfirmDialog(None, action("stop"), targets(3), 5))
    assert dialog.heading.text() == "Stop 3 of 5?"


def test_every_host_is_named_and_the_list_of_objects_is_bounded(shown) -> None:
    many = targets(LISTED + 50, "production", "h1") + targets(2, "test", "h2")
    dialog = shown(ConfirmDialog(None, action("remove"), many))
    words = [w.text() for w in dialog.findChildren(QLabel)]
    assert "host h1" in words
    assert "host h2" in words
    names = dialog.findChild(QListWidget)
    assert names.count() == LISTED + 1
    assert names.item(LISTED).text() == "and 52 more"
    assert dialog.height() <= 720
    assert dialog._word == "h1"


def test_hostile_names_stay_plain_text(shown) -> None:
    one = [ConfirmTarget(HOSTILE, HOSTILE, "production")]
    dialog = shown(ConfirmDialog(None, action("remove"), one))
    for text in dialog.findChildren(QLabel):
        assert text.textFormat() == Qt.TextFormat.PlainText or not text.text()
    dialog.field.setText("<b>x</b>&y")
    assert dialog.go.isEnabled()


def test_names_of_any_length_leave_the_dialog_on_the_screen(shown) -> None:
    long = "x" * 5000
    many = [ConfirmTarget(f"{n}{long}", f"{n}{long}", "production") for n in range(40)]
    for chosen in (many, many[:1]):
        dialog = shown(ConfirmDialog(None, action("remove"), chosen))
        assert dialog.width() <= 640
        assert dialog.height() <= 752  # the offscreen screen, without a title bar
    target = ConfirmTarget("y" * 250, "h", "production")
    one = shown(ConfirmDialog(None, action("remove"), [target]))
    one.field.setText("y" * 250)
    assert one.go.isEnabled()


def test_a_host_entry_can_be_confirmed_though_it_is_no_resource(shown) -> None:
    forget = replace(action("remove"), kind="host", title="Remove from the list")
    dialog = shown(ConfirmDialog(None, forget, [ConfirmTarget("h1", "h1")], 1))
    assert dialog.heading.text() == "Remove from the list: h1"


def test_a_dialog_is_gone_after_its_answer(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ConfirmDialog(window, action("kill"), targets(1))
    QTimer.singleShot(0, dialog.reject)
    with qtbot.waitSignal(dialog.destroyed):
        assert dialog.exec() == 0


def test_what_needs_no_question_is_not_asked(qtbot) -> None:
    assert confirm(None, action("start"), targets(9, "production"))
    assert confirm(None, action("stop"), targets(1))


def test_removing_is_without_force_and_keeps_volumes_unless_chosen(shown) -> None:
    dialog = shown(RemoveContainerDialog(None, action("remove"), targets(2), running=1))
    assert dialog.params() == {"force": False, "v": False}
    dialog.force.setChecked(True)
    assert dialog.params() == {"force": True, "v": False}
    assert not shown(RemoveContainerDialog(None, action("remove"), targets(2))).force.isVisible()


def test_a_wrong_name_is_told_and_the_same_name_changes_nothing(shown) -> None:
    dialog = shown(RenameDialog(None, "web", "h1"))
    dialog.field.setText("a b")
    dialog.accept()
    assert child(dialog.form, QLabel, "nameError").isVisible()
    assert dialog.isVisible()
    dialog.field.setText(" api ")
    dialog.accept()
    assert (dialog.result(), dialog.params()) == (1, {"name": "api"})
    same = shown(RenameDialog(None, "web", "h1"))
    same.accept()
    assert same.result() == 0


RAW = {"HostConfig": {"NanoCpus": 500_000_000, "Memory": 256 << 20, "MemorySwap": 512 << 20,
                      "PidsLimit": None,
                      "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3}}}


def test_limits_show_what_is_and_send_only_what_changed(shown) -> None:
    dialog = shown(LimitsDialog(None, "web", "h1", RAW))
    assert dialog.fields["memory"].text() == "256m"
    assert dialog.fields["tries"].isVisible()
    dialog.fields["pids"].setText("100")
    dialog.accept()
    assert dialog.params() == {"PidsLimit": 100}


def test_more_memory_takes_swap_along_as_the_engine_demands(shown) -> None:
    dialog = shown(LimitsDialog(None, "web", "h1", RAW))
    dialog.fields["memory"].setText("1g")
    dialog.accept()
    assert dialog.params() == {"Memory": 1 << 30, "MemorySwap": (1 << 30) + (256 << 20)}


def test_nothing_changed_sends_nothing(shown) -> None:
    dialog = shown(LimitsDialog(None, "web", "h1", RAW))
    dialog.accept()
    assert (dialog.result(), dialog.params()) == (0, {})


def test_what_an_engine_refuses_is_told_before_it_is_asked(shown) -> None:
    dialog = shown(LimitsDialog(None, "web", "h1", RAW))
    dialog.fields["memory"].setText("")
    dialog.fields["cpus"].setText("much")
    dialog.accept()
    assert dialog.isVisible()
    for key in ("memory", "cpus"):
        assert child(dialog.form, QLabel, f"{key}Error").isVisible()


@pytest.mark.parametrize(("old", "new", "field"), [
    (Limits(cpus=1), Limits(), "cpus"), (Limits(memory=9), Limits(), "memory"),
    (Limits(), Limits(swap=5), "swap"), (Limits(), Limits(memory=9, swap=8), "swap")])
def test_rules_of_limits_name_the_field(old: Limits, new: Limits, field: str) -> None:
    assert [error.field for error in refused(old, new)] == [field]


@pytest.mark.parametrize(("old", "new", "swap"), [
    (Limits(memory=5, swap=-1), Limits(memory=9), -1),
    (Limits(), Limits(memory=9), 18),
    (Limits(memory=5, swap=5), Limits(memory=9), 9),
    (Limits(memory=5, swap=10), Limits(memory=9, swap=30), 30)])
def test_swap_follows_memory_unless_it_is_said(old: Limits, new: Limits, swap: int) -> None:
    assert update_body(old, new)["MemorySwap"] == swap
