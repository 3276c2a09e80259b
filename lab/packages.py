"""Docker Engines and tools from Debian's archive, unpacked aside: nothing is installed.

``apt-get install docker.io`` or ``openssh-server`` would start a system daemon. So packages are
downloaded by apt, which checks the archive's signature and their checksums, and unpacked into the
cache folder. Three sets: ``tools`` (of the machine's own suite), ``current`` (the newest engine
that can be had) and ``old`` (Debian 12's 20.10).
"""

from __future__ import annotations

import json
import platform
import shutil
from pathlib import Path

from lab.paths import cache_dir
from lab.run import LabError, run, say

TOOLS = (
    "runc", "tini", "iptables", "libip4tc2", "libip6tc2", "libnftnl11", "libmnl0",
    "libnfnetlink0", "libnetfilter-conntrack3", "libxtables12", "openssh-server",
    "openssh-sftp-server", "libwrap0", "busybox-static",
)  # fmt: skip
ENGINE = ("docker.io", "containerd")
# Before Debian 13 the CLI was part of docker.io, and compose and buildx had no plugin packages.
CLI = ("docker-cli", "docker-compose", "docker-buildx")
CURRENT_SUITES = ("sid", "trixie", "bookworm")
OLD_SUITE = "bookworm"
_KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
# Debian's libraries that the machine's own suite may not have under this name (t64 and the like).
_OPTIONAL = {"libwrap0", "openssh-sftp-server", "libnfnetlink0"}


def machine() -> dict[str, str]:
    """Return /etc/os-release as a dictionary."""
    lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line)
    return {key: value.strip('"') for key, _, value in pairs}


def own_suite() -> str:
    """Return the name of the suite that this machine runs."""
    return machine().get("VERSION_CODENAME", "sid")


def parse_sources(text: str) -> list[tuple[str, str]]:
    """Return (address, keyring path or "") of each Debian-style source in a sources file.

    Reads both forms: one-line (``deb [signed-by=…] address suite …``) and deb822 paragraphs.
    Source: sources.list(5).
    """
    found = []
    for paragraph in text.split("\n\n"):
        fields = {}
        for line in paragraph.splitlines():
            if line.startswith("deb "):
                words = line.split()
                keyring = "".join(w.strip("[]") for w in words if "signed-by=" in w)
                address = next((w for w in words[1:] if "://" in w), "")
                found.append((address, keyring.partition("signed-by=")[2]))
            elif ":" in line and not line.startswith("#"):
                key, _, value = line.partition(":")
                fields[key.strip().lower()] = value.strip()
        if "deb" in fields.get("types", "").split():
            found += [(uri, fields.get("signed-by", "")) for uri in fields.get("uris", "").split()]
    return [(address, keyring) for address, keyring in found if address]


def archive() -> tuple[str, str]:
    """Return address and keyring of the distribution's archive as this machine uses it."""
    files = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]
    texts = [path.read_text("utf-8", "replace") for path in files if path.is_file()]
    wanted = machine()["ID"]
    for address, keyring in [source for text in texts for source in parse_sources(text)]:
        if address.rstrip("/").endswith(f"/{wanted}"):
            return address, keyring or (str(_KEYRING) if wanted == "debian" else "")
    raise LabError(f"no archive of {wanted} found in /etc/apt: the lab needs Debian or Ubuntu")


class Suite:
    """One suite of the archive with package lists of its own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = cache_dir() / "apt" / name
        lists, cache = self.folder / "lists", self.folder / "cache"
        self.options = [
            f"-oDir::Etc::sourcelist={self.folder / 'caas.sources'}",
            "-oDir::Etc::sourceparts=/dev/null", "-oDir::State::status=/dev/null",
            f"-oDir::State::lists={lists}", f"-oDir::Cache={cache}",
            "-oAPT::Sandbox::User=root", "-oAcquire::Languages=none",
            "-oAcquire::AllowInsecureRepositories=false", "-oAPT::Get::AllowUnauthenticated=false",
        ]  # fmt: skip
        for path in (lists / "partial", cache / "archives/partial"):
            path.mkdir(parents=True, exist_ok=True)

    def update(self) -> None:
        """Fetch the package lists; apt refuses them if their signature is not the archive's."""
        address, keyring = archive()
        signed = f"Signed-By: {keyring}\n" if keyring else ""
        (self.folder / "caas.sources").write_text(
            f"Types: deb\nURIs: {address}\nSuites: {self.name}\n"
            f"Components: main{' universe' if machine()['ID'] == 'ubuntu' else ''}\n{signed}",
            "utf-8",
        )
        run("apt-get", *self.options, "update", "-qq", "--error-on=any", timeout=300)

    def unpack(self, packages: tuple[str, ...], target: Path) -> dict[str, str]:
        """Download and unpack packages; returns their versions."""
        downloads = self.folder / "debs"
        downloads.mkdir(exist_ok=True)
        script = 'cd "$1" && shift && exec apt-get "$@"'
        run("sh", "-c", script, "sh", str(downloads), *self.options, "download", "-qq", *packages,
            timeout=600)  # fmt: skip
        versions = {}
        for package in packages:
            path = max(downloads.glob(f"{package}_*.deb"), key=lambda p: p.stat().st_mtime)
            run("dpkg", "-x", str(path), str(target))
            versions[package] = run("dpkg-deb", "-f", str(path), "Version").strip()
        shutil.rmtree(downloads)
        return versions


def _available(suite: Suite, packages: tuple[str, ...]) -> tuple[str, ...]:
    names = run("apt-cache", *suite.options, "pkgnames").split()
    known = set(names)
    return tuple(package for package in packages if package in known)


def _fetch_set(name: str, suites: tuple[str, ...], packages: tuple[str, ...]) -> dict[str, object]:
    """Unpack one set from the first suite that has it; returns suite and versions."""
    reasons = []
    for suite_name in suites:
        target = cache_dir() / "sets" / name
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        try:
            suite = Suite(suite_name)
            suite.update()
            versions = suite.unpack(_available(suite, packages), target)
            missing = set(packages) - set(versions) - _OPTIONAL - set(CLI)
            if missing:
                raise LabError(f"no {', '.join(sorted(missing))} in it")
        except LabError as error:
            reasons.append(f"{suite_name}: {error}")
            continue
        say(f"lab: {name} from {suite_name}: {versions[packages[0]]}")
        return {"suite": suite_name, "versions": versions}
    raise LabError(f"cannot get {name}: " + "; ".join(reasons))


def fetch() -> dict[str, dict[str, object]]:
    """Download what is missing; returns suite and versions of each set."""
    manifest = cache_dir() / "sets.json"
    sets: dict[str, dict[str, object]] = {}
    if manifest.exists():
        sets = json.loads(manifest.read_text("utf-8"))
    if platform.machine() not in ("x86_64", "aarch64"):
        raise LabError(f"the lab was made for x86_64 and aarch64, not {platform.machine()}")
    own = own_suite()
    ubuntu = machine()["ID"] == "ubuntu"
    if ubuntu:
        say("lab: on Ubuntu every engine comes from its own archive (this was not tried)")
    wanted = {
        "tools": ((own,), TOOLS),
        "current": ((f"{own}-updates", own) if ubuntu else CURRENT_SUITES, ENGINE + CLI),
        "old": ((own,) if ubuntu else (OLD_SUITE,), ENGINE),
    }
    for name, (suites, packages) in wanted.items():
        if name not in sets or not (cache_dir() / "sets" / name).is_dir():
            sets[name] = _fetch_set(name, suites, packages)
            manifest.write_text(json.dumps(sets, indent=2) + "\n", "utf-8")
    return sets
