"""Apps from Compose files: planned, deployed, started, stopped, removed; on a host or a Swarm.

    plan = plan_app(engine, project)                 # app: what would be done, object by object
    outcome = carry_out(engine, Order(project), revisions)  # deployment: does it, and notes it
    order_of(engine, revision, revisions.content(revision))  # rolling_back: an Order that goes back
    apps_of(engine), find_app(engine, name)          # listed
    start_app, stop_app, restart_app, remove_app(engine, app)  # operating

Importing the package imports none of them: a command needs one or two.
"""
