"""Who comes by the company's own sign-in without an account: by an invitation, or because all may join."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from api.identity.models import Person
from api.identity.sessions import Refused
from api.identity.store import People
from api.settings import Settings
from api.signing_in.company import link
from api.signing_in.company_provider import CompanyPerson
from api.teams.joining import Offer, add_member, join_as, offer_of
from api.teams.models import Invitation, Team
from api.words.say import Said

NO_SUCH_TEAM = Said("New people were to join a team that is not there. Tell whoever runs this service.")


def welcome(
    db: Session, known: CompanyPerson, settings: Settings, invitation: str, at: datetime
) -> Person | Refused:
    """Makes the account of somebody whom the company vouches for, in every team that waits for them.

    `invitation` is the token of a link that they came by, or empty. One for whoever has it gets them an
    account, and they are asked on its page whether they join: anybody's page can lead here.
    """
    offers = _waiting_for(db, known.email, at)
    team = _team_for_all(db, settings) if settings.oidc_team else None
    if not offers and not team and not _is_open_to(db, known.email, invitation, at):
        return Refused(NO_SUCH_TEAM if settings.oidc_team else _not_invited(known.email))

    name = known.name or known.email.partition("@")[0]
    person = People(db).add(Person(email=known.email, name=name, password_digest="", created_at=at))
    for offer in offers:
        join_as(db, offer, person.id, at)
    if team and team.id not in {offer.team_id for offer in offers}:
        add_member(db, team.id, person.id, settings.oidc_role, at)
    link(db, known, person, at)
    return person


def _not_invited(email: str) -> Said:
    return Said(
        "%(email)s has neither an account nor an invitation here. Ask an owner or admin of your team to "
        "invite it.",
        email=email,
    )


def _waiting_for(db: Session, email: str, at: datetime) -> list[Offer]:
    """One a team, the newest."""
    both = select(Invitation, Team).join(Team, col(Team.id) == col(Invitation.team_id))
    waiting = both.where(
        Invitation.email == email, col(Invitation.used_at).is_(None), Invitation.expires_at > at
    )
    newest_last = db.exec(waiting.order_by(col(Invitation.created_at))).all()
    by_team = {team.id: (invitation, team) for invitation, team in newest_last}
    return [
        Offer(invitation.digest, team.id, team.name, invitation.email, invitation.role)
        for invitation, team in by_team.values()
    ]


def _is_open_to(db: Session, email: str, token: str, at: datetime) -> bool:
    offer = offer_of(db, token, at) if token else None
    return offer is not None and not offer.is_setup and offer.email in ("", email)


def _team_for_all(db: Session, settings: Settings) -> Team | None:
    """By its id, or by its name if only one has it."""
    try:
        return db.get(Team, UUID(settings.oidc_team))
    except ValueError:
        named = db.exec(select(Team).where(Team.name == settings.oidc_team).limit(2)).all()
        return named[0] if len(named) == 1 else None
