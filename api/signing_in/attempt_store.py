"""Every query on tries. A row that was read here is held until the transaction ends."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from api.signing_in.models import Attempt


class AttemptStore:
    def __init__(self, db: Session) -> None:
        self.db = db

    def get(self, key: str) -> Attempt | None:
        return self.db.get(Attempt, key)

    def held(self, key: str, at: datetime) -> Attempt:
        """Made if there is none; nobody else has it before this transaction ends."""
        new = self._insert(key=key, times=0, last_at=at, free_at=at)
        # An update that changes nothing locks the row; doing nothing would let a sweep take it from under us.
        self.db.connection().execute(new.on_conflict_do_update(index_elements=["key"], set_={"key": key}))
        return self.db.get_one(Attempt, key, populate_existing=True)

    def counted(self, key: str, amount: int, at: datetime, until: datetime) -> int:
        """The sum of a window, which begins anew once it has ended: then it lasts until `until`."""
        new = self._insert(key=key, times=amount, last_at=at, free_at=until)
        is_over = col(Attempt.free_at) <= at
        counted = new.on_conflict_do_update(
            index_elements=["key"],
            set_={
                "times": case((is_over, amount), else_=col(Attempt.times) + amount),
                "free_at": case((is_over, until), else_=col(Attempt.free_at)),
                "last_at": at,
            },
        )
        times: int = self.db.connection().execute(counted.returning(col(Attempt.times))).scalar_one()
        return times

    def forget(self, key: str) -> None:
        self.db.connection().execute(delete(Attempt).where(col(Attempt.key) == key))

    def sweep(self, before: datetime) -> None:
        """Leaves alone what somebody holds right now: waiting for it could make two wait for one another."""
        old = select(Attempt.key).where(col(Attempt.last_at) < before).with_for_update(skip_locked=True)
        self.db.connection().execute(delete(Attempt).where(col(Attempt.key).in_(old)))

    def _insert(self, **values: Any) -> sqlite.Insert | postgresql.Insert:
        if self.db.get_bind().dialect.name == "sqlite":
            return sqlite.insert(Attempt).values(**values)
        return postgresql.insert(Attempt).values(**values)
