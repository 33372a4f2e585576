"""A row for every table of a database, whatever revision it is at: what must survive a migration."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, Connection, Engine, MetaData, Table, insert, select
from sqlalchemy.types import JSON, Boolean, DateTime, Integer, LargeBinary, Uuid

VERSION = "alembic_version"
HOLDERS = {"person_id", "group_id"}
AT = datetime(2026, 1, 1, tzinfo=UTC)


def filled(engine: Engine) -> None:
    """Puts a row into each table that has none, those first that others refer to."""
    with engine.begin() as connection:
        for table in tables_of(connection):
            if not connection.execute(select(table)).first():
                connection.execute(insert(table).values(_row(connection, table)))


def rows_of(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, in words that do not depend on what a column is called by its driver."""
    with engine.connect() as connection:
        return {
            table.name: [_plain(row._mapping) for row in connection.execute(select(table))]
            for table in tables_of(connection)
        }


def tables_of(connection: Connection) -> Iterable[Table]:
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != VERSION]


def _row(connection: Connection, table: Table) -> dict[str, Any]:
    own = {column.name: _value(column) for column in table.columns if not column.foreign_keys}
    row = own | _references(connection, table)
    return row | _for_everyone(row) if table.name == "folder_grant" else row


def _for_everyone(grant: dict[str, Any]) -> dict[str, Any]:
    """A grant says twice who holds it, and a constraint compares."""
    return {"to_kind": "everyone", "to_id": grant["team_id"]} | dict.fromkeys(grant.keys() & HOLDERS)


def _references(connection: Connection, table: Table) -> dict[str, Any]:
    """To the first row of each table that it refers to."""
    told: dict[str, Any] = {}
    for constraint in table.foreign_key_constraints:
        there = connection.execute(select(constraint.referred_table)).first()
        if there:
            told |= {own.parent.name: there._mapping[own.column.name] for own in constraint.elements}
    return told


def _value(column: Column[Any]) -> Any:
    kind = column.type
    if isinstance(kind, Uuid) or str(kind) == "CHAR(32)":
        return uuid4() if isinstance(kind, Uuid) else uuid4().hex
    if isinstance(kind, DateTime):
        return AT
    if isinstance(kind, JSON):
        return {"a": 1}
    for known, value in ((LargeBinary, b"\x00\xff"), (Boolean, True), (Integer, 7)):
        if isinstance(kind, known):
            return value
    return f"{column.name} 发货"[: getattr(kind, "length", None) or 200]


def _plain(row: Any) -> dict[str, Any]:
    return {name: json.dumps(value) if isinstance(value, dict) else value for name, value in row.items()}
