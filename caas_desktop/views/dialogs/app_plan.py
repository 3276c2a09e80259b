"""Shows what going back to a revision would do, before anything is done."""
from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from caas_desktop.domain.apps import Revision
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.operations.apps.app import plan_app
from caas_desktop.operations.apps.rolling_back import order_of
from caas_desktop.operations.apps.rows import Plan
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.compose import Risk
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import sentence, shown
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.places import Places
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.plan_table import PlanTable
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.labels import breakable, label
from caas_desktop.views.look.layouts import column


class RollBackDialog(Dialog):
    """Accepted: go back to ``revision``. Until the plan is known it cannot be.

    ``confirmed`` are the risks that were agreed to here: nobody did when an app was adopted.
    """

    def __init__(self, parent: QWidget | None, context: Context, revision: Revision) -> None:
        view = context.store.host_of(revision.app.scope)
        host = view.spec.name if view else ""
        info = view.status.info if view else None
        on_cluster = info is not None and info.cluster_scope == revision.app.scope
        place = Places(context.store).cluster_title(revision.app.scope) if on_cluster else host
        super().__init__(
            parent, tr("Roll back to revision {number}").format(number=revision.number),
            tr("{name} on {host}").format(name=revision.app.name, host=place), "undo", width=700,
            edge="production" if view and view.spec.environment == "production" else "")
        self._words = label(tr("Its files, variables and images of then are deployed again; "
                               "services keep the replicas that they have now, volumes their "
                               "data."), "small", "text2", wrap=True)
        self._refused = label("", "small", "unhealthy", wrap=True)
        self._refused.hide()
        self._risks = label("", "small", "restarting", wrap=True)
        self.agree = QCheckBox(tr("I trust these files: do what is marked as a risk"))
        dress(self.agree, "small")
        self.plan = PlanTable()
        self.confirmed: tuple[Risk, ...] = ()
        self._new_risks: tuple[Risk, ...] = ()
        self._refusing = True
        for widget in (self._risks, self.agree):
            widget.hide()
        self.agree.toggled.connect(self._agreed)
        self.set_body(column(self._words, self._refused, self._risks, self.agree, self.plan,
                             spacing=10))
        self._note = self.add_note(tr("Reading…"))
        self.add_stretch()
        self.add_cancel()
        self.go = self.add_button(tr("&Roll back"), "primary", "undo", default=True)
        self.go.setEnabled(False)
        self.go.clicked.connect(self.accept)

        def work(_: CancelToken) -> tuple[Plan, tuple[Risk, ...]]:
            engine: Engine = engine_or_raise(context.fleet.engine_of(revision.app.scope), host)
            order = order_of(engine, revision, context.revisions.content(revision))
            asked = tuple(risk for risk in order.project.risks if risk not in order.confirmed)
            return plan_app(engine, order.project, prune=order.prune), asked

        self._job = context.jobs.submit(view.spec.id if view else "gone", work,
                                        lane=Lane.REFRESH, done=self._show, failed=self._failed)

    def _agreed(self, on: bool) -> None:
        self.confirmed = self._new_risks if on else ()
        self.go.setEnabled(not self._refusing and self.confirmed == self._new_risks)

    def _show(self, found: tuple[Plan, tuple[Risk, ...]]) -> None:
        plan, self._new_risks = found
        self._risks.setText(breakable("\n".join(
            tr("Risk: {what}").format(what=shown(one.message)) for one in self._new_risks), 2000))
        for widget in (self._risks, self.agree):
            widget.setVisible(bool(self._new_risks))
        self._note.setText(
            tr("To be changed: {count}").format(count=plan.changes) if plan.changes
            else tr("Everything is as it was then."))
        self._refused.setText(breakable("\n".join(shown(one) for one in plan.refused), 2000))
        self._refused.setVisible(bool(plan.refused))
        self.plan.show_rows(plan.rows)
        self._refusing = bool(plan.refused)
        self._agreed(self.agree.isChecked())
        (self.go if self.go.isEnabled() else self.agree).setFocus()
        self.refit()

    def _failed(self, error: Exception) -> None:
        self._note.setText("")
        self.show_trouble(sentence(error))

    def done(self, result: int) -> None:
        self._job.cancel()
        super().done(result)
