"""Files that nothing names any more leave, a day after they came: who brings one writes its template next."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine, delete, tuple_
from sqlmodel import Session, col, select

from api.database import session_of
from api.files.models import KeptFile
from api.files.store import forget_files, hold_files
from api.library.attached_files import no_more_attached, unheld
from api.library.models import AttachedFile
from api.problems import NotFound
from api.teams.counter import hold

A_FEW = 100


def forget_unheld(engine: Engine, team_id: UUID, before: datetime) -> int:
    """How many went. In short transactions; whoever writes in the team waits for one of them at most."""
    try:
        while _forget_attached(engine, team_id) == A_FEW:
            pass
        forgotten = 0
        while (some := _forget_some(engine, team_id, before)) == A_FEW:
            forgotten += some
        return forgotten + some
    except NotFound:  # the team went meanwhile, with all that was its own
        return 0


def _forget_attached(engine: Engine, team_id: UUID) -> int:
    """It takes long to find them, so nobody is held meanwhile; then it is seen whether they still are so."""
    key = tuple_(col(AttachedFile.digest), col(AttachedFile.template_id))
    with session_of(engine, reads_only=True) as db:
        found = select(AttachedFile.digest, AttachedFile.template_id).where(no_more_attached(team_id))
        some = [tuple(row) for row in db.exec(found.limit(A_FEW))]
    if some:
        with session_of(engine) as db:
            hold(db, team_id)
            over = delete(AttachedFile).where(no_more_attached(team_id), key.in_(some))
            db.execute(over.execution_options(synchronize_session=False))
    return len(some)


def _forget_some(engine: Engine, team_id: UUID, before: datetime) -> int:
    if not _found(engine, team_id, before):
        return 0
    with session_of(engine) as db:
        hold(db, team_id)
        hold_files(db, team_id)
        some = _digests(db, team_id, before)
        forget_files(db, team_id, some)
    return len(some)


def _found(engine: Engine, team_id: UUID, before: datetime) -> bool:
    with session_of(engine, reads_only=True) as db:
        return bool(_digests(db, team_id, before))


def _digests(db: Session, team_id: UUID, before: datetime) -> list[str]:
    old = unheld(team_id).where(KeptFile.kept_at < before)
    return list(db.exec(old.order_by(KeptFile.digest).limit(A_FEW)))
