"""Who gets in by the company's own sign-in: by (issuer, subject), at first by a verified address."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record_in_all_teams
from api.identity import api_tokens
from api.identity.models import Person
from api.identity.sessions import Refused, end_all
from api.identity.store import Devices, People
from api.signing_in.company_provider import CompanyPerson
from api.signing_in.company_store import CompanyAccounts
from api.signing_in.passkey_store import Passkeys
from api.signing_in.store import Factors

UNVERIFIED = Refused(
    "Your company’s sign-in has not verified your email address, so we cannot know which account is yours. "
    "Ask whoever runs that sign-in."
)
SOMEBODY_ELSE = Refused(
    "The account with your address belongs to somebody else of your company, who may have had that address "
    "before you. Ask an admin of your team."
)


def company_person(
    db: Session, known: CompanyPerson, domains: list[str], here: UUID | None, at: datetime
) -> Person | Refused | None:
    """The account of somebody whom the company vouches for; linked now if this is the first time.

    Nothing where there is none yet. `here` is who is signed in at this browser.
    """
    accounts = CompanyAccounts(db, known.issuer)
    person = accounts.person_named(known.subject)
    if person:
        return person
    if not known.email:
        return UNVERIFIED
    if not speaks_for(known.email, domains):
        return Refused(f"{known.email} is none of the company’s addresses that this service lets in.")

    person = People(db).with_email(known.email)
    if not person:
        return None
    if accounts.knows(person.id):
        return SOMEBODY_ELSE
    if person.id != here:
        _take_over(db, person, at)
    link(db, known, person)
    return person


def link(db: Session, known: CompanyPerson, person: Person) -> None:
    CompanyAccounts(db, known.issuer).link(known.subject, person.id)
    record_in_all_teams(db, person.id, Done("company_account.linked", object_name=known.issuer))


def speaks_for(email: str, domains: list[str]) -> bool:
    return not domains or email.rpartition("@")[2] in domains


def _take_over(db: Session, person: Person, at: datetime) -> None:
    """Whoever made the account may have typed an address that was not theirs: all that they hold ends."""
    person.password_digest = ""
    db.add(person)
    passkeys = Passkeys(db, person.id)
    for passkey in passkeys.all():
        passkeys.remove(passkey)
    Factors(db, person.id).remove_authenticator()
    end_all(Devices(db), person.id, at)
    api_tokens.end_all(db, person.id, at)
