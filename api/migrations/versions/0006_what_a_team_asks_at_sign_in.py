"""what a team asks at sign-in, and whom an invitation is for"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch: that would make the table anew, and drop the one that others refer to.
    op.add_column("team", sa.Column("second_step_due", sa.DateTime(timezone=True), nullable=True))
    op.add_column("invitation", sa.Column("name", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("invitation", "name")
    op.drop_column("team", "second_step_due")
