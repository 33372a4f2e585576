"""The authorization code: how a sign-in on our page reaches the extension, nobody else (RFC 7636, 9700)."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from api.identity.keys import digest_of, new_token
from api.identity.models import AuthorizationCode
from api.identity.sessions import Opened, Refused, end_what_code_opened, open_session
from api.identity.store import Devices
from api.words.say import Said

CODE_LIFETIME = timedelta(seconds=60)
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
LONGEST_STATE = 500


@dataclass(frozen=True)
class Asked:
    """An extension that asks for a sign-in, checked."""

    client_id: str
    redirect_uri: str
    challenge: str
    state: str

    def answered(self, code: str) -> str:
        """The address that carries the code back."""
        state = {"state": self.state} if self.state else {}
        return f"{self.redirect_uri}?{urlencode({'code': code, **state})}"

    def query(self) -> str:
        """The same question again, for the way through the sign-in page."""
        return urlencode(
            {
                "response_type": "code",
                "client_id": self.client_id,
                "redirect_uri": self.redirect_uri,
                "code_challenge": self.challenge,
                "code_challenge_method": "S256",
                **({"state": self.state} if self.state else {}),
            }
        )


def asked(query: dict[str, str], extension_ids: Sequence[str]) -> Asked | Refused:
    """Never answered by a redirect when refused: what asks wrongly might not be the extension."""
    client_id = query.get("client_id", "")
    if client_id not in extension_ids:
        return Refused(
            Said(
                "This service does not know that extension. Its owner can add it to REJOINDER_EXTENSION_IDS."
            )
        )
    if query.get("redirect_uri") != f"chrome-extension://{client_id}/signed-in.html":
        return Refused(Said("A sign-in can only lead back to the extension itself."))
    if query.get("response_type") != "code":
        return Refused(Said("The extension asked for something else than a code. Update it, then try again."))
    challenge = query.get("code_challenge", "")
    if query.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(challenge):
        return Refused(
            Said("The extension sent no proof that it is the one asking. Update it, then try again.")
        )
    state = query.get("state", "")
    if len(state) > LONGEST_STATE:
        return Refused(Said("The extension sent more than fits. Update it, then try again."))
    return Asked(client_id, query["redirect_uri"], challenge, state)


def code_for(devices: Devices, person_id: UUID, asking: Asked, at: datetime) -> str:
    code = new_token()
    devices.add_code(
        AuthorizationCode(
            digest=digest_of(code),
            person_id=person_id,
            challenge=asking.challenge,
            redirect_uri=asking.redirect_uri,
            issued_at=at,
        )
    )
    return code


@dataclass(frozen=True)
class Exchange:
    """A code, and the proof that who brings it is who asked for it."""

    code: str
    verifier: str
    client_id: str
    redirect_uri: str


def exchange(devices: Devices, brought: Exchange, device: str, at: datetime) -> Opened | Refused:
    """Opens a session for a code: once, within a minute, for who asked. Any use spends it."""
    digest = digest_of(brought.code)
    held = devices.code(digest)
    if not held:
        return _refused()
    if not devices.use_code(digest, at):
        # Twice means that somebody else read it: what it opened is ended too (RFC 6749, 4.1.2).
        if held.session_id:
            end_what_code_opened(devices, held.session_id, at)
        return _refused()

    is_who_asked = (
        at - held.issued_at <= CODE_LIFETIME
        and held.redirect_uri == brought.redirect_uri
        and brought.redirect_uri.startswith(f"chrome-extension://{brought.client_id}/")
        and _proves(brought.verifier, held.challenge)
    )
    if not is_who_asked:
        return _refused()

    session = open_session(devices, held.person_id, device, at)
    devices.say_what_code_opened(digest, session.session_id)
    return session


def _proves(verifier: str, challenge: str) -> bool:
    if not _VERIFIER.fullmatch(verifier):
        return False
    hashed = hashlib.sha256(verifier.encode()).digest()
    return hmac.compare_digest(urlsafe_b64encode(hashed).rstrip(b"=").decode(), challenge)


def _refused() -> Refused:
    return Refused(Said("That code is not good, or no longer. Sign in again."))
