"""``make demo``: the console on the lab's hosts, each reached in another way.

Catalogue, vault, known hosts, logs and home of the demo lie below ``var/demo``: the caller's own
Docker, ~/.ssh, keyring and settings are neither read nor changed. Without a display the program
is walked through on a virtual one, and pictures of it are kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lab.state import Host, Lab
from tools.bytecode import compile_program

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "var" / "demo"
SCREEN = ("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1200x24 -noreset")
WALKTHROUGH = "tools.walkthrough"


@dataclass(frozen=True, slots=True)
class Entry:
    """A host of the lab as the console's catalogue gets it."""

    host: str
    transport: str
    environment: str
    folder: str


ENTRIES = (
    Entry("lab1", "ssh", "production", "swarm"),
    Entry("lab2", "tls", "production", "swarm"),
    Entry("lab3", "ssh", "production", "swarm"),
    Entry("lab4", "unix", "staging", "standalone"),
    Entry("lab5", "ssh", "development", "standalone"),
)


def private_environment(folder: Path) -> dict[str, str]:
    """Return the environment of a console that has a home and a data folder of its own."""
    home = folder / "home"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The display's own ticket lies in the caller's home unless they say otherwise.
    ticket = os.environ.get("XAUTHORITY", str(Path.home() / ".Xauthority"))
    kept = {k: v for k, v in os.environ.items()
            if not k.startswith(("DOCKER_", "SSH_", "XDG_CONFIG", "XDG_DATA_HOME", "XDG_CACHE"))
            and (not k.startswith("CAAS_") or k.startswith("CAAS_LAB"))}  # fmt: skip
    return kept | {
        "HOME": str(home),
        "XAUTHORITY": ticket,
        "CAAS_DATA_DIR": str(folder / "data"),
        "CAAS_VAULT": "memory",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def options_of(host: Host, transport: str) -> list[str]:
    """Return the options of ``hosts add`` that reach a host over a transport."""
    if transport == "unix":
        return ["--unix", host.socket]
    if transport == "tls":
        tls = host.tls
        return ["--tls", tls.endpoint.removeprefix("tcp://"),
                "--ca", tls.ca, "--cert", tls.cert, "--key", tls.key]  # fmt: skip
    ssh = host.ssh
    return ["--ssh", f"{ssh.user}@{ssh.address}:{ssh.port}", "--key-file", ssh.key,
            "--accept-host-key", ssh.host_key_fingerprint]  # fmt: skip


def register(lab: Lab, env: Mapping[str, str]) -> None:
    """Put the lab's hosts into the demo's catalogue; hosts that a small lab lacks are left out."""
    for entry in ENTRIES:
        if entry.host not in lab.hosts:
            continue
        command = [sys.executable, "-m", "caas_desktop", "hosts", "add", entry.host,
                   *options_of(lab.hosts[entry.host], entry.transport),
                   "--environment", entry.environment, "--folder", entry.folder]  # fmt: skip
        subprocess.run(command, cwd=ROOT, env=env, check=True, stdin=subprocess.DEVNULL, timeout=60)


def prepare(lab: Lab, folder: Path = DEMO) -> dict[str, str]:
    """Make a fresh catalogue that knows the lab's hosts; returns the console's environment.

    A former demo's is thrown away: each lab has new keys, and an old one would look like a server
    that somebody pretends to be.
    """
    shutil.rmtree(folder / "data", ignore_errors=True)
    env = private_environment(folder)
    register(lab, env)
    return env


def walk(env: Mapping[str, str], pictures: Path) -> int:
    """Walk through the program on a virtual display; returns the exit code."""
    if importlib.util.find_spec(WALKTHROUGH) is None:
        print("There is no display here. The same without a window:", flush=True)
        return subprocess.run([sys.executable, "-m", "caas_desktop", "tree"], cwd=ROOT, env=env,
                              check=False).returncode  # fmt: skip
    hidden = {k: v for k, v in env.items() if k not in ("WAYLAND_DISPLAY", "DISPLAY", "XAUTHORITY")}
    pictures.mkdir(parents=True, exist_ok=True)
    print("Walking through the program on a virtual display", flush=True)
    code = subprocess.run([*SCREEN, sys.executable, "-m", WALKTHROUGH, str(pictures)], cwd=ROOT,
                          env=hidden | {"QT_QPA_PLATFORM": "xcb"}, check=False).returncode
    found = sorted(pictures.glob("*.png"))
    print(f"{len(found)} pictures are in {pictures}", flush=True)
    return code or (0 if found else 1)


def main() -> int:
    """Show the demo on the display there is, or take pictures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="take pictures into this folder")
    options = parser.parse_args()
    env = prepare(Lab.load())
    compile_program()
    if options.pictures:
        return walk(env, options.pictures.resolve())
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return walk(env, DEMO / "pictures")
    return subprocess.run([sys.executable, "-m", "caas_desktop"], cwd=ROOT, env=env,
                          check=False).returncode  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
