"""Setting a password anew, and all that ends with the old one."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record_in_all_teams
from api.identity.models import Person
from api.identity.sessions import end_all
from api.identity.store import Devices
from api.signing_in.reset_store import PasswordResets


def change_password(db: Session, person_id: UUID, digest: str, at: datetime) -> None:
    """By the person, who knew the old one."""
    person = set_password(db, person_id, digest, at)
    ended = end_all(Devices(db), person_id, at)
    record_in_all_teams(db, person_id, Done("password.changed", person_id, person.name, {"devices": ended}))


def set_password(db: Session, person_id: UUID, digest: str, at: datetime) -> Person:
    """And nothing else but this: links that were asked for before stop working."""
    person = db.get_one(Person, person_id)
    person.password_digest = digest
    PasswordResets(db).end_all(person_id, at)
    db.flush()
    return person
