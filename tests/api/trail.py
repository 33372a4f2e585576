"""What a team's audit trail tells, as it stands in the database."""

from sqlmodel import col, select

from api.audit.models import AuditEntry
from tests.api.actor import Shop


def told_in(shop: Shop) -> list[AuditEntry]:
    """The oldest first."""
    with shop.service.database() as db:
        told = select(AuditEntry).where(AuditEntry.team_id == shop.id).order_by(col(AuditEntry.id))
        return list(db.exec(told))
