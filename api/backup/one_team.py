"""One team in place of the same team, or beside the teams that are there, with its people."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Table, delete, or_, select

from api.backup.loading import Ended, Tables
from api.backup.raising import raised, teams_that_stand
from api.backup.refused import ArchiveRefused
from api.backup.rows import Row
from api.backup.tables import CREDENTIALS, KEPT, tables
from api.library.rights import private_folder_id

# Of the team that stands: its trail goes on, and its tokens are somebody's credentials.
STAYS = {"team", "audit_entry", "api_token"}
# Which column leads to what must be the team's own.
WITHIN = {"folder_id": "folder", "parent_id": "folder", "group_id": "team_group"}
# Whose folder it was may be gone by now.
REMEMBERS = {"template_version", "trashed_template", "tombstone"}


class OneTeam:
    """People are known by their id, else by their address. Who is here already stays as they are, with their
    own password and devices, whatever the archive says; the others come along with theirs."""

    def __init__(self, connection: Connection, team_id: UUID, at: datetime) -> None:
        self._connection = connection
        self._team_id = team_id
        self._at = at
        self._tables = Tables(connection)
        self._ended = Ended(connection, ["invitation"])
        self._stood = teams_that_stand(connection).get(team_id)
        self._newcomers: set[UUID] = set()
        self._own: dict[str, set[UUID]] = {"folder": set(), "team_group": set()}
        self._pointed_at: dict[str, set[UUID]] = {"folder": set(), "team_group": set()}
        # Ids of the archive that are others here: of people, and of the private folders named after them.
        self._here: dict[UUID, UUID] = {}

    def make_room(self) -> None:
        for table in reversed(tables()):
            if ("team_id" in table.c or table.name == "group_member") and table.name not in STAYS:
                self._connection.execute(delete(table).where(KEPT[table.name](table, self._team_id)))

    def load(self, table: Table, rows: list[Row]) -> None:
        self._check(table, rows)
        if table.name == "person":
            self._load_people(table, rows)
            return
        here = [self._as_here(table.name, row) for row in rows]
        if table.name == "team":
            self._tables.put(table, [raised(row, self._stood, self._at) for row in here])
        elif table.name in CREDENTIALS:
            self._tables.add(table, [row for row in here if row["person_id"] in self._newcomers])
        elif table.name != "audit_entry" or not self._stood:
            self._tables.add(table, here)

    def finish(self) -> None:
        for kind, pointed_at in self._pointed_at.items():
            if not pointed_at <= self._own[kind]:
                raise ArchiveRefused("The archive speaks of folders or groups that are not in it.")
        self._tables.finish()
        self._ended.end_again()

    def _load_people(self, table: Table, rows: list[Row]) -> None:
        """Also those who have left the team and are named in what they wrote."""
        ids, emails = [row["id"] for row in rows], [row["email"] for row in rows]
        found = self._connection.execute(
            select(table.c.id, table.c.email).where(or_(table.c.id.in_(ids), table.c.email.in_(emails)))
        ).all()
        known_ids, known_emails = {each.id for each in found}, {each.email: each.id for each in found}
        for row in rows:
            here = row["id"] if row["id"] in known_ids else known_emails.get(row["email"])
            if here and here != row["id"]:
                self._here[row["id"]] = here
                old, new = (private_folder_id(self._team_id, person) for person in (row["id"], here))
                self._here[old] = new
        newcomers = [row for row in rows if row["id"] not in known_ids and row["id"] not in self._here]
        self._newcomers |= {row["id"] for row in newcomers}
        self._tables.add(table, newcomers)

    def _as_here(self, table: str, row: Row) -> Row:
        if not self._here:
            return row
        told = {
            name: self._here.get(value, value) if isinstance(value, UUID) else value
            for name, value in row.items()
        }
        if table == "template":
            told["change_json"] = self._change(told)
        if table == "audit_entry":
            told["object_id"] = self._object(row["object_id"])
        return told

    def _change(self, row: Row) -> str:
        """The entry in the feed names the folder and the writer as well."""
        entry = orjson.loads(row["change_json"])
        return orjson.dumps(entry | {"folder": row["folder_id"], "updated_by": row["updated_by"]}).decode()

    def _object(self, text: str) -> str:
        return next((str(new) for old, new in self._here.items() if str(old) == text), text)

    def _check(self, table: Table, rows: list[Row]) -> None:
        """Nothing of another team comes in by this one's archive."""
        team = "id" if table.name == "team" else "team_id"
        if team in table.c and any(row[team] != self._team_id for row in rows):
            raise ArchiveRefused("The archive of one team holds rows of another.")
        if table.name in self._own:
            self._own[table.name] |= {row["id"] for row in rows}
        for column, kind in WITHIN.items():
            if column in table.c and table.name not in REMEMBERS:
                self._pointed_at[kind] |= _named(rows, column)


def _named(rows: list[Row], column: str) -> set[Any]:
    return {row[column] for row in rows if row[column]}
