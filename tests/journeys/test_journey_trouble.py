"""From "something is wrong" to knowing why, and to what is done about it."""

from __future__ import annotations

from caas_desktop.views.charts.card import ChartCard
from caas_desktop.views.logs.view import LogView
from caas_desktop.views.terminal.view import TerminalView
from lab.state import Lab
from lab.testing import Scratch
from tools.drive import NotSeen, Program, until
from tools.hands import Person, spoken

CRASHES = ("sh", "-c", "echo reading configuration; sleep 1; "
           "echo FATAL cannot open /etc/shop/config.yaml >&2; exit 3")
STUBBORN = ("sh", "-c", "trap '' TERM; while true; do sleep 1; done")


async def test_a_crash_loop_is_found_on_the_dashboard_and_its_log_tells_why(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "mailer", *CRASHES, options=("--restart", "always"))
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.sees("Needs attention")
    await _open_from_dashboard(program, person, scratch.name("mailer"))
    await person.tab("Logs", within=program.workbench.centre)
    view = (await until(lambda: list(person.all(LogView)), "the log"))[0]
    await person.type("fatal", into="Search the log")
    await until(lambda: len(view.hits()), "a hit")
    await person.keys("Return")
    await until(lambda: view.current is not None, "the cursor on a hit")
    assert view.current is not None
    assert "FATAL cannot open /etc/shop/config.yaml" in view.text_of(view.current)


async def test_a_command_runs_in_a_terminal_and_charts_go_on_while_a_restart_shows_in_the_list(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    scratch.run("lab1", "shop", *STUBBORN, options=("--stop-timeout", "2"))
    name = scratch.name("shop")
    await program.ready()
    program.add(lab.hosts["lab1"])
    await person.menu("View", "All containers")
    await person.pick(name, double=True)
    await person.tab("Terminal")
    view = (await until(lambda: list(person.all(TerminalView)), "a terminal"))[0]
    await until(lambda: "#" in spoken(view), "a prompt")
    await person.press(view.viewport())
    await person.write("echo $((6*7)) is the answer\n")
    await until(lambda: "42 is the answer" in spoken(view), "what the command says")

    await person.tab("Stats")
    card = (await until(lambda: list(person.all(ChartCard)), "charts"))[0]
    ref = program.workbench.current_refs()[0]
    seen: set[float] = set()

    def points() -> int:
        sample = program.context.hub.latest(ref)
        seen.update({sample.at} if sample else ())
        return len(seen)

    await until(lambda: points() >= 3, "three new measurements")
    assert "%" in card.values[0].text()

    await person.menu("View", "All containers")
    await person.pick(name)
    await person.keys("Ctrl+Alt+T")
    await until(lambda: person.cell(name, "Status").startswith("Restarting…"), "it restarts")
    await until(lambda: person.cell(name, "Status") == "Running", "it runs again")


async def _open_from_dashboard(program: Program, person: Person, name: str) -> None:
    """The line comes and goes with each crash: it may be gone under the mouse."""
    for _ in range(10):
        await person.line(f"{name}, ", within=program.workbench.centre)
        try:
            await until(lambda: bool(program.workbench.current_refs()), f"the page of {name}", 2)
        except NotSeen:
            continue
        return
    raise NotSeen(f"{name} could not be opened")
