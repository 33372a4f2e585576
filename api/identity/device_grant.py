"""A device that has no good place to sign in waits while its person lets it in elsewhere (RFC 8628)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from api.audit.recording import Done, record_in_all_teams
from api.identity.device_grant_store import DeviceGrants
from api.identity.keys import Keys, digest_of, new_token
from api.identity.models import DeviceGrant
from api.identity.sessions import Opened, open_session
from api.identity.store import Devices
from api.problems import TooManyTries
from api.settings import FIREFOX_ID

LIFETIME = timedelta(minutes=10)
INTERVAL = timedelta(seconds=5)
# Two that were sent five seconds apart may arrive closer together.
TOO_SOON = timedelta(seconds=4)
# Consonants that no font confuses and that make no words (RFC 8628, 6.1): 2.5e10 codes.
ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
LETTERS = 8
WAITING_PER_ADDRESS = 20
# The client of scripts and command lines; extensions are known by their ids.
SCRIPTS = "rejoinder-cli"


@dataclass(frozen=True)
class Begun:
    """What the device keeps, and what it shows."""

    device_code: str
    user_code: str


Unready = Literal["authorization_pending", "slow_down", "access_denied", "expired_token", "invalid_grant"]


def is_known_client(client_id: str, extension_ids: Sequence[str]) -> bool:
    return client_id in (SCRIPTS, FIREFOX_ID) or client_id in extension_ids


def begin(grants: DeviceGrants, keys: Keys, asking: DeviceGrant, at: datetime) -> Begun:
    """Starts the wait of a device; `asking` says which and from where, its codes are given here.

    Raises TooManyTries where twenty wait at one address already.
    """
    # Kept for as long again, so that a device that asks late is told why.
    grants.sweep(at - 2 * LIFETIME)
    if grants.waiting_at(asking.address, at - LIFETIME) >= WAITING_PER_ADDRESS:
        raise TooManyTries(int(LIFETIME.total_seconds()))
    begun = Begun(new_token(), _new_user_code())
    asking.digest = digest_of(begun.device_code)
    asking.user_code = _sealed(keys, begun.user_code)
    asking.issued_at = at
    grants.add(asking)
    return begun


def waiting(grants: DeviceGrants, keys: Keys, typed: str, at: datetime) -> DeviceGrant | None:
    """The device that shows this code, however it was typed; nothing once it is answered or too old."""
    grant = grants.with_user_code(_sealed(keys, shown(typed)))
    if not grant or grant.person_id or grant.refused_at or at - grant.issued_at > LIFETIME:
        return None
    return grant


def let_in(grants: DeviceGrants, grant: DeviceGrant, person_id: UUID) -> bool:
    """False where somebody else was quicker with an answer."""
    if not grants.let_in(grant.digest, person_id):
        return False
    record_in_all_teams(grants.db, person_id, Done("device.let_in", object_name=grant.device))
    return True


def refuse(grants: DeviceGrants, grant: DeviceGrant, person_id: UUID, at: datetime) -> bool:
    """False where somebody else was quicker with an answer."""
    if not grants.refuse(grant.digest, at):
        return False
    record_in_all_teams(grants.db, person_id, Done("device.refused", object_name=grant.device))
    return True


def redeem(grants: DeviceGrants, device_code: str, client_id: str, at: datetime) -> Opened | Unready:
    """Opens a session for a device that was let in, once; else why not, in the RFC's words."""
    digest = digest_of(device_code)
    grant = grants.get(digest)
    if not grant or grant.client_id != client_id or grant.used_at:
        return "invalid_grant"
    if at - grant.issued_at > LIFETIME:
        return "expired_token"
    if grant.refused_at:
        return "access_denied"

    is_too_soon = grant.asked_at is not None and at - grant.asked_at < TOO_SOON
    grants.was_asked(digest, at)
    if is_too_soon:
        return "slow_down"
    if not grant.person_id:
        return "authorization_pending"
    if not grants.use(digest, at):
        return "invalid_grant"
    return open_session(Devices(grants.db), grant.person_id, grant.device, at)


def shown(typed: str) -> str:
    """As the device shows it, XXXX-XXXX, whatever case and spaces a person typed."""
    letters = "".join(letter for letter in typed.upper() if letter in ALPHABET)[: LETTERS + 1]
    return f"{letters[:4]}-{letters[4:]}"


def _new_user_code() -> str:
    return shown("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)))


def _sealed(keys: Keys, user_code: str) -> str:
    """Not a plain hash: eight letters could be found by trying."""
    return keys.seal_of(f"user code {user_code}")
