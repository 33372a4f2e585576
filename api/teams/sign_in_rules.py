"""How the people of a team sign in: what the service offers, and what the team asks of them."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine
from sqlmodel import col, select

from api.database import session_of
from api.identity.models import Person
from api.settings import Settings
from api.signing_in.company_check import Outcome
from api.signing_in.company_provider import Provider
from api.signing_in.models import Authenticator
from api.signing_in.store import Factors
from api.teams.models import Member, Role
from api.teams.place import place_in
from api.teams.problems import OwnSecondStepMissing
from api.teams.rules import check_manages_people
from api.teams.store import TeamStore
from api.teams.trail import tell


class WithoutSecondStep(BaseModel):
    person: str = Field(description="The person's id.")
    name: str


class SignInView(BaseModel):
    passwords: bool = Field(description="Whether passwords and passkeys let anybody in at all.")
    company: str | None = Field(description="What the company's own sign-in is called; null without one.")
    company_domains: list[str] = Field(description="Email domains that it speaks for; empty: all.")
    company_back: str = Field(
        description="The redirect address that the company's sign-in has to be told of this service."
    )
    company_joins_as: Role | None = Field(
        description="The role in which whoever comes by it joins this team; null: only who is invited does."
    )
    sends_mail: bool = Field(description="Whether invitations and links for a new password are mailed.")
    second_step_due: datetime | None = Field(
        description="From when a password alone lets nobody of the team in; null: each as they like."
    )
    without_second_step: list[WithoutSecondStep] = Field(
        description="Who has a password and no authenticator, by name."
    )


class CompanyCheck(BaseModel):
    outcome: Outcome | Literal["off"] = Field(
        description="`answers`: it publishes what a sign-in needs. `unreachable`: no connection. `too_slow`: "
        "no answer within six seconds. `no_description`: what answers there describes no sign-in. "
        "`other_issuer`: it calls itself otherwise than this service was told. `incomplete`: addresses are "
        "missing, or not safe. `off`: the service has no company sign-in."
    )
    address: str = Field(description="Where it was asked; empty for `off`.")
    told: str = Field(
        description="What was found: a status for `no_description`, the other issuer, the names of what is "
        "missing; else empty."
    )


class SignInChange(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"second_step": "required"}]})

    second_step: Literal["required", "optional"]
    days: int = Field(7, ge=0, le=90, description="Until it is required, for everybody to set it up.")


def sign_in_of(store: TeamStore, settings: Settings, sends_mail: bool) -> SignInView:
    check_manages_people(store)
    team = store.team()
    joins = settings.oidc_issuer and settings.oidc_team in (str(team.id), team.name)
    return SignInView(
        passwords=settings.password_sign_in,
        company=settings.oidc_name if settings.oidc_issuer else None,
        company_domains=settings.oidc_domains if settings.oidc_issuer else [],
        company_back=settings.company_back,
        company_joins_as=settings.oidc_role if joins else None,
        sends_mail=sends_mail,
        second_step_due=team.second_step_due,
        without_second_step=_without_second_step(store),
    )


def check_may_ask_company(engine: Engine, team_id: UUID, person_id: UUID) -> None:
    """Over before anything is asked, so that nothing is held meanwhile. Raises NotFound and NotAllowed."""
    with session_of(engine, reads_only=True) as db:
        check_manages_people(TeamStore(db, place_in(db, team_id, person_id)))


async def company_check(provider: Provider | None) -> CompanyCheck:
    if not provider:
        return CompanyCheck(outcome="off", address="", told="")
    found = await provider.check()
    return CompanyCheck(outcome=found.outcome, address=found.address, told=found.told)


def require_second_step(store: TeamStore, days: int, at: datetime) -> None:
    """After so many days a password alone lets nobody of the team in: the next sign-in sets it up first.

    Whoever requires it has one, so the last owner is never asked for what they do not have.
    """
    check_manages_people(store)
    if not Factors(store.db, store.place.person_id).authenticator_in_use():
        raise OwnSecondStepMissing()
    team = store.team()
    due = at + timedelta(days=days)
    if not team.second_step_due or due < team.second_step_due:
        team.second_step_due = due
        _tell(store, "team.second_step_required", due=due.isoformat())


def leave_second_step_to_each(store: TeamStore) -> None:
    check_manages_people(store)
    team = store.team()
    if team.second_step_due:
        team.second_step_due = None
        _tell(store, "team.second_step_optional")


def _tell(
    store: TeamStore,
    action: Literal["team.second_step_required", "team.second_step_optional"],
    due: str | None = None,
) -> None:
    team = store.team()
    tell(store.db, store.place, action, team.id, team.name, due=due)


def _without_second_step(store: TeamStore) -> list[WithoutSecondStep]:
    """A person who has no password cannot come by one."""
    confirmed = select(Authenticator.person_id).where(col(Authenticator.confirmed_at).is_not(None))
    found = (
        select(Person)
        .join(Member, col(Member.person_id) == col(Person.id))
        .where(Member.team_id == store.team_id, Person.password_digest != "")
        .where(col(Person.id).not_in(confirmed))
    )
    without = {person.id for person in store.db.exec(found)}
    return [
        WithoutSecondStep(person=str(person.id), name=person.name)
        for _, person in store.members()
        if person.id in without
    ]
