"""Putting an archive's rows in place of what stood there, within one transaction."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, Table, bindparam, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from api.backup.rows import Row
from api.backup.tables import table_named

# What was ended meanwhile stays ended, although the archive knows it as good: the column that says so.
ENDS = {"invitation": "used_at", "api_token": "revoked_at"}


class Loading(Protocol):
    """One way of restoring: makes room, takes the rows table by table, and tidies up."""

    def make_room(self) -> None: ...

    def load(self, table: Table, rows: list[Row]) -> None: ...

    def finish(self) -> None: ...


class Tables:
    """Writes rows, whichever the database."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._parents: list[Row] = []
        self._keeps_numbers = _is_empty(connection, table_named("audit_entry"))

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        rows = [self._without_parent(row) for row in rows] if table.name == "folder" else rows
        if table.name == "audit_entry" and not self._keeps_numbers:
            rows = [{name: value for name, value in row.items() if name != "id"} for row in rows]
        if rows:
            self.connection.execute(insert(table), rows)

    def put(self, table: Table, rows: Sequence[Row]) -> None:
        """As `add`, over the row of the same id if there is one: what refers to it need not be touched."""
        if not rows:
            return
        kind = sqlite if self.connection.dialect.name == "sqlite" else postgresql
        added = kind.insert(table)
        values = {column.name: added.excluded[column.name] for column in table.columns if column.name != "id"}
        self.connection.execute(added.on_conflict_do_update(index_elements=["id"], set_=values), rows)

    def finish(self) -> None:
        """Folders find their parents, and the trail goes on counting where it was."""
        folder = table_named("folder")
        if self._parents:
            known = update(folder).where(folder.c.id == bindparam("folder"))
            self.connection.execute(known.values(parent_id=bindparam("parent")), self._parents)
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text(GO_ON_COUNTING))

    def _without_parent(self, row: Row) -> Row:
        """A folder may come before the one that it lies in."""
        if row["parent_id"]:
            self._parents.append({"folder": row["id"], "parent": row["parent_id"]})
        return row | {"parent_id": None}


GO_ON_COUNTING = (
    "SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), (SELECT max(id) FROM audit_entry))"
)


class Ended:
    """Remembers what is used up or revoked, before it makes room."""

    def __init__(self, connection: Connection, tables: Sequence[str]) -> None:
        self._connection = connection
        self._found = {name: self._ended(table_named(name), ENDS[name]) for name in tables}

    def end_again(self) -> None:
        for name, found in self._found.items():
            table = table_named(name)
            (key,) = table.primary_key.columns
            again = update(table).where(key == bindparam("ended_key"), table.c[ENDS[name]].is_(None))
            if found:
                self._connection.execute(again.values({ENDS[name]: bindparam("ended_at")}), found)

    def _ended(self, table: Table, mark: str) -> list[Row]:
        (key,) = table.primary_key.columns
        found = self._connection.execute(select(key, table.c[mark]).where(table.c[mark].is_not(None)))
        return [{"ended_key": each, "ended_at": at} for each, at in found]


def _is_empty(connection: Connection, table: Table) -> bool:
    return connection.execute(select(table.c.id).limit(1)).first() is None
