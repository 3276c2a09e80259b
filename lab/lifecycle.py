"""Bringing a lab up and taking it down again."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from lab import (
    accounts,
    api,
    faults,
    hosts,
    keys,
    network,
    packages,
    priority,
    processes,
    swarm,
    toolbox,
)
from lab.paths import caller, cgroup_name, check_name, host_dir, labs_dir, state_dir
from lab.run import require_root, run, say, wait_until
from lab.state import Host, Lab, Ssh, Tls

DEFAULT_HOSTS = 5
# The first three form the Swarm; the fifth runs the old engine.
_SWARM = 3
_OLD = 5


@contextlib.contextmanager
def exclusive() -> Iterator[None]:
    """Let one `up` or `down` work at a time on this machine."""
    labs_dir().mkdir(parents=True, exist_ok=True)
    with (labs_dir() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def stands(name: str) -> Lab | None:
    """Return the lab if it is described and its hosts exist, with or without faults; else None."""
    try:
        lab = Lab.load(name)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    folders = [(state_dir(name) / "pids", "wire")]
    folders += [(host_dir(name, host) / "pids", w) for host in lab.hosts for w in ("init", "sshd")]
    found = [processes.recorded(folder, what) for folder, what in folders]
    return lab if all(process and process.alive() for process in found) else None


def up(name: str, count: int = DEFAULT_HOSTS) -> Lab:
    """Bring a lab of ``count`` hosts up, or say that it is up already."""
    require_root()
    check_name(name)
    with exclusive():
        lab = stands(name)
        if lab:
            faults.heal_all(name)
            say(f"lab: {name} is already up with {len(lab.hosts)} hosts")
            return lab
        if state_dir(name).exists():
            say(f"lab: clearing away what is left of an earlier {name}")
            _remove(name)
        toolbox.install_missing()
        sets = packages.fetch()
        toolbox.link_all()
        started = time.monotonic()
        try:
            lab = _build(name, count, str(sets["current"]["suite"]))
        except BaseException:
            _remove(name)
            raise
        say(f"lab: {name} is up after {time.monotonic() - started:.0f} s")
        return lab


def _taken_numbers() -> set[int]:
    files = labs_dir().glob("*/number")
    return {int(path.read_text("ascii") or -1) for path in files}


def _build(name: str, count: int, suite: str) -> Lab:
    folder = state_dir(name)
    number = network.free_number(_taken_numbers())
    (folder / "hosts").mkdir(parents=True)
    (folder / "number").write_text(str(number), "ascii")
    keys.make_ca(name)
    keys.make_client(name, caller())
    accounts.password(name)
    names = [(f"lab{i}", network.host_address(number, i)) for i in range(1, count + 1)]
    plans = [
        hosts.Plan(name, host, address, "old" if i == _OLD else "current", tuple(names))
        for i, (host, address) in enumerate(names, 1)
    ]
    wire = _make_wire(name, number)
    priority.lower_containers(name)
    with ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda plan: hosts.boot_all_parts(plan, wire), plans))
    managers = tuple(host for host, _ in names[:_SWARM]) if count >= _SWARM else ()
    lab = _describe(name, number, suite, plans, managers)
    if managers:
        swarm.form(lab)
    lab.save(*caller())
    return lab


def _make_wire(name: str, number: int) -> int:
    pids = state_dir(name) / "pids"
    command = ["unshare", "--net", "--pid", "--fork", "--kill-child", "--", "sleep", "infinity"]
    log = state_dir(name) / "wire.log"
    parent = hosts.spawn(pids, "wire-enter", command, log, {"PATH": os.environ["PATH"]})
    wire = hosts.only_child(parent, "the switch")
    processes.record(pids, "wire", wire)
    network.make_switch(number, wire)
    return wire


def _describe(
    name: str, number: int, suite: str, plans: list[hosts.Plan], managers: tuple[str, ...]
) -> Lab:
    owner = caller()
    known = []
    for plan in plans:
        public = (plan.folder / "etc/keys/ssh_host_ed25519_key.pub").read_text("ascii").split()
        key = " ".join(public[:2])
        known.append(f"{plan.address} {key}")
        known.append(f"[{plan.address}]:{accounts.NO_STREAMLOCAL_PORT} {key}")
    known_hosts = str(keys.write_known_hosts(name, known, owner))
    cli = state_dir(name) / "cli"
    cli.mkdir(mode=0o700)
    extra = f'{{"cliPluginsExtraDirs": ["{toolbox.plugin_dir()}"]}}\n'
    (cli / "config.json").write_text(extra, "utf-8")
    for path in (cli, cli / "config.json"):
        os.chown(path, *owner)
    return Lab(
        name=name, number=number, state_dir=str(state_dir(name)),
        subnet=network.subnet(number), gateway=network.gateway(number), engine_suite=suite,
        docker_cli=str(toolbox.bin_dir("current") / "docker"), docker_config=str(cli),
        known_hosts=known_hosts, swarm_managers=managers,
        hosts={plan.name: _describe_host(plan, known_hosts) for plan in plans},
    )  # fmt: skip


def _describe_host(plan: hosts.Plan, known_hosts: str) -> Host:
    pem = keys.keys_dir(plan.lab)
    public = plan.folder / "etc/keys/ssh_host_ed25519_key.pub"
    return Host(
        name=plan.name, address=plan.address, generation=plan.generation, socket=plan.socket,
        engine_version=str(api.get(plan.socket, "/version")["Version"]),
        tls=Tls(
            endpoint=f"tcp://{plan.address}:2376",
            ca=str(pem / "ca.pem"), cert=str(pem / "cert.pem"), key=str(pem / "key.pem"),
        ),
        ssh=Ssh(
            address=plan.address, port=accounts.PORT,
            no_streamlocal_port=accounts.NO_STREAMLOCAL_PORT,
            user=accounts.USER, root_user="root", stranger_user=accounts.STRANGER_USER,
            password_user=accounts.PASSWORD_USER, password=accounts.password(plan.lab),
            key=str(pem / "id_ed25519"), protected_key=str(pem / "id_ed25519_protected"),
            passphrase=keys.PASSPHRASE,
            host_key=" ".join(public.read_text("ascii").split()[:2]),
            host_key_fingerprint=keys.fingerprint(public), known_hosts=known_hosts,
        ),
        pids={what: hosts.process(plan, what).pid for what in ("init", "dockerd", "sshd")},
    )  # fmt: skip


def down(name: str) -> None:
    """End everything that `up` began, also if it (or the lab) died on the way."""
    require_root()
    with exclusive():
        if not state_dir(name).exists():
            say(f"lab: no lab {name} is up")
            return
        _remove(name)
        say(f"lab: {name} is gone; downloads stay in the cache")


def _remove(name: str) -> None:
    folder = state_dir(name)
    # A host's first process takes everything inside the host with it, also what no record names.
    group = cgroup_name(name)
    processes.end(hosts.lab_processes(name), unfreeze=partial(_thaw, group))
    with contextlib.suppress(FileNotFoundError, ValueError):
        network.remove_interface(int((folder / "number").read_text("ascii")))
    _remove_cgroups(group)
    for mount in _mounts_below(folder):
        run("umount", "--lazy", mount)
    shutil.rmtree(folder)


def _mounts_below(folder: Path) -> list[str]:
    """Return mounts below a folder, innermost first, so that removing it stays inside it."""
    lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    points = [line.split()[4] for line in lines]
    return sorted((p for p in points if Path(p).is_relative_to(folder)), key=len, reverse=True)


def _thaw(group: str) -> None:
    """Wake paused containers: with control groups v1 a frozen process cannot even be killed."""
    for top in Path("/sys/fs/cgroup").glob(f"freezer*/{group}"):
        # A group may vanish under our hands, its processes are dying: os.walk passes over it.
        for above, _, files in os.walk(top):
            if "freezer.state" in files:
                with contextlib.suppress(OSError):
                    Path(above, "freezer.state").write_text("THAWED", "ascii")


def _remove_cgroups(group: str) -> None:
    root = Path("/sys/fs/cgroup")
    tops = [path for path in (root / group, *root.glob(f"*/{group}")) if path.is_dir()]

    def gone() -> bool:
        for top in tops:
            for path, _, _ in os.walk(top, topdown=False):
                with contextlib.suppress(OSError):
                    os.rmdir(path)
        return not any(top.exists() for top in tops)

    wait_until(gone, f"control groups {group} are empty", 10)
