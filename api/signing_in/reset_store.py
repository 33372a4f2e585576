"""Every query on links that set a password anew."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from api.signing_in.models import PasswordReset


class PasswordResets:
    def __init__(self, db: Session) -> None:
        self.db = db

    def add(self, reset: PasswordReset) -> None:
        self.db.add(reset)
        self.db.flush()

    def standing(self, digest: str, at: datetime) -> PasswordReset | None:
        return self.db.exec(
            select(PasswordReset).where(
                PasswordReset.digest == digest,
                col(PasswordReset.used_at).is_(None),
                PasswordReset.expires_at > at,
            )
        ).one_or_none()

    def use(self, digest: str, at: datetime) -> bool:
        """Whether this call, and no other at the same moment, was the one that used it."""
        used = update(PasswordReset).where(
            col(PasswordReset.digest) == digest, col(PasswordReset.used_at).is_(None)
        )
        return self.db.connection().execute(used.values(used_at=at)).rowcount == 1

    def end_all(self, person_id: UUID, at: datetime) -> None:
        standing = update(PasswordReset).where(
            col(PasswordReset.person_id) == person_id, col(PasswordReset.used_at).is_(None)
        )
        self.db.connection().execute(standing.values(used_at=at))

    def sweep(self, expired_before: datetime) -> None:
        self.db.connection().execute(
            delete(PasswordReset).where(col(PasswordReset.expires_at) < expired_before)
        )
