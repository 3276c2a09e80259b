"""Run by Alembic, always on the connection that the catalogue hands over."""
from __future__ import annotations

from alembic import context

from caas_desktop.catalogue.schema import metadata
from caas_desktop.catalogue.values import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    # SQLite can change columns only by copying the table.
    render_as_batch=True,
    # True of SQLite too, as our connections begin their transactions themselves.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
