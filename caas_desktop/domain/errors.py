"""Errors the user can act on.

CaasError
├── HostError               something is wrong with the host, not with one resource
│   ├── HostUnreachable         no connection; a retry may help
│   ├── HostKeyUnknown          the user must confirm the SSH key
│   ├── HostKeyChanged          hard stop: changed or revoked SSH key
│   ├── CertificateRefused      TLS: ours or theirs is not accepted
│   ├── AuthRefused             wrong credentials; ``needs`` says which secret to ask for
│   ├── SocketDenied            no permission on the Docker socket
│   ├── EngineTooOld            the API version is below what we speak
│   └── ProtocolGarbage         the other side is no Docker Engine, or answers nonsense
├── ResourceGone            someone removed it first
├── ResourceConflict        a name in use, a container still running, a stale version
├── BadRequest              the engine refused the values
├── CatalogueError          the local catalogue cannot be used
└── VaultError              the secret store cannot be used
Anything else that reaches the GUI thread is a bug and opens the crash dialog.
"""
from __future__ import annotations

from typing import ClassVar, Literal

from caas_desktop.domain.text import N_, Text

Secret = Literal["passphrase", "password"]


class CaasError(Exception):
    """Base of every error with a sentence fit for the user.

    ``text`` and ``advice`` are translated where they are shown (``viewmodels.errors``); ``str``
    and ``hint`` are the English.

    Args:
        template: What happened and where, one sentence, no stack text; marked with ``N_``.
        hint: What the user can do next, marked too; empty if nothing.
        detail: The engine's or library's own words, for the "Details" button; never a secret.
        values: Fill the ``{names}`` of both. Without any, both are plain texts.

    ``code`` names the class for programs: documented, it stays.
    """

    code: ClassVar[str] = "error"

    def __init__(self, template: str, *, hint: str = "", detail: str = "", **values: object
                 ) -> None:
        self.text = Text(template, **values)
        self.advice = Text(hint, **values)
        self.detail = detail
        super().__init__(str(self.text))

    @property
    def hint(self) -> str:
        return str(self.advice)


class HostError(CaasError):
    """Something is wrong with the host, not with one resource."""

    code: ClassVar[str] = "host-error"


class HostUnreachable(HostError):
    """No connection; a retry may help."""

    code: ClassVar[str] = "host-unreachable"


class HostKeyUnknown(HostError):
    """The server's SSH key is in no known_hosts; the user must confirm it.

    ``key`` is the line's ``type base64`` part, ``fingerprint`` is ``SHA256:…`` as ssh prints it.
    ``hostname`` is the known_hosts name (``[name]:port`` for another port than 22).
    """

    code: ClassVar[str] = "host-key-unknown"

    def __init__(self, hostname: str, key: str, fingerprint: str) -> None:
        super().__init__(
            N_("The SSH key of {hostname} is not known yet."),
            hint=N_("Compare the fingerprint with the host's own, then accept it."),
            detail=fingerprint, hostname=hostname,
        )
        self.hostname, self.key, self.fingerprint = hostname, key, fingerprint


class HostKeyChanged(HostError):
    """The server shows another key than the known one, or a revoked one: never connect."""

    code: ClassVar[str] = "host-key-changed"


class CertificateRefused(HostError):
    """TLS: our certificate or theirs is not accepted."""

    code: ClassVar[str] = "certificate-refused"


class AuthRefused(HostError):
    """Wrong or missing credentials.

    ``needs`` is the secret to ask the user for, None when no secret would help;
    ``subject`` says whose it is (a key file's path, or user@host).
    """

    code: ClassVar[str] = "auth-refused"

    def __init__(
        self, template: str, *, needs: Secret | None = None, subject: str = "", hint: str = "",
        detail: str = "", **values: object,
    ) -> None:
        super().__init__(template, hint=hint, detail=detail, **values)
        self.needs, self.subject = needs, subject


class SocketDenied(HostError):
    """The user may not open the Docker socket."""

    code: ClassVar[str] = "socket-denied"


class EngineTooOld(HostError):
    """The engine's API is older than we speak."""

    code: ClassVar[str] = "engine-too-old"


class ProtocolGarbage(HostError):
    """The other side is no Docker Engine, or stopped making sense."""

    code: ClassVar[str] = "protocol-garbage"


class ResourceGone(CaasError):
    """Someone else removed the resource first."""

    code: ClassVar[str] = "not-found"


class ResourceConflict(CaasError):
    """A name in use, a container still running, or a stale version."""

    code: ClassVar[str] = "conflict"


class BadRequest(CaasError):
    """The engine refused the values it was given."""

    code: ClassVar[str] = "bad-request"


class EngineFault(CaasError):
    """The engine failed at what it had accepted (status 500 and up)."""

    code: ClassVar[str] = "engine-fault"


class CatalogueError(CaasError):
    """The local catalogue cannot be opened, read or written."""

    code: ClassVar[str] = "catalogue-error"

    @classmethod
    def of(cls, error: CaasError) -> CatalogueError:
        """Return what ``error`` says, as the reason why there is no catalogue."""
        made = cls(str(error), detail=error.detail)
        made.text, made.advice = error.text, error.advice
        return made


class VaultError(CaasError):
    """The secret store cannot be used."""

    code: ClassVar[str] = "vault-error"


class Cancelled(Exception):
    """Unwinds a job the user stopped; never shown."""


def result_of(error: BaseException | None) -> str:
    """Return how something ended, as the catalogue keeps it: "ok", or the error's code.

    An engine's words may quote what it was given, a password for instance.
    """
    if error is None:
        return "ok"
    return error.code if isinstance(error, CaasError) else CaasError.code


def forget_frames(error: BaseException | None) -> None:
    """Let go of the frames an error came through: kept with it, they would keep streams open."""
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__
