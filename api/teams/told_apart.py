"""The trail of what only reads, as an export: in a transaction of its own, for reading changes nothing."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request

from api.audit.actions import Action
from api.audit.recording import through_api_token
from api.database import writing
from api.identity.signed_in import SignedIn
from api.teams.doors import Membership, Place
from api.teams.trail import tell


class Apart:
    """Opened for one member of one team."""

    def __init__(self, request: Request, place: Place, api_token: str) -> None:
        self._state = request.app.state
        self._place = place
        self._api_token = api_token

    def tell(self, action: Action, object_id: UUID | str, object_name: str, **facts: Any) -> None:
        """Stands before the first byte of what it tells of leaves."""
        with writing(self._state) as db:
            if self._api_token:
                through_api_token(db, self._api_token)
            tell(db, self._place, action, object_id, object_name, **facts)


def _apart(request: Request, place: Membership, caller: SignedIn) -> Apart:
    return Apart(request, place, caller.api_token.name if caller.api_token else "")


ToldApart = Annotated[Apart, Depends(_apart)]
