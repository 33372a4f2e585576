"""the trash"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Where the second revision put the versions of what was gone already: nobody knows whose it was.
NOWHERE = "0" * 32


def upgrade() -> None:
    op.create_table(
        "trashed_template",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("folder_id", sa.Uuid(), nullable=False),
        sa.Column("folder_name", sa.String(length=200), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_trashed_template_team_id")),
        sa.ForeignKeyConstraint(["deleted_by"], ["person.id"], name=op.f("fk_trashed_template_deleted_by")),
        sa.PrimaryKeyConstraint("team_id", "template_id", name=op.f("pk_trashed_template")),
    )
    op.create_index("trash_of_team", "trashed_template", ["team_id", "deleted_at"], unique=False)
    op.create_index("version_moment", "template_version", ["team_id", "saved_at", "revision"], unique=False)
    # What was deleted before goes into the trash as well, as far as anything is known of it.
    op.execute(
        """
        INSERT INTO trashed_template
            (team_id, template_id, revision, seq, folder_id, folder_name, deleted_at, deleted_by)
        SELECT last.team_id, last.template_id, last.revision, COALESCE(gone.seq, last.revision),
            last.folder_id, COALESCE(folder.name, ''), COALESCE(gone.deleted_at, last.saved_at), NULL
        FROM template_version AS last
        LEFT JOIN folder ON folder.id = last.folder_id
        LEFT JOIN tombstone AS gone ON gone.team_id = last.team_id AND gone.template_id = last.template_id
            AND gone.seq = (SELECT MAX(seq) FROM tombstone AS each WHERE each.team_id = last.team_id
                AND each.template_id = last.template_id)
        WHERE last.revision = (SELECT MAX(revision) FROM template_version AS each
            WHERE each.team_id = last.team_id AND each.template_id = last.template_id)
        AND last.folder_id <> '"""
        + NOWHERE
        + """'
        AND NOT EXISTS (SELECT 1 FROM template WHERE template.team_id = last.team_id
            AND template.id = last.template_id)
        """
    )


def downgrade() -> None:
    op.drop_index("version_moment", "template_version")
    op.drop_index("trash_of_team", "trashed_template")
    op.drop_table("trashed_template")
