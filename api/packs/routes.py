"""Packs over REST: a file in, a file out."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Query, Response
from pydantic import BaseModel, Field

from api.identity.signed_in import SignedIn
from api.library.content import TemplateInvalid
from api.library.doors import TeamTemplates
from api.library.problems import (
    FolderTreeRefused,
    NotYourFolder,
    PrivateFolder,
    ReadOnlyFolder,
    TooManyFolders,
)
from api.packs.exporting import exported_pack
from api.packs.importing import import_pack
from api.packs.problems import PackInvalid
from api.packs.reading import Pack, Refused, read_pack
from api.packs.writing import write_pack
from api.problems import Malformed, NotAllowed, NotFound, NotSignedIn, TooLarge, refusals
from api.teams.told_apart import ToldApart

YAML = "application/yaml"
TEMPLATES_AT_ONCE = 2_000  # some three seconds, in which others' writes wait
IMPORTING = refusals(
    *[NotSignedIn, NotAllowed, NotYourFolder, ReadOnlyFolder, NotFound, PrivateFolder, FolderTreeRefused],
    *[TooManyFolders, TooLarge, Malformed, PackInvalid, TemplateInvalid],
)
EXPORTING = refusals(NotSignedIn, NotFound, Malformed)
EXAMPLE = """\
pack: Thanks
templates:
  - title: Thank you
    shortcut: ;thx
    body: Thank you, {{ to.first_name }}.
"""

router = APIRouter(prefix="/v1/teams/{team}/packs", tags=["Packs"])


class ImportView(BaseModel):
    """What an import did; titles, in the order of the pack."""

    folder: UUID
    created: list[str]
    updated: list[str]
    unchanged: list[str]
    values_set: list[str] = Field(description="Team values that the pack brought and the team did not have.")
    values_missing: list[str] = Field(description="Those that you may not set; ask a lead.")
    files_missing: list[str] = Field(
        description="Attachments that the team does not hold; their templates came without them."
    )


def _uploaded(
    _: SignedIn, file: Annotated[bytes, Body(media_type=YAML, examples=[EXAMPLE], description="The file.")]
) -> Pack:
    """Read before the library is opened, so that nobody's writes wait for a long file."""
    pack = read_pack(_text_of(file))
    if isinstance(pack, Refused):
        raise PackInvalid.because(pack.problems)
    if len(pack.templates) > TEMPLATES_AT_ONCE:
        raise TooLarge(
            f"A pack that is sent may hold {TEMPLATES_AT_ONCE:,} templates; this one has "
            f"{len(pack.templates):,}. Split it, or import it on the server: rejoinder packs import.",
            limit=TEMPLATES_AT_ONCE,
        )
    return pack


@router.post("", status_code=201, summary="Import a pack", responses=IMPORTING)
def post_pack(
    pack: Annotated[Pack, Depends(_uploaded)],
    templates: TeamTemplates,
    folder: Annotated[str, Query(max_length=500, description="Instead of the pack's own, e.g. A/B.")] = "",
) -> ImportView:
    """All of it or nothing, at most 1 MiB and 2,000 templates. A template that is there already becomes a new
    version of itself."""
    return ImportView.model_validate(import_pack(templates, pack, folder), from_attributes=True)


@router.get(
    "/{folder}",
    summary="Export a folder as a pack",
    response_class=Response,
    responses=EXPORTING | {200: {"content": {YAML: {"example": EXAMPLE}}, "description": "The pack."}},
)
def get_pack(folder: UUID, templates: TeamTemplates, trail: ToldApart) -> Response:
    """The templates in the folder itself, not those in folders below it."""
    pack = exported_pack(templates, folder)
    file = write_pack(pack)
    if folder != templates.folders.private_id:
        trail.tell("pack.exported", folder, pack.name, templates=len(pack.templates))
    return Response(
        file, media_type=YAML, headers={"Content-Disposition": 'attachment; filename="pack.yaml"'}
    )


def _text_of(file: bytes) -> str:
    try:
        return file.decode()
    except UnicodeDecodeError as wrong:
        raise Malformed(f"Byte {wrong.start + 1} is not valid UTF-8. Save the file as UTF-8.") from None
