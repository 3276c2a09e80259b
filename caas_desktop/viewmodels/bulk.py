"""What the actions would do to a selection."""
from __future__ import annotations

from collections.abc import Sequence

from caas_desktop.domain.refs import Ref
from caas_desktop.operations.actions import Action, Danger, actions_of
from caas_desktop.operations.commands import Commands
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import BulkAction

# Asks for values of one object: no sense for several.
SINGLE = ("rename", "limits")


def offered(commands: Commands, refs: Sequence[Ref]) -> list[tuple[Action, int]]:
    """Return the actions that would do something, with how many of ``refs`` they would touch.

    A selection of several kinds offers nothing: what "Remove" loses differs by kind.
    """
    kinds = {ref.kind for ref in refs}
    if len(kinds) != 1:
        return []
    found = []
    for action in actions_of(kinds.pop()):
        if len(refs) > 1 and action.form in SINGLE:
            continue
        count = len(commands.applicable(action, refs))
        if count:
            found.append((action, count))
    return found


def words(action: Action, count: int, total: int) -> str:
    """Return "Stop", or "Stop 3 of 5" for a selection it fits only partly."""
    title = tr(action.title)
    if total == 1:
        return title
    bare = title.rstrip("….")
    if count == total:
        return tr("{action} {count}").format(action=bare, count=count)
    return tr("{action} {count} of {total}").format(action=bare, count=count, total=total)


def bulk_actions(commands: Commands, refs: Sequence[Ref]) -> list[BulkAction]:
    return [BulkAction(action.key, words(action, count, len(refs)), action.icon,
                       danger=action.danger is Danger.DESTROYS)
            for action, count in offered(commands, refs)]
