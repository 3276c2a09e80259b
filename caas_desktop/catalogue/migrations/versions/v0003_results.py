"""How a deployment ended is a code: the engine's words may quote what the files hold."""
from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE revisions SET result = 'error' WHERE result <> 'ok'")
