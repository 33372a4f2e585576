"""Whoever runs the service, at its own command line: they act as an owner of the team they name."""

from sqlmodel import Session, col, select

from api.teams.models import Member, Team
from api.teams.place import Place


class TeamUnclear(Exception):
    """Says which teams there are."""


def owners_place(db: Session, named: str) -> Place:
    """In the team with that name or id; without one, in the only team there is. Raises TeamUnclear."""
    owners = db.exec(
        select(Team, Member.person_id)
        .join(Member, col(Member.team_id) == col(Team.id))
        .where(Member.role == "owner")
        .order_by(col(Member.joined_at).desc())
    )
    places = {team.id: (team.name, Place(team.id, person, "owner")) for team, person in owners}
    fitting = [place for id, (name, place) in places.items() if not named or named in (name, str(id))]
    if len(fitting) == 1:
        return fitting[0]

    known = ", ".join(f"{name} ({id})" for id, (name, _) in places.items())
    if not known:
        raise TeamUnclear("There is no team yet. Start the service once and follow its link.")
    raise TeamUnclear(f"Say which team with --team, by its name or id: {known}.")
