"""Apps from Compose files: planned, deployed, started, stopped, removed; on a host or a Swarm.

    plan = plan_app(engine, project)          # what would be done, object by object
    deploy_app(engine, project, say, token)   # do it; the same call goes on after a failure
    apps_of(engine); start_app, stop_app, remove_app(engine, name, ...)
"""
