"""Run by Alembic; the engine comes from whoever migrates (`api.migrations.run`)."""

from alembic import context
from sqlmodel import SQLModel

from api.migrations.run import CONNECTION, is_ours, rendered

connection = context.config.attributes[CONNECTION]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    include_object=is_ours,
    # SQLite changes a column by copying the table.
    render_as_batch=True,
    compare_type=True,
    render_item=rendered,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
