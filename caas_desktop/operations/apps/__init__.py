"""Apps from Compose files: planned, deployed, started, stopped, removed; on a host or a Swarm.

    plan = plan_app(engine, project)          # what would be done, object by object
    deploy_app(engine, project, say, token)   # do it; the same call goes on after a failure
    apps_of(engine); start_app, stop_app, remove_app(engine, name, ...)
"""
from __future__ import annotations

from caas_desktop.operations.apps.app import (
    App,
    apps_of,
    deploy_app,
    find_app,
    on_swarm,
    plan_app,
    remove_app,
    start_app,
    stop_app,
)
from caas_desktop.operations.apps.rows import Plan, Row

__all__ = ["App", "Plan", "Row", "apps_of", "deploy_app", "find_app", "on_swarm", "plan_app",
           "remove_app", "start_app", "stop_app"]
