"""files and pictures"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OF_A_FILE = ["team_id", "digest"]
ITS_FILE = ["kept_file.team_id", "kept_file.digest"]


def upgrade() -> None:
    op.create_table(
        "kept_file",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_kept_file_team_id")),
        sa.PrimaryKeyConstraint("team_id", "digest", name=op.f("pk_kept_file")),
    )
    op.create_table(
        "file_piece",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(OF_A_FILE, ITS_FILE, name="fk_file_piece_file", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team_id", "digest", "number", name=op.f("pk_file_piece")),
    )
    op.create_table(
        "file_bringer",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_file_bringer_person_id")),
        sa.ForeignKeyConstraint(OF_A_FILE, ITS_FILE, name="fk_file_bringer_file", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team_id", "digest", "person_id", name=op.f("pk_file_bringer")),
    )
    op.create_index("ix_file_bringer_person_id", "file_bringer", ["person_id"], unique=False)
    op.create_table(
        "kept_image",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["kept_by"], ["person.id"], name=op.f("fk_kept_image_kept_by")),
        sa.ForeignKeyConstraint(OF_A_FILE, ITS_FILE, name="fk_kept_image_file"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_kept_image")),
    )
    op.create_index("image_of_file", "kept_image", OF_A_FILE, unique=True)
    op.create_table(
        "attached_file",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(OF_A_FILE, ITS_FILE, name="fk_attached_file_file"),
        sa.PrimaryKeyConstraint("team_id", "digest", "template_id", name=op.f("pk_attached_file")),
    )
    op.create_index("files_of_template", "attached_file", ["team_id", "template_id"], unique=False)


def downgrade() -> None:
    op.drop_index("files_of_template", "attached_file")
    op.drop_table("attached_file")
    op.drop_index("image_of_file", "kept_image")
    op.drop_table("kept_image")
    op.drop_index("ix_file_bringer_person_id", "file_bringer")
    op.drop_table("file_bringer")
    op.drop_table("file_piece")
    op.drop_table("kept_file")
