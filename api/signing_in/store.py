"""Every query on a person's second factor. Opened for one person; it cannot see another's."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, func, select

from api.signing_in.models import Authenticator, RecoveryCode


class Factors:
    def __init__(self, db: Session, person_id: UUID) -> None:
        self.db = db
        self.person_id = person_id

    def authenticator(self) -> Authenticator | None:
        """Also one that is not confirmed yet."""
        return self.db.get(Authenticator, self.person_id, populate_existing=True)

    def authenticator_in_use(self) -> Authenticator | None:
        found = self.authenticator()
        return found if found and found.confirmed_at else None

    def begin_authenticator(self, sealed_secret: str) -> None:
        """In the place of one that was never confirmed; never of one that is, or is at this moment."""
        is_on_sqlite = self.db.get_bind().dialect.name == "sqlite"
        insert = sqlite.insert if is_on_sqlite else postgresql.insert
        anew = {"sealed_secret": sealed_secret, "last_step": 0}
        new = insert(Authenticator).values(person_id=self.person_id, **anew)
        unconfirmed = col(Authenticator.confirmed_at).is_(None)
        self.db.connection().execute(
            new.on_conflict_do_update(index_elements=["person_id"], set_=anew, where=unconfirmed)
        )

    def use_step(self, step: int) -> bool:
        """Whether this call, and no other at the same moment, was the one that used that code."""
        used = update(Authenticator).where(
            col(Authenticator.person_id) == self.person_id, col(Authenticator.last_step) < step
        )
        return self.db.connection().execute(used.values(last_step=step)).rowcount == 1

    def confirm_authenticator(self, sealed_secret: str, at: datetime) -> bool:
        """Whether it was still that secret, and this call, and no other at the same moment, confirmed it."""
        confirmed = update(Authenticator).where(
            col(Authenticator.person_id) == self.person_id,
            col(Authenticator.sealed_secret) == sealed_secret,
            col(Authenticator.confirmed_at).is_(None),
        )
        return self.db.connection().execute(confirmed.values(confirmed_at=at)).rowcount == 1

    def remove_authenticator(self) -> None:
        """And the recovery codes, which stand in for it."""
        for table in (Authenticator, RecoveryCode):
            self.db.connection().execute(delete(table).where(col(table.person_id) == self.person_id))

    def replace_recovery_codes(self, digests: list[str]) -> None:
        self.db.connection().execute(
            delete(RecoveryCode).where(col(RecoveryCode.person_id) == self.person_id)
        )
        self.db.add_all(RecoveryCode(digest=digest, person_id=self.person_id) for digest in digests)
        self.db.flush()

    def use_recovery_code(self, digest: str, at: datetime) -> bool:
        """Whether this call, and no other at the same moment, was the one that used it."""
        used = update(RecoveryCode).where(
            col(RecoveryCode.digest) == digest,
            col(RecoveryCode.person_id) == self.person_id,
            col(RecoveryCode.used_at).is_(None),
        )
        return self.db.connection().execute(used.values(used_at=at)).rowcount == 1

    def recovery_codes_left(self) -> int:
        unused = select(func.count()).where(
            col(RecoveryCode.person_id) == self.person_id, col(RecoveryCode.used_at).is_(None)
        )
        return self.db.exec(unused).one()
