"""What others do: remove things under one's hands, write strange labels, keep secrets in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, play, until
from tools.hands import Person

Cli = Callable[..., str]
HTML = "<b>bold</b> <img src=x onerror=alert(1)> &amp;"
PLANTED = tuple(f"planted-{word}-0f93ac" for word in ("env", "arg", "health", "label", "url"))


async def test_a_container_removed_by_others_says_so_on_its_page_and_leaves_the_lists(
    program: Program, person: Person, lab: Lab, scratch: Scratch, docker_cli: Cli
) -> None:
    scratch.run("lab1", "gone")
    name = scratch.name("gone")
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.menu("View", "All containers")
    await person.pick(name, double=True)
    await person.sees("caas/busybox:latest", within=program.workbench.centre)
    docker_cli("lab1", "rm", "-f", name)
    await person.sees("It was removed from its host.")
    await person.tab("Inspect")
    await person.tab("Logs", within=program.workbench.centre)
    await person.menu("View", "All containers")
    assert person.row(name) is None
    assert person.look("lab1", "Containers", name) is None


async def test_labels_with_markup_and_ten_kilobytes_are_shown_as_the_plain_text_they_are(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "odd", options=("--label", f"note={HTML}",
                                        "--label", "long=" + "0123456789" * 1024))
    name = scratch.name("odd")
    await program.ready()
    width = program.window.width()
    program.add(lab.hosts["lab1"])
    await until(lambda: any(item.name == name for _, item in
                            program.context.store.of_kind("container")), "it is known")
    await person.keys("Ctrl+K")
    await until(QApplication.activePopupWidget, "the search")
    await until(lambda: any(field.hasFocus() for field in person.all(QLineEdit)), "its field")
    await person.write(name)
    await person.keys("Return")
    await person.sees(HTML.partition("&")[0])
    shown = [one for one in person.all(QLabel) if "<b>bold</b>" in one.text()]
    assert shown
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in shown)
    assert all(len(text) < 2000 for text in person.texts())
    await person.tab("Inspect")
    await until(lambda: any(HTML.split()[0] in one.toPlainText()
                            for one in person.all(QPlainTextEdit)), "the answer of inspect")
    assert program.window.width() == width


def test_secrets_in_a_container_are_written_nowhere(
    start: Callable[..., Program], lab: Lab, scratch: Scratch, tmp_path: Path
) -> None:
    env, arg, health, label, url = PLANTED
    scratch.run(
        "lab1", "vault", "sh", "-c", "while true; do sleep 1; done", f"--password={arg}",
        options=("--env", f"DB_PASSWORD={env}", "--env", f"URL=postgres://u:{url}@db/x",
                 "--health-cmd", f"echo --token={health}; true", "--health-interval", "1s",
                 "--label", f"api.token={label}"))
    name = scratch.name("vault")
    program = start()

    async def browse() -> None:
        await program.ready()
        person = Person(program.window)
        program.add(lab.hosts["lab1"])
        await person.menu("View", "All containers")
        await person.pick(name, double=True)
        centre = program.workbench.centre
        for tab in ("Stats", "Logs", "Processes", "Inspect", "Events", "Overview"):
            await person.tab(tab, within=centre)
        await person.menu("Object", "Duplicate…")
        await person.sees("It runs as a task")
        for page in ("Environment", "Labels", "Ports", "General"):
            await person.click(page)
        await person.keys("Esc")
        await until(lambda: QApplication.activeModalWidget() is None, "the form is gone")
        await person.keys("Ctrl+Alt+T")
        await until(lambda: person.reads("Healthy") or person.reads("Starting"), "its status")

    play(browse())
    program.close()
    found = [(path.name, secret) for path in sorted(tmp_path.rglob("*")) if path.is_file()
             for secret in PLANTED if secret.encode() in path.read_bytes()]
    assert not found, found
    assert any(path.suffix == ".sqlite3" for path in tmp_path.rglob("*"))
