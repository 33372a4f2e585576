"""A person deletes their account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record
from api.audit.words import FORMER_MEMBER
from api.identity.emails import email_of
from api.identity.store import Devices
from api.leaving.person_store import WholePerson
from api.leaving.problems import NotConfirmed, SignInAgain
from api.leaving.team_store import WholeTeam
from api.signing_in.ending import end_everything
from api.teams.counter import hold, rights_changed
from api.teams.models import Member
from api.teams.place import Place
from api.teams.problems import LastOwner
from api.words.say import Said

FRESH = timedelta(minutes=15)


@dataclass(frozen=True)
class Ending:
    """What an account's end means for its teams, by their names: some need another owner first, and those in
    which nobody else is end too."""

    needs_owner: list[str]
    ends_too: list[str]


def ending_of(whole: WholePerson) -> Ending:
    teams = whole.memberships()
    last = [team.name for member, team in teams if _is_last_owner(whole, member)]
    return Ending(last, [team.name for _, team in teams if not whole.others_in(team.id)])


def check_fresh(db: Session, session_id: UUID, at: datetime) -> None:
    """A device that lies about for weeks, or whoever holds it, does not end an account."""
    session = Devices(db).get(session_id)
    if not session or at - session.created_at > FRESH:
        raise SignInAgain()


def delete_account(db: Session, person_id: UUID, email: str, at: datetime) -> None:
    """At once and for good. `email` is what the person typed to show that they know.

    What they wrote in the folders of a team stays, written by nobody; a team in which they are alone goes.
    Raises LastOwner where others would be left without an owner.
    """
    whole = WholePerson(db, person_id)
    if email_of(email) != whole.person().email:
        raise NotConfirmed(Said("That is not the address of this account. Nothing was deleted."))
    for team_id in sorted({team.id for _, team in [*whole.memberships(), *whole.private_folders()]}):
        hold(db, team_id)
    if needing := ending_of(whole).needs_owner:
        names = " and ".join(f"“{name}”" for name in needing)
        raise LastOwner(
            Said(
                "You are the last owner of %(teams)s. Make somebody else an owner there, or delete the team.",
                teams=names,
            )
        )
    left = _leave_teams(whole, at)
    whole.delete()
    for place in left:
        facts = {"role": place.role, "account_deleted": True}
        record(db, place.team_id, person_id, Done("member.left", person_id, FORMER_MEMBER, facts))


def _leave_teams(whole: WholePerson, at: datetime) -> list[Place]:
    """The places in those where others stay."""
    end_everything(whole.db, whole.person_id, at, but=())
    places = [Place(team.id, whole.person_id, member.role) for member, team in whole.memberships()]
    left = [place for place in places if whole.others_in(place.team_id)]
    for place in places:
        if place in left:
            rights_changed(whole.db, place.team_id)
        else:
            WholeTeam(whole.db, place).delete()
    return left


def _is_last_owner(whole: WholePerson, member: Member) -> bool:
    others, owners = whole.others_in(member.team_id), whole.other_owners_in(member.team_id)
    return member.role == "owner" and bool(others) and not owners
