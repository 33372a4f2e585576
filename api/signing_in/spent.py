"""What is good once, and is known by its own seal until then."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from api.identity.browser import LIFETIME
from api.identity.keys import digest_of
from api.signing_in.models import SpentChallenge


def spend_once(db: Session, said: str, at: datetime) -> bool:
    """True the first time within a quarter of an hour, for what is good no longer than that."""
    db.connection().execute(delete(SpentChallenge).where(col(SpentChallenge.until) < at))
    try:
        with db.begin_nested():
            db.add(SpentChallenge(digest=digest_of(said), until=at + LIFETIME))
    except IntegrityError:
        return False
    return True
