"""What decides who may see what in a team. Read once for each change of rights, so it may take its time."""

from uuid import UUID

from sqlmodel import Session

from api.library.rights_store import RightsStore
from api.sync.cursor import Position
from api.sync.feed_store import TeamSeen
from api.teams.models import Team


def team_seen(session: Session, team_id: UUID) -> TeamSeen | None:
    """As it stands in the session's transaction; None where there is no such team."""
    team = session.get(Team, team_id)
    if not team:
        return None
    position = Position(team.epoch, team.head, team.acl_seq, team.min_seq)
    return TeamSeen(position, RightsStore(session, team_id).rights(), team.name, team.values)
