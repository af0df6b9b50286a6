"""Alembic's way in: it runs on the connection that `data.database.prepare` opened, inside its transaction."""

from alembic import context
from sqlmodel import SQLModel

import data.models  # noqa: F401 (naming the tables fills SQLModel.metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
