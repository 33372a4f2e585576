"""Every query on devices that wait to be let in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Update, delete, func, update
from sqlmodel import Session, col, select

from api.identity.models import DeviceGrant


class DeviceGrants:
    def __init__(self, db: Session) -> None:
        self.db = db

    def add(self, grant: DeviceGrant) -> None:
        self.db.add(grant)
        self.db.flush()

    def get(self, digest: str) -> DeviceGrant | None:
        return self.db.get(DeviceGrant, digest, populate_existing=True)

    def with_user_code(self, sealed: str) -> DeviceGrant | None:
        return self.db.exec(select(DeviceGrant).where(DeviceGrant.user_code == sealed)).one_or_none()

    def waiting_at(self, address: str, issued_after: datetime) -> int:
        unanswered = select(func.count()).where(
            col(DeviceGrant.address) == address,
            col(DeviceGrant.issued_at) > issued_after,
            col(DeviceGrant.person_id).is_(None),
            col(DeviceGrant.refused_at).is_(None),
        )
        return self.db.exec(unanswered).one()

    def let_in(self, digest: str, person_id: UUID) -> bool:
        """Whether this call, and no other at the same moment, was the one that answered."""
        return self._changed_one(_unanswered(digest).values(person_id=person_id))

    def refuse(self, digest: str, at: datetime) -> bool:
        """Whether this call, and no other at the same moment, was the one that answered."""
        return self._changed_one(_unanswered(digest).values(refused_at=at))

    def was_asked(self, digest: str, at: datetime) -> None:
        self._changed_one(update(DeviceGrant).where(col(DeviceGrant.digest) == digest).values(asked_at=at))

    def use(self, digest: str, at: datetime) -> bool:
        """Whether this call, and no other at the same moment, was the one that used it."""
        unused = update(DeviceGrant).where(
            col(DeviceGrant.digest) == digest, col(DeviceGrant.used_at).is_(None)
        )
        return self._changed_one(unused.values(used_at=at))

    def sweep(self, issued_before: datetime) -> None:
        self.db.connection().execute(delete(DeviceGrant).where(col(DeviceGrant.issued_at) < issued_before))

    def _changed_one(self, change: Update) -> bool:
        return self.db.connection().execute(change).rowcount == 1


def _unanswered(digest: str) -> Update:
    return update(DeviceGrant).where(
        col(DeviceGrant.digest) == digest,
        col(DeviceGrant.person_id).is_(None),
        col(DeviceGrant.refused_at).is_(None),
    )
