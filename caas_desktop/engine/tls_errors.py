"""What TLS fails with, as errors fit for the user; see ``errors``."""
from __future__ import annotations

import ssl

from caas_desktop.domain.errors import CertificateRefused, HostError, ProtocolGarbage
from caas_desktop.domain.text import N_
from caas_desktop.engine.errors import LineBroken, broken, plain

# X509_V_ERR_* of OpenSSL's x509_vfy.h, which ssl passes on as verify_code.
_NOT_YET_VALID, _EXPIRED, _NAME_MISMATCH, _ADDRESS_MISMATCH = 9, 10, 62, 64

# OpenSSL's names of the alerts by which a server says that it wants another client certificate.
_CLIENT_CERTIFICATE_ALERTS = frozenset({
    "TLSV13_ALERT_CERTIFICATE_REQUIRED", "TLSV1_ALERT_UNKNOWN_CA", "TLSV1_ALERT_ACCESS_DENIED",
    "TLSV1_ALERT_DECRYPT_ERROR", "SSLV3_ALERT_BAD_CERTIFICATE", "SSLV3_ALERT_CERTIFICATE_EXPIRED",
    "SSLV3_ALERT_CERTIFICATE_REVOKED", "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
    "SSLV3_ALERT_HANDSHAKE_FAILURE", "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
})


def from_tls(host: str, where: str, exc: ssl.SSLError) -> HostError:
    """Translate a failed TLS handshake, or an alert that comes with the first answer."""
    detail = plain(str(exc))
    if isinstance(exc, ssl.SSLCertVerificationError):
        return _their_certificate(host, where, exc, detail)
    if _refuses_ours(exc):
        return CertificateRefused(
            N_("{host} does not accept our client certificate."),
            hint=N_("Give a certificate and key signed by the CA of that Docker Engine."),
            detail=detail, host=host)
    if isinstance(exc, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return LineBroken(
            N_("The connection to {host} broke off."),
            hint=N_("Check that this port speaks TLS."), detail=detail, host=host)
    if exc.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNEXPECTED_MESSAGE",
                      "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE", "BAD_RECORD_TYPE"):
        return ProtocolGarbage(
            N_("{host}: {where} does not speak TLS."),
            hint=N_("Check the port: 2376 is usual with TLS, 2375 without."), detail=detail,
            host=host, where=where)
    return CertificateRefused(
        N_("{host}: no secure connection to {where}."),
        hint=N_("Check the CA, certificate and key files."), detail=detail, host=host, where=where)


def late(host: str, exc: OSError) -> HostError:
    """Translate what a line fails with after the handshake: an alert may come only then."""
    if isinstance(exc, ssl.SSLError) and _refuses_ours(exc):
        return from_tls(host, host, exc)
    return broken(host, exc)


def _refuses_ours(exc: ssl.SSLError) -> bool:
    """True for the alerts that ask for another client certificate."""
    return (exc.reason or "") in _CLIENT_CERTIFICATE_ALERTS


def _their_certificate(
    host: str, where: str, exc: ssl.SSLCertVerificationError, detail: str
) -> CertificateRefused:
    if exc.verify_code == _EXPIRED:
        return CertificateRefused(
            N_("{host}: the certificate of {where} has expired."),
            hint=N_("Renew it on the host, or correct this machine's clock."), detail=detail,
            host=host, where=where)
    if exc.verify_code == _NOT_YET_VALID:
        return CertificateRefused(
            N_("{host}: the certificate of {where} is not valid yet."),
            hint=N_("Compare the clocks of the host and of this machine."), detail=detail,
            host=host, where=where)
    if exc.verify_code in (_NAME_MISMATCH, _ADDRESS_MISMATCH):
        return CertificateRefused(
            N_("{host}: the certificate of {where} is for another name."),
            hint=N_("Use a name or address that the certificate contains."), detail=detail,
            host=host, where=where)
    return CertificateRefused(
        N_("{host}: the certificate of {where} is signed by an authority we do not trust."),
        hint=N_("Choose the CA file (ca.pem) that signed the host's certificate."), detail=detail,
        host=host, where=where)
