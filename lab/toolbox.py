"""The programs of a lab: which binary of which unpacked set an engine finds on its PATH."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from lab.paths import cache_dir
from lab.run import LabError, run, say

_SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
# Package by program, for a machine that lacks one; none of them starts a daemon.
NEEDED = {
    "ip": "iproute2",
    "tc": "iproute2",
    "nsenter": "util-linux",
    "unshare": "util-linux",
    "openssl": "openssl",
    "ssh-keygen": "openssh-client",
}


def install_missing() -> None:
    """Install the few ordinary tools that the machine lacks."""
    missing = sorted({package for tool, package in NEEDED.items() if not shutil.which(tool)})
    if missing:
        say(f"lab: installing {', '.join(missing)}")
        run("apt-get", "update", "-qq", timeout=300)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, timeout=300)


def _set(name: str) -> Path:
    return cache_dir() / "sets" / name


def tool(relative: str) -> Path:
    """Return a file of the tools set; LabError if it is not there."""
    path = _set("tools") / relative
    if not path.exists():
        raise LabError(f"{relative} is missing from the unpacked tools")
    return path


def bin_dir(generation: str) -> Path:
    """Return the folder with the programs of the "current" or the "old" engine."""
    return cache_dir() / "bin" / generation


def environment(generation: str) -> dict[str, str]:
    """Return the environment in which an engine of a generation runs."""
    libraries = [str(path.parent) for path in _set("tools").glob("usr/lib/*/libxtables.so.12")]
    libraries += [str(path.parent) for path in _set("tools").glob("lib/*/libwrap.so.0")]
    extensions = [str(path) for path in _set("tools").glob("usr/lib/*/xtables")]
    return {
        "PATH": f"{bin_dir(generation)}:{_SYSTEM_PATH}",
        "LD_LIBRARY_PATH": ":".join(libraries),
        "XTABLES_LIBDIR": ":".join(extensions),
        "HOME": "/root",
        "LANG": "C.UTF-8",
    }


def _iptables() -> Path:
    """Return the nft or the legacy variant of iptables, whichever this kernel lets work."""
    errors = []
    for variant in ("xtables-nft-multi", "xtables-legacy-multi"):
        path = tool(f"usr/sbin/{variant}")
        probe = 'iptables="$0"; "$iptables" iptables -t nat -A POSTROUTING -j MASQUERADE'
        try:
            run("unshare", "--net", "sh", "-c", probe, str(path), env=_probe_environment())
        except LabError as error:
            errors.append(str(error))
        else:
            return path
    raise LabError("iptables does not work here: " + "; ".join(errors))


def _probe_environment() -> dict[str, str]:
    return {**environment("current"), "PATH": _SYSTEM_PATH}


def link_all() -> None:
    """Lay out, per generation, one folder of links to the programs that it uses."""
    iptables = _iptables()
    for generation in ("current", "old"):
        target = bin_dir(generation)
        target.mkdir(parents=True, exist_ok=True)
        links = {
            "runc": tool("usr/sbin/runc"),
            "docker-init": tool("usr/bin/tini-static"),
            "tini": tool("usr/bin/tini-static"),
            "docker": docker_cli(),
        }
        for action in ("", "-save", "-restore"):
            links |= {f"iptables{action}": iptables, f"ip6tables{action}": iptables}
        for folder in ("usr/bin", "usr/sbin", "usr/libexec/docker"):
            for path in (_set(generation) / folder).glob("*"):
                if path.is_file():
                    links.setdefault(path.name, path)
        for name, path in links.items():
            _link(target / name, path)


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and os.readlink(link) == str(target):
        return
    part = link.with_name(f".{link.name}.part")
    part.unlink(missing_ok=True)
    part.symlink_to(target)
    part.replace(link)


def docker_cli() -> Path:
    """Return the current engine's command-line client."""
    path = _set("current") / "usr/bin/docker"
    if not path.exists():
        raise LabError("the docker CLI is missing from the unpacked packages")
    return path


def plugin_dir() -> Path:
    """Return where the CLI's compose and buildx plugins lie."""
    for folder in ("usr/libexec/docker/cli-plugins", "usr/lib/docker/cli-plugins"):
        path = _set("current") / folder
        if path.is_dir():
            return path
    return _set("current") / "usr/libexec/docker/cli-plugins"
