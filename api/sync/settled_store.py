"""Every query on settled edits. Opened for one person in one team."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from api.sync.models import SettledEdit
from api.teams.doors import Place
from api.teams.models import Team


class SettledStore:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.team_id = place.team_id
        self.person_id = place.person_id

    def team(self) -> Team:
        return self.db.exec(select(Team).where(Team.id == self.team_id)).one()

    def settled(self, client_id: UUID, edit_ids: list[UUID]) -> dict[UUID, SettledEdit]:
        """Those of the edits that were already answered, whoever sent them from that client."""
        of_client = select(SettledEdit).where(
            SettledEdit.team_id == self.team_id, SettledEdit.client_id == client_id
        )
        found = self.db.exec(of_client.where(col(SettledEdit.edit_id).in_(edit_ids)))
        return {settled.edit_id: settled for settled in found}

    def settle(self, client_id: UUID, edit_id: UUID, digest: str, verdict: dict[str, Any]) -> None:
        self.db.add(
            SettledEdit(
                team_id=self.team_id,
                client_id=client_id,
                edit_id=edit_id,
                person_id=self.person_id,
                content_digest=digest,
                verdict=verdict,
            )
        )
