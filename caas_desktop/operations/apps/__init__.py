"""Apps from Compose files: planned, deployed, started, stopped, removed; on a host or a Swarm.

    plan = plan_app(engine, project)                 # what would be done, object by object
    outcome = carry_out(engine, Order(project), revisions)  # do it, and note it in the history
    order_of(engine, revision, revisions.content(revision))  # an Order that goes back
    apps_of(engine); start_app, stop_app, restart_app, remove_app(engine, app, ...)
"""
from __future__ import annotations

from caas_desktop.operations.apps.app import (
    App,
    apps_of,
    deploy_app,
    find_app,
    key_of,
    on_swarm,
    plan_app,
    remove_app,
    restart_app,
    start_app,
    stop_app,
)
from caas_desktop.operations.apps.deployment import Order, Outcome, carry_out
from caas_desktop.operations.apps.rolling_back import order_of
from caas_desktop.operations.apps.rows import Plan, Row

__all__ = ["App", "Order", "Outcome", "Plan", "Row", "apps_of", "carry_out", "deploy_app",
           "find_app", "key_of", "on_swarm", "order_of", "plan_app", "remove_app", "restart_app",
           "start_app", "stop_app"]
