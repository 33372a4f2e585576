"""Setting a password anew, and all that ends with the old one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record_in_all_teams
from api.identity.models import Person
from api.signing_in.ending import Ended, Stays, end_everything


def change_password(db: Session, person_id: UUID, digest: str, at: datetime) -> None:
    """By the person, who knew the old one."""
    person = db.get_one(Person, person_id)
    ended = set_password(db, person, digest, at, but=("passkeys", "second_step", "invitations"))
    record_in_all_teams(db, person_id, Done("password.changed", person_id, person.name, ended.facts()))


def set_password(db: Session, person: Person, digest: str, at: datetime, but: Collection[Stays]) -> Ended:
    """Empty: none is good from now on. Whoever knew the old one may have let scripts and devices in."""
    ended = end_everything(db, person.id, at, but)
    person.password_digest = digest
    db.add(person)
    db.flush()
    return ended
