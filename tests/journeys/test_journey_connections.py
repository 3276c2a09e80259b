"""Connections that fail, break and come back: the others go on, and nothing is ever empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from caas_desktop.domain.hosts import HostSpec, SshEndpoint
from caas_desktop.domain.refs import HostId
from lab.state import Host, Lab
from lab.testing import Fault, Scratch
from tools.drive import Program, play, until
from tools.hands import Person

Cli = Callable[..., str]
# The promise of quitting is 2 s; more is allowed here, as the machine of a test may be busy.
QUIT_S = 4.0


@contextmanager
def _frozen(fault: Fault, host: str) -> Iterator[None]:
    fault("freeze", host)
    try:
        yield
    finally:
        fault("thaw", host)


async def test_a_host_that_is_cut_off_turns_stale_the_others_go_on_and_it_comes_back_by_itself(
    program: Program, person: Person, lab: Lab, scratch: Scratch, fault: Fault
) -> None:
    scratch.run("lab1", "near")
    scratch.run("lab2", "far")
    near, far = scratch.name("near"), scratch.name("far")
    await program.ready()
    program.add(lab.hosts["lab1"])
    program.add(lab.hosts["lab2"])
    await program.connected("lab1", "lab2")
    await person.menu("View", "All containers")
    await until(lambda: person.row(near) and person.row(far), "both rows")
    fault("cut", "lab2")
    await until(lambda: "as of" in person.cell(far, "Status"), "the row says as of")
    look = person.look("lab2")
    assert look is not None
    assert look.stale
    scratch.run("lab1", "new")
    await until(lambda: person.cell(scratch.name("new"), "Status") == "Running", "the other lives")
    assert person.cell(near, "Status") == "Running"
    fault("heal", "lab2")
    await until(lambda: program.status("lab2").live, "lab2 is connected again", 60)
    await until(lambda: person.cell(far, "Status") == "Running", "its row lives again")


def test_quitting_takes_a_moment_also_while_a_host_hangs(
    start: Callable[..., Program], lab: Lab, scratch: Scratch, fault: Fault,
    record_property: Callable[[str, object], None],
) -> None:
    scratch.run("lab2", "box")
    program = start()

    async def story() -> None:
        await program.ready()
        person = Person(program.window)
        program.add(lab.hosts["lab1"])
        program.add(lab.hosts["lab2"])
        await program.connected("lab1", "lab2")
        await person.menu("View", "All containers")
        await person.pick(scratch.name("box"), double=True)

    play(story())
    with _frozen(fault, "lab2"):
        took = program.close()
    record_property("quit_s", round(took, 2))
    assert took < QUIT_S


async def test_a_changed_host_key_is_a_hard_stop_that_explains_itself(
    program: Program, person: Person, lab: Lab
) -> None:
    host = lab.hosts["lab1"]
    other = " ".join(lab.hosts["lab2"].ssh.host_key.split()[:2])
    await program.ready()
    program.context.fleet.connector.accept_host_key(host.ssh.address, other, save=True)
    program.keep(_entry(host, host.ssh.key))
    await until(lambda: program.status("lab1").error, "an error")
    await person.node("lab1")
    await person.menu("Host", "What is wrong…")
    await person.sees("The server's key has changed")
    await person.sees("No connection is made, and nothing was sent.")
    assert not person.reads("Accept")
    await person.click("Close", within=QApplication.activeModalWidget())
    assert not program.status("lab1").live


async def test_a_passphrase_is_asked_for_again_until_it_is_right(
    program: Program, person: Person, lab: Lab
) -> None:
    host = lab.hosts["lab1"]
    await program.ready()
    await person.click("Add host…")
    await person.type(f"{host.ssh.user}@{host.ssh.address}", into="Address")
    await person.choose("Key file", "Sign in with")
    await person.type(host.ssh.protected_key, into="Key file")
    await person.click("Test connection")
    await person.click("Accept and save")
    prompt = f"Passphrase of {host.ssh.protected_key}"
    await person.type("not this one", into=prompt)
    await person.click("Try it")
    await person.sees("It does not work yet")
    await person.type(host.ssh.passphrase, into=prompt)
    await person.click("Try it")
    await person.sees("It works")
    await person.click("Add host")
    # Without a keyring it is kept in the vault, which is made now.
    await person.sees("Create the vault")
    await person.type("a long master password", into="Master password")
    await person.type("a long master password", into="Once more")
    await person.click("Create")
    await until(lambda: any(v.status.live for v in program.context.store.hosts.values()),
                "it is connected")


def test_after_a_restart_hosts_tabs_and_what_was_last_known_are_there_though_the_host_is_not(
    start: Callable[..., Program], lab: Lab, scratch: Scratch, fault: Fault
) -> None:
    scratch.run("lab2", "kept")
    name = scratch.name("kept")
    first = start()

    async def before() -> None:
        await first.ready()
        person = Person(first.window)
        first.add(lab.hosts["lab2"])
        await first.connected("lab2")
        await person.node("lab2", "Containers", name, double=True)
        await until(lambda: person.look("lab2", "Containers", name), "its node")

    play(before())
    first.close()
    fault("cut", "lab2")
    again = start()

    async def after() -> None:
        await again.ready()
        person = Person(again.window)
        centre = again.workbench.centre
        await until(lambda: [centre.bar.tabText(n) for n in range(centre.bar.count())].count(name)
                    == 1, "its tab")
        await until(lambda: person.look("lab2", "Containers", name), "it is known and shown")
        await until(lambda: person.reads("as of", centre), "the page says as of when")
        look = person.look("lab2")
        assert look is not None
        assert look.stale

    play(after())


def _entry(host: Host, key: str) -> HostSpec:
    ssh = host.ssh
    return HostSpec(HostId(host.name), host.name,
                    replace(SshEndpoint(ssh.address, ssh.port, ssh.user), key_file=key))
