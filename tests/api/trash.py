"""What lies in a team's trash, as its people see it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from api.library.models import TrashedTemplate
from tests.api.actor import Service, Someone
from tests.api.team import Library


def trash_of(library: Library, who: Someone) -> list[dict[str, Any]]:
    answer = who.get(f"{library.url}/trash")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["templates"]
    return found


def titles(library: Library, who: Someone) -> list[str]:
    return [each["title"] for each in trash_of(library, who)]


def thrown(library: Library, folder: str, **fields: Any) -> dict[str, Any]:
    made = library.has_template(folder, **fields)
    assert library.deletes(library.shop.owner, made).status_code == 204
    return made


def deleted(service: Service, days_ago: int) -> None:
    """As if all that lies there had been deleted then."""
    with service.database() as db:
        db.execute(update(TrashedTemplate).values(deleted_at=service.clock() - timedelta(days=days_ago)))
