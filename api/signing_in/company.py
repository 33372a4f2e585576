"""Who gets in by the company's own sign-in: by (issuer, subject), at first by a verified address."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record_in_all_teams
from api.identity.emails import domain_of
from api.identity.models import Person
from api.identity.sessions import Refused
from api.identity.store import People
from api.signing_in.company_provider import CompanyPerson
from api.signing_in.company_store import CompanyAccounts
from api.signing_in.passwords import set_password
from api.words.say import Said

UNVERIFIED = Refused(
    Said(
        "Your company’s sign-in has not verified your email address, so we cannot know which account is "
        "yours. Ask whoever runs that sign-in."
    )
)
SOMEBODY_ELSE = Refused(
    Said(
        "The account with your address belongs to somebody else of your company, who may have had that "
        "address before you. Ask an admin of your team."
    )
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
        return Refused(
            Said("%(email)s is none of the company’s addresses that this service lets in.", email=known.email)
        )

    person = People(db).with_email(known.email)
    if not person:
        return None
    if accounts.knows(person.id):
        return SOMEBODY_ELSE
    if person.id != here:
        # Whoever made the account may have typed an address that was not theirs: all that they hold ends.
        set_password(db, person, "", at, but=())
    link(db, known, person, at)
    return person


def link(db: Session, known: CompanyPerson, person: Person, at: datetime) -> None:
    """The company has verified the address, so it is the person's."""
    person.email_proven_at = person.email_proven_at or at
    CompanyAccounts(db, known.issuer).link(known.subject, person.id)
    record_in_all_teams(db, person.id, Done("company_account.linked", object_name=known.issuer))


def speaks_for(email: str, domains: list[str]) -> bool:
    return not domains or email.rpartition("@")[2] in {domain_of(each) for each in domains}
