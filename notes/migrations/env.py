"""What alembic runs: on the connection of notes.migrate, within its transaction."""

from alembic import context

from notes.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a column by making the table anew
    transactional_ddl=True,
)
context.run_migrations()
