"""Folders, and who may do what in them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from api.library.doors import TeamFolders, TeamTemplates
from api.library.folder_rules import (
    delete_folder,
    make_folder,
    managed_folder,
    move_folder,
    rename_folder,
    revoke_grant,
    seen_folder,
    set_grant,
)
from api.library.problems import (
    FolderNotEmpty,
    FolderTreeRefused,
    NotYourFolder,
    PrivateFolder,
    TooManyFolders,
)
from api.library.rights import Right
from api.library.views import (
    FoldersView,
    FolderView,
    GrantsView,
    GrantView,
    Holder,
    folder_view,
    grant_view,
)
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals

READING = refusals(NotSignedIn, NotFound, Malformed)
MANAGING = refusals(
    NotSignedIn, NotAllowed, NotYourFolder, NotFound, PrivateFolder, FolderTreeRefused, TooLarge, Malformed
)

router = APIRouter(prefix="/v1/teams/{team}/folders", tags=["Folders"])

FolderName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]*$")
]


class NewFolder(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"name": "Delivery"}]})

    name: FolderName
    parent: UUID | None = Field(default=None, description="The folder it shall lie in; null for the top.")


class FolderNaming(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"name": "Parcels"}]})

    name: FolderName


class FolderPlace(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"parent": None}]})

    parent: UUID | None


class NewGrant(BaseModel):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"to_kind": "everyone", "right": "use"}]}
    )

    to_kind: Holder
    to_id: UUID | None = Field(default=None, description="The group or person; left out for everyone.")
    right: Right

    @model_validator(mode="after")
    def _names_a_holder(self) -> "NewGrant":
        if (self.to_kind == "everyone") != (self.to_id is None):
            raise ValueError("A grant to a group or a person names it in to_id; one to everyone does not.")
        return self


@router.get("", summary="The folders that you may see", responses=READING)
def list_folders(folders: TeamFolders) -> FoldersView:
    """Your private folder comes first. `parent` is always a folder of this list, or null."""
    return FoldersView(folders=[folder_view(scope) for scope in folders.scopes()])


@router.post(
    "", status_code=201, summary="Make a folder", responses=MANAGING | refusals(TooManyFolders, PrivateFolder)
)
def create_folder(new: NewFolder, folders: TeamFolders) -> FolderView:
    """At the top: leads, admins, owners; a lead then manages it. Below another: who manages that one."""
    return folder_view(make_folder(folders, new.name, new.parent))


@router.get("/{folder}", summary="One folder", responses=READING)
def read_folder(folder: UUID, folders: TeamFolders) -> FolderView:
    return folder_view(seen_folder(folders.scopes(), folder))


@router.put("/{folder}/name", summary="Rename a folder", responses=MANAGING)
def name_folder(folder: UUID, change: FolderNaming, folders: TeamFolders) -> FolderView:
    return folder_view(rename_folder(folders, folder, change.name))


@router.put("/{folder}/parent", summary="Move a folder, with all below it", responses=MANAGING)
def place_folder(folder: UUID, change: FolderPlace, folders: TeamFolders) -> FolderView:
    """Rights that came from the folders above change with the place."""
    return folder_view(move_folder(folders, folder, change.parent))


@router.delete(
    "/{folder}", status_code=204, summary="Delete a folder", responses=MANAGING | refusals(FolderNotEmpty)
)
def remove_folder(
    folder: UUID,
    templates: TeamTemplates,
    confirmed: Annotated[
        int | None,
        Query(
            alias="templates", description="How many templates are to go with it; must be the true number."
        ),
    ] = None,
) -> None:
    """An empty folder goes at once; one that holds something needs the number of templates that go too."""
    delete_folder(templates, folder, confirmed)


@router.get("/{folder}/grants", summary="Who may do what here", responses=MANAGING)
def list_grants(folder: UUID, folders: TeamFolders) -> GrantsView:
    """Grants on the folder itself; those on the folders above it hold here, too."""
    managed_folder(folders.scopes(), folder)
    return GrantsView(grants=[grant_view(grant) for grant in folders.grants_on(folder)])


@router.put("/{folder}/grants", summary="Grant use, edit or manage", responses=MANAGING)
def put_grant(folder: UUID, grant: NewGrant, folders: TeamFolders) -> GrantView:
    """To everyone, a group or a person; it replaces what they were granted here before."""
    holder = grant.to_id or folders.team_id
    return grant_view(set_grant(folders, folder, grant.to_kind, holder, grant.right))


@router.delete("/{folder}/grants/{grant}", status_code=204, summary="Revoke a grant", responses=MANAGING)
def delete_grant(folder: UUID, grant: UUID, folders: TeamFolders) -> None:
    """The folder leaves every machine whose person no other grant lets see it."""
    revoke_grant(folders, folder, grant)
