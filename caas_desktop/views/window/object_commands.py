"""What the window does with resources: confirm, ask for values, run, tell how it ended."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.kinds.registry import KINDS
from caas_desktop.kinds.service import Service
from caas_desktop.operations.actions import Action, action, actions_of, group_of
from caas_desktop.operations.commands import Outcome, engine_or_raise
from caas_desktop.operations.confirm import ConfirmTarget
from caas_desktop.operations.containers.duplicate import duplicate
from caas_desktop.operations.rights import may_change
from caas_desktop.operations.scaling.scaled import BUSY_STATES
from caas_desktop.operations.settings import SCALE_HERE
from caas_desktop.viewmodels.bulk import offered, words
from caas_desktop.viewmodels.confirming import confirm_target
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import with_hint
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.places import Places
from caas_desktop.views.dialogs.confirm import confirm
from caas_desktop.views.dialogs.create import CreateContainerDialog
from caas_desktop.views.dialogs.limits import LimitsDialog
from caas_desktop.views.dialogs.remove import RemoveContainerDialog
from caas_desktop.views.dialogs.rename import RenameDialog
from caas_desktop.views.dialogs.scaling import ScalingDialog
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.toasts import ToastAction, ToastHost
from caas_desktop.views.window.keys import Keys, action_key

# Most containers end within a moment; then there is nothing to tell.
LONG_MS = 4000


class ObjectCommands:
    """``refs`` tells what is selected; ``create`` takes a filled create dialog.

    ``with_form`` asks for what an action on a cluster's objects needs, False for any other.
    """

    def __init__(self, window: QWidget, context: Context, refs: Callable[[], list[Ref]],
                 create: Callable[[CreateContainerDialog], None], toasts: ToastHost,
                 fail: Callable[[Exception], None],
                 with_form: Callable[[Action, Sequence[Ref]], bool]) -> None:
        self._window, self._context, self._refs = window, context, refs
        self._with_form = with_form
        self._create, self._toasts, self._fail = create, toasts, fail
        context.commands.subscribe(self._tell)

    def run(self, key: str) -> None:
        """Run the action ``key`` on what is selected, as far as it makes sense there."""
        self._run_on(key, self._refs())

    def _run_on(self, key: str, refs: Sequence[Ref]) -> None:
        wanted = self._same_verb(key, refs)
        if wanted is None:
            return
        chosen = self._context.commands.applicable(wanted, refs)
        if not chosen:
            self._toasts.show_toast("info", tr("Nothing to do"), tr(
                "{action} makes no sense here now.").format(action=tr(wanted.title).rstrip("…")))
            return
        match wanted.form:
            case "rename":
                self._with_dialog(wanted, chosen, RenameDialog(
                    self._window, self._name(chosen[0]), self._host(chosen[0])))
            case "limits":
                self._inspect(chosen[0], lambda raw: self._with_dialog(
                    wanted, chosen, LimitsDialog(self._window, self._name(chosen[0]),
                                                 self._host(chosen[0]), raw)))
            case "scaling":
                self._inspect(chosen[0], lambda raw: self._autoscale(wanted, chosen[0], raw))
            case "remove-container":
                running = sum(self._context.store.get(ref).active for ref in chosen)  # type: ignore[union-attr]
                self._with_dialog(wanted, chosen, RemoveContainerDialog(
                    self._window, wanted, self._targets(chosen), len(refs), running))
            case form if form and self._with_form(wanted, chosen):
                pass
            case _:
                if confirm(self._window, wanted, self._targets(chosen), len(refs)):
                    self._context.commands.run(wanted, chosen)
                    QTimer.singleShot(LONG_MS, self._toasts, partial(
                        self._offer_to_cut_short, wanted, chosen))

    def _offer_to_cut_short(self, wanted: Action, refs: Sequence[Ref]) -> None:
        """Say who is still asked to end, as it may take minutes, and what ends them at once."""
        pending, kill = self._context.store.pending, action("kill")
        left = [ref for ref in self._context.commands.applicable(kill, refs)
                if pending.get(ref) == wanted.doing in kill.cuts]
        if not left:
            return
        title = (tr("{name} does not end yet").format(name=self._name(left[0]))
                 if len(left) == 1 else
                 tr("{count} containers do not end yet").format(count=len(left)))
        toast = self._toasts.show_toast("info", title, tr(
            "The engine kills what has not ended when its own time-out is over."),
            ToastAction(tr(kill.title), lambda: self._run_on("kill", left)))

        def look(_: object) -> None:
            if not any(pending.get(ref) == wanted.doing for ref in left):
                toast.leave()

        toast.gone.connect(self._context.store.subscribe(look))

    def _same_verb(self, key: str, refs: Sequence[Ref]) -> Action | None:
        """Return the action for the kind at hand: Del removes whatever is selected."""
        kinds = {ref.kind for ref in refs}
        if len(kinds) != 1:
            return None
        wanted, kind = action(key), kinds.pop()
        if wanted.kind == kind:
            return wanted
        return next((a for a in actions_of(kind) if a.shortcut == wanted.shortcut
                     and a.shortcut), None)

    def applies(self, key: str, refs: Sequence[Ref]) -> bool:
        """Return True if the action ``key``, or its like for the kind at hand, may run now."""
        wanted = self._same_verb(key, refs)
        return wanted is not None and bool(self._context.commands.applicable(wanted, refs))

    def show_which_apply(self, refs: Sequence[Ref], keys: Keys) -> None:
        """Let the toolbar offer only what makes sense for ``refs`` now."""
        for name in ("start", "stop", "restart"):
            keys.actions[f"act:{name}"].setEnabled(self.applies(name, refs))
        store = self._context.store
        keys.actions["shell"].setEnabled(all(may_change(store, ref) for ref in refs))

    def fill_menu(self, menu: QMenu, keys: Keys) -> None:
        """Put the actions that apply to the selection into a menu."""
        refs, group = self._refs(), None
        for wanted, count in offered(self._context.commands, refs):
            if group not in (None, group_of(wanted)):
                menu.addSeparator()
            group = group_of(wanted)
            made = menu.addAction(icon(wanted.icon), words(wanted, count, len(refs)))
            made.setShortcut(keys.actions[action_key(wanted)].shortcut())
            made.setShortcutVisibleInContextMenu(True)
            # Shown only: the window's own action has the key, and two would be ambiguous.
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(lambda _=False, key=wanted.key: self.run(key))

    def duplicate(self) -> None:
        """Open the create dialog filled like the selected container."""
        refs = [ref for ref in self._refs() if ref.kind == "container"]
        if len(refs) != 1:
            return
        view = self._context.store.host_of(refs[0].scope)
        host = view.spec.id if view else None

        def open_(raw: Any) -> None:
            dialog = CreateContainerDialog(self._window, self._context.store, host,
                                           duplicate(raw))
            if dialog.exec():
                self._create(dialog)

        self._inspect(refs[0], open_)

    def _with_dialog(self, wanted: Action, refs: Sequence[Ref], dialog: Any) -> None:
        if dialog.exec():
            self._context.commands.run(wanted, refs, dialog.params())

    def _autoscale(self, wanted: Action, ref: Ref, raw: Any) -> None:
        context = self._context
        dialog = ScalingDialog(
            self._window, Places(context.store).cluster_title(ref.scope), raw,
            context.scaling.view(ref.scope), here=context.settings.get(SCALE_HERE))

        def look(_: object = None) -> None:
            """While an update runs nothing may be written."""
            service = context.store.get(ref)
            busy = BUSY_STATES.get(service.update_state) if isinstance(service, Service) else None
            dialog.set_busy(tr(busy) if busy else "")

        look()
        unsubscribe = context.store.subscribe(look)
        try:
            self._with_dialog(wanted, [ref], dialog)
        finally:
            unsubscribe()
        here = dialog.here.isChecked()
        if dialog.result() and here != context.settings.get(SCALE_HERE):
            context.settings.set(SCALE_HERE, here)

    def _inspect(self, ref: Ref, then: Callable[[Any], None]) -> None:
        """Read one object first: limits and copies start from what it is now."""
        view = self._context.store.host_of(ref.scope)
        path = KINDS[ref.kind].inspect_path.format(id=ref.id)
        name, fleet = self._host(ref), self._context.fleet

        def fetch(_: object) -> Any:
            engine: Engine = engine_or_raise(fleet.engine_of(ref.scope), name)
            return engine.request("GET", path, lane=Lane.REFRESH)

        self._context.jobs.submit(view.spec.id if view else "gone", fetch, lane=Lane.REFRESH,
                                  done=then, failed=self._fail)

    def _tell(self, outcome: Outcome) -> None:
        if not outcome.failures:
            return
        title = tr(outcome.action.title).rstrip("…")
        name, error = outcome.failures[0]
        if not hasattr(error, "hint"):
            self._fail(error)
            return
        if len(outcome.failures) == 1:
            head = tr("{action} {name} failed").format(action=title, name=name)
        else:
            head = tr("{action}: {failed} of {total} failed").format(
                action=title, failed=len(outcome.failures), total=outcome.total)
        self._toasts.show_toast("error", head, with_hint(error))

    def _targets(self, refs: Sequence[Ref]) -> list[ConfirmTarget]:
        store = self._context.store
        return [confirm_target(store, ref.scope, self._name(ref)) for ref in refs]

    def _name(self, ref: Ref) -> str:
        item = self._context.store.get(ref)
        return str(KINDS[ref.kind].name(item)) if item is not None else ref.id[:12]

    def _host(self, ref: Ref) -> str:
        view = self._context.store.host_of(ref.scope)
        return view.spec.name if view else ""
