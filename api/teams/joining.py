"""How somebody gets into a team: by an invitation, or as the first owner of a service that nobody has yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from api.audit.recording import Done, by_operator, record
from api.database import one_at_a_time
from api.identity.keys import digest_of, new_token
from api.identity.models import Person
from api.identity.store import People
from api.teams.counter import hold, rights_changed
from api.teams.models import Invitation, Member, Role, Team
from api.teams.trail import name_of

SETUP_LIFETIME = timedelta(days=1)
# What is done only while nobody is there: replicas that start together do it once.
FIRST = "the first people"


@dataclass(frozen=True)
class Offer:
    """A link that still works. Without a team's name it is the first owner's, who will name the team."""

    digest: str
    team_id: UUID
    team_name: str
    email: str
    role: Role
    was_mailed: bool = False
    name: str = ""

    @property
    def is_setup(self) -> bool:
        return not self.team_name

    def is_proof_for(self, person: Person) -> bool:
        """Whether who has this link reads that person's mail; for the first owner the operator vouches."""
        return self.is_setup or (self.was_mailed and self.email == person.email)


def offer_of(db: Session, token: str, at: datetime) -> Offer | None:
    """`was_mailed` where it came by the letter, whose link nobody but the mailbox was told."""
    digest = digest_of(token)
    both = select(Invitation, Team).join(Team, col(Team.id) == col(Invitation.team_id))
    found = db.exec(
        both.where(
            (col(Invitation.digest) == digest) | (col(Invitation.mailed_digest) == digest),
            col(Invitation.used_at).is_(None),
            Invitation.expires_at > at,
        )
    ).one_or_none()
    if not found:
        return None
    invitation, team = found
    if not team.name and People(db).has_anyone():
        return None
    was_mailed = invitation.mailed_digest == digest
    return Offer(
        invitation.digest,
        team.id,
        team.name,
        invitation.email,
        invitation.role,
        was_mailed,
        invitation.name or "",
    )


Joined = Literal["joined", "gone", "address taken"]


def join_as_new(db: Session, offer: Offer, person: Person, at: datetime) -> Joined:
    """Makes the account and the member at once; a link that fails leaves neither."""
    hold(db, offer.team_id)
    if People(db).with_email(person.email):
        return "address taken"
    if not _use(db, offer, at):
        return "gone"
    if offer.is_proof_for(person):
        person.email_proven_at = at
    People(db).add(person)
    add_member(db, offer.team_id, person.id, offer.role, at)
    return "joined"


def join_as(db: Session, offer: Offer, person_id: UUID, at: datetime) -> Joined:
    """Who belongs already stays as they are, and the link stays good for somebody else."""
    hold(db, offer.team_id)
    if db.get(Member, (offer.team_id, person_id)):
        return "joined"
    if not _use(db, offer, at):
        return "gone"
    add_member(db, offer.team_id, person_id, offer.role, at)
    person = db.get_one(Person, person_id)
    if offer.is_proof_for(person):
        # Nothing ends: they also signed in, so the account was theirs already.
        person.email_proven_at = person.email_proven_at or at
    return "joined"


def found_team(db: Session, offer: Offer, person: Person, name: str, at: datetime) -> Joined:
    """As `join_as_new`, and the team gets its name; only while the service has nobody."""
    one_at_a_time(db.connection(), FIRST)
    if People(db).has_anyone():
        return "gone"
    joined = join_as_new(db, offer, person, at)
    if joined == "joined":
        db.get_one(Team, offer.team_id).name = name
        record(db, offer.team_id, person.id, Done("team.made", offer.team_id, name))
    return joined


def setup_link(db: Session, at: datetime) -> str | None:
    """A fresh token for the first owner, or nothing once there is anybody. An earlier one stops working."""
    one_at_a_time(db.connection(), FIRST)
    if People(db).has_anyone():
        return None
    team = db.exec(select(Team).where(Team.name == "")).first() or Team(name="")
    db.add(team)
    db.flush()
    earlier = update(Invitation).where(col(Invitation.team_id) == team.id, col(Invitation.used_at).is_(None))
    db.connection().execute(earlier.values(used_at=at))

    token = new_token()
    expires = at + SETUP_LIFETIME
    db.add(
        Invitation(digest=digest_of(token), team_id=team.id, role="owner", created_at=at, expires_at=expires)
    )
    return token


def first_owner(db: Session, email: str, password_digest: str, at: datetime) -> Person | None:
    """Makes the owner that the environment names, or nothing once there is anybody."""
    one_at_a_time(db.connection(), FIRST)
    if People(db).has_anyone():
        return None
    name = email.partition("@")[0]
    person = People(db).add(
        Person(email=email, name=name, password_digest=password_digest, created_at=at, email_proven_at=at)
    )
    team = Team(name="Our team", created_at=at)
    db.add(team)
    db.flush()
    by_operator(db)
    record(db, team.id, None, Done("team.made", team.id, team.name))
    add_member(db, team.id, person.id, "owner", at)
    return person


def _use(db: Session, offer: Offer, at: datetime) -> bool:
    """Whether this call, and no other at the same moment, was the one that used the link."""
    used = update(Invitation).where(col(Invitation.digest) == offer.digest, col(Invitation.used_at).is_(None))
    return db.connection().execute(used.values(used_at=at)).rowcount == 1


def add_member(db: Session, team_id: UUID, person_id: UUID, role: Role, at: datetime) -> None:
    db.add(Member(team_id=team_id, person_id=person_id, role=role, joined_at=at))
    rights_changed(db, team_id)
    record(db, team_id, person_id, Done("member.joined", person_id, name_of(db, person_id), {"role": role}))
