"""An ACME authority on a host of a lab: Pebble, Let's Encrypt's test server, with a DNS of its own.

It gives real certificates, over HTTP-01 or TLS-ALPN-01, for names that lead to that host: to this
authority every name does. Its root is a new one with each start, and nobody else trusts it.
"""

from __future__ import annotations

import http.client
import io
import json
import ssl
import tarfile
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lab import images, keys
from lab.faults import check_host, load_lab
from lab.run import wait_until
from lab.state import Lab
from lab.swarm import docker

NAME = "caas-lab-acme"
REFUSED = "refused.lab.test"  # a name for which it gives no certificate, by its policy
_API, _MANAGEMENT, _DNS = 14000, 15000, 8053
_START = (
    f"pebble-challtestsrv -dns01 $0:{_DNS} -defaultIPv4 $0 -defaultIPv6 '' -http01 '' -https01 ''"
    f" -tlsalpn01 '' -management '' & exec pebble -config /etc/pebble.json -dnsserver $0:{_DNS}"
)


@dataclass(frozen=True, slots=True)
class Authority:
    """``ca`` proves the authority itself; ``root`` ends the chains of what it issues (both PEM)."""

    directory: str
    ca: str
    root: str


def start(lab: Lab, host: str, http_port: int = 80, https_port: int = 443) -> Authority:
    """Start an authority on ``host``, anew if there is one; it visits these ports of the host.

    LabError says why it cannot be had.
    """
    check_host(lab, host)
    images.load_one(lab, host, images.AUTHORITY)
    address = lab.hosts[host].address
    stop(lab, host)
    docker(lab, host, "create", "--name", NAME, "--network", "host", "--init",
           "--env", "PEBBLE_VA_NOSLEEP=1", "--env", "PEBBLE_WFE_NONCEREJECT=0",
           images.PEBBLE, "sh", "-c", _START, address)  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        keys.make_lone_server(Path(folder), address)
        files = {name: (Path(folder) / name).read_bytes() for name in ("cert.pem", "key.pem")}
        ca = (Path(folder) / "ca.pem").read_text("ascii")
    config = {"pebble": {
        "listenAddress": f"{address}:{_API}", "managementListenAddress": f"{address}:{_MANAGEMENT}",
        "certificate": "/etc/cert.pem", "privateKey": "/etc/key.pem",
        "httpPort": http_port, "tlsPort": https_port, "domainBlocklist": [REFUSED],
    }}  # fmt: skip
    files["pebble.json"] = json.dumps(config).encode()
    docker(lab, host, "cp", "-", f"{NAME}:/etc", data=_tar(files))
    docker(lab, host, "start", NAME)
    roots: list[str] = []

    def answers() -> bool:
        with suppress(OSError, http.client.HTTPException):
            roots.append(_root(address, ca))
        return bool(roots)

    wait_until(answers, f"the ACME authority of {host} answers", 60)
    return Authority(f"https://{address}:{_API}/dir", ca, roots[0])


def tell(name: str, host: str, http_port: int, https_port: int) -> None:
    """Start an authority and print where it is and which files prove it and what it issues."""
    made = start(load_lab(name), host, http_port, https_port)
    files = {"ca": made.ca, "root": made.root}
    for what, pem in files.items():
        path = keys.keys_dir(name) / f"acme-{host}-{what}.pem"
        path.write_text(pem, "ascii")
        path.chmod(0o644)
        files[what] = str(path)
    print(json.dumps({"directory": made.directory, **files}, indent=2))


def stop(lab: Lab, host: str) -> None:
    """Take the authority of ``host`` away, if there is one."""
    check_host(lab, host)
    if docker(lab, host, "ps", "-aq", "--filter", f"name=^{NAME}$"):
        docker(lab, host, "rm", "-f", NAME)


def _root(address: str, ca: str) -> str:
    context = ssl.create_default_context(cadata=ca)
    line = http.client.HTTPSConnection(address, _MANAGEMENT, timeout=5, context=context)
    try:
        line.request("GET", "/roots/0")
        answer = line.getresponse()
        if answer.status != http.client.OK:
            raise http.client.HTTPException(f"status {answer.status}")
        return answer.read().decode("ascii")
    finally:
        line.close()


def _tar(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()
