"""Telling whoever listens that a team has a new write. Only the number is told, never what it holds."""

from uuid import UUID

from sqlmodel import Session

from api.database import after_commit
from api.replicas.notices import Notifier, Wrote


def poke_after_commit(db: Session, team_id: UUID, head: int) -> None:
    """Tells the team's newest number once it is stored; several writes of one transaction are told as one.

    Whoever no longer belongs to the team, or whose team is gone, is hung up on by the same poke.
    """
    notifier: Notifier | None = db.info.get("notifier")
    if not notifier:
        return
    waiting: dict[UUID, int] = db.info.setdefault("pokes", {})
    if team_id not in waiting:
        after_commit(db, lambda: notifier.tell(Wrote(team_id, waiting.pop(team_id))))
    waiting[team_id] = max(head, waiting.get(team_id, 0))
