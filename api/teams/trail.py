"""How the rooms of a team tell its trail what was done there."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from api.audit.actions import Action
from api.audit.recording import Done, record
from api.identity.models import Person
from api.teams.place import Place


def tell(
    db: Session, place: Place, action: Action, object_id: UUID | str, object_name: str, **facts: Any
) -> None:
    """By whoever stands at that place. Facts that are None are left out."""
    known = {name: fact for name, fact in facts.items() if fact is not None}
    record(db, place.team_id, place.person_id, Done(action, object_id, object_name, known))


def name_of(db: Session, person_id: UUID) -> str:
    """As it is now; the trail keeps it as it was."""
    person = db.get(Person, person_id)
    return person.name if person else ""
