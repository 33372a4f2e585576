"""Who may do what in the library, and why; and what a change would give and take."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Path

from api.clock import Now
from api.database import Db
from api.identity.api_scopes import BeyondScope
from api.library.access_rules import folder_access, person_access, preview, see_as
from api.library.access_store import AccessStore
from api.library.access_views import AccessPreview, FolderAccess, PersonAccess, Thought
from api.library.problems import NotYourFolder, PrivateFolder
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals
from api.teams.doors import Membership

router = APIRouter(prefix="/v1/teams/{team}", tags=["Who may do what"])
PersonId = Annotated[UUID, Path(alias="person", description="The id of somebody in the team.")]
OF_FOLDER = refusals(NotSignedIn, NotYourFolder, NotFound, PrivateFolder, Malformed)
OF_PERSON = refusals(NotSignedIn, NotAllowed, BeyondScope, NotFound, Malformed)


def _access(place: Membership, db: Db) -> AccessStore:
    return AccessStore(db, place)


TeamAccess = Annotated[AccessStore, Depends(_access)]


@router.get("/folders/{folder}/access", summary="Who can do what in a folder, and why", responses=OF_FOLDER)
def read_folder_access(folder: UUID, access: TeamAccess) -> FolderAccess:
    """Everybody in the team, with their right there and what gives it to them; for who manages the folder."""
    return folder_access(access, folder)


@router.get("/members/{person}/access", summary="What somebody can see, and why", responses=OF_PERSON)
def read_person_access(person: PersonId, access: TeamAccess) -> PersonAccess:
    """Of oneself; of others, owners and admins are told. Private folders are not among it."""
    return person_access(access, person)


@router.post("/members/{person}/see-as", summary="See the library as somebody does", responses=OF_PERSON)
def post_see_as(person: PersonId, access: TeamAccess) -> PersonAccess:
    """Which folders they see, for owners and admins to look at what lies there; the audit trail tells it."""
    return see_as(access, person)


@router.post(
    "/access/preview",
    summary="See what a change of rights would do",
    responses=refusals(
        NotSignedIn, NotAllowed, BeyondScope, NotYourFolder, NotFound, PrivateFolder, TooLarge, Malformed
    ),
)
def post_preview(
    thought: Annotated[Thought, Body(examples=[{"kind": "removal", "person": str(UUID(int=0))}])],
    access: TeamAccess,
    at: Now,
) -> AccessPreview:
    """Who would gain and lose what. For whoever may make that change; nothing is changed."""
    return preview(access, thought, at)
