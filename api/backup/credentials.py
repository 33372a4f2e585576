"""What people get in by. Whoever is here goes on with what is good now: else a passkey that was removed
since, or a password that was changed, would open the door again, and a second step taken since would be off.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select

from api.backup.rows import Row
from api.backup.tables import CREDENTIALS, table_named

# A token is one team's; that it was revoked is remembered by itself.
TABLES = sorted(CREDENTIALS - {"api_token"})
OF_THE_PERSON = ("password_digest", "pages_ended_at", "email_proven_at")


class CredentialsOfNow:
    """Reads them before room is made."""

    def __init__(self, connection: Connection) -> None:
        person = table_named("person")
        found = connection.execute(select(person.c.id, *(person.c[name] for name in OF_THE_PERSON)))
        self._people = {each.id: each._asdict() for each in found}
        self._rows: dict[str, list[Row]] = {
            name: [dict(each) for each in connection.execute(select(table_named(name))).mappings()]
            for name in TABLES
        }
        self._staying: set[UUID] = set()

    def person(self, row: Row) -> Row:
        """Somebody of the archive, with the password of now."""
        known = self._people.get(row["id"])
        if known:
            self._staying.add(row["id"])
        return row | known if known else row

    def of_newcomers(self, table: Table, rows: list[Row]) -> list[Row]:
        """Those of the archive that count: of people who are not here, and that nobody here has by now."""
        held = {_key(table, each) for each in self.of_who_stays(table.name)}
        return [row for row in rows if row["person_id"] not in self._people and _key(table, row) not in held]

    def of_who_stays(self, name: str) -> list[Row]:
        return [row for row in self._rows[name] if row["person_id"] in self._staying]


def _key(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key.columns)
