"""Revisions of apps, sealed by the caller, and adoptions."""
from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, insert, select

from caas_desktop.catalogue.connections import upsert
from caas_desktop.catalogue.schema import adoptions, revisions
from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.refs import ScopeId


def add_revision(connection: Connection, revision: Revision, sealed: bytes, keep: int
                 ) -> Revision:
    """Number a revision and append it; of the app's older ones the newest ``keep`` - 1 stay."""
    mine = _of(revisions, revision.app)
    newest = connection.scalar(select(func.max(revisions.c.number)).where(mine))
    number = (newest or 0) + 1
    connection.execute(insert(revisions), {
        "scope": revision.app.scope, "app": revision.app.name, "number": number,
        "at": revision.at, "who": revision.who, "made": revision.made,
        "result": revision.result, "of": revision.of, "sealed": sealed})
    connection.execute(delete(revisions).where(mine, revisions.c.number <= number - keep))
    return replace(revision, number=number, saved=True)


def find_revisions(connection: Connection, app: AppKey) -> list[Revision]:
    """Return an app's history, newest first."""
    t = revisions.c
    query = select(t.number, t.at, t.who, t.made, t.result, t.of).where(_of(revisions, app))
    return [Revision(app, *row) for row in connection.execute(query.order_by(t.number.desc()))]


def sealed_revision(connection: Connection, app: AppKey, number: int) -> bytes | None:
    query = select(revisions.c.sealed).where(_of(revisions, app), revisions.c.number == number)
    found = connection.scalar(query)
    return None if found is None else bytes(found)


def all_adoptions(connection: Connection) -> list[Adoption]:
    t = adoptions.c
    rows = connection.execute(select(t.scope, t.app, t.at, t.who, t.tenant)
                              .order_by(t.app, t.scope))
    return [Adoption(AppKey(ScopeId(scope), app), at, who, tenant)
            for scope, app, at, who, tenant in rows]


def save_adoption(connection: Connection, adoption: Adoption) -> None:
    upsert(connection, adoptions, [{
        "scope": adoption.app.scope, "app": adoption.app.name, "at": adoption.at,
        "who": adoption.who, "tenant": adoption.tenant}])


def delete_adoption(connection: Connection, app: AppKey) -> None:
    connection.execute(delete(adoptions).where(_of(adoptions, app)))


def _of(table: Table, app: AppKey) -> ColumnElement[bool]:
    return and_(table.c.scope == app.scope, table.c.app == app.name)
