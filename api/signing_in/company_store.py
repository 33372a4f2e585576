"""Every query on who is who to the company's own sign-in."""

from uuid import UUID

from sqlmodel import Session, select

from api.identity.models import Person
from api.signing_in.models import CompanyAccount


class CompanyAccounts:
    """Of one issuer."""

    def __init__(self, db: Session, issuer: str) -> None:
        self.db = db
        self.issuer = issuer

    def person_named(self, subject: str) -> Person | None:
        account = self.db.get(CompanyAccount, (self.issuer, subject))
        return self.db.get(Person, account.person_id) if account else None

    def knows(self, person_id: UUID) -> bool:
        """Whether the person is linked to anybody there."""
        linked = select(CompanyAccount.subject).where(
            CompanyAccount.issuer == self.issuer, CompanyAccount.person_id == person_id
        )
        return self.db.exec(linked).first() is not None

    def link(self, subject: str, person_id: UUID) -> None:
        self.db.add(CompanyAccount(issuer=self.issuer, subject=subject, person_id=person_id))
        self.db.flush()
