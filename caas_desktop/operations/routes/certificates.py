"""Certificates of one's own: in secrets of a cluster, or in a volume of a standalone host.

A key never stands in labels, arguments, environment or a task's text.
"""
from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError, ResourceConflict
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


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate with its key, on its way to the engine; never shown, never kept here."""

    name: str
    certificate: bytes = field(repr=False)
    key: bytes = field(repr=False)


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


def _file(which: str, path: str) -> bytes:
    try:
        with Path(path).expanduser().open("rb") as file:
            return file.read(LIMIT + 1)
    except (OSError, ValueError, RuntimeError):
        raise FieldError(which, N_("This file cannot be read.")) from None


def keep_pair(engine: Engine, name: str, certificate: bytes, key: bytes) -> None:
    """Store a pair where the edge will read it; on a host the edge must be running already."""
    for end, data in (("crt", certificate), ("key", key)):
        if flavour_of(engine) == "swarm":
            _keep_secret(engine, secret_name(name, end), data)
        else:
            write_in(engine, EDGE, f"{CERTIFICATES}/{name}.{end}", data)


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
