"""Which devices are still signed in, asked for many of them at once."""

from collections.abc import Collection
from itertools import islice
from uuid import UUID

from sqlmodel import Session, col, select

from api.identity.models import DeviceSession

SESSIONS_A_QUESTION = 500


class SignedInDevices:
    def __init__(self, db: Session) -> None:
        self.db = db

    def among(self, sessions: Collection[UUID]) -> set[tuple[UUID, UUID]]:
        """Those that stand, each with its person."""
        asked, found = iter(sessions), set[tuple[UUID, UUID]]()
        while portion := list(islice(asked, SESSIONS_A_QUESTION)):
            standing = select(DeviceSession.id, DeviceSession.person_id).where(
                col(DeviceSession.id).in_(portion), col(DeviceSession.ended_at).is_(None)
            )
            found.update(self.db.exec(standing))
        return found
