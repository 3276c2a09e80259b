"""Logs of a whole app in one view, and terminals that outlive the page they were opened on."""

from __future__ import annotations

from caas_desktop.views.logs.view import LogView
from caas_desktop.views.terminal.view import TerminalView
from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, until
from tools.hands import Person, spoken

TALKS = "n=0; while true; do n=$((n+1)); echo {who} line $n; sleep 0.3; done"


async def test_the_logs_of_an_app_are_merged_filtered_and_followed(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    tenant = scratch.name("acme")
    for who in ("api", "worker"):
        scratch.run("lab1", who, "sh", "-c", TALKS.format(who=who), options=(
            "--label", f"caas.tenant={tenant}", "--label", "caas.app=shop",
            "--label", f"caas.service={who}"))
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.node(tenant, "shop")
    await person.sees("2 of 2 services")
    await person.click("Merged logs")
    view = (await until(lambda: list(person.all(LogView)), "the log"))[0]

    def shown() -> list[str]:
        return [view.text_of(view.rows.number(row)) for row in range(view.rows.count)]

    await until(lambda: {line.split()[0] for line in shown()} >= {"api", "worker"}, "both")
    await person.type("worker line", into="Search the log")
    await person.click("Show only lines that match")
    await until(lambda: {line.split()[0] for line in shown()} == {"worker"}, "only the worker's")
    assert view.follow
    before = view.rows.count
    await until(lambda: view.rows.count > before + 2, "new lines")
    await person.press(view.viewport())
    await person.keys("Home")
    assert not view.follow
    await until(view.pill.isVisible, "how many lines are new")
    await person.keys("F")
    assert view.follow
    await person.click("worker line")  # the filter's chip takes it away
    await until(lambda: "api" in {line.split()[0] for line in shown()}, "all lines again")
    scratch.run("lab1", "late", "sh", "-c", TALKS.format(who="late"), options=(
        "--label", f"caas.tenant={tenant}", "--label", "caas.app=shop"))
    await until(lambda: "late" in {line.split()[0] for line in shown()},
                "a container that came later")


async def test_a_terminal_goes_on_in_the_dock_when_its_page_is_closed(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "box")
    name = scratch.name("box")
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.menu("View", "All containers")
    await person.pick(name, double=True)
    await person.tab("Terminal")
    view = (await until(lambda: list(person.all(TerminalView)), "a terminal"))[0]
    await until(lambda: "#" in spoken(view), "a prompt")
    await person.press(view.viewport())
    await person.write("mark=$((40+2)); echo set\n")
    await until(lambda: "\nset" in spoken(view), "the command ran")
    await person.menu("Window", "Close tab")
    await person.menu("Window", "Terminals panel")
    kept = (await until(lambda: list(person.all(TerminalView)), "the terminal in the dock"))[0]
    assert kept is view
    await person.press(kept.viewport())
    await person.write("echo mark is $mark\n")
    await until(lambda: "mark is 42" in spoken(kept), "the same shell answers")
    await person.click("Close the terminal")
    await person.sees("A program is running in")
    await person.click("Close the terminal", within=person.front())
    await until(lambda: not list(person.all(TerminalView)), "it is closed")
