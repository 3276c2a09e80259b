"""The lab's wires: a switch in a network namespace of its own, with one cable to each host.

Nothing is added to the machine's own network but one interface, ``caaslabN``, with the address
10.77.N.1; no rule of its packet filter is touched, and forwarding is left as it is.
"""

from __future__ import annotations

import json
from pathlib import Path

from lab.paths import interface_name
from lab.run import LabError, run

NETWORK = "10.77"
_MAX_LABS = 250


def subnet(number: int) -> str:
    """Return the network of the lab with this number."""
    return f"{NETWORK}.{number}.0/24"


def gateway(number: int) -> str:
    """Return the machine's own address in the lab."""
    return f"{NETWORK}.{number}.1"


def host_address(number: int, index: int) -> str:
    """Return the address of the host with this index, counted from 1."""
    return f"{NETWORK}.{number}.{index + 1}"


def free_number(taken: set[int]) -> int:
    """Return the lowest number that neither a lab nor a route of the machine uses."""
    routes = json.loads(run("ip", "-json", "route", "show", "table", "all"))
    used = {str(route.get("dst", "")) for route in routes}
    for number in range(_MAX_LABS):
        prefix = f"{NETWORK}.{number}."
        if number not in taken and not any(dst.startswith(prefix) for dst in used):
            return number
    raise LabError(f"no network below {NETWORK}.0.0/16 is free")


def _batch(pid: int | None, *lines: str) -> None:
    inside = () if pid is None else ("nsenter", f"--target={pid}", "--net")
    run(*inside, "ip", "-batch", "-", data="\n".join(lines).encode())


def make_switch(number: int, wire: int) -> None:
    """Make the switch in the namespace of process ``wire`` and plug the machine into it."""
    own = interface_name(number)
    _batch(
        None,
        f"link add {own} type veth peer name machine netns {wire}",
        f"address add {gateway(number)}/24 dev {own}",
        f"link set {own} up",
    )
    _batch(
        wire, "link add switch type bridge", "link set switch up",
        "link set machine master switch", "link set machine up",
    )  # fmt: skip


def plug_in(wire: int, host: str, init: int, address: str) -> None:
    """Lay the cable from the switch to a host, whose first process is ``init``."""
    _batch(
        wire, f"link add {host} type veth peer name eth0 netns {init}",
        f"link set {host} master switch", f"link set {host} up",
    )  # fmt: skip
    _batch(init, "link set lo up", f"address add {address}/24 dev eth0", "link set eth0 up")


def set_cable(wire: int, host: str, up: bool) -> None:
    """Pull a host's cable out of the switch, or put it back."""
    _batch(wire, f"link set {host} {'up' if up else 'down'}")


def set_rate(wire: int, host: str, init: int, rate: str | None) -> None:
    """Limit a host's cable to ``rate`` (tc's form, "20mbit") each way; None lifts the limit."""
    for pid, device in ((wire, host), (init, "eth0")):
        tc = ("nsenter", f"--target={pid}", "--net", "tc", "qdisc")
        if rate:
            run(*tc, "replace", "dev", device, "root", "tbf", "rate", rate,
                "burst", "32kb", "latency", "100ms")  # fmt: skip
        elif "tbf" in run(*tc, "show", "dev", device):
            run(*tc, "delete", "dev", device, "root")


def interface_exists(number: int) -> bool:
    """Tell whether the machine's end of the cable into the lab is there."""
    return Path(f"/sys/class/net/{interface_name(number)}").exists()


def remove_interface(number: int) -> None:
    """Remove the machine's end, if the death of the other end has not done so already."""
    if interface_exists(number):
        try:
            run("ip", "link", "delete", interface_name(number))
        except LabError:
            # The kernel takes the pair away when its peer's namespace dies: it may be gone by now.
            if interface_exists(number):
                raise
