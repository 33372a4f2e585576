"""What a team's audit trail tells: as it stands in the database, and as its owner reads it."""

from typing import Any

from sqlmodel import col, func, select

from api.audit.models import AuditEntry
from tests.api.actor import Service, Shop


def told_in(shop: Shop) -> list[AuditEntry]:
    """The oldest first."""
    with shop.service.database() as db:
        told = select(AuditEntry).where(AuditEntry.team_id == shop.id).order_by(col(AuditEntry.id))
        return list(db.exec(told))


def told(shop: Shop, **asked: Any) -> list[dict[str, Any]]:
    """As the owner reads it, the newest first."""
    answer = shop.owner.get(f"{shop.url}/audit", params=asked)
    assert answer.status_code == 200, answer.text
    entries: list[dict[str, Any]] = answer.json()["entries"]
    return entries


def actions(shop: Shop, **asked: Any) -> list[str]:
    return [entry["action"] for entry in told(shop, **asked)]


def number_of_entries(service: Service) -> int:
    with service.database() as db:
        return db.exec(select(func.count()).select_from(AuditEntry)).one()
