"""A whole service in place of what stands in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, String, Table, cast, delete, select, update
from sqlmodel import SQLModel

from api.backup import credentials
from api.backup.credentials import CredentialsOfNow
from api.backup.loading import ENDS, Ended, Tables
from api.backup.raising import raised, teams_that_stand
from api.backup.rows import Row
from api.backup.tables import LEFT_OUT, columns_to, table_named, tables

# No address begins so. It marks who stood here before, until the archive has told whether they still do.
ASIDE = "stood here before: "
# People and teams are written over, so that nothing which refers to them and stays is lost. Who is signed in
# now is a fact of now, and so is the trail of what was done.
STAYS = {"person", "team", "device_session", "refresh_token", "audit_entry"}


class WholeService:
    """Replaces everything. Whom the archive does not know goes; everybody else stays signed in, and
    gets in by what is theirs now."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        self._connection = connection
        self._at = at
        self._tables = Tables(connection)
        self._ended = Ended(connection, list(ENDS))
        self._credentials = CredentialsOfNow(connection)
        self._stood = teams_that_stand(connection)
        self._people = set(connection.execute(select(table_named("person").c.id)).scalars())
        self._teams: set[UUID] = set()
        self._sessions: set[UUID] = set()

    def make_room(self) -> None:
        person = table_named("person")
        self._connection.execute(update(person).values(email=ASIDE + cast(person.c.id, String)))
        for table in reversed(tables()):
            if table.name not in STAYS:
                self._connection.execute(delete(table))

    def load(self, table: Table, rows: list[Row]) -> None:
        match table.name:
            case "person":
                self._tables.put(table, [self._credentials.person(row) for row in rows])
            case name if name in credentials.TABLES:
                self._tables.add(table, self._credentials.of_newcomers(table, rows))
            case "team":
                self._teams |= {row["id"] for row in rows}
                self._tables.put(table, [raised(row, self._stood.get(row["id"]), self._at) for row in rows])
            case "device_session":
                new = [row for row in rows if row["person_id"] not in self._people]
                self._sessions |= {row["id"] for row in new}
                self._tables.add(table, new)
            case "refresh_token":
                self._tables.add(table, [row for row in rows if row["session_id"] in self._sessions])
            case "audit_entry":
                self._tables.add(table, [row for row in rows if row["team_id"] not in self._stood])
            case _:
                self._tables.add(table, rows)

    def finish(self) -> None:
        for name in credentials.TABLES:
            self._tables.add(table_named(name), self._credentials.of_who_stays(name))
        self._tables.finish()
        self._ended.end_again()
        person, team = table_named("person"), table_named("team")
        for gone in self._stood.keys() - self._teams:
            self._forget(team, team.c.id == gone)
        self._forget(person, person.c.email.startswith(ASIDE))

    def _forget(self, table: Table, chosen: ColumnElement[bool]) -> None:
        """With what is no part of an archive and refers to them: sign-ins, what was under way."""
        for other, column in _referring(table):
            self._forget(other, column.in_(select(table.c.id).where(chosen)))
        self._connection.execute(delete(table).where(chosen))


def _referring(table: Table) -> list[tuple[Table, Column[Any]]]:
    """What came out of the archive is not among them: that must hold together by itself."""
    staying = [each for each in SQLModel.metadata.sorted_tables if each.name in STAYS | LEFT_OUT.keys()]
    return [(each, each.c[name]) for each in staying for name in columns_to(each, table.name)]
