"""The one number line of a team, and the one lock: whoever writes in a team holds its row first.

Not before the team is held is it read who may do what, so a demotion that comes first is felt, and nobody who
holds a row of the team waits for another who does.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, col

from api.problems import NotFound
from api.teams.models import Member, Team
from api.teams.pokes import poke_after_commit


def hold(db: Session, team_id: UUID) -> None:
    """Makes other writers of this team wait, so that what is read from now on stays true until the commit.

    Raises NotFound where there is no such team.
    """
    if db.execute(_held(team_id)).first() is None:
        raise NotFound()


def hold_for_member(db: Session, team_id: UUID, person_id: UUID) -> bool:
    """As `hold`, if the person is in the team: nobody else can make it wait. Read their role after it."""
    member = select(col(Member.role)).where(
        col(Member.team_id) == team_id, col(Member.person_id) == person_id
    )
    return db.execute(_held(team_id).where(member.exists())).first() is not None


def next_number(db: Session, team_id: UUID) -> int:
    """The number of this write; whoever listens to the team is poked once it is committed."""
    return _taken(db, team_id, {"head": col(Team.head) + 1})


def next_numbers(db: Session, team_id: UUID, count: int) -> range:
    """The numbers of so many writes, taken at once."""
    head = _taken(db, team_id, {"head": col(Team.head) + count})
    return range(head - count + 1, head + 1)


def rights_changed(db: Session, team_id: UUID) -> int:
    """As `next_number`, for a write that changes who may see what: every client reads its folders anew."""
    return _taken(db, team_id, {"head": col(Team.head) + 1, "acl_seq": col(Team.head) + 1})


def _held(team_id: UUID) -> Select[int]:
    # As strong as the counter's own lock and no stronger: a row that only refers to the team need not wait.
    # SQLite knows no such words, and there the transaction has the whole database.
    return select(col(Team.head)).where(col(Team.id) == team_id).with_for_update(key_share=True)


def _taken(db: Session, team_id: UUID, values: dict[str, Any]) -> int:
    db.flush()
    numbered = (
        update(Team)
        .where(col(Team.id) == team_id)
        .values(**values)
        .returning(col(Team.head))
        .execution_options(synchronize_session=False)
    )
    head: int | None = db.execute(numbered).scalar_one_or_none()
    if head is None:
        raise NotFound()
    if team := db.identity_map.get(identity_key(Team, team_id)):
        db.expire(team, ["head", "acl_seq"])
    poke_after_commit(db, team_id, head)
    return head
