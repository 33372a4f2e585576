"""Writing the trail: in the transaction of what it tells, so that neither stands without the other.

What a transaction did is kept until it commits, and then written at once: a push of a hundred edits costs one
statement more, and whatever is rolled back leaves nothing.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, column, event, insert, select, table
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session

from api.audit.actions import Action
from api.audit.models import AuditEntry
from api.clock import now

# By name: this room lies below the ones whose tables these are.
_member = table("member", column("team_id", Uuid), column("person_id", Uuid))
_person = table("person", column("id", Uuid), column("name"))

LONGEST_NAME = 300


@dataclass(frozen=True)
class Done:
    """What somebody did, and to what. `facts` holds no template text, no token, no password."""

    action: Action
    object_id: UUID | str = ""
    object_name: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def record(db: Session, team_id: UUID, actor_id: UUID | None, done: Done) -> None:
    """In one team's trail; without an actor it was whoever runs the service."""
    actor = None if "by_operator" in db.info else actor_id
    _waiting(db).append(_row(db, team_id, actor, done))


def record_in_all_teams(db: Session, person_id: UUID, done: Done) -> None:
    """What a person does to their own account concerns every team that they belong to."""
    theirs = select(_member.c.team_id).where(_member.c.person_id == person_id).order_by(_member.c.team_id)
    for team_id in db.execute(theirs).scalars().all():
        record(db, team_id, person_id, done)


def by_operator(db: Session) -> None:
    """All that this transaction does is done by whoever runs the service, at its own command line."""
    db.info["by_operator"] = True


def through_api_token(db: Session, name: str) -> None:
    """All that this transaction does is done by a script, with the API token of that name."""
    db.info["through_api_token"] = name


def forget_what_was_done(db: Session, team_id: UUID) -> None:
    """For the one deed that leaves no trail: a team's end, with which its trail goes."""
    db.info["trail"] = [row for row in _waiting(db) if row["team_id"] != team_id]


def _waiting(db: Session) -> list[dict[str, Any]]:
    waiting: list[dict[str, Any]] = db.info.setdefault("trail", [])
    return waiting


def _row(db: Session, team_id: UUID, actor_id: UUID | None, done: Done) -> dict[str, Any]:
    token = db.info.get("through_api_token")
    return {
        "team_id": team_id,
        "at": now(),
        "actor_id": actor_id,
        "actor_name": _name_of(db, actor_id),
        "action": done.action,
        "object_id": str(done.object_id),
        "object_name": done.object_name[:LONGEST_NAME],
        "facts": done.facts | ({"api_token": token} if token else {}),
    }


def _name_of(db: Session, person_id: UUID | None) -> str:
    """Asked once a transaction."""
    if person_id is None:
        return ""
    known: dict[UUID, str] = db.info.setdefault("names_in_trail", {})
    if person_id not in known:
        known[person_id] = db.execute(select(_person.c.name).where(_person.c.id == person_id)).scalar() or ""
    return known[person_id]


@event.listens_for(AnySession, "before_commit")
def _write(db: AnySession) -> None:
    if rows := db.info.pop("trail", None):
        db.flush()  # the team itself may be new
        _count(db, rows)
        db.execute(insert(AuditEntry.__table__), rows)  # type: ignore[attr-defined] # SQLModel hides it


def _count(db: AnySession, rows: list[dict[str, Any]]) -> None:
    """What stands in the trails of several teams was done once."""
    if metrics := db.info.get("metrics"):
        done = {(row["action"], row["object_id"], row["object_name"]) for row in rows}
        db.info.setdefault("after_commit", []).append(lambda: metrics.did(action for action, *_ in done))


@event.listens_for(AnySession, "after_rollback")
def _forget(db: AnySession) -> None:
    db.info.pop("trail", None)
