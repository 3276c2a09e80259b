"""What a lab looks like just now."""

from __future__ import annotations

import http.client
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lab import api
from lab.state import Host, Lab


def _network(host: Host) -> str:
    try:
        with socket.create_connection((host.address, 2376), timeout=1):
            return "ok"
    except OSError:
        return "no answer"


def host_status(host: Host) -> dict[str, Any]:
    """Return one host's state: what its socket answers and whether its address does."""
    row: dict[str, Any] = {"host": host.name, "address": host.address, "engine": "no answer",
                           "containers": None, "running": None, "swarm": ""}  # fmt: skip
    try:
        row["engine"] = api.get(host.socket, "/version", timeout=2)["Version"]
        # A manager that lost its Swarm's majority takes long to tell about itself.
        row["swarm"] = "no leader?"
        info = api.get(host.socket, "/info", timeout=3)
        row |= {"swarm": "", "containers": info["Containers"],
                "running": info["ContainersRunning"]}  # fmt: skip
        swarm = info["Swarm"]
        if swarm["LocalNodeState"] == "active":
            row["swarm"] = "manager" if swarm["ControlAvailable"] else "worker"
    except (OSError, http.client.HTTPException):
        pass
    row["network"] = _network(host)
    row["socket"] = host.socket
    return row


def show(name: str, as_json: bool = False) -> int:
    """Print a lab's state; returns 0 if all its engines answer, 1 otherwise."""
    try:
        lab = Lab.load(name)
    except FileNotFoundError:
        print(json.dumps({"name": name, "up": False}) if as_json else f"lab {name} is not up")
        return 1
    with ThreadPoolExecutor(len(lab.hosts)) as pool:
        rows = list(pool.map(host_status, lab.hosts.values()))
    healthy = all(r["engine"] != "no answer" and r["network"] == "ok" for r in rows)
    if as_json:
        answer = {"name": name, "up": True, "healthy": healthy, "subnet": lab.subnet,
                  "engine_suite": lab.engine_suite, "hosts": rows}  # fmt: skip
        print(json.dumps(answer, indent=2))
    else:
        print(f"lab {name}: {lab.subnet}, engines from {lab.engine_suite}, in {lab.state_dir}")
        columns = ("host", "address", "engine", "network", "swarm", "running", "containers")
        _print_table([columns, *(tuple(_cell(row[c]) for c in columns) for row in rows)])
    return 0 if healthy else 1


def _cell(value: object) -> str:
    return "-" if value in (None, "") else str(value)


def _print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())
