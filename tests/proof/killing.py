"""`kill -9` while people save: what was said to be applied is stored, once, and what was not is sent again.

    python -m tests.proof killing --kills 500 --database postgresql --victim service

Writers push edits without a pause and send each again, as every client does, until it has a verdict;
meanwhile the victim is killed and started again. Then the database is asked about every edit.
"""

import random
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol
from uuid import UUID

from sqlmodel import Session, select

from api.database import open_engine, session_of
from api.library.models import TemplateRow, TemplateVersion
from api.settings import Settings
from api.sync.models import SettledEdit
from tests.postgres import own_cluster
from tests.proof.saver import Saver
from tests.proof.served import Served, settings_for
from tests.proof.writers import Writer, team_of_writers

WRITERS = 4
# From just after the start, when what was interrupted is sent again, to well into the next pushes.
ALIVE = (0.0, 0.25)

Victim = Literal["service", "database"]


class Killable(Protocol):
    def kill(self) -> None: ...
    def start(self) -> None: ...


@dataclass
class Found:
    """`lost`, `twice` and `unstored` are to be empty; the others tell how hard it was tried."""

    kills: int
    applied: int
    interrupted: int = 0
    committed_unheard: int = 0
    lost: list[UUID] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    unstored: list[UUID] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not (self.lost or self.twice or self.unstored)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.applied} edits applied; {self.interrupted} pushes were cut off, "
            f"{self.committed_unheard} edits had been committed unheard. Lost: {len(self.lost)}, "
            f"applied twice: {len(self.twice)}, said to be applied but not stored: {len(self.unstored)}."
        )


def killed_while_saving(victim: Killable, writers: list[Writer], kills: int) -> list[Saver]:
    """Kills `victim` so many times, then lets the writers finish what they are at."""
    stop = threading.Event()
    savers = [Saver(writer, stop) for writer in writers]
    for saver in savers:
        saver.start()
    for _ in range(kills):
        time.sleep(random.uniform(*ALIVE))
        victim.kill()
        victim.start()
    stop.set()
    for saver in savers:
        saver.join()
    if failed := [saver.failed for saver in savers if saver.failed]:
        raise failed[0]
    return savers


def compared(settings: Settings, savers: list[Saver], kills: int) -> Found:
    """What the writers were told, with what is stored."""
    engine = open_engine(settings.database)
    with session_of(engine, reads_only=True) as db:
        found = _compared(db, savers[0].writer.team_id, savers, kills)
    engine.dispose()
    return found


def _compared(db: Session, team_id: UUID, savers: list[Saver], kills: int) -> Found:
    told = {edit_id: each for saver in savers for edit_id, each in saver.told.items()}
    again = {edit_id: at for saver in savers for edit_id, at in saver.sent_again.items()}
    found = Found(kills, len(told), sum(len(saver.cut_off) for saver in savers))

    settled = db.exec(
        select(SettledEdit.edit_id, SettledEdit.settled_at).where(SettledEdit.team_id == team_id)
    )
    found.committed_unheard = sum(at.timestamp() < again.get(edit_id, 0) for edit_id, at in settled)

    versions = select(TemplateVersion.template_id, TemplateVersion.revision, TemplateVersion.content)
    stored = {
        (template, revision): kept["title"]
        for template, revision, kept in db.exec(versions.where(TemplateVersion.team_id == team_id))
    }
    found.lost = [
        edit_id
        for edit_id, each in told.items()
        if stored.get((each.template_id, each.revision)) != each.title
    ]
    found.twice = [title for title, times in Counter(stored.values()).items() if times > 1]
    found.twice += sorted(set(stored.values()) - {each.title for each in told.values()})

    standing = dict(
        db.exec(select(TemplateRow.id, TemplateRow.revision).where(TemplateRow.team_id == team_id)).all()
    )
    newest: dict[UUID, int] = {}
    for each in told.values():
        newest[each.template_id] = max(each.revision, newest.get(each.template_id, 0))
    found.unstored = [template for template, revision in newest.items() if standing.get(template) != revision]
    return found


@contextmanager
def victims(folder: Path, database: str, victim: Victim) -> Iterator[tuple[Served, Killable]]:
    """The running service, and which of the two is to be killed."""
    if database == "sqlite":
        served = Served(settings_for(folder))
        yield served, served
        return
    with own_cluster() as cluster:
        served = Served(settings_for(folder, cluster.new_database()))
        yield served, cluster if victim == "database" else served


@contextmanager
def saved_under_fire(kills: int, database: str, victim: Victim) -> Iterator[tuple[Settings, list[Saver]]]:
    """The whole of it, from an empty database on; the database stays until the block ends."""
    with tempfile.TemporaryDirectory() as folder, victims(Path(folder), database, victim) as (served, dies):
        writers = team_of_writers(served.settings, WRITERS)
        served.start()
        try:
            savers = killed_while_saving(dies, writers, kills)
        finally:
            served.kill()
        yield served.settings, savers


def run(parser: ArgumentParser, words: list[str]) -> bool:
    """As the command line asks; whether nothing was lost."""
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--victim", choices=["service", "database"], default="service")
    asked = parser.parse_args(words)
    with saved_under_fire(asked.kills, asked.database, asked.victim) as (settings, savers):
        found = compared(settings, savers, asked.kills)
    print(f"{asked.database}, {asked.victim}: {found}")
    return found.holds
