"""A host is cut off in the middle of the work, and comes back."""

from __future__ import annotations

import re
from collections import defaultdict

from caas_desktop.operations.logs.lines import MARKER
from caas_desktop.operations.terminal.session import State
from caas_desktop.views.logs.view import LogView
from caas_desktop.views.terminal.pane import TerminalPane
from lab.state import Lab
from lab.testing import Fault, Scratch
from tools.drive import Program, until
from tools.hands import Person

COUNTS = "n=0; while true; do n=$((n+1)); echo {who} line $n; sleep 0.2; done"
WHO = ("api", "worker", "mailer")
HISTORY = 3000
PATIENCE_S = 60.0
CLOCK = r"\d\d:\d\d:\d\d"


def told(view: LogView) -> dict[str, list[int]]:
    """Return the numbers that each container counted, in the order of the log."""
    found: dict[str, list[int]] = defaultdict(list)
    for line in view.arena.lines(0, 10**9):
        if not line.flags & MARKER:
            who, _, number = line.text.decode().split()
            found[who].append(int(number))
    return found


def breaks(view: LogView) -> set[str]:
    """Return what notes between the lines are about."""
    return {line.text.decode().partition("|")[0] for line in view.arena.lines(0, 10**9)
            if line.flags & MARKER}


def shown(pane: TerminalPane) -> list[str]:
    return pane.session.screen.lines(*pane.lines())


async def test_a_cut_is_told_everywhere_and_logs_and_terminals_go_on_by_themselves(
    program: Program, person: Person, lab: Lab, scratch: Scratch, fault: Fault
) -> None:
    host = next(name for name in lab.hosts if name not in lab.swarm_managers)
    tenant = scratch.name("acme")
    for who in WHO:
        scratch.run(host, who, "sh", "-c", COUNTS.format(who=who), options=(
            "--label", f"caas.tenant={tenant}", "--label", "caas.app=shop",
            "--label", f"caas.service={who}"))
    await program.ready()
    program.add(lab.hosts[host], "ssh")
    await person.menu("View", "All containers")
    await person.pick(scratch.name("api"))
    await person.menu("Object", "Shell")
    pane = (await until(lambda: list(person.all(TerminalPane, person.window)), "a terminal"))[0]
    await until(lambda: any("#" in line for line in shown(pane)), "a prompt", PATIENCE_S)
    await person.write(f"cd /etc; seq 1 {HISTORY}\n")
    await until(lambda: str(HISTORY) in shown(pane), "its history", PATIENCE_S)
    await person.node(tenant, "shop")
    await person.tab("Logs")
    await person.menu("Window", "Terminals panel")  # both are on screen
    view = (await until(lambda: list(person.all(LogView, person.window)), "the log"))[0]
    await until(lambda: set(told(view)) == set(WHO), "all containers", PATIENCE_S)

    person.at("the line is cut")
    fault("cut", host)
    await until(lambda: not program.status(host).live, "the cut is noticed", PATIENCE_S)
    await until(lambda: pane.session.state is State.OPENING, "the terminal waits", PATIENCE_S)
    await person.sees("Connection lost at", within=person.window)
    await until(lambda: "lost" in breaks(view), "the log says so", PATIENCE_S)
    await person.type("line 1", into="Search the log")  # what came is still there to work with
    assert set(told(view)) == set(WHO)
    seen = {who: numbers[-1] for who, numbers in told(view).items()}

    person.at("the line is back")
    fault("heal", host)
    await until(lambda: program.status(host).live, "connected again", PATIENCE_S)
    await until(lambda: all(told(view)[who][-1] > seen[who] + 5 for who in WHO),
                "the log goes on", PATIENCE_S)
    for who, numbers in told(view).items():
        assert numbers == list(range(numbers[0], numbers[-1] + 1)), who  # none lost, none twice
    await until(lambda: pane.session.state is State.RUNNING, "a new shell", PATIENCE_S)
    mark = await until(lambda: next((n for n, line in enumerate(shown(pane)) if re.fullmatch(
        rf"── connection lost {CLOCK} – new session {CLOCK} ──", line)), 0), "the mark")
    assert str(HISTORY) in shown(pane)[:mark]
    # In the same folder; nothing is typed ahead: busybox asks the terminal for the cursor's place.
    await until(lambda: any(line.startswith("/etc #") for line in shown(pane)[mark:]),
                "its prompt", PATIENCE_S)
