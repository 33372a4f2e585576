"""How the console is signed in: by a visit to our sign-in page, then by a token that changes at each use."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from api.identity.browser import SaidToBe
from api.identity.keys import Keys, digest_of
from api.identity.models import DeviceSession, Person
from api.identity.sessions import (
    Opened,
    Refused,
    end_with_token,
    open_session,
    refresh,
    sign_out_device,
)
from api.identity.store import Devices
from api.signing_in.rules import held_unended

NOBODY = "Sign in to go on."


def open_for(db: Session, visitor: Person, device: str, replaced: str, at: datetime) -> Opened | Refused:
    """A session for who has just signed in on our page; the one that this browser's console had is over."""
    held = held_unended(db, visitor)
    if not held:
        return Refused(NOBODY)
    devices = Devices(db)
    if replaced:
        end_with_token(devices, replaced, at)
    return open_session(devices, held.id, device, at)


def renew(devices: Devices, keys: Keys, token: str, visit: SaidToBe | None, at: datetime) -> Opened | Refused:
    """The next token. Refused where somebody else has signed in on our page in this browser since: who shares
    it must not come upon the library of the one before.
    """
    session = _session_of(devices, token)
    if session and visit and visit.person_id != session.person_id and visit.proven_at > session.created_at:
        sign_out_device(devices, session.id, at)
        return Refused("Somebody else has signed in here.")
    return refresh(devices, keys, token, at)


def end_here(devices: Devices, token: str, session_id: UUID, at: datetime) -> bool:
    """Ends the session that is named, if it is this browser's; one that has taken its place stands."""
    session = _session_of(devices, token)
    is_here = session is not None and session.id == session_id
    if is_here:
        sign_out_device(devices, session_id, at)
    return is_here


def _session_of(devices: Devices, token: str) -> DeviceSession | None:
    held = devices.refresh_token(digest_of(token)) if token else None
    return devices.get(held.session_id) if held else None
