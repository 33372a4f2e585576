"""A row as one line of JSON, and back: ids and times as text, bytes as base64, everything else as it is."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import CHAR, JSON, Boolean, DateTime, Integer, LargeBinary, String, Table, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from api.backup.refused import ArchiveRefused

Row = dict[str, Any]


def line_of(row: Mapping[str, Any]) -> bytes:
    return orjson.dumps(dict(row), default=_as_text, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)


class RowReader:
    """Turns lines back into rows of one table. Also of a table that was read from SQLite's own catalogue,
    which keeps ids as 32 characters."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = {column.name: (reader_of(column.type), column.nullable) for column in table.columns}

    def row(self, line: bytes) -> Row:
        """Raises ArchiveRefused for anything that the table could not have held."""
        try:
            told = orjson.loads(line)
            if not isinstance(told, dict) or told.keys() != self._columns.keys():
                raise ValueError
            return {name: self._value(name, value) for name, value in told.items()}
        except (ValueError, TypeError, OverflowError):
            raise ArchiveRefused(f"A row of “{self._table.name}” is not in the expected form.") from None

    def _value(self, name: str, value: Any) -> Any:
        read, may_be_missing = self._columns[name]
        if value is None and may_be_missing:
            return None
        return read(value)


def reader_of(kind: TypeEngine[Any]) -> Callable[[Any], Any]:
    """What makes a column's value of what its line holds. Raises LookupError for a kind without a rule."""
    known = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    for kinds, read in READERS:
        if isinstance(known, kinds):
            return read
    raise LookupError(f"no rule for columns of the kind {known!r}")


def _as_text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    raise TypeError


def _id(value: Any) -> UUID:
    if not isinstance(value, str):
        raise ValueError
    return UUID(value)


def _time(value: Any) -> datetime:
    read = datetime.fromisoformat(value)
    if read.tzinfo is None:
        raise ValueError
    return read.astimezone(UTC)


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not -(2**63) <= value < 2**63:
        raise ValueError
    return value


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, kind):
            raise ValueError
        return value

    return read


def _json(value: Any) -> Any:
    if not isinstance(value, dict | list):
        raise ValueError
    return value


# In order: the first that fits. CHAR is how SQLite's catalogue tells of an id.
READERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Uuid, _id),
    (CHAR, lambda value: _id(value).hex),
    (DateTime, _time),
    (Boolean, _exactly(bool)),
    (Integer, _number),
    (LargeBinary, lambda value: b64decode(value, validate=True)),
    (JSON, _json),
    (String, _exactly(str)),
)
