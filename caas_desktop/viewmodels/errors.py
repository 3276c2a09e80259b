"""Errors and other texts from below, in the window's language."""
from __future__ import annotations

from typing import TYPE_CHECKING

from caas_desktop.domain.errors import AuthRefused, CaasError, HostKeyUnknown, VaultError
from caas_desktop.domain.text import Text, Words
from caas_desktop.viewmodels.i18n import tr

if TYPE_CHECKING:
    from caas_desktop.domain.hosts import HostStatus


def shown(words: Words) -> str:
    """Return a text in the window's language; a str stays as it is: it is somebody else's."""
    return words.read(tr) if isinstance(words, Text) else words


def sentence(error: BaseException) -> str:
    """Return what happened. Of an error that is none of ours, its own words."""
    found = getattr(error, "text", None)
    return found.read(tr) if isinstance(found, Text) else str(error)


def hint(error: BaseException) -> str:
    """Return what the user can do next, "" if nothing."""
    return error.advice.read(tr) if isinstance(error, CaasError) else ""


def with_hint(error: BaseException) -> str:
    """Return the sentence and, behind it, the hint."""
    return together(sentence(error), hint(error))


def reason(status: HostStatus) -> str:
    """Return why a host is not connected, "" where nothing was told."""
    if status.error is not None and status.reason:
        return sentence(status.error)
    return tr(status.reason) if status.reason else ""


def advice(status: HostStatus) -> str:
    """Return what to do about a host that is not connected, "" if nothing."""
    return hint(status.error) if status.error is not None else status.hint


def wanted(status: HostStatus) -> str:
    """Return in few words what a host waits for from its user; "" where no answer would help."""
    if not status.lost:
        return ""
    match status.error:
        case HostKeyUnknown():
            return tr("Unknown key: review…")
        case AuthRefused(needs="passphrase"):
            return tr("Passphrase: type it…")
        case AuthRefused(needs="password"):
            return tr("Password: type it…")
        case VaultError():
            return tr("Vault locked: open it…")
    return ""


def together(first: str, second: str) -> str:
    """Return two sentences in a row; Chinese has no space between them."""
    if not (first and second):
        return first or second
    if first[-1].isalnum():  # an engine's own words often lack the full stop
        return tr("{first}. {second}").format(first=first, second=second)
    return tr("{first} {second}").format(first=first, second=second)
