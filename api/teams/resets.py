"""A password reset by an admin: never a way into a team that the admin does not manage."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record
from api.identity.models import Person
from api.identity.store import People
from api.problems import NotAllowed
from api.signing_in.models import PasswordReset
from api.signing_in.resets import reset_link, standing_reset, use_reset
from api.teams.rules import MANAGES_PEOPLE, check_manages_people
from api.teams.store import TeamStore, teams_of

ELSEWHERE = (
    "This person belongs to a team that you do not manage. They can ask for a link themselves, or whoever "
    "runs the service can make one."
)


def make_reset(store: TeamStore, person_id: UUID, at: datetime) -> tuple[str, datetime]:
    """The token of a link for a member, known nowhere else, and until when it works.

    Who sets a password can act as that person in all their teams, so the asker must manage each of them.
    """
    check_manages_people(store)
    store.member(person_id)
    asker_id = store.place.person_id
    if person_id == asker_id:
        raise NotAllowed("Your own password you change on your account page.")
    if refusal := _refusal(store.db, asker_id, person_id):
        raise NotAllowed(refusal)

    token, expires_at = reset_link(store.db, person_id, at, asker_id)
    asked = Done("password.reset_asked", person_id, store.db.get_one(Person, person_id).name)
    for place, _ in teams_of(store.db, person_id):
        record(store.db, place.team_id, asker_id, asked)
    return token, expires_at


def resettable(db: Session, token: str, at: datetime) -> Person | None:
    """Whose password a link sets, if it still works."""
    reset = _usable(db, token, at)
    return People(db).get(reset.person_id) if reset else None


def reset_password(db: Session, token: str, digest: str, at: datetime) -> bool:
    """Whether the link still worked, and whoever made it may still do so."""
    reset = _usable(db, token, at)
    return reset is not None and use_reset(db, reset, digest, at)


def _usable(db: Session, token: str, at: datetime) -> PasswordReset | None:
    """In the hour since it was made, the person may have come to more than its maker manages."""
    reset = standing_reset(db, token, at)
    if reset and reset.asked_by and _refusal(db, reset.asked_by, reset.person_id):
        return None
    return reset


def _refusal(db: Session, asker_id: UUID, person_id: UUID) -> str:
    """Why one person may not set another's password, or nothing."""
    mine = {place.team_id: place.role for place, _ in teams_of(db, asker_id)}
    theirs = [place for place, _ in teams_of(db, person_id)]
    if not theirs or any(mine.get(place.team_id) not in MANAGES_PEOPLE for place in theirs):
        return ELSEWHERE
    if any(place.role == "owner" != mine[place.team_id] for place in theirs):
        return "Only an owner makes such a link for an owner."
    return ""
