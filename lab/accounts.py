"""Who may sign in to a lab's hosts: accounts that exist inside the hosts only."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from lab import keys
from lab.paths import state_dir
from lab.run import run

USER = "operator"
PASSWORD_USER = "visitor"
STRANGER_USER = "stranger"
PORT = 22
NO_STREAMLOCAL_PORT = 2222

_DOCKER_GID = 29870
_UIDS = {USER: 29871, PASSWORD_USER: 29872, STRANGER_USER: 29873}
_SSHD_UID = 29874


def password(lab: str) -> str:
    """Return the password of PASSWORD_USER in this lab, choosing one the first time."""
    path = state_dir(lab) / "ca/password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12), "ascii")
    return path.read_text("ascii")


def write(lab: str, folder: Path, plugins: Path) -> None:
    """Write a host's accounts, their home folders and what the docker CLI needs there."""
    etc = folder / "etc"
    hashed = run("openssl", "passwd", "-6", "-stdin", data=password(lab).encode()).strip()
    passwd = [
        "root:x:0:0:root:/root:/bin/sh",
        f"sshd:x:{_SSHD_UID}:65534::/run/sshd:/usr/sbin/nologin",
        "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin",
        *(f"{name}:x:{uid}:{uid}::/home/{name}:/bin/sh" for name, uid in _UIDS.items()),
    ]
    members = f"{USER},{PASSWORD_USER}"
    group = [
        "root:x:0:", "nogroup:x:65534:", f"docker:x:{_DOCKER_GID}:{members}",
        *(f"{name}:x:{uid}:" for name, uid in _UIDS.items()),
    ]  # fmt: skip
    # "*" lets a key in and no password; "!" would lock the account altogether.
    shadow = [f"{name}:{'*' if name != PASSWORD_USER else hashed}:19000:0:99999:7:::"
              for name in ("root", *_UIDS)]  # fmt: skip
    for name, lines in (("passwd", passwd), ("group", group), ("shadow", shadow)):
        (etc / name).write_text("".join(f"{line}\n" for line in lines), "ascii")
    (etc / "shadow").chmod(0o600)
    cli = json.dumps({"cliPluginsExtraDirs": [str(plugins)]})
    for name, uid, home in [("root", 0, folder / "root")] + [
        (name, uid, folder / "home" / name) for name, uid in _UIDS.items()
    ]:
        _write_home(lab, home, uid, cli, with_key=name != PASSWORD_USER)


def _write_home(lab: str, home: Path, uid: int, cli: str, with_key: bool) -> None:
    for path in (home, home / ".ssh", home / ".docker"):
        path.mkdir(mode=0o700, exist_ok=True)
    (home / ".docker/config.json").write_text(cli, "utf-8")
    if with_key:
        (home / ".ssh/authorized_keys").write_text(keys.authorized_keys(lab), "ascii")
    for path in (home, *home.rglob("*")):
        os.chown(path, uid, uid)


def write_sshd_config(folder: Path, programs: Path, tools: Path) -> None:
    """Write a host's sshd_config; the second port forbids stream-local forwarding."""
    lines = [
        f"Port {PORT}",
        f"Port {NO_STREAMLOCAL_PORT}",
        f"HostKey {folder / 'etc/keys/ssh_host_ed25519_key'}",
        "PidFile /run/sshd.pid",
        "UsePAM no",
        "PermitRootLogin prohibit-password",
        "PubkeyAuthentication yes",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "AllowTcpForwarding yes",
        "AllowStreamLocalForwarding yes",
        "UseDNS no",
        "PrintMotd no",
        f"SetEnv PATH={programs}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        f"Subsystem sftp {tools / 'lib/openssh/sftp-server'}",
    ]
    # From OpenSSH 9.8 on, sshd is split into several programs with compiled-in paths.
    for option, name in (("SshdSessionPath", "sshd-session"), ("SshdAuthPath", "sshd-auth")):
        if (tools / "lib/openssh" / name).exists():
            lines.append(f"{option} {tools / 'lib/openssh' / name}")
    lines += [
        f"Match LocalPort {NO_STREAMLOCAL_PORT}",
        "    AllowStreamLocalForwarding no",
        f"Match User {PASSWORD_USER}",
        "    PasswordAuthentication yes",
    ]
    (folder / "etc/sshd_config").write_text("\n".join(lines) + "\n", "utf-8")
