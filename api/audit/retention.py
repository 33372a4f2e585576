"""How long the trail is kept."""

from datetime import datetime

from sqlalchemy import Engine, delete
from sqlmodel import col, func, select

from api.audit.models import AuditEntry
from api.database import session_of

AT_ONCE = 5_000


def forget_entries(engine: Engine, before: datetime) -> None:
    """Some thousands at a time, so that nobody's writes wait for long."""
    is_old = col(AuditEntry.at) < before
    with session_of(engine, reads_only=True) as db:
        newest = db.exec(select(func.max(AuditEntry.id)).where(is_old)).one()
        oldest = db.exec(select(func.min(AuditEntry.id)).where(is_old)).one()
    if newest is None or oldest is None:
        return
    for until in range(oldest + AT_ONCE, newest + AT_ONCE + 1, AT_ONCE):
        with session_of(engine) as db:
            db.execute(delete(AuditEntry).where(is_old, col(AuditEntry.id) < until))
