"""What no client asks for any more is forgotten, so that an old library stays as quick as a new one."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, Engine, delete, tuple_, update
from sqlalchemy.orm import Mapped
from sqlmodel import SQLModel, col, func, select

from api.database import session_of
from api.library.models import TemplateVersion, Tombstone, TrashedTemplate
from api.sync.models import SettledEdit
from api.sync.unheld_files import forget_unheld
from api.teams.models import Team

KEPT = timedelta(days=90)
TRASH_KEPT = timedelta(days=30)
FILES_KEPT = timedelta(days=1)
AT_ONCE = 2_000
A_FEW = 200


@dataclass(frozen=True)
class Forgotten:
    """How many there were."""

    deletions: int
    settled_edits: int
    trashed: int
    files: int


def compact(engine: Engine, at: datetime, trash_kept: timedelta = TRASH_KEPT) -> Forgotten:
    """In many short transactions, so that nobody's writes wait for long.

    Doing it twice, in two places, or not to its end does no harm. Call it from a thread: it lets others in
    between.
    """
    with session_of(engine, reads_only=True) as db:
        pasts = [TeamsPast(engine, team_id) for team_id in db.exec(select(Team.id))]
    return Forgotten(
        sum(past.forget_tombstones(at - KEPT) for past in pasts),
        sum(past.forget_settled(at - KEPT) for past in pasts),
        sum(past.empty_trash(at - trash_kept) for past in pasts),
        sum(forget_unheld(engine, past.team_id, at - FILES_KEPT) for past in pasts),
    )


class TeamsPast:
    """What a team keeps of what is over. Opened for one team; it cannot see another's rows."""

    def __init__(self, engine: Engine, team_id: UUID) -> None:
        self.engine = engine
        self.team_id = team_id

    def forget_tombstones(self, before: datetime) -> int:
        """A client whose place in the feed is older than what is forgotten loads its folders again."""
        of_team = col(Tombstone.team_id) == self.team_id
        with session_of(self.engine, reads_only=True) as db:
            last = select(func.max(Tombstone.seq)).where(of_team, col(Tombstone.deleted_at) < before)
            newest = db.exec(last).one()
        if newest is None:
            return 0
        self._tell_only_from(newest)
        keys = [col(Tombstone.team_id), col(Tombstone.seq), col(Tombstone.template_id)]
        return self._forget(Tombstone, keys, of_team & (col(Tombstone.seq) <= newest))

    def forget_settled(self, before: datetime) -> int:
        """An edit that is sent again after this long meets its own effect as a conflict; nothing is lost."""
        keys = [col(SettledEdit.team_id), col(SettledEdit.client_id), col(SettledEdit.edit_id)]
        is_old = (col(SettledEdit.team_id) == self.team_id) & (col(SettledEdit.settled_at) < before)
        return self._forget(SettledEdit, keys, is_old)

    def empty_trash(self, before: datetime) -> int:
        """What was deleted so long ago goes for good, with every version from before its deletion."""
        is_old = (col(TrashedTemplate.team_id) == self.team_id) & (col(TrashedTemplate.deleted_at) < before)
        emptied = 0
        while True:
            began = time.monotonic()
            with session_of(self.engine) as db:
                some = db.exec(select(TrashedTemplate).where(is_old).limit(A_FEW)).all()
                for entry in some:
                    db.execute(delete(TemplateVersion).where(*_versions_of(entry)))
                    db.delete(entry)
            emptied += len(some)
            if len(some) < A_FEW:
                return emptied
            time.sleep(time.monotonic() - began)

    def _tell_only_from(self, number: int) -> None:
        """Before anything goes, so that no client misses a deletion that is half forgotten."""
        with session_of(self.engine) as db:
            behind = (col(Team.id) == self.team_id) & (col(Team.min_seq) < number)
            db.execute(update(Team).where(behind).values(min_seq=number))

    def _forget(self, kind: type[SQLModel], keys: Sequence[Mapped[Any]], is_over: ColumnElement[bool]) -> int:
        portion = delete(kind).where(tuple_(*keys).in_(select(*keys).where(is_over).limit(AT_ONCE)))
        forgotten = 0
        while True:
            began = time.monotonic()
            with session_of(self.engine) as db:
                deleted = db.execute(portion.execution_options(synchronize_session=False))
            gone = cast(CursorResult[Any], deleted).rowcount
            forgotten += gone
            if gone < AT_ONCE:
                return forgotten
            # SQLite's lock goes to whoever asks first: half of the time belongs to the others.
            time.sleep(time.monotonic() - began)


def _versions_of(entry: TrashedTemplate) -> list[ColumnElement[bool]]:
    return [
        col(TemplateVersion.team_id) == entry.team_id,
        col(TemplateVersion.template_id) == entry.template_id,
        col(TemplateVersion.revision) <= entry.seq,
    ]
