"""Writing the trail: in the transaction of what it tells, so that neither stands without the other."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, column, select, table
from sqlmodel import Session

from api.audit.actions import Action
from api.audit.models import AuditEntry

# By name: this room lies below the ones whose tables these are.
_member = table("member", column("team_id", Uuid), column("person_id", Uuid))
_person = table("person", column("id", Uuid), column("name"))


@dataclass(frozen=True)
class Done:
    """What somebody did, and to what. `facts` holds no template text, no token, no password."""

    action: Action
    object_id: UUID | str = ""
    object_name: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def record(db: Session, team_id: UUID, actor_id: UUID | None, done: Done) -> None:
    """In one team's trail; without an actor it was whoever runs the service."""
    db.add(_entry(team_id, actor_id, _name_of(db, actor_id), done))


def record_in_all_teams(db: Session, person_id: UUID, done: Done) -> None:
    """What a person does to their own account concerns every team that they belong to."""
    name = _name_of(db, person_id)
    teams = db.execute(select(_member.c.team_id).where(_member.c.person_id == person_id)).scalars().all()
    db.add_all(_entry(team_id, person_id, name, done) for team_id in teams)


def _entry(team_id: UUID, actor_id: UUID | None, name: str, done: Done) -> AuditEntry:
    return AuditEntry(
        team_id=team_id,
        actor_id=actor_id,
        actor_name=name,
        action=done.action,
        object_id=str(done.object_id),
        object_name=done.object_name,
        facts=done.facts,
    )


def _name_of(db: Session, person_id: UUID | None) -> str:
    if person_id is None:
        return ""
    name: str | None = db.execute(select(_person.c.name).where(_person.c.id == person_id)).scalar()
    return name or ""
