"""What is asked for in a new API token, by a script of one's own or on the account page."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from api.identity.api_tokens import MOST_DAYS, USUAL_DAYS
from api.identity.models import ApiScope
from api.teams.views import Name

SCOPE = "read: everything that you may read. write: also templates, packs and edits. manage: also folders, "
SCOPE += "grants, groups, invitations, members who manage nobody, and the team's values."


class NewApiToken(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"team": "0b0e7a52-6c3f-4c0c-9d5b-6f6f4f1d2a10", "name": "Nightly import", "scope": "write"}
            ]
        },
    )

    team: UUID = Field(description="The one team in which it is good.")
    name: Name = Field(description="What it is for.")
    scope: ApiScope = Field(description=SCOPE)
    days: int = Field(USUAL_DAYS, ge=1, le=MOST_DAYS, description="After how many days it ends.")
