"""How an action has to be confirmed, and by which word in production."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.hosts import ENVIRONMENTS, Environment
from caas_desktop.operations.actions import Danger


class Confirmation(IntEnum):
    """What the user has to do before the action runs."""

    NONE = 0
    ASK = 1
    TYPE = 2  # the name of what is lost


@frozen
class ConfirmTarget:
    """One object that an action is about to meet; names are other people's plain text.

    ``cluster``: ``host_name`` is a cluster's.
    """

    name: str
    host_name: str
    environment: Environment = "development"
    cluster: bool = False


def needed(danger: Danger, targets: Sequence[ConfirmTarget]) -> Confirmation:
    """Return how an action on ``targets`` is confirmed.

    Nothing lost and nothing disturbed: not at all. A disturbance asks for several objects or in
    production. A loss always asks, and in production the name is typed.
    """
    if danger is Danger.NONE or not targets:
        return Confirmation.NONE
    production = any(t.environment == "production" for t in targets)
    if danger is Danger.DESTROYS:
        return Confirmation.TYPE if production else Confirmation.ASK
    return Confirmation.ASK if production or len(targets) > 1 else Confirmation.NONE


def word_to_type(targets: Sequence[ConfirmTarget]) -> str:
    """Return what is typed in production.

    One object: its name. Several on one production host: the host's name. On several production
    hosts: the number of objects, as no single name stands for all of them.
    """
    if len(targets) == 1:
        return targets[0].name
    hosts = {t.host_name for t in targets if t.environment == "production"}
    return hosts.pop() if len(hosts) == 1 else str(len(targets))


def most_dangerous(environments: Iterable[Environment]) -> Environment:
    """Return the environment that sets the tone; "development" without any."""
    found = set(environments)
    return next((e for e in ENVIRONMENTS if e in found), "development")
