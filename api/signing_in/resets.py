"""Links that set a password anew: good once, for an hour, and only the newest."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record_in_all_teams
from api.identity.api_tokens import end_all as end_all_api_tokens
from api.identity.keys import digest_of, new_token
from api.identity.models import Person
from api.identity.sessions import end_all
from api.identity.store import Devices, People
from api.signing_in.models import PasswordReset
from api.signing_in.passwords import set_password
from api.signing_in.reset_store import PasswordResets

RESET_LIFETIME = timedelta(hours=1)
RESETS_KEPT = timedelta(days=1)


def reset_link(db: Session, person_id: UUID, at: datetime) -> tuple[str, datetime]:
    """The token of a link, known nowhere else, and until when it works. Earlier ones stop working."""
    resets = PasswordResets(db)
    resets.sweep(at - RESETS_KEPT)
    resets.end_all(person_id, at)
    token, expires_at = new_token(), at + RESET_LIFETIME
    resets.add(
        PasswordReset(digest=digest_of(token), person_id=person_id, issued_at=at, expires_at=expires_at)
    )
    return token, expires_at


def resettable(db: Session, token: str, at: datetime) -> Person | None:
    """Whose password a link sets, if it still works."""
    reset = PasswordResets(db).standing(digest_of(token), at)
    return People(db).get(reset.person_id) if reset else None


def reset_password(db: Session, token: str, digest: str, at: datetime) -> bool:
    """Whether the link still worked. Whoever knew the old password may have let scripts and devices in, so
    all of them end; the second step stays, or a mailbox alone would be enough to get in.
    """
    resets = PasswordResets(db)
    reset = resets.standing(digest_of(token), at)
    if not reset or not resets.use(reset.digest, at):
        return False
    person = set_password(db, reset.person_id, digest, at)
    ended = end_all(Devices(db), person.id, at)
    revoked = end_all_api_tokens(db, person.id, at)
    facts = {"devices": ended, "api_tokens": revoked}
    record_in_all_teams(db, person.id, Done("password.reset", person.id, person.name, facts))
    return True
