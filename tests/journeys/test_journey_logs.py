"""Eight chatty containers of an app: an error found, and what the others wrote at that time."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from caas_desktop.views.logs.search_panel import LogSearch
from caas_desktop.views.logs.view import LogView
from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, until
from tools.hands import Person

COUNT, ROUNDS, EACH = 8, 4, 2500
BURST = (
    "sleep 5; i=0; while [ $i -lt {rounds} ]; do i=$((i+1)); "
    "yes '{{\"level\":\"info\",\"msg\":\"served\",\"http\":{{\"status\":200}}}}' | head -n {each}; "
    "echo '{{\"level\":\"error\",\"msg\":\"refused by {who}\",\"http\":{{\"status\":502}}}}'; "
    "done; sleep 1000")


def texts(view: LogView) -> list[str]:
    return [view.text_of(view.rows.number(row)) for row in range(view.rows.count)]


async def pick(person: Person, words: str) -> None:
    """Choose an entry of the menu that is open."""
    def there() -> QAction | None:
        menu = person.front()
        return next((a for a in menu.actions() if a.text().startswith(words)), None) \
            if isinstance(menu, QMenu) else None

    found = await until(there, f"“{words}” in a menu")
    assert found is not None
    menu = person.front()
    assert isinstance(menu, QMenu)
    await person.press(menu, menu.actionGeometry(found).center())


async def test_an_error_is_found_among_chatty_containers_with_its_neighbours_in_time(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    tenant = scratch.name("noisy")
    for n in range(COUNT):
        script = BURST.format(who=f"w{n}", rounds=ROUNDS, each=EACH)
        scratch.run("lab1" if n % 2 else "lab4", f"w{n}", "sh", "-c", script, options=(
            "--label", f"caas.tenant={tenant}", "--label", "caas.app=shop",
            "--label", f"caas.service=w{n}", "--log-opt", "max-size=20m"))
    await program.ready()
    for host in ("lab1", "lab4"):
        program.add(lab.hosts[host])
    await person.node(tenant, "shop")
    await person.sees("8 of 8 services")
    await person.click("Merged logs")
    view = (await until(lambda: list(person.all(LogView)), "the log"))[0]
    await person.press(view.viewport())
    await person.keys("1")  # from the start
    total = COUNT * ROUNDS * (EACH + 1)
    console = program.workbench.consoles.logs.console
    await until(lambda: console.window_read.head, "the log from its start")
    await until(lambda: view.arena.end >= total, "every line of all eight", 90)
    assert view.arena.end == total

    # The fields of a line, and a filter by one of them.
    await person.press(view.viewport(), QPoint(600, 40))
    await person.keys("E", "Return")
    assert view.current in view.sheet.opened
    laid, y = await until(lambda: next(((laid, y) for laid, y, _ in view.sheet.placed
                                        if laid.line.number == view.current), None), "its fields")
    begin, _, path, _ = next(spot for spot in laid.shape.spots if spot[2] == "http.status")
    row = laid.text.count("\n", 0, begin)
    cell, line = view.sheet.columns.cell, view.sheet.columns.line
    left = view.sheet.columns.text_x + (begin - laid.shape.rows[row] + 1) * cell
    await person.press(view.viewport(), QPoint(int(left), y + row * line + line // 2))
    await pick(person, "Show only http.status=502")
    await until(lambda: view.rows.count == COUNT * ROUNDS, "the errors alone", 60)
    assert path == "http.status"
    await person.press(view.viewport())
    await person.keys("V", "E")
    both = await until(lambda: (found := list(person.all(LogView))) and len(found) == 2 and found,
                       "both views")
    whole = next(one for one in both if one is not view)
    assert whole.current == view.current
    assert whole.rows.count == total

    # The same error, searched for in logs that need not be open; Return leads to its place.
    await person.menu("Tools", "Search many logs…")
    panel = (await until(lambda: list(person.all(LogSearch)), "the search"))[0]
    await person.write("refused by w3\n")
    await until(lambda: panel.sweep is None and len(panel.hits.hits) == ROUNDS, "four hits", 60)
    assert f"{COUNT} of {COUNT} logs" in panel.status.text()
    await person.press(panel.table.viewport(), panel.table.visualRect(
        panel.hits.index(0, 1)).center(), double=True)
    context = (await until(lambda: [one for one in person.all(LogView) if one.current is not None
                                    and "refused by w3" in one.text_of(one.current)],
                           "the line in its place", 60))[0]
    await until(lambda: console.session.complete, "its time", 60)
    assert {source.state for source in console.session.sources} == {"part"}
    assert len(console.session.sources) == COUNT
    around = [context.arena.line(n) for n in range(context.arena.first, context.arena.end)]
    assert len({one.source for one in around if one is not None}) == COUNT
