"""The trail of somebody who deleted their account: what was done stays, who they were does not.

A team must be able to say what happened in its library and with its rights, so entries are kept; the name and
the address are what makes them somebody's, so these go (GDPR, articles 17(1) and 17(3)(e)). The id stays,
which names nobody any more, so that one can still see what one and the same former member did.
"""

from uuid import UUID

from sqlalchemy import Text, cast, or_, update
from sqlmodel import Session, col, select

from api.audit.models import AuditEntry
from api.audit.words import FORMER_MEMBER

_NAMES_IN_FACTS = ("person", "to")


def forget_name(db: Session, person_id: UUID, email: str) -> None:
    """In every team."""
    theirs = update(AuditEntry).where(col(AuditEntry.actor_id) == person_id)
    db.execute(theirs.values(actor_name=""))
    about = or_(col(AuditEntry.object_id) == str(person_id), col(AuditEntry.object_name) == email)
    db.execute(update(AuditEntry).where(about).values(object_name=FORMER_MEMBER))
    spoken_of = cast(col(AuditEntry.facts), Text).contains(str(person_id), autoescape=True)
    for entry in db.exec(select(AuditEntry).where(spoken_of)):
        named = {name: FORMER_MEMBER for name in _NAMES_IN_FACTS if name in entry.facts}
        entry.facts = entry.facts | named
    db.flush()
