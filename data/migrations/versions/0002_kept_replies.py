"""Keep with each release what every reply of it was called, so that only news is asked for.

Revision 0002, after 0001, 2026-11-22.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("release", sa.Column("kept_replies", sa.String(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("release") as release:
        release.drop_column("kept_replies")
