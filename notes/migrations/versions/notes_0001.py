"""Notes and their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.String(100), nullable=False),
        sa.Column("reference_date", sa.Date(), nullable=False),
        sa.Column("figure", sa.String(100), nullable=False),
        sa.Column("figure_title", sa.String(200), nullable=False),
        sa.Column("rsv_code", sa.String(20), nullable=False),
        sa.Column("municipality_code", sa.String(20)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_written(),
        sa.CheckConstraint("length(text) <= 10000", name=op.f("ck_note_text_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_rsv_code_figure"), "note", ["rsv_code", "figure"])
    op.create_index(op.f("ix_note_release_id"), "note", ["release_id"])
    op.create_table(
        "note_version",
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        *_written(),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_version_note_id")),
        sa.PrimaryKeyConstraint("note_id", "version", name=op.f("pk_note_version")),
    )


def downgrade() -> None:
    """Take both tables away."""
    op.drop_table("note_version")
    op.drop_table("note")


def _written() -> tuple[sa.Column, ...]:
    return (
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("owner", sa.String(200)),
        sa.Column("due_date", sa.Date()),
        sa.Column("agenda_part", sa.String(20)),
        sa.Column("ambition", sa.String(500)),
        sa.Column("status", sa.String(20)),
        sa.Column("author_role", sa.String(50), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
    )
