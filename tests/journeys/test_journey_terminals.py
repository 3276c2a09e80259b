"""Terminals side by side over SSH, all ways into a container and onto its host."""

from __future__ import annotations

from collections.abc import Callable

from caas_desktop.operations.settings import SCROLLBACK
from caas_desktop.operations.terminal.session import State
from caas_desktop.views.terminal.pane import TerminalPane
from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, until
from tools.hands import Person

LINES = 100_000
PATIENCE_S = 60.0


def panes(person: Person) -> list[TerminalPane]:
    return list(person.all(TerminalPane, person.window))


def shown(pane: TerminalPane) -> str:
    return "\n".join(pane.view.shown_lines()[0])


async def newest(person: Person, count: int) -> TerminalPane:
    """Wait for that many visible terminals; return the one with the keyboard, at its prompt."""
    await until(lambda: len(panes(person)) == count, f"{count} terminals", PATIENCE_S)
    pane = await until(lambda: next((p for p in panes(person) if p.view.hasFocus()), None),
                       "the new one has the keyboard")
    await until(lambda: "#" in shown(pane) or "$" in shown(pane), "a prompt", PATIENCE_S)
    return pane


async def enter(person: Person, pane: TerminalPane) -> None:
    """Click into a terminal and press Return: no window manager gives the keyboard back."""
    await until(lambda: pane.session.state is State.RUNNING, "it runs", PATIENCE_S)
    await person.press(pane.view.viewport())
    await person.keys("Return")


async def test_top_vi_and_a_long_history_side_by_side_on_a_production_host(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "box")
    name = scratch.name("box")
    await program.ready()
    program.context.settings.set(SCROLLBACK, LINES)
    program.add(lab.hosts["lab1"], "ssh", "production")
    await person.menu("View", "All containers")
    await person.pick(name)
    await person.menu("Object", "Shell")
    top = await newest(person, 1)
    await person.write("top -d 1\n")
    await until(lambda: "Mem:" in shown(top), "top", PATIENCE_S)

    await person.menu("Terminal", "Split to the right")
    vi = await newest(person, 2)
    await person.write("vi /tmp/note\n")
    await until(lambda: "/tmp/note" in shown(vi).splitlines()[-1], "vi", PATIENCE_S)
    await person.write("ihello from vi")
    await until(lambda: "hello from vi" in shown(vi), "the text in vi")

    await person.keys("Ctrl+Shift+O")
    long = await newest(person, 3)
    await person.write(f"seq 1 {LINES}; echo needle in the hay\n")
    await until(lambda: "\nneedle" in shown(long), "all lines", PATIENCE_S)
    frame = long.session.frame(whole=True)
    assert frame.end_line - frame.first_line > LINES * 0.9
    await person.keys("Ctrl+Shift+F")
    bar = await until(lambda: long.view.finder.bar, "the search")
    assert bar is not None
    await until(bar.field.hasFocus, "it has the keyboard")
    await person.write("9999[0-8]$")
    await person.press(bar.regex)
    await until(lambda: len(long.view.finder.searcher.hits) == 9, "the hits", PATIENCE_S)
    await person.keys("Esc")

    await person.keys("Ctrl+Shift+Up")
    assert vi.view.hasFocus()
    await person.keys("Ctrl+Shift+X")
    await until(lambda: panes(person) == [vi], "vi alone")
    await person.keys("Ctrl+Shift+X")
    await until(lambda: len(panes(person)) == 3, "all again")
    assert "PRODUCTION" not in shown(vi)
    await person.menu("View", "Dashboard")  # sessions stay, wherever one goes
    await until(lambda: "Mem:" in shown(top), "top goes on")


async def test_input_goes_to_all_and_every_terminal_says_so(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "box")
    await program.ready()
    program.add(lab.hosts["lab1"], "unix")
    await person.menu("View", "All containers")
    await person.pick(scratch.name("box"))
    await person.menu("Object", "Shell")
    first = await newest(person, 1)
    await person.menu("Terminal", "Split below")
    second = await newest(person, 2)
    await person.menu("Terminal", "Type into all of this tab")
    assert first.header.broadcast.isVisible()
    assert second.header.broadcast.isVisible()
    await person.press(second.view.viewport())
    await person.write("echo sum-$((20+1))\n")
    await until(lambda: "sum-21" in shown(first) and "sum-21" in shown(second), "both answered")
    await person.menu("Terminal", "Type into all of this tab")
    await until(lambda: not first.header.broadcast.isVisible(), "back to one")


async def test_every_way_in_attach_helper_options_and_the_host_itself(
    program: Program, person: Person, lab: Lab, scratch: Scratch,
    docker_cli: Callable[..., str],
) -> None:
    scratch.run("lab1", "talks", "sh", options=("-i", "-t"))
    scratch.run("lab1", "bare", "sh", "-c", "rm -f /bin/sh /bin/ash; exec sleep 1000000")
    await program.ready()
    program.add(lab.hosts["lab1"], "ssh")
    await person.menu("View", "All containers")

    await person.pick(scratch.name("talks"))
    await person.menu("Object", "Attach to what is running")
    await person.sees("Ctrl+C reaches it too")
    await person.click("Attach")
    attached = await until(lambda: next(iter(panes(person)), None), "the terminal")
    await until(lambda: attached.session.running, "attached")
    await enter(person, attached)
    await until(lambda: "#" in shown(attached), "its prompt", PATIENCE_S)
    await person.write("echo sum-$((20+1))\n")
    await until(lambda: "sum-21" in shown(attached), "the main process answers")
    await person.keys("Ctrl+P", "Ctrl+Q")
    await until(lambda: not attached.session.running, "detached")
    state = docker_cli("lab1", "inspect", "-f", "{{.State.Running}}", scratch.name("talks"))
    assert state.strip() == "true"

    await person.menu("View", "All containers")
    await person.pick(scratch.name("bare"))
    await person.menu("Object", "Shell in a helper")
    await person.sees("/proc/1/root")
    await person.type("caas/busybox:latest", into="Image")
    await person.click("Open")
    await until(lambda: panes(person) not in ([], [attached]), "the terminal")
    helper = panes(person)[0]
    await enter(person, helper)
    await until(lambda: "#" in shown(helper), "a prompt", PATIENCE_S)
    await person.write("ps | grep -q [s]leep && echo sees-$((6*7))\n")
    await until(lambda: "sees-42" in shown(helper), "the other container's process", PATIENCE_S)
    await person.write("exit\n")
    await until(lambda: not helper.session.running, "ended")

    await person.menu("View", "All containers")
    await person.pick(scratch.name("talks"))
    await person.menu("Object", "Shell with options")
    await person.type("/tmp", into="Folder")
    await person.type("65534", into="User")
    await person.click("Open")
    await until(lambda: panes(person) not in ([], [helper]), "the terminal")
    chosen = panes(person)[0]
    await enter(person, chosen)
    await until(lambda: "$" in shown(chosen) or "#" in shown(chosen), "a prompt", PATIENCE_S)
    await person.write("echo $(id -u) in $PWD\n")
    await until(lambda: "65534 in /tmp" in shown(chosen), "user and folder")

    await person.node("lab1")
    await person.menu("Host", "Shell on the host")
    login = await newest(person, 1)
    await person.write("echo $((6*7))-$USER\n")
    await until(lambda: f"42-{lab.hosts['lab1'].ssh.user}" in shown(login), "the host", PATIENCE_S)
