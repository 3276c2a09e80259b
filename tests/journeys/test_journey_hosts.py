"""Connecting: a host is added, its key accepted, and its containers are there."""

from __future__ import annotations

from lab.state import Lab
from lab.testing import Scratch
from tools.drive import Program, until
from tools.hands import Person


async def test_a_host_is_added_over_ssh_once_its_unknown_key_is_accepted(
    program: Program, person: Person, lab: Lab, scratch: Scratch
) -> None:
    host = lab.hosts["lab1"]
    scratch.run("lab1", "first")
    await program.ready()
    await person.sees("No hosts yet")
    await person.click("Add host…")
    await person.sees("Connect to a Docker Engine")
    await person.type(f"{host.ssh.user}@{host.ssh.address}", into="Address")
    await person.choose("Key file", "Sign in with")
    await person.type(host.ssh.key, into="Key file")
    await person.type("rack 1", into="Name")
    await person.click("Test connection")
    await person.sees(host.ssh.host_key_fingerprint)
    await person.click("Accept and save")
    await person.sees("It works")
    await person.click("Add host")
    await until(lambda: program.status("rack 1").live, "rack 1 is connected")
    await person.node("rack 1", "Containers", scratch.name("first"))
    await person.sees("caas/busybox:latest")
