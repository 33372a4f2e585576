"""A password reset by an admin: never a way into a team that the admin does not manage."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from api.audit.recording import Done, record
from api.identity.models import Person
from api.problems import NotAllowed
from api.signing_in.resets import reset_link
from api.teams.models import Member
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
    if person_id == store.place.person_id:
        raise NotAllowed("Your own password you change on your account page.")
    theirs = [place for place, _ in teams_of(store.db, person_id)]
    _check_manages_all(store, theirs)

    token, expires_at = reset_link(store.db, person_id, at)
    asked = Done("password.reset_asked", person_id, store.db.get_one(Person, person_id).name)
    for place in theirs:
        record(store.db, place.team_id, store.place.person_id, asked)
    return token, expires_at


def _check_manages_all(store: TeamStore, theirs: Sequence[Member]) -> None:
    mine = {place.team_id: place.role for place, _ in teams_of(store.db, store.place.person_id)}
    for place in theirs:
        role = mine.get(place.team_id)
        if role not in MANAGES_PEOPLE:
            raise NotAllowed(ELSEWHERE)
        if place.role == "owner" != role:
            raise NotAllowed("Only an owner makes such a link for an owner.")
