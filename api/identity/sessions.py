"""A device stays signed in by a refresh token that changes at each use (RFC 9700, 4.14)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from api.audit.actions import Action
from api.audit.recording import Done, record_in_all_teams
from api.identity.keys import Keys, digest_of, new_token
from api.identity.models import DeviceSession, RefreshToken
from api.identity.standing import forget_after_commit
from api.identity.store import Devices, People
from api.problems import NotFound, NotSignedIn

IDLE = timedelta(days=30)
ABSOLUTE = timedelta(days=90)
# A device that is signed out is remembered for this long; one that is idle can no longer be signed in.
KEPT = timedelta(days=90)
# A killed service worker may never have read its answer; for this long it may ask again.
ANSWERED_AGAIN = timedelta(seconds=60)


@dataclass(frozen=True)
class Opened:
    """A device that is signed in, and the token with which it stays so."""

    person_id: UUID
    session_id: UUID
    refresh_token: str


@dataclass(frozen=True)
class Refused:
    """A value, not a problem: what a refusal ends must be committed."""

    reason: str


def open_session(devices: Devices, person_id: UUID, device: str, at: datetime) -> Opened:
    devices.sweep(at - IDLE)
    devices.sweep_sessions(at - KEPT)
    session = devices.add(DeviceSession(person_id=person_id, device=device, created_at=at, last_used_at=at))
    token = new_token()
    devices.add_refresh_token(RefreshToken(digest=digest_of(token), session_id=session.id, issued_at=at))
    _told(devices, "session.opened", session)
    return Opened(person_id, session.id, token)


def refresh(devices: Devices, keys: Keys, token: str, at: datetime) -> Opened | Refused:
    """The successor of a token: the same one for a minute, however often asked; later the family ends."""
    digest = digest_of(token)
    held = devices.refresh_token(digest)
    session = devices.get(held.session_id) if held else None
    if not held or not session or session.ended_at:
        return Refused("This sign-in has ended. Sign in again.")
    if at - held.issued_at > IDLE or at - session.created_at > ABSOLUTE:
        _end_and_tell(devices, session, at, "too old")
        return Refused("This sign-in is too old. Sign in again.")

    successor = keys.successor_of(token)
    if devices.use_refresh_token(digest, at):
        session.last_used_at = at
        devices.add_refresh_token(
            RefreshToken(digest=digest_of(successor), session_id=session.id, issued_at=at)
        )
        return Opened(session.person_id, session.id, successor)
    if _may_ask_again(devices, digest, successor, at):
        return Opened(session.person_id, session.id, successor)

    _end_and_tell(devices, session, at, "used from two places")
    return Refused("This sign-in was used from two places, so it was ended. Sign in again.")


def end(devices: Devices, session: DeviceSession, at: datetime) -> None:
    if session.ended_at is None:
        session.ended_at = at
        devices.add(session)
        forget_after_commit(devices.db, session.id)


def end_what_code_opened(devices: Devices, session_id: UUID, at: datetime) -> None:
    """For a code that came twice: somebody else read it."""
    session = devices.get(session_id)
    if session and not session.ended_at:
        _end_and_tell(devices, session, at, "opened by a code that was used twice")


def hold_signed_in(devices: Devices, person_id: UUID, session_id: UUID) -> None:
    """Until the transaction ends this device is not signed out together with all others, as with a new
    password: for what lets somebody in for longer than its sign-in. Raises NotSignedIn if it was already.
    """
    People(devices.db).held(person_id)
    session = devices.as_it_is(session_id)
    if not session or session.ended_at:
        raise NotSignedIn("This sign-in has ended. Sign in again.")


def end_one(devices: Devices, person_id: UUID, session_id: UUID, at: datetime) -> None:
    """Ends one of a person's own; raises NotFound for anybody else's."""
    session = devices.get(session_id)
    if not session or session.person_id != person_id or session.ended_at:
        raise NotFound("There is no such signed-in device among yours.")
    end(devices, session, at)
    _told(devices, "session.ended", session)


def end_others(devices: Devices, person_id: UUID, but: UUID, at: datetime) -> int:
    """Every device of a person but one, and what could still open another; says how many."""
    devices.end_visits(person_id, at)
    others = [each for each in devices.of(person_id) if each.id != but]
    for session in others:
        end(devices, session, at)
        _told(devices, "session.ended", session)
    return len(others)


def end_all(devices: Devices, person_id: UUID, at: datetime) -> int:
    """Every device of a person, and their visits to our own pages from before now; says how many devices."""
    # First what could still open one: a code that is being exchanged right now is waited for.
    devices.end_visits(person_id, at)
    standing = devices.of(person_id)
    for session in standing:
        end(devices, session, at)
    return len(standing)


def sign_out_device(devices: Devices, session_id: UUID, at: datetime) -> None:
    """By the device itself; one that has ended already has nothing to end."""
    session = devices.get(session_id)
    if session and not session.ended_at:
        end(devices, session, at)
        _told(devices, "signed_out", session)


def end_with_token(devices: Devices, token: str, at: datetime) -> None:
    """Signs out whoever holds this refresh token, used or not; an unknown one has nothing to end."""
    held = devices.refresh_token(digest_of(token))
    if held:
        sign_out_device(devices, held.session_id, at)


def _end_and_tell(devices: Devices, session: DeviceSession, at: datetime, why: str) -> None:
    end(devices, session, at)
    _told(devices, "session.ended", session, why=why)


def _told(devices: Devices, action: Action, session: DeviceSession, **facts: str) -> None:
    record_in_all_teams(devices.db, session.person_id, Done(action, session.id, session.device, facts))


def _may_ask_again(devices: Devices, digest: str, successor: str, at: datetime) -> bool:
    used = devices.refresh_token(digest)
    followed = devices.refresh_token(digest_of(successor))
    if not used or not used.used_at or not followed:
        return False
    # Whoever used the successor has it; who still asks with its predecessor is somebody else.
    return followed.used_at is None and at - used.used_at <= ANSWERED_AGAIN
