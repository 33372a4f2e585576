"""Every query on people, their signed-in devices and the secrets that open them."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Update, delete, update
from sqlmodel import Session, col, select

from api.identity.models import AuthorizationCode, DeviceGrant, DeviceSession, Person, RefreshToken
from api.words.languages import Language


class People:
    def __init__(self, db: Session) -> None:
        self.db = db

    def get(self, person_id: UUID) -> Person | None:
        return self.db.get(Person, person_id)

    def held(self, person_id: UUID) -> Person | None:
        """As it is now; until the transaction ends nobody else changes it, nor ends this person's visits."""
        self.db.flush()  # or what this transaction has changed of it would be read over
        # Rows that only refer to a person need not wait. On SQLite whoever writes is alone anyway.
        return self.db.get(Person, person_id, populate_existing=True, with_for_update={"key_share": True})

    def with_email(self, email: str) -> Person | None:
        return self.db.exec(select(Person).where(Person.email == email)).one_or_none()

    def has_anyone(self) -> bool:
        return self.db.exec(select(Person.id).limit(1)).first() is not None

    def keep_language(self, person_id: UUID, language: Language | None) -> None:
        """What they are spoken to in; nothing is as each browser says."""
        chosen = update(Person).where(col(Person.id) == person_id).values(language=language)
        self.db.connection().execute(chosen)

    def add(self, person: Person) -> Person:
        self.db.add(person)
        self.db.flush()
        return person


class Devices:
    """Signed-in devices and what keeps them signed in."""

    def __init__(self, db: Session) -> None:
        self.db = db

    def add(self, session: DeviceSession) -> DeviceSession:
        self.db.add(session)
        self.db.flush()
        return session

    def get(self, session_id: UUID) -> DeviceSession | None:
        return self.db.get(DeviceSession, session_id)

    def as_it_is(self, session_id: UUID) -> DeviceSession | None:
        """Not as this transaction may have read it before."""
        return self.db.get(DeviceSession, session_id, populate_existing=True)

    def of(self, person_id: UUID) -> list[DeviceSession]:
        """Those that still stand, the last used first."""
        standing = select(DeviceSession).where(
            DeviceSession.person_id == person_id, col(DeviceSession.ended_at).is_(None)
        )
        newest_first = (col(DeviceSession.last_used_at).desc(), col(DeviceSession.id))
        return list(self.db.exec(standing.order_by(*newest_first)))

    def end_visits(self, person_id: UUID, at: datetime) -> None:
        """Sign-ins on our own pages from before no longer count, nor what they were about to let in."""
        # Their row first: what a visit is letting in right now is waited for, and then it is found below.
        person = People(self.db).held(person_id)
        if person:
            before = person.pages_ended_at
            person.pages_ended_at = max(at, before + timedelta(microseconds=1)) if before else at
            self.db.flush()
        codes = update(AuthorizationCode).where(
            col(AuthorizationCode.person_id) == person_id, col(AuthorizationCode.used_at).is_(None)
        )
        waiting = delete(DeviceGrant).where(
            col(DeviceGrant.person_id) == person_id, col(DeviceGrant.used_at).is_(None)
        )
        for each in (codes.values(used_at=at), waiting):
            self.db.connection().execute(each)

    def sweep(self, used_before: datetime) -> None:
        """Forgets codes and used tokens from before a time; a token that is forgotten is simply unknown."""
        codes = delete(AuthorizationCode).where(col(AuthorizationCode.issued_at) < used_before)
        tokens = delete(RefreshToken).where(col(RefreshToken.used_at) < used_before)
        for old in (codes, tokens):
            self.db.connection().execute(old)

    def sweep_sessions(self, over_before: datetime) -> None:
        """Forgets devices that were signed out, or not used, since before a time; with their last tokens."""
        over = select(DeviceSession.id).where(
            (col(DeviceSession.ended_at) < over_before) | (col(DeviceSession.last_used_at) < over_before)
        )
        tokens = delete(RefreshToken).where(col(RefreshToken.session_id).in_(over))
        codes = update(AuthorizationCode).where(col(AuthorizationCode.session_id).in_(over))
        sessions = delete(DeviceSession).where(col(DeviceSession.id).in_(over))
        for each in (tokens, codes.values(session_id=None), sessions):
            self.db.connection().execute(each)

    def add_refresh_token(self, token: RefreshToken) -> None:
        self.db.add(token)
        self.db.flush()

    def refresh_token(self, digest: str) -> RefreshToken | None:
        return self.db.get(RefreshToken, digest, populate_existing=True)

    def use_refresh_token(self, digest: str, at: datetime) -> bool:
        """Whether this call, and no other at the same moment, was the one that used it."""
        used = update(RefreshToken).where(
            col(RefreshToken.digest) == digest, col(RefreshToken.used_at).is_(None)
        )
        return self._changed_one(used.values(used_at=at))

    def add_code(self, code: AuthorizationCode) -> None:
        self.db.add(code)
        self.db.flush()

    def code(self, digest: str) -> AuthorizationCode | None:
        return self.db.get(AuthorizationCode, digest, populate_existing=True)

    def use_code(self, digest: str, at: datetime) -> bool:
        """Whether this call, and no other at the same moment, was the one that used it."""
        used = update(AuthorizationCode).where(
            col(AuthorizationCode.digest) == digest, col(AuthorizationCode.used_at).is_(None)
        )
        return self._changed_one(used.values(used_at=at))

    def say_what_code_opened(self, digest: str, session_id: UUID) -> None:
        opened = update(AuthorizationCode).where(col(AuthorizationCode.digest) == digest)
        self._changed_one(opened.values(session_id=session_id))

    def _changed_one(self, change: Update) -> bool:
        return self.db.connection().execute(change).rowcount == 1
