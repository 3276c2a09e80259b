"""What a page shows: the thing that tabs, history, navigator and palette all speak of."""
from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.groups import ALL, Group
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.viewmodels.nodes import Step


@frozen
class Target:
    """``group`` for dashboard, list and group pages, ``kind`` for lists, ``ref`` for objects."""

    type: Literal["dashboard", "list", "group", "object"]
    group: Group = ALL
    kind: str = ""
    ref: Ref | None = None
    facet: str = ""  # a list opened on one status


@frozen
class Stop:
    """A page as it was left: what it shows, and which of its own tabs was open."""

    target: Target
    tab: str = ""


DASHBOARD = Target("dashboard")


def list_of(kind: str, group: Group = ALL, facet: str = "") -> Target:
    return Target("list", group, kind, facet=facet)


def target_of(step: Step) -> Target | None:
    """Return what a node of the navigator leads to, None for headings."""
    if step.ref is not None:
        return Target("object", ref=step.ref)
    if step.kind and step.group is not None:
        return list_of(step.kind, step.group)
    if step.group is not None and not step.section:
        return Target("group", step.group)
    return None


def write_target(target: Target) -> dict[str, Any]:
    """Return a target as JSON."""
    return asdict(target)


def read_target(raw: object) -> Target | None:
    """Return what ``write_target`` wrote; None for anything else, also of another version."""
    try:
        values = dict(raw)  # type: ignore[call-overload]
        group = Group(**values.pop("group"))
        ref = values.pop("ref")
        target = Target(group=group, ref=Ref(**ref) if ref else None, **values)
    except (TypeError, ValueError, KeyError):
        return None
    known = target.type in ("dashboard", "list", "group", "object")
    fits = (target.kind in KINDS if target.type == "list" else True) and (
        target.ref is not None and target.ref.kind in KINDS if target.type == "object" else True)
    return target if known and fits else None
