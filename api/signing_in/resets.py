"""Links that set a password anew: good once, for an hour, and only the newest."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record_in_all_teams
from api.identity.keys import digest_of, new_token
from api.identity.models import Person
from api.identity.store import People
from api.signing_in.ending import Stays
from api.signing_in.models import PasswordReset
from api.signing_in.passwords import set_password
from api.signing_in.reset_store import PasswordResets

RESET_LIFETIME = timedelta(hours=1)
RESETS_KEPT = timedelta(days=1)


def mailed_reset_link(db: Session, person: Person, at: datetime) -> str:
    """The token of a link for the person's own mailbox, and for nobody else to see."""
    return _link(db, person.id, at, mailed_to=person.email)[0]


def reset_link(
    db: Session, person_id: UUID, at: datetime, asked_by: UUID | None = None
) -> tuple[str, datetime]:
    """The token of a link to hand over, known nowhere else, and until when it works.

    Earlier ones stop working. `asked_by` is nobody where whoever runs the service made it.
    """
    return _link(db, person_id, at, asked_by)


def standing_reset(db: Session, token: str, at: datetime) -> PasswordReset | None:
    """What a link is for, if it still works."""
    return PasswordResets(db).standing(digest_of(token), at)


def use_reset(db: Session, reset: PasswordReset, digest: str, at: datetime) -> bool:
    """Whether nobody used the link before. What the old password may have let in ends."""
    person = People(db).held(reset.person_id)
    if not person or not PasswordResets(db).use(reset.digest, at):
        return False
    ended = set_password(db, person, digest, at, but=_stays(person, reset))
    if reset.mailed_to == person.email:
        person.email_proven_at = person.email_proven_at or at
    record_in_all_teams(db, person.id, Done("password.reset", person.id, person.name, ended.facts()))
    return True


def _stays(person: Person, reset: PasswordReset) -> tuple[Stays, ...]:
    """Anybody could have made an account in the name of an address that never answered, and left a key of
    their own in it; once it has answered, a mailbox alone must not be enough to get past a second step.
    """
    if person.email_proven_at:
        return ("passkeys", "second_step")
    return () if reset.mailed_to == person.email else ("second_step",)


def _link(
    db: Session, person_id: UUID, at: datetime, asked_by: UUID | None = None, mailed_to: str = ""
) -> tuple[str, datetime]:
    resets = PasswordResets(db)
    resets.sweep(at - RESETS_KEPT)
    resets.end_all(person_id, at)
    token, expires_at = new_token(), at + RESET_LIFETIME
    resets.add(
        PasswordReset(
            digest=digest_of(token),
            person_id=person_id,
            asked_by=asked_by,
            mailed_to=mailed_to,
            issued_at=at,
            expires_at=expires_at,
        )
    )
    return token, expires_at
