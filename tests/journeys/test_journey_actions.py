"""Acting on containers: what is asked, what is said, what happens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, until
from tools.hands import Person, gone

Cli = Callable[..., str]
STOPPED = ("Exited", "Failed")  # by its exit code


def _state(docker_cli: Cli, host: str, name: str) -> str:
    return docker_cli(host, "ps", "-a", "--filter", f"name=^{name}$", "--format", "{{.State}}"
                      ).strip()


async def test_in_production_stopping_asks_and_names_host_and_container_and_enter_cancels(
    program: Program, person: Person, lab: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    scratch.run("lab1", "api")
    name = scratch.name("api")
    await program.ready()
    program.add(lab.hosts["lab1"], environment="production")
    await person.menu("View", "All containers")
    await person.pick(name)
    await person.keys("Ctrl+Alt+S")
    await person.sees(f"Stop container {name}?")
    await person.sees("host lab1")
    await person.keys("Return")  # the default button is Cancel
    await until(lambda: QApplication.activeModalWidget() is None, "the dialog is gone")
    assert person.cell(name, "Status") == "Running"
    await person.keys("Ctrl+Alt+S")
    await person.click("Stop", within=await _dialog())
    await until(lambda: person.cell(name, "Status").startswith(STOPPED), "it has stopped")
    assert _state(docker_cli, "lab1", name) == "exited"


async def test_in_production_removing_needs_the_typed_name(
    program: Program, person: Person, lab: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    scratch.run("lab1", "db")
    name = scratch.name("db")
    await program.ready()
    program.add(lab.hosts["lab1"], environment="production")
    await person.menu("View", "All containers")
    await person.pick(name)
    await person.keys("Del")
    dialog = await _dialog()
    await person.sees("Type the name,")
    remove = next(b for b in person.all(QPushButton, dialog) if "Remove" in b.text())
    assert not remove.isEnabled()
    await person.write(name[:-1])
    assert not remove.isEnabled()
    await person.write(name[-1])
    assert remove.isEnabled()
    await person.click("Kill what is still running", within=dialog)
    await person.press(remove)
    await until(lambda: person.row(name) is None, "its row is gone")
    assert _state(docker_cli, "lab1", name) == ""


async def test_a_mixed_selection_says_stop_3_of_5(
    program: Program, person: Person, lab: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    names = [scratch.name(f"n{n}") for n in range(5)]
    for n in range(5):
        scratch.run("lab1", f"n{n}")
    docker_cli("lab1", "stop", "-t", "0", *names[3:])
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.menu("View", "All containers")
    await until(lambda: person.cell(names[4], "Status").startswith(STOPPED), "all five rows")
    await person.pick(names[0])
    for name in names[1:]:
        await person.pick(name, Qt.KeyboardModifier.ControlModifier)
    await person.sees("5 selected")
    await person.click("Stop 3 of 5")
    await person.sees("Stop 3 of 5?", within=await _dialog())
    await person.click("Stop", within=await _dialog())
    for name in names:
        await until(lambda n=name: person.cell(n, "Status").startswith(STOPPED),
                    f"{name} has stopped", 40)


async def test_a_container_is_created_by_the_form_renamed_limited_and_removed(
    program: Program, person: Person, lab: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    name, renamed = scratch.name("made"), scratch.name("kept")
    await program.ready()
    program.add(lab.hosts["lab1"])
    await program.connected("lab1")
    await person.menu("Host", "Create container…")
    await person.type("caas/busybox:latest", into="Image")
    await person.keys("Esc") if QApplication.activePopupWidget() else None
    await person.type(name, into="Name")
    await person.type("sleep 100000", into="Command")
    await person.click("Ports")
    await person.click("Add port")
    await person.type("80", into="Port inside")
    await person.click("Storage")
    await person.click("Add mount")
    await person.type(scratch.name("data"), into="Volume or path")
    await person.type("/data", into="Path inside")
    await person.click("Create")
    await person.menu("View", "All containers")
    await until(lambda: person.cell(name, "Status") == "Running", "it runs")
    assert docker_cli("lab1", "port", name).startswith("80/tcp")
    mounted = docker_cli("lab1", "inspect", "-f", "{{range .Mounts}}{{.Name}}{{end}}", name)
    assert mounted.strip() == scratch.name("data")

    await person.pick(name)
    await person.keys("F2")
    await person.type(renamed, into="New name")
    await person.click("Rename")
    await until(lambda: person.cell(renamed, "Status") == "Running", "its new name")

    await person.pick(renamed)
    await person.menu("Object", "Limits…")
    await person.type("64m", into="Memory")
    await person.click("Apply")
    await until(gone(person, "Apply"), "the form is gone")
    await until(lambda: docker_cli("lab1", "inspect", "-f", "{{.HostConfig.Memory}}", renamed
                                   ).strip() == str(64 << 20), "the limit is set")
    await until(lambda: person.cell(renamed, "Status") == "Running", "nothing is under way")

    await person.pick(renamed)
    await person.keys("Del")
    await person.click("Kill what is still running")
    await person.click("Remove", within=await _dialog())
    await until(lambda: person.row(renamed) is None, "its row is gone")


async def test_a_taken_name_and_a_missing_image_are_told_with_what_to_do(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "one")
    scratch.run("lab1", "two")
    one, two = scratch.name("one"), scratch.name("two")
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.menu("View", "All containers")
    await person.pick(two)
    await person.keys("F2")
    await person.type(one, into="New name")
    await person.click("Rename")
    await person.sees(f"Rename {two} failed")
    await until(lambda: any(one in text for text in person.texts()), "the name in use")

    await person.menu("Host", "Create container…")
    await person.type("no.such/image:9", into="Image")
    await person.type(scratch.name("three"), into="Name")
    await person.click("Create")
    await person.sees("no image from the registry no.such")
    await until(lambda: person.reads("Retry") or person.reads("Try again"), "a way on", 60)


async def _dialog() -> QDialog:
    found = await until(QApplication.activeModalWidget, "a dialog")
    assert isinstance(found, QDialog)
    return found
