"""rights go with their holder; a version tells where it was written"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Whose folder nobody knows any more: for those who manage the team.
NOWHERE = "0" * 32


def upgrade() -> None:
    op.execute(
        "DELETE FROM folder_grant WHERE to_kind = 'person' AND NOT EXISTS (SELECT 1 FROM member WHERE"
        " member.team_id = folder_grant.team_id AND member.person_id = folder_grant.to_id)"
    )
    op.execute(
        "DELETE FROM folder_grant WHERE to_kind = 'group' AND NOT EXISTS"
        " (SELECT 1 FROM team_group WHERE team_group.id = folder_grant.to_id)"
    )
    with op.batch_alter_table("folder_grant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("group_id", sa.Uuid(), nullable=True))
    op.execute("UPDATE folder_grant SET person_id = to_id WHERE to_kind = 'person'")
    op.execute("UPDATE folder_grant SET group_id = to_id WHERE to_kind = 'group'")
    with op.batch_alter_table("folder_grant", schema=None) as batch_op:
        batch_op.create_foreign_key(
            "fk_folder_grant_member",
            "member",
            ["team_id", "person_id"],
            ["team_id", "person_id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_folder_grant_group_id"), "team_group", ["group_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_folder_grant_holder"),
            "CASE to_kind WHEN 'person' THEN person_id = to_id WHEN 'group' THEN group_id = to_id"
            " ELSE to_id = team_id END",
        )

    with op.batch_alter_table("template_version", schema=None) as batch_op:
        batch_op.add_column(sa.Column("folder_id", sa.Uuid(), nullable=True))
    op.execute(
        "UPDATE template_version SET folder_id = (SELECT folder_id FROM template WHERE"
        " template.team_id = template_version.team_id AND template.id = template_version.template_id)"
    )
    op.execute(f"UPDATE template_version SET folder_id = '{NOWHERE}' WHERE folder_id IS NULL")
    with op.batch_alter_table("template_version", schema=None) as batch_op:
        batch_op.alter_column("folder_id", existing_type=sa.Uuid(), nullable=False)

    with op.batch_alter_table("settled_edit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_settled_edit_settled_at"), ["settled_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("settled_edit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_settled_edit_settled_at"))
    with op.batch_alter_table("template_version", schema=None) as batch_op:
        batch_op.drop_column("folder_id")
    with op.batch_alter_table("folder_grant", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_folder_grant_holder"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_folder_grant_group_id"), type_="foreignkey")
        batch_op.drop_constraint("fk_folder_grant_member", type_="foreignkey")
        batch_op.drop_column("group_id")
        batch_op.drop_column("person_id")
