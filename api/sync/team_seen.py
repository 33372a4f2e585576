"""What a person may see of a team, worked out from its folders and grants. Asked once for each change of
rights, so it may take its time."""

from typing import cast

from sqlmodel import Session, col, select

from api.library.folder_store import FolderStore
from api.sync.cursor import Position
from api.sync.feed_store import Door, TeamSeen, Who, not_in_team
from api.teams.doors import Place
from api.teams.models import Member, Role, Team


def team_seen(session: Session, who: Who) -> TeamSeen:
    """As it stands in the session's transaction. Raises NotFound for who is not in the team."""
    of_team = select(Team, Member.role).join(Member, col(Member.team_id) == col(Team.id))
    found = session.exec(of_team.where(Team.id == who.team_id, Member.person_id == who.person_id)).first()
    if not found:
        raise not_in_team()
    team, role = found
    door = Door(Position(team.epoch, team.head, team.acl_seq, team.min_seq), role)
    scopes = FolderStore(session, Place(*who, cast(Role, role))).scopes()
    return TeamSeen(door, scopes, team.name, team.values)
