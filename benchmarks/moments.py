"""What it takes to put a whole library back to a moment, beside a plain write of as many rows into the same
tables in the same run: nothing that keeps a version of each template could take less."""

import time
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine, insert
from sqlmodel import Session, select

from api.clock import now
from api.database import open_engine, session_of
from api.library.bulk_store import Before, BulkStore, Write
from api.library.models import TemplateRow, TemplateVersion
from api.library.moment_rules import plan_to, restore_to
from api.library.portions import portions
from api.library.template_store import TemplateStore
from api.settings import Settings
from api.teams.counter import next_numbers
from api.teams.models import Member, Team
from api.teams.place import Place, place_in
from benchmarks.databases import every_database
from benchmarks.figures import Row, at_most, told
from benchmarks.library import Size, fill
from benchmarks.replies import reply

TEMPLATES = 10_000
SIZE = Size(templates=0, seen_folders=4)


def rows() -> list[Row]:
    with every_database() as databases:
        return [row for each in databases for row in _measured(each.name, each.settings)]


def _measured(database: str, settings: Settings) -> Iterator[Row]:
    folder_id = fill(settings, SIZE).folders[0]
    engine = open_engine(settings.database)
    place = _owner(engine)
    made = _made(engine, place, folder_id)
    moment = _head(engine)
    _rewritten(engine, place, made)

    plain = _plain_write(engine, place, folder_id)
    planning = time.perf_counter()
    with session_of(engine, reads_only=True) as db:
        lines = plan_to(TemplateStore(db, place), None, moment).lines
    planned = time.perf_counter() - planning
    restoring = time.perf_counter()
    with session_of(engine) as db:
        restored = restore_to(TemplateStore(db, place), None, moment, _head(engine), {*made})
    took = time.perf_counter() - restoring
    engine.dispose()

    assert len(lines) == 2 * TEMPLATES, "those that were made since, for comparison, are in the plan too"
    assert restored.changed == TEMPLATES
    name = f"{TEMPLATES:,} templates back to a moment, {database}"
    against = f"a plain write of as many rows and versions: {plain:.2f} s"
    yield at_most(f"{name}: the plan", planned / plain, "× a plain write", 1, against)
    yield at_most(f"{name}: carried out", took / plain, "× a plain write", 4, against)
    yield told(f"{name}: carried out, in seconds", took, "s", "all of it in one transaction")


def _owner(engine: Engine) -> Place:
    with session_of(engine, reads_only=True) as db:
        owner = db.exec(select(Member).where(Member.role == "owner")).one()
        return place_in(db, owner.team_id, owner.person_id)


def _head(engine: Engine) -> int:
    with session_of(engine, reads_only=True) as db:
        return db.exec(select(Team.head)).one()


def _made(engine: Engine, place: Place, folder_id: UUID) -> dict[UUID, Before]:
    with session_of(engine) as db:
        bulk, writes = BulkStore(TemplateStore(db, place)), _writes(db, place, folder_id, "at first")
        for some in portions(writes):
            bulk.make(some)
        bulk.settle()
    return {each.id: Before(each.id, each.to, each.number) for each in writes}


def _rewritten(engine: Engine, place: Place, standing: dict[UUID, Before]) -> None:
    with session_of(engine) as db:
        bulk = BulkStore(TemplateStore(db, place))
        numbers = next_numbers(db, place.team_id, len(standing))
        writes = [
            (was, Write(was.id, was.folder_id, _reply(nth, "afterwards"), number))
            for nth, (was, number) in enumerate(zip(standing.values(), numbers, strict=True))
        ]
        for some in portions(writes):
            bulk.rewrite(some)
        bulk.settle()


def _writes(db: Session, place: Place, folder_id: UUID, word: str) -> list[Write]:
    numbers = next_numbers(db, place.team_id, TEMPLATES)
    return [Write(uuid4(), folder_id, _reply(nth, word), number) for nth, number in enumerate(numbers)]


def _reply(nth: int, word: str) -> Any:
    written = reply(nth)
    return written.model_copy(update={"body": f"{written.body}<p>{word}</p>"})


def _plain_write(engine: Engine, place: Place, folder_id: UUID) -> float:
    """In seconds: of rows that were there, finished, before the clock began."""
    with session_of(engine) as db:
        standing = _rows(_writes(db, place, folder_id, "for comparison"), place)
    versions = [
        {name: row[name] for name in ("team_id", "revision", "folder_id", "content")}
        | {"template_id": row["id"], "saved_at": row["updated_at"], "saved_by": row["updated_by"]}
        for row in standing
    ]
    began = time.perf_counter()
    with session_of(engine) as db:
        db.execute(insert(TemplateRow), standing)
        db.execute(insert(TemplateVersion), versions)
    return time.perf_counter() - began


def _rows(writes: Sequence[Write], place: Place) -> list[dict[str, Any]]:
    return [
        {
            "team_id": place.team_id,
            "id": write.id,
            "folder_id": write.to,
            "revision": write.number,
            "title": write.content.title,
            "shortcut": write.content.shortcut,
            "content": write.content.model_dump(),
            "text": write.content.body,
            "tags": "",
            "change_json": write.content.model_dump_json(),
            "updated_at": now(),
            "updated_by": place.person_id,
        }
        for write in writes
    ]
