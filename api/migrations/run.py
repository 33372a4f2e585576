"""Brings a database to the shape that this version needs, and says whether it has it."""

from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import api.audit.models
import api.identity.models
import api.library.models
import api.signing_in.models
import api.sync.models
import api.teams.models  # noqa: F401 - every room's tables
from api.database import UtcDateTime

HERE = Path(__file__).parent
CONNECTION = "connection"


def migrate(engine: Engine, to: str = "") -> bool:
    """To the newest revision unless told; whether anything had to change. All in one transaction, or none."""
    wanted = to or _newest() or "head"
    with engine.begin() as connection:
        if _version(connection) == wanted:
            return False
        command.upgrade(_config(connection), wanted)
        return True


def write_revision(engine: Engine, message: str) -> None:
    """A new revision file, numbered, out of what the models say and the database lacks."""
    number = len(list((HERE / "versions").glob("*.py"))) + 1
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=f"{number:04}")


def differences(engine: Engine) -> list[Any]:
    """What still tells the database from the models; empty after `migrate`."""
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": is_ours}
        found: list[Any] = compare_metadata(
            MigrationContext.configure(connection, opts=options), SQLModel.metadata
        )
        return found


def is_ours(_item: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
    return not (name or "").startswith("sqlite_")


def rendered(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Our own column types as what they are to a database, so that a revision leans on no code that moves."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return False


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes[CONNECTION] = connection
    return config


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _newest() -> str | None:
    return ScriptDirectory(str(HERE)).get_current_head()
