"""Passkeys (WebAuthn, Level 3): a key that a person's device keeps, in place of a password and its code.

Each is discoverable, so that nobody types who they are, and asks who holds the device (a fingerprint, a PIN),
so that it counts as two factors.
"""

from datetime import datetime

from sqlmodel import Session
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_authentication_credential_json,
)
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from api.audit.actions import Action
from api.audit.recording import Done, record_in_all_teams
from api.identity.models import Person
from api.identity.sessions import Refused
from api.identity.store import People
from api.signing_in.models import Passkey
from api.signing_in.passkey_challenges import Challenge
from api.signing_in.passkey_store import Passkeys, passkey_was_used, passkey_with_id
from api.signing_in.relying_party import RelyingParty
from api.words.say import Said

MOST = 20
LONGEST_NAME = 60
LONGEST_ANSWER = 50_000

_UNKNOWN = Refused(Said("That passkey is not known here, or was removed. Sign in another way."))
_UNPROVEN = Refused(Said("That passkey did not prove who you are. Try again, or sign in another way."))


def registration_options(party: RelyingParty, person: Person, known: list[Passkey], new: Challenge) -> str:
    """What the browser is asked for a new passkey, as JSON. It holds no secret."""
    return options_to_json(
        generate_registration_options(
            rp_id=party.id,
            rp_name="Rejoinder",
            user_id=person.id.bytes,
            user_name=person.email,
            user_display_name=person.name,
            challenge=new.raw,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[_descriptor(each) for each in known],
        )
    )


def sign_in_options(party: RelyingParty, new: Challenge) -> str:
    """What the browser is asked for a sign-in, as JSON; it names nobody's passkeys."""
    return options_to_json(
        generate_authentication_options(
            rp_id=party.id, challenge=new.raw, user_verification=UserVerificationRequirement.REQUIRED
        )
    )


def add_passkey(
    passkeys: Passkeys, party: RelyingParty, challenge: Challenge, answer: str, name: str, at: datetime
) -> Passkey | Refused:
    """Keeps what the authenticator made, if it made it for us, now, and after asking who holds it."""
    if passkeys.count() >= MOST:
        return Refused(Said("You have %(most)s passkeys, which is the most. Remove one first.", most=MOST))
    made = _made(party, challenge, answer)
    if not made:
        return Refused(Said("The browser’s answer does not fit. Nothing was added; try again."))
    credential_id = bytes_to_base64url(made.credential_id)
    if passkey_with_id(passkeys.db, credential_id):
        return Refused(Said("That passkey is here already."))

    passkey = Passkey(
        credential_id=credential_id,
        person_id=passkeys.person_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        name=name_of(name),
        created_at=at,
    )
    passkeys.add(passkey)
    _record(passkeys, "passkey.added", passkey)
    return passkey


def remove_passkey(passkeys: Passkeys, credential_id: str) -> None:
    """Raises NotFound."""
    passkey = passkeys.get(credential_id)
    passkeys.remove(passkey)
    _record(passkeys, "passkey.removed", passkey)


def sign_in_with_passkey(
    db: Session, party: RelyingParty, challenge: Challenge, answer: str, at: datetime
) -> Person | Refused:
    """Whose passkey signed our challenge; a copy that lags behind its original's count is refused."""
    brought = _brought(answer)
    passkey = passkey_with_id(db, brought.id) if brought else None
    if not brought or not passkey:
        return _UNKNOWN
    sign_count = _proven_count(party, challenge, brought, passkey)
    if sign_count is None or not passkey_was_used(db, passkey, sign_count, at):
        return _UNPROVEN
    return People(db).get(passkey.person_id) or _UNKNOWN


def name_of(typed: str) -> str:
    return " ".join(typed.split())[:LONGEST_NAME] or "Passkey"


# What comes in is a stranger's, in JSON, CBOR and X.509: whatever it breaks in a reader, it is refused.
def _made(party: RelyingParty, challenge: Challenge, answer: str) -> VerifiedRegistration | None:
    try:
        return verify_registration_response(
            credential=answer[:LONGEST_ANSWER],
            expected_challenge=challenge.raw,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except Exception:
        return None


def _brought(answer: str) -> AuthenticationCredential | None:
    try:
        return parse_authentication_credential_json(answer[:LONGEST_ANSWER])
    except Exception:
        return None


def _proven_count(
    party: RelyingParty, challenge: Challenge, brought: AuthenticationCredential, passkey: Passkey
) -> int | None:
    """How often the passkey has signed by now, if it was this one that did, and for its own person."""
    if brought.response.user_handle != passkey.person_id.bytes:
        return None
    try:
        return verify_authentication_response(
            credential=brought,
            expected_challenge=challenge.raw,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        ).new_sign_count
    except Exception:
        return None


def _record(passkeys: Passkeys, action: Action, passkey: Passkey) -> None:
    record_in_all_teams(passkeys.db, passkeys.person_id, Done(action, object_name=passkey.name))


def _descriptor(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(id=base64url_to_bytes(passkey.credential_id))
