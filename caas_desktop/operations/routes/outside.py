"""A request to a route as any visitor of this machine would send it, and the certificate shown."""
from __future__ import annotations

import http.client
import ssl
from collections.abc import Sequence

from caas_desktop.domain.clean import text
from caas_desktop.domain.frozen import frozen

TIMEOUT_S = 5.0


@frozen
class Served:
    """A certificate. ``until`` is in seconds of the epoch; ``fits``: it is for the name asked."""

    issuer: str
    until: float
    fits: bool

    def good(self, now: float) -> bool:
        """Tell whether it is for the name and has not expired, whoever issued it."""
        return self.fits and now < self.until


@frozen
class Outside:
    """``answer`` is the HTTP status, 0 for none; ``wrong`` why this machine refuses ``served``."""

    answer: int = 0
    error: str = ""
    wrong: str = ""
    served: Served | None = None


def request_outside(name: str, path: str, secure: bool, port: int, addresses: Sequence[str]
                    ) -> Outside:
    """Ask ``addresses`` in turn for ``name``, until one answers; raises nothing."""
    error = ""
    for address in addresses[:3]:
        try:
            if not secure:
                line = http.client.HTTPConnection(address, port, timeout=TIMEOUT_S)
                return Outside(_get(line, name, path))
            return _secured(name, path, address, port)
        except (OSError, http.client.HTTPException, ValueError) as exc:
            error = text(str(exc) or type(exc).__name__, 200)
    return Outside(error=error)


def _secured(name: str, path: str, address: str, port: int) -> Outside:
    wrong = ""
    try:
        line, shown = _connect(name, address, port, verify=True)
    except ssl.SSLCertVerificationError as exc:
        wrong = text(exc.verify_message, 200)
        line, shown = _connect(name, address, port, verify=False)
    return Outside(_get(line, name, path), "", wrong, read_served(shown, name))


def _connect(name: str, address: str, port: int, *, verify: bool
             ) -> tuple[http.client.HTTPConnection, bytes]:
    """Return a connection, and the certificate (DER) that it began with."""
    context = ssl.create_default_context()
    if not verify:  # only to tell what the edge answers; nothing secret is sent
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    made = http.client.HTTPConnection(address, port, timeout=TIMEOUT_S)
    made.connect()
    made.sock = secure = context.wrap_socket(made.sock, server_hostname=name)
    return made, secure.getpeercert(binary_form=True) or b""


def _get(connection: http.client.HTTPConnection, name: str, path: str) -> int:
    try:
        connection.request("GET", path, headers={"Host": name, "User-Agent": "caas-desktop"})
        return connection.getresponse().status
    finally:
        connection.close()


def read_served(der: bytes, name: str) -> Served | None:
    """Return what a certificate says of itself, None where it cannot be read."""
    from cryptography import x509  # 30 ms: not at every start
    from cryptography.x509.oid import NameOID

    try:
        read = x509.load_der_x509_certificate(der)
        called = read.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
        issuer = str(called[0].value) if called else read.issuer.rfc4514_string()
        until = read.not_valid_after_utc.timestamp()
        names = read.extensions.get_extension_for_class(
            x509.SubjectAlternativeName).value.get_values_for_type(x509.DNSName)
    except (ValueError, x509.InvalidVersion, x509.ExtensionNotFound, x509.DuplicateExtension,
            x509.UnsupportedGeneralNameType):
        return None
    wanted = {name.casefold(), f"*.{name.casefold().partition('.')[2]}"}
    return Served(text(issuer, 100), until, any(one.casefold() in wanted for one in names))
