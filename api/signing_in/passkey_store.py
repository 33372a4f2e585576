"""Every query on passkeys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from api.problems import NotFound
from api.signing_in.models import Passkey
from api.words.say import Said


class Passkeys:
    """One person's own; nobody else's can be seen or changed through it."""

    def __init__(self, db: Session, person_id: UUID) -> None:
        self.db = db
        self.person_id = person_id

    def all(self) -> list[Passkey]:
        """The oldest first."""
        mine = select(Passkey).where(Passkey.person_id == self.person_id)
        return list(self.db.exec(mine.order_by(col(Passkey.created_at), col(Passkey.credential_id))))

    def count(self) -> int:
        return self.db.exec(select(func.count()).where(col(Passkey.person_id) == self.person_id)).one()

    def get(self, credential_id: str) -> Passkey:
        """Raises NotFound."""
        passkey = self.db.get(Passkey, credential_id)
        if not passkey or passkey.person_id != self.person_id:
            raise NotFound(Said("There is no such passkey among yours."))
        return passkey

    def add(self, passkey: Passkey) -> None:
        self.db.add(passkey)
        self.db.flush()

    def remove(self, passkey: Passkey) -> None:
        self.db.delete(passkey)
        self.db.flush()

    def remove_all(self) -> None:
        self.db.connection().execute(delete(Passkey).where(col(Passkey.person_id) == self.person_id))


def passkey_with_id(db: Session, credential_id: str) -> Passkey | None:
    """Whosever it is: with a passkey nobody says first who they are."""
    return db.get(Passkey, credential_id)


def passkey_was_used(db: Session, passkey: Passkey, sign_count: int, at: datetime) -> bool:
    """False where another use has moved the count meanwhile."""
    as_read = update(Passkey).where(
        col(Passkey.credential_id) == passkey.credential_id, col(Passkey.sign_count) == passkey.sign_count
    )
    changed = db.connection().execute(as_read.values(sign_count=sign_count, last_used_at=at))
    return changed.rowcount == 1
