"""What it costs to forget a hundred thousand deletions, and how long a write has to wait meanwhile."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import Engine, insert
from sqlmodel import select

from api.clock import now
from api.database import open_engine, session_of
from api.library.models import Tombstone
from api.settings import Settings
from api.sync.compaction import KEPT, compact
from api.teams.counter import next_number
from api.teams.models import Team
from benchmarks.databases import every_database
from benchmarks.figures import Row, at_most, p99, told
from benchmarks.library import Size, fill

TOMBSTONES = 100_000
SIZE = Size(templates=100, seen_folders=4)


def rows() -> list[Row]:
    with every_database() as databases:
        return [row for each in databases for row in _measured(each.name, each.settings)]


def _measured(database: str, settings: Settings) -> Iterator[Row]:
    team_id = fill(settings, SIZE).team_id
    engine = open_engine(settings.database)
    _delete_long_ago(engine, team_id)
    with _writing(engine, team_id) as waited:
        began = time.perf_counter()
        forgotten = compact(engine, now())
        took = time.perf_counter() - began
    engine.dispose()
    assert forgotten.deletions == TOMBSTONES
    name = f"forgetting {TOMBSTONES:,} deletions, {database}"
    yield told(name, took, "s", f"while another thread wrote {len(waited)} times in the same team")
    yield at_most(f"{name}: a write meanwhile, p99", p99(waited), "s", 0.5, f"slowest {max(waited):.2f} s")


def _delete_long_ago(engine: Engine, team_id: UUID) -> None:
    at = now() - KEPT - timedelta(days=1)
    with session_of(engine) as db:
        head = db.exec(select(Team).where(Team.id == team_id)).one().head
        rows = [
            {"team_id": team_id, "template_id": uuid4(), "folder_id": team_id, "deleted_at": at}
            | {"seq": head + 1 + place}
            for place in range(TOMBSTONES)
        ]
        db.execute(insert(Tombstone), rows)
        team = db.get_one(Team, team_id)
        team.head += TOMBSTONES


@contextmanager
def _writing(engine: Engine, team_id: UUID) -> Iterator[list[float]]:
    """A thread that takes one number after the other; how long each took, in seconds."""
    waited: list[float] = []
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            began = time.perf_counter()
            with session_of(engine) as db:
                next_number(db, team_id)
            waited.append(time.perf_counter() - began)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield waited
    finally:
        over.set()
        writer.join()
