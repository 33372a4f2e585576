"""Which rows are a team's, and which speak of a person: as the tables themselves say, so that none is
forgotten that a room adds later."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, delete, select, update
from sqlmodel import Session, SQLModel, col

from api.identity.models import DeviceSession, RefreshToken


def delete_team_rows(db: Session, team_id: UUID) -> None:
    """Every row of a team, what refers before what is referred to."""
    db.flush()
    for table in reversed(SQLModel.metadata.sorted_tables):
        of_team = _of_team(table, team_id)
        if of_team is not None:
            db.execute(delete(table).where(of_team))
    db.expire_all()


def delete_person_row(db: Session, person_id: UUID) -> None:
    """A person, and all that is theirs alone. What they wrote for others stays, written by nobody."""
    db.flush()
    theirs = select(col(DeviceSession.id)).where(col(DeviceSession.person_id) == person_id)
    db.execute(delete(RefreshToken).where(col(RefreshToken.session_id).in_(theirs)))
    for table, column in _references_to("person"):
        of_person = column == person_id
        if column.nullable:
            db.execute(update(table).where(of_person).values({column.name: None}))
        else:
            db.execute(delete(table).where(of_person))
    people = SQLModel.metadata.tables["person"]
    db.execute(delete(people).where(people.c.id == person_id))
    db.expire_all()


def _of_team(table: Table, team_id: UUID) -> ColumnElement[bool] | None:
    if table.name == "team":
        return table.c.id == team_id
    if "team_id" in table.c:
        return table.c.team_id == team_id
    for key in table.foreign_keys:
        if "team_id" in key.column.table.c:
            theirs = select(key.column).where(key.column.table.c.team_id == team_id)
            return key.parent.in_(theirs)
    return None


def _references_to(name: str) -> Iterator[tuple[Table, Column[UUID]]]:
    """Those that the database does not follow by itself."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        for key in table.foreign_keys:
            if key.column.table.name == name and key.ondelete != "CASCADE":
                yield table, key.parent
