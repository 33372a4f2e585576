"""What no client asks for any more is forgotten, so that an old library stays as quick as a new one."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine, delete
from sqlmodel import Session, col, func, select

from api.database import session_of
from api.library.models import Tombstone
from api.sync.models import SettledEdit
from api.teams.models import Team

KEPT = timedelta(days=90)


def compact(engine: Engine, at: datetime) -> None:
    """Team by team, so that nobody's writes wait for long. Doing it twice, or in two places, does no harm."""
    with session_of(engine, reads_only=True) as db:
        teams = list(db.exec(select(Team.id)))
    for team_id in teams:
        with session_of(engine) as db:
            past = TeamsPast(db, team_id)
            past.forget_tombstones(at - KEPT)
            past.forget_settled(at - KEPT)


class TeamsPast:
    """What a team keeps of what is over. Opened for one team; it cannot see another's rows."""

    def __init__(self, db: Session, team_id: UUID) -> None:
        self.db = db
        self.team_id = team_id

    def forget_tombstones(self, before: datetime) -> None:
        """A client whose place in the feed is older than what is forgotten loads its folders again."""
        team = self.db.exec(select(Team).where(Team.id == self.team_id).with_for_update()).one()
        of_team = col(Tombstone.team_id) == self.team_id
        newest = self.db.exec(
            select(func.max(Tombstone.seq)).where(of_team, col(Tombstone.deleted_at) < before)
        ).one()
        if newest:
            self.db.execute(delete(Tombstone).where(of_team, col(Tombstone.seq) <= newest))
            team.min_seq = max(team.min_seq, newest)

    def forget_settled(self, before: datetime) -> None:
        """An edit that is sent again after this long meets its own effect as a conflict; nothing is lost."""
        old = delete(SettledEdit).where(
            col(SettledEdit.team_id) == self.team_id, col(SettledEdit.settled_at) < before
        )
        self.db.execute(old)
