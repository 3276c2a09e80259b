"""Where a lab keeps its things, and the names it takes on the machine."""

from __future__ import annotations

import os
import re
from pathlib import Path

DEFAULT_NAME = "caas"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,15}")
# Inside a host these folders are the host's own, so what lies below them is out of its sight.
_HIDDEN_IN_HOSTS = ("/home", "/root", "/run", "/tmp", "/proc", "/sys", "/dev")


def check_name(name: str) -> str:
    """Return ``name`` if it can name a lab, else raise ValueError."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no lab name: use up to 16 of a-z, 0-9 and -")
    return name


def _visible(path: Path, variable: str) -> Path:
    if any(path.is_relative_to(folder) for folder in _HIDDEN_IN_HOSTS):
        outside = ", ".join(_HIDDEN_IN_HOSTS)
        raise ValueError(f"{variable}={path}: choose a folder outside {outside}")
    return path


def cache_dir() -> Path:
    """Return the folder of downloads, which outlives every lab."""
    return _visible(Path(os.environ.get("CAAS_LAB_CACHE", "/var/cache/caas-lab")), "CAAS_LAB_CACHE")


def labs_dir() -> Path:
    """Return the folder that holds one folder per lab."""
    return _visible(Path(os.environ.get("CAAS_LAB_STATE", "/var/lib/caas-lab")), "CAAS_LAB_STATE")


def state_dir(name: str) -> Path:
    """Return the folder of one lab; everything the lab writes lies below it."""
    return labs_dir() / check_name(name)


def lab_json(name: str) -> Path:
    """Return the file that describes a lab."""
    return state_dir(name) / "lab.json"


def host_dir(name: str, host: str) -> Path:
    """Return the folder of one host of a lab."""
    return state_dir(name) / "hosts" / host


def cgroup_name(name: str) -> str:
    """Return the control group under which all containers of a lab run."""
    return f"caas-lab-{name}"


def interface_name(number: int) -> str:
    """Return the name of the machine's own end of the cable into a lab."""
    return f"caaslab{number}"


def caller() -> tuple[int, int]:
    """Return uid and gid of who called: the user behind sudo, otherwise the process's own."""
    uid = int(os.environ.get("SUDO_UID", os.getuid()))
    return uid, int(os.environ.get("SUDO_GID", os.getgid()))
