"""The second step: six digits of an app on a person's phone (TOTP, RFC 6238), or a recovery code."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pyotp import TOTP, random_base32
from sqlmodel import Session

from api.audit.recording import Done, record_in_all_teams
from api.identity.keys import Keys
from api.identity.models import Person
from api.signing_in.models import Authenticator
from api.signing_in.store import Factors

ISSUER = "Rejoinder"
# A phone's clock may be one step (30 s) off in either direction.
STEPS_OFF = (0, -1, 1)
RECOVERY_CODES = 10
# Without the letters and digits that are taken for one another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

Proof = Literal["authenticator", "recovery code"]


@dataclass(frozen=True)
class Beginning:
    """What the app has to know; shown once, while it is set up."""

    secret: str
    address: str

    @property
    def in_groups(self) -> str:
        """As a person types it."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))


def begin(db: Session, keys: Keys, person: Person) -> None:
    """A new secret, not asked for before it is confirmed. Whoever has one in use keeps that."""
    factors = Factors(db, person.id)
    if not factors.authenticator_in_use():
        factors.begin_authenticator(keys.locked(random_base32()))


def begun(db: Session, keys: Keys, person: Person) -> Beginning | None:
    """What was begun and not confirmed yet."""
    held = Factors(db, person.id).authenticator()
    secret = keys.unlocked(held.sealed_secret) if held and not held.confirmed_at else None
    if not secret:
        return None
    return Beginning(secret, TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER))


def confirm(db: Session, keys: Keys, person: Person, code: str, at: datetime) -> list[str] | None:
    """From now on a password alone is not enough. The recovery codes, or nothing if the code is wrong."""
    factors = Factors(db, person.id)
    held = factors.authenticator()
    if not held or held.confirmed_at or not _is_code(factors, held, keys, code, at):
        return None
    if not factors.confirm_authenticator(held.sealed_secret, at):
        return None
    record_in_all_teams(db, person.id, Done("authenticator.added", person.id, person.name))
    return _new_recovery_codes(factors, keys)


def prove(db: Session, keys: Keys, person: Person, typed: str, at: datetime) -> Proof | None:
    """By a code of the authenticator in use, or one of the recovery codes; each is good once."""
    factors = Factors(db, person.id)
    held = factors.authenticator_in_use()
    if not held:
        return None
    if _is_code(factors, held, keys, typed, at):
        return "authenticator"
    if factors.use_recovery_code(_digest(keys, typed), at):
        left = factors.recovery_codes_left()
        record_in_all_teams(db, person.id, Done("recovery_code.used", person.id, person.name, {"left": left}))
        return "recovery code"
    return None


def renew_recovery_codes(db: Session, keys: Keys, person: Person) -> list[str]:
    """The earlier ones stop working."""
    record_in_all_teams(db, person.id, Done("recovery_codes.renewed", person.id, person.name))
    return _new_recovery_codes(Factors(db, person.id), keys)


def remove(db: Session, person: Person) -> None:
    """And its recovery codes: from now on the password is enough."""
    Factors(db, person.id).remove_authenticator()
    record_in_all_teams(db, person.id, Done("authenticator.removed", person.id, person.name))


def _is_code(factors: Factors, held: Authenticator, keys: Keys, typed: str, at: datetime) -> bool:
    secret = keys.unlocked(held.sealed_secret)
    code = _plain(typed)
    if not secret or not (code.isascii() and code.isdigit()):
        return False
    totp = TOTP(secret)
    now = totp.timecode(at)
    steps = [now + off for off in STEPS_OFF if hmac.compare_digest(totp.generate_otp(now + off), code)]
    return bool(steps) and factors.use_step(steps[0])


def _new_recovery_codes(factors: Factors, keys: Keys) -> list[str]:
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    factors.replace_recovery_codes([_digest(keys, code) for code in codes])
    return codes


def _recovery_code() -> str:
    """Ten letters, 49 bits, in two groups."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def _digest(keys: Keys, recovery_code: str) -> str:
    return keys.keyed_digest_of(f"recovery code {_plain(recovery_code)}")


def _plain(typed: str) -> str:
    """However it was grouped."""
    return "".join(each for each in typed.casefold() if each not in " -\t\n\u00a0")[:50]
