"""The tables of the notes: a note as it stands, and every version it has had."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from notes.content import LONGEST_AMBITION, LONGEST_OWNER, LONGEST_TEXT, Content

# Every revision of the schema in order; the last is the one these models describe.
REVISIONS = ("0001",)


class UtcTime(TypeDecorator[datetime]):
    """A moment with its time zone. SQLite forgets the zone, so it is always UTC in there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Return what is read from it."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Write in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read as UTC, with or without a zone."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can name it too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class _Written:
    """What was written and by which role: the same for a note and for each of its versions."""

    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    themes: Mapped[list[str]] = mapped_column(JSON)
    owner: Mapped[str | None] = mapped_column(String(LONGEST_OWNER))
    due_date: Mapped[date | None]
    agenda_part: Mapped[str | None] = mapped_column(String(20))
    ambition: Mapped[str | None] = mapped_column(String(LONGEST_AMBITION))
    status: Mapped[str | None] = mapped_column(String(20))
    author_role: Mapped[str] = mapped_column(String(50))
    changed_at: Mapped[datetime] = mapped_column(UtcTime)
    is_removed: Mapped[bool]

    @property
    def content(self) -> Content:
        """Return what was written, apart from by whom and when."""
        return Content(
            kind=self.kind,
            text=self.text,
            themes=tuple(self.themes),
            owner=self.owner,
            due_date=self.due_date,
            agenda_part=self.agenda_part,
            ambition=self.ambition,
            status=self.status,
        )

    def write(
        self, content: Content, *, author_role: str, changed_at: datetime, is_removed: bool
    ) -> None:
        """Set everything that a version consists of."""
        for name, value in vars(content).items():
            setattr(self, name, list(value) if name == "themes" else value)
        self.author_role = author_role
        self.changed_at = changed_at
        self.is_removed = is_removed


class Note(_Written, Base):
    """A note as it stands. An update names the version it is based on, or changes nothing."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint(f"length(text) <= {LONGEST_TEXT}", name="text_length"),
        Index(None, "rsv_code", "figure"),
        Index(None, "release_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    release_id: Mapped[str] = mapped_column(String(100))
    reference_date: Mapped[date]
    figure: Mapped[str] = mapped_column(String(100))
    figure_title: Mapped[str] = mapped_column(String(200))
    rsv_code: Mapped[str] = mapped_column(String(20))
    municipality_code: Mapped[str | None] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  as SQLAlchemy asks for it


class NoteVersion(_Written, Base):
    """One version of a note, the one that stands included; never changed, never deleted."""

    __tablename__ = "note_version"

    note_id: Mapped[UUID] = mapped_column(ForeignKey("note.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
