"""Language, colours and keys."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar

from caas_desktop.viewmodels.commands import COMMANDS
from caas_desktop.views.look.tokens import Theme
from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, until
from tools.hands import Person, plain


async def test_language_and_colours_change_while_the_window_is_open_and_change_back(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "box")
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.menu("View", "All containers")
    await until(lambda: person.row(scratch.name("box")), "its row")
    await person.click("English")
    await person.sees("简体中文")
    bar = next(person.all(QMenuBar))
    await until(lambda: plain(bar.actions()[0].text()).startswith("文件"), "a Chinese menu")
    assert not person.reads("Go to anything")
    assert "状态" in person.heads()
    assert person.row(scratch.name("box")) is not None
    await person.click("简体中文")
    await until(lambda: plain(bar.actions()[0].text()) == "File", "an English menu")

    dark = Theme.current().dark
    await person.click("Light or dark")
    await until(lambda: Theme.current().dark is not dark, "the other colours")
    await person.click("Light or dark")
    await until(lambda: Theme.current().dark is dark, "the first colours")


async def test_every_command_is_reached_by_the_keyboard_through_menus_and_palette(
    program: Program, person: Person
) -> None:
    await program.ready()
    bar = next(person.all(QMenuBar))
    reached: set[str] = set()
    for top in bar.actions():
        letter = QKeySequence.mnemonic(top.text()).toString()
        assert letter, f"{top.text()} has no letter"
        await person.keys(letter)
        menu = await until(QApplication.activePopupWidget, f"the menu {top.text()}")
        assert isinstance(menu, QMenu)
        letters = [QKeySequence.mnemonic(a.text()).toString() for a in menu.actions()
                   if not a.isSeparator() and not a.objectName().startswith("act:")]
        assert all(letters), f"{top.text()}: an entry without a letter"
        reached |= {a.objectName() for a in menu.actions()}
        await person.keys("Esc")
        await until(lambda: QApplication.activePopupWidget() is None, "the menu is gone")
    assert reached >= {command.key for command in COMMANDS}

    await person.keys("Ctrl+Shift+P")
    await until(QApplication.activePopupWidget, "the palette")
    field = next(person.all(QLineEdit))
    await until(field.hasFocus, "the palette's field has the keyboard")
    await person.write("all volumes")
    await person.keys("Return")
    await until(lambda: program.workbench.centre.page().look().text == "Volumes", "the list")
