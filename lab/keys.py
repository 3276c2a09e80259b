"""The lab's own certificates and SSH keys; nothing of the caller's is read or changed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from lab.paths import state_dir
from lab.run import run

PASSPHRASE = "lab passphrase"
_DAYS = "365"


def keys_dir(name: str) -> Path:
    """Return the folder of what the caller uses: client keys, certificates, known_hosts."""
    return state_dir(name) / "keys"


def _ca_dir(name: str) -> Path:
    return state_dir(name) / "ca"


def _key(path: Path) -> None:
    run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", str(path))
    path.chmod(0o600)


def make_ca(name: str) -> None:
    """Make the lab's certificate authority."""
    folder = _ca_dir(name)
    folder.mkdir(mode=0o700)
    _authority(folder, f"CaaS lab {name}")


def _authority(folder: Path, subject: str) -> None:
    """Make ``ca.pem`` and ``ca-key.pem`` in ``folder``."""
    _key(folder / "ca-key.pem")
    run(
        "openssl", "req", "-x509", "-new", "-sha256", "-days", _DAYS,
        "-subj", f"/CN={subject}",
        "-key", str(folder / "ca-key.pem"), "-out", str(folder / "ca.pem"),
        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign",
    )  # fmt: skip


def _certificate(ca: Path, folder: Path, subject: str, extensions: str) -> None:
    """Make ``key.pem`` and ``cert.pem`` in ``folder``, signed by the authority in ``ca``."""
    _key(folder / "key.pem")
    request, config = folder / "request.pem", folder / "extensions.cnf"
    config.write_text(extensions, "ascii")
    run("openssl", "req", "-new", "-key", str(folder / "key.pem"), "-subj", f"/CN={subject}",
        "-out", str(request))  # fmt: skip
    run(
        "openssl", "x509", "-req", "-sha256", "-days", _DAYS, "-in", str(request),
        "-CA", str(ca / "ca.pem"), "-CAkey", str(ca / "ca-key.pem"),
        "-set_serial", f"0x{secrets.token_hex(16)}",
        "-extfile", str(config), "-out", str(folder / "cert.pem"),
    )  # fmt: skip
    request.unlink()
    config.unlink()


def make_server(name: str, folder: Path, host: str, address: str) -> None:
    """Make a host's TLS certificate and its SSH host key."""
    folder.mkdir(parents=True, mode=0o700)
    _certificate(
        _ca_dir(name), folder, host,
        f"subjectAltName=DNS:{host},DNS:localhost,IP:{address},IP:127.0.0.1\n"
        "extendedKeyUsage=serverAuth\n",
    )  # fmt: skip
    (folder / "ca.pem").write_bytes((_ca_dir(name) / "ca.pem").read_bytes())
    _ssh_key(folder / "ssh_host_ed25519_key", "", f"root@{host}")


def make_lone_server(folder: Path, address: str) -> None:
    """Make a server's certificate and, in ``ca.pem``, an authority of its own: for no lab's CA."""
    _authority(folder, f"{address} itself")
    _certificate(folder, folder, address,
                 f"subjectAltName=IP:{address}\nextendedKeyUsage=serverAuth\n")


def _ssh_key(path: Path, passphrase: str, comment: str) -> None:
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", comment, "-f", str(path))


def make_client(name: str, owner: tuple[int, int]) -> None:
    """Make the caller's client certificate and SSH keys (one plain, one with PASSPHRASE)."""
    folder = keys_dir(name)
    folder.mkdir(mode=0o700)
    _certificate(_ca_dir(name), folder, "operator", "extendedKeyUsage=clientAuth\n")
    (folder / "ca.pem").write_bytes((_ca_dir(name) / "ca.pem").read_bytes())
    _ssh_key(folder / "id_ed25519", "", f"plain@{name}")
    _ssh_key(folder / "id_ed25519_protected", PASSPHRASE, f"protected@{name}")
    for path in (folder, *folder.iterdir()):
        os.chown(path, *owner)


def authorized_keys(name: str) -> str:
    """Return the public halves of both client keys."""
    names = ("id_ed25519.pub", "id_ed25519_protected.pub")
    return "".join((keys_dir(name) / key).read_text("ascii") for key in names)


def write_known_hosts(name: str, lines: list[str], owner: tuple[int, int]) -> Path:
    """Write the known_hosts file of the lab's hosts and return its path."""
    path = keys_dir(name) / "known_hosts"
    path.write_text("".join(f"{line}\n" for line in lines), "ascii")
    os.chown(path, *owner)
    return path


def fingerprint(public_key: Path) -> str:
    """Return a key's fingerprint, ``SHA256:…``, as ssh shows it."""
    return run("ssh-keygen", "-l", "-E", "sha256", "-f", str(public_key)).split()[1]
