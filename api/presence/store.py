"""Who may have a template open, asked once for all who have any of a team's."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from api.database import session_of
from api.library.models import TemplateRow
from api.library.rights import Right, private_folder_id
from api.library.rights_store import RightsStore
from api.library.team_rights import Holders, TeamRights
from api.teams.models import Member, Team

IDS_A_QUESTION = 500


@dataclass(frozen=True)
class Rights:
    """In a team's folders, alike for as long as `at` is."""

    at: tuple[int, int]
    team: TeamRights
    _by_holders: dict[Holders, dict[UUID, Right]] = field(default_factory=dict)

    def in_folders(self, person_id: UUID, role: str) -> Mapping[UUID, Right]:
        holders = self.team.holders(person_id, role)
        if holders not in self._by_holders:
            self._by_holders[holders] = {scope.id: scope.right for scope in self.team.scopes(holders)}
        return self._by_holders[holders]


@dataclass(frozen=True)
class Facts:
    """Of the people and the templates that were asked for: who belongs to the team, what lies where."""

    team_id: UUID
    rights: Rights
    roles: Mapping[UUID, str]
    folders: Mapping[UUID, UUID]

    def right(self, person_id: UUID, template_id: UUID) -> Right | None:
        """None alike for what is not there and for what this person may not see."""
        folder_id, role = self.folders.get(template_id), self.roles.get(person_id)
        if folder_id is None or role is None:
            return None
        if folder_id == private_folder_id(self.team_id, person_id):
            return "manage"
        return self.rights.in_folders(person_id, role).get(folder_id)


class PresenceStore:
    """Opened for one team. Its questions do not hold up the event loop; ask them from a thread."""

    def __init__(self, engine: Engine, team_id: UUID) -> None:
        self._engine = engine
        self._team_id = team_id

    def facts(
        self, known: Rights | None, people: Collection[UUID], templates: Collection[UUID]
    ) -> Facts | None:
        """Of one moment; None where the team is gone. What is `known` is read again only if it changed."""
        with session_of(self._engine, reads_only=True) as db:
            found = db.exec(select(Team.epoch, Team.acl_seq).where(Team.id == self._team_id)).one_or_none()
            if not found:
                return None
            epoch, acl_seq = found
            if not known or known.at != (epoch, acl_seq):
                known = Rights((epoch, acl_seq), RightsStore(db, self._team_id).rights())
            return Facts(self._team_id, known, self._roles(db, people), self._folders(db, templates))

    def _roles(self, db: Session, people: Collection[UUID]) -> dict[UUID, str]:
        members = select(Member.person_id, Member.role).where(Member.team_id == self._team_id)
        asked = (members.where(col(Member.person_id).in_(some)) for some in _portions(people))
        return {person_id: role for each in asked for person_id, role in db.exec(each)}

    def _folders(self, db: Session, templates: Collection[UUID]) -> dict[UUID, UUID]:
        lying = select(TemplateRow.id, TemplateRow.folder_id).where(TemplateRow.team_id == self._team_id)
        asked = (lying.where(col(TemplateRow.id).in_(some)) for some in _portions(templates))
        return {template_id: folder_id for each in asked for template_id, folder_id in db.exec(each)}


def _portions(ids: Collection[UUID]) -> Iterator[list[UUID]]:
    coming = iter(ids)
    while some := list(islice(coming, IDS_A_QUESTION)):
        yield some
