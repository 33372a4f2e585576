"""the language of a person"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("language", sa.String(length=10), nullable=True))


def downgrade() -> None:
    op.drop_column("person", "language")
