"""A deployment as a whole: what was wanted, what became of it, and the revision it left."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import field, replace

from caas_desktop.domain.apps import AppKey, Executor, Made, Revision
from caas_desktop.domain.errors import CaasError, CatalogueError, VaultError, result_of
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.apps.app import check_risks, deploy_app, plan_app
from caas_desktop.operations.apps.deployed import Deployed
from caas_desktop.operations.apps.images import images_of
from caas_desktop.operations.apps.listed import key_of
from caas_desktop.operations.apps.rows import Act, Plan, Row, Say
from caas_desktop.operations.apps.staying import check_staying
from caas_desktop.operations.compose import Project, Risk
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.revisions import Revisions


@frozen
class Order:
    """What is to be deployed, and how.

    ``executor`` is who does it on a standalone host; a cluster's stacks are always ours to deploy.
    ``of`` is the revision that a roll-back goes to; ``scales`` and ``pins`` are the replicas and
    images that it puts in place of what the files say.
    """

    project: Project
    confirmed: Collection[Risk] = ()
    prune: bool = False
    made: Made = "deploy"
    executor: Executor = "console"
    of: int = 0
    scales: Mapping[str, int] = field(default_factory=dict)
    pins: Mapping[str, str] = field(default_factory=dict)


@frozen
class Outcome:
    """What a deployment did.

    Where ``error`` stopped it, ``done`` and ``left`` tell what of the plan was done and what was
    not; ``known`` False: the engine could not be asked any more. To go on, carry the same order
    out again; to go back, roll back to ``back`` (None: nothing worked before).
    """

    app: AppKey
    changed: int = 0
    done: tuple[Row, ...] = ()
    left: tuple[Row, ...] = ()
    known: bool = True
    error: CaasError | None = None
    revision: Revision | None = None
    back: Revision | None = None


TOLD: dict[Act, str] = {"create": N_("{count} created"), "change": N_("{count} changed"),
                        "remove": N_("{count} removed")}


def told(outcome: Outcome) -> Text:
    """Return how many objects of the plan were created, changed and removed."""
    counts = Counter(row.act for row in outcome.done)
    parts = [Text(words, count=counts[act]) for act, words in TOLD.items() if counts[act]]
    if not parts and outcome.changed:  # a tag that leads to another image than before
        parts = [Text(TOLD["change"], count=outcome.changed)]
    if not parts:
        return Text(N_("Everything was as it should be."))
    joined = parts[0]
    for part in parts[1:]:
        joined = Text(N_("{first}, {second}"), first=joined, second=part)
    return Text(N_("{words}."), words=joined)


def carry_out(engine: Engine, order: Order, revisions: Revisions, say: Say = lambda _: None,
              token: CancelToken | None = None, plan: Plan | None = None) -> Outcome:
    """Deploy, and append to the app's history; blocks.

    ``plan``: as ``plan_app`` has just told it; None: it is asked.

    Raises:
        RisksNotConfirmed, BadRequest, CaasError: Nothing was begun.
        Cancelled: The same order goes on from there.
    """
    app = key_of(engine, order.project.name)
    with revisions.written(app):
        plan = plan or plan_app(engine, order.project, prune=order.prune)
        return _carried_out(engine, order, plan, app, revisions, say, token or CancelToken())


def _carried_out(engine: Engine, order: Order, plan: Plan, app: AppKey, revisions: Revisions,
                 say: Say, token: CancelToken) -> Outcome:
    project = order.project
    plan.check()
    check_risks(project, order.confirmed)
    content = Deployed.unwritten(project, scales=order.scales, pins=order.pins)
    try:
        changed = _deploy(engine, order, plan, say, token)
    except CaasError as error:
        outcome = _stopped(engine, order, plan, Outcome(app, error=error))
    else:
        outcome = Outcome(app, changed, tuple(r for r in plan.rows if r.act != "keep"))
    return _recorded(engine, order, content, outcome, revisions)


def _deploy(engine: Engine, order: Order, plan: Plan, say: Say, token: CancelToken) -> int:
    if order.executor == "console":
        return deploy_app(engine, order.project, say, token, confirmed=order.confirmed,
                          prune=order.prune, plan=plan)
    # What runs another program is imported by who wants it to.
    from caas_desktop.operations.apps.docker_compose import compose_up

    compose_up(engine, order.project, say, token, prune=order.prune)
    check_staying(engine, order.project, plan, plan.changes, say, token)
    return plan.changes


def _stopped(engine: Engine, order: Order, plan: Plan, outcome: Outcome) -> Outcome:
    """Ask the engine, which knows it best, what is still to be done."""
    wanted = [row for row in plan.rows if row.act != "keep"]
    try:
        now = plan_app(engine, order.project, prune=order.prune)
    except CaasError:
        return replace(outcome, left=tuple(wanted), known=False)
    left = tuple(row for row in now.rows if row.act != "keep")
    names = {(row.kind, row.name) for row in left}
    done = tuple(row for row in wanted if (row.kind, row.name) not in names)
    return replace(outcome, changed=len(done), done=done, left=left)


def _recorded(engine: Engine, order: Order, content: Deployed, outcome: Outcome,
              revisions: Revisions) -> Outcome:
    history = _history(revisions, outcome.app)
    newest = history[0] if history else None
    if newest is not None and newest.worked and outcome.error is None and not outcome.changed \
            and order.made == "deploy" and _same(revisions, newest, content):
        return replace(outcome, revision=newest)
    try:
        images = images_of(engine, order.project, swarm=engine.info.cluster_scope is not None)
    except CaasError:
        images = {}
    content = replace(content.written(order.project), images=images)
    made = revisions.record(outcome.app, content, order.made, result_of(outcome.error), order.of)
    back = next((one for one in history if one.worked), None) if outcome.error else None
    return replace(outcome, revision=made, back=back)


def _history(revisions: Revisions, app: AppKey) -> list[Revision]:
    try:
        return revisions.of(app)
    except CatalogueError:
        return []


def _same(revisions: Revisions, newest: Revision, content: Deployed) -> bool:
    """Tell whether a revision holds the same files and variables."""
    try:
        kept = revisions.content(newest)
    except (VaultError, CaasError):
        return False
    return replace(kept, images={}, yaml="") == content
