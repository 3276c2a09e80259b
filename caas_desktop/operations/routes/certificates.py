"""Certificates of one's own, and of ACME servers: secrets of a cluster, or a volume of a host.

A key never stands in labels, arguments, environment or a task's text.
"""
from __future__ import annotations

import base64
import hashlib
import re
import ssl
from dataclasses import field
from pathlib import Path

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError, ResourceConflict
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.routes.deploy import flavour_of, secret_name
from caas_desktop.operations.routes.edge import EDGE
from caas_desktop.operations.routes.filter import CERTIFICATES
from caas_desktop.operations.routes.networks import PART
from caas_desktop.operations.routes.probe import write_in

LIMIT = 500_000  # bytes; a Swarm secret holds 500 kB
_CERTIFICATE = re.compile(
    rb"-----BEGIN CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")
_KEY = re.compile(rb"-----BEGIN (EC |RSA )?PRIVATE KEY-----\s[A-Za-z0-9+/=\s]+-----END ")


@frozen
class Pair:
    """A certificate with its key, on its way to the engine; never shown, never kept here."""

    name: str
    certificate: bytes = field(repr=False)
    key: bytes = field(repr=False)

    @property
    def files(self) -> dict[str, bytes]:
        return {f"{self.name}.crt": self.certificate, f"{self.name}.key": self.key}


@frozen
class Authority:
    """What proves an ACME server that the public authorities do not."""

    name: str
    pem: bytes = field(repr=False)

    @property
    def files(self) -> dict[str, bytes]:
        return {f"{self.name}.pem": self.pem}


Kept = Pair | Authority


def check_pair(certificate: bytes, key: bytes) -> str:
    """Return the name under which the pair is kept; raises FieldError("certificate" or "key").

    Only the form is checked here; whether the two belong together Traefik tells.
    """
    if len(certificate) > LIMIT or not _CERTIFICATE.search(certificate):
        raise FieldError("certificate", N_("This file holds no certificate in PEM form."))
    if len(key) > LIMIT or not _KEY.search(key):
        raise FieldError("key", N_("This file holds no private key in PEM form, or an encrypted "
                                   "one."))
    return f"own-{hashlib.sha256(certificate).hexdigest()[:10]}"


def read_pair(certificate: str, key: str) -> Pair:
    """Read and check two files; raises FieldError("certificate" or "key")."""
    first, second = _file("certificate", certificate), _file("key", key)
    return Pair(check_pair(first, second), first, second)


def check_authority(data: bytes) -> Authority:
    """Return the authorities' certificates of ``data`` alone, whatever else is in it.

    Raises FieldError("acme_ca") where there is none.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        if len(data) > LIMIT:
            raise ValueError
        context.load_verify_locations(cadata=data.decode("ascii", "ignore"))
        found = sorted(context.get_ca_certs(binary_form=True))
        if not found:
            raise ValueError
    except (ssl.SSLError, ValueError):
        raise FieldError("acme_ca", N_("This file holds no certificate of an authority in PEM "
                                       "form.")) from None
    pem = "".join(map(ssl.DER_cert_to_PEM_cert, found)).encode("ascii")
    return Authority(f"acme-ca-{hashlib.sha256(pem).hexdigest()[:10]}", pem)


def read_authority(said: str, kept: str) -> tuple[str, Authority | None]:
    """Return the name of an ACME server's authority, and itself where ``said`` is a new file.

    ``kept`` is the name of the one that the edge has: said again it stays, "" takes it away.
    Raises FieldError("acme_ca").
    """
    if said.strip() in ("", kept):
        return said.strip(), None
    found = check_authority(_file("acme_ca", said.strip()))
    return found.name, found


def _file(which: str, path: str) -> bytes:
    try:
        with Path(path).expanduser().open("rb") as file:
            return file.read(LIMIT + 1)
    except (OSError, ValueError, RuntimeError):
        raise FieldError(which, N_("This file cannot be read.")) from None


def keep(engine: Engine, what: Kept) -> None:
    """Store files where the edge will read them; on a host the edge must be running already."""
    for name, data in what.files.items():
        if flavour_of(engine) == "swarm":
            _keep_secret(engine, secret_name(name), data)
        else:
            write_in(engine, EDGE, f"{CERTIFICATES}/{name}", data)


def _keep_secret(engine: Engine, name: str, data: bytes) -> None:
    try:
        engine.request("POST", "/secrets/create", body={
            "Name": name, "Data": base64.b64encode(data).decode("ascii"),
            "Labels": {PART: "certificate"}})
    except ResourceConflict:
        pass  # the name is made from the content: it is there already
    except CaasError as error:
        error.detail = ""  # an engine might repeat what it was sent
        raise
