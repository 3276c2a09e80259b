"""Routes: a DNS name and a path that lead to a service's port.

Everything that ends in a Traefik rule is checked here against a positive alphabet, so no name or
path can leave its quotes.
"""
from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

Tls = Literal["none", "acme", "own"]
TLS_CHOICES: tuple[Tls, ...] = ("none", "acme", "own")

NAME_LIMIT, LABEL_LIMIT, PATH_LIMIT = 253, 63, 200
PORT_LIMIT = 65535
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
_PATH = re.compile(r"(/[A-Za-z0-9._~!&'()*+,;=:@-]+)+")
_DEVIATIONS = "ßς\u200c\u200d"
"""Characters that IDNA 2003 and 2008 turn into different names: they are never guessed."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """``host`` is ASCII and lower case, a wildcard begins with "*."; ``path`` "" is all of it."""

    host: str
    path: str = ""

    @property
    def wildcard(self) -> bool:
        return self.host.startswith("*.")

    @property
    def text(self) -> str:
        """The address as people read it, with the name in its own script."""
        return readable(self.host) + self.path

    def covers(self, other: Address) -> bool:
        """True when this is a wildcard that also matches ``other``'s name."""
        return (self.wildcard and not other.wildcard
                and other.host.partition(".")[2] == self.host[2:])


@frozen
class Canary:
    """A second service that gets ``percent`` of the requests; by the name the engine knows."""

    service: str
    port: int
    percent: int


@frozen
class RouteSpec:
    """What a user asks for.

    ``strip`` takes the path away before the service sees it. ``redirect`` sends plain HTTP to
    HTTPS. ``health`` is a path that the edge asks every five seconds, "" for none.
    """

    address: Address
    port: int
    tls: Tls = "none"
    redirect: bool = False
    sticky: bool = False
    strip: bool = False
    health: str = ""
    canary: Canary | None = None

    @property
    def router(self) -> str:
        """The name in Traefik: one for each address, so equal routes can never stand side by side.

        Only a hash: a name such as "auth" in a label's key would be taken for a secret's.
        """
        return router_name(self.address)


@frozen
class Route:
    """A route as labels tell it, ours or another tool's.

    ``spec`` is None where the labels say more than we can edit; ``rule`` is shown instead.
    ``addresses`` are all that the rule names, also then: conflicts are found by them.
    """

    router: str
    addresses: tuple[Address, ...]
    rule: str
    port: int = 0
    tls: Tls = "none"
    spec: RouteSpec | None = None

    @property
    def managed(self) -> bool:
        """True for a route that this program wrote and can change."""
        return self.spec is not None

    @property
    def title(self) -> str:
        return self.addresses[0].text if self.addresses else self.rule


def router_name(address: Address) -> str:
    digest = hashlib.sha256(f"{address.host}{address.path}".encode()).hexdigest()
    return f"caas-{digest[:12]}"


def parse_address(host: str, path: str = "") -> Address:
    """Check and normalise what a user typed; raises FieldError for "host" or "path"."""
    return Address(parse_host(host), parse_path(path))


def parse_host(typed: str) -> str:
    """Return a DNS name in ASCII, or raise FieldError.

    Source: RFC 1123 (names of hosts), RFC 3490 (IDNA, as Python speaks it).
    """
    name = typed.strip().rstrip(".")
    if not name:
        raise FieldError("host", N_("A name is needed, such as shop.example.org."))
    if any(sign in name for sign in _DEVIATIONS):
        raise FieldError("host", N_("Type this name in its xn-- form: programs disagree on it."))
    star = name.startswith("*.")
    body = ascii_name(name[2:] if star else name)
    labels = body.split(".")
    if len(body) + 2 * star > NAME_LIMIT or any(len(one) > LABEL_LIMIT for one in labels):
        raise FieldError("host", N_("The name is too long: 63 characters a part, 253 in all."))
    if "*" in body:
        raise FieldError("host", N_("A wildcard may only be the whole first part: *.example.org"))
    for label in labels:
        if not _LABEL.fullmatch(label):
            raise FieldError("host", N_("{label} is no part of a DNS name."), label=label or "..")
    if labels[-1].isdigit():
        raise FieldError("host", N_("Routes go by name; an address of numbers is none."))
    if star and len(labels) < 2:
        raise FieldError("host", N_("A wildcard needs a domain of at least two parts."))
    return f"*.{body}" if star else body


def ascii_name(name: str) -> str:
    """Return ``name`` with parts of other scripts as xn--; raises FieldError where none exists."""
    try:
        body = name.encode("idna").decode("ascii") if not name.isascii() else name
        for part in body.lower().split("."):
            if part.startswith("xn--"):
                part.encode("ascii").decode("idna")
    except UnicodeError:
        raise FieldError("host", N_("This is no valid international name.")) from None
    return body.lower()


def parse_path(typed: str) -> str:
    """Return a path without its last slash ("" for the root), or raise FieldError."""
    path = typed.strip().rstrip("/")
    if not path:
        return ""
    path = path if path.startswith("/") else f"/{path}"
    if len(path) > PATH_LIMIT or not _PATH.fullmatch(path):
        raise FieldError("path", N_("A path is of parts such as /api/v1, without blanks, quotes, "
                                    "% or empty parts."))
    if any(part in (".", "..") for part in path.split("/")):
        raise FieldError("path", N_("A path may not hold . or .. as a part."))
    return path


def parse_health(typed: str) -> str:
    """Return the path of a health check ("" for none), or raise FieldError."""
    if not typed.strip():
        return ""
    try:
        return parse_path(typed) or "/"
    except FieldError as error:
        raise error.about("health") from None


def parse_port(typed: str) -> int:
    """Return a TCP port, or raise FieldError."""
    word = typed.strip()
    if not (word.isascii() and word.isdigit() and len(word) < 6 and 0 < int(word) <= PORT_LIMIT):
        raise FieldError("port", N_("A port is a number from 1 to 65535."))
    return int(word)


def check(spec: RouteSpec) -> None:
    """Raise FieldError where the parts of ``spec`` do not go together."""
    if spec.redirect and spec.tls == "none":
        raise FieldError("tls", N_("There is nothing to redirect to without TLS."))
    if spec.tls == "acme" and spec.address.wildcard:
        raise FieldError("tls", N_("A wildcard cannot be had from an ACME authority over HTTP; "
                                   "use a certificate of your own."))
    if spec.strip and not spec.address.path:
        raise FieldError("path", N_("There is no path to take away."))
    if spec.canary is not None and not 1 <= spec.canary.percent <= 99:
        raise FieldError("percent", N_("A share is from 1 to 99 percent."))


def readable(host: str) -> str:
    """Return a name in its own script; as it is where that would not lead back to it."""
    try:
        shown = ".".join(part.encode("ascii").decode("idna") if part.startswith("xn--") else part
                         for part in host.split("."))
        back = shown.encode("idna").decode("ascii") if not shown.isascii() else shown
    except UnicodeError:
        return host
    return shown if back == host and shown.isprintable() else host
