"""Files and pictures into a team, and pictures out to whoever has their address."""

import re
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from starlette.responses import StreamingResponse

from api.clock import Now
from api.database import Db
from api.files.arriving import Arrivals, arriving
from api.files.models import KeptFile
from api.files.problems import DigestDiffers, FilesFull, FileTooLarge, ImageTooLarge, NoImage
from api.files.rules import Files, check_place, keep_file, keep_image, room_used
from api.files.sending import AS_A_PICTURE, content_of
from api.files.store import FileStore, image_called
from api.identity.signed_in import SignedIn
from api.identity.standing import Caller
from api.incoming import content_type_of
from api.problems import BadRequest, Busy, Malformed, NotAllowed, NotFound, NotSignedIn, refusals
from api.settings import Settings
from api.teams.doors import InTeam, TeamId

router = APIRouter(tags=["Files"])

Digest = Annotated[
    str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of what is in it, in small letters.")
]
IMAGE_NAME = re.compile(r"[A-Za-z0-9_-]{1,36}\.[a-z]{3}")
ANY_BYTES = {"type": "string", "format": "binary"}
KEEPING = refusals(NotSignedIn, NotFound, BadRequest, FileTooLarge, FilesFull, DigestDiffers, Malformed, Busy)
SHOWING = refusals(NotSignedIn, NotFound, BadRequest, ImageTooLarge, FilesFull, NoImage, Malformed, Busy)


class FileView(BaseModel):
    digest: str
    bytes: int
    media_type: str = Field(description="As it was sent; whoever attaches the file says what it is.")


class FileRoom(BaseModel):
    used: int = Field(description="What all attachments and pictures of the team take, in bytes.")
    limit: int = Field(description="What they may take, in bytes; whoever runs the service says so.")


class ImageView(BaseModel):
    address: str = Field(description="Anybody who has it sees the picture, for as long as there is the team.")
    width: int
    height: int


def body_of(kind: str) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {kind: {"schema": ANY_BYTES}}}}


@router.get(
    "/v1/teams/{team}/files",
    summary="How full the room for files is",
    responses=refusals(NotSignedIn, NotAllowed, NotFound, Malformed),
)
def read_file_room(store: InTeam, request: Request) -> FileRoom:
    """For owners and admins, who can make room."""
    limit = request.app.state.settings.files_of_a_team
    return FileRoom(used=room_used(FileStore(store.db, store.place), store.place.role), limit=limit)


@router.put(
    "/v1/teams/{team}/files/{digest}",
    summary="Bring a file",
    responses=KEEPING | {201: {"model": FileView, "description": "You bring it for the first time."}},
    openapi_extra=body_of("application/octet-stream"),
)
async def put_file(
    team_id: TeamId, digest: Digest, caller: SignedIn, request: Request, response: Response, at: Now
) -> FileView:
    """Its bytes are the body. Bring it first, then write the template that names it. Twice does no harm; what
    no template names goes after a day."""
    settings: Settings = request.app.state.settings
    files, limit = _files(request, team_id, caller), settings.file_largest
    kind = content_type_of(request.scope) or "application/octet-stream"
    with _arrivals(request).one_of(caller.person_id):
        await run_in_threadpool(check_place, files)
        async with arriving(request, FileTooLarge.than(limit), limit) as arrived:
            is_new = await run_in_threadpool(keep_file, files, digest, arrived, at)
    response.status_code = 201 if is_new else 200
    return FileView(digest=digest, bytes=arrived.size, media_type=kind)


@router.post(
    "/v1/teams/{team}/images",
    status_code=201,
    summary="Put a picture where mails can show it",
    responses=SHOWING,
    openapi_extra=body_of("image/*"),
)
async def post_image(team_id: TeamId, caller: SignedIn, request: Request, at: Now) -> ImageView:
    """PNG, JPEG or GIF, as its bytes say; what a camera tells beside it is taken out. The same picture twice
    has the same address. It stays when the template goes that shows it, since mails that were sent do."""
    settings: Settings = request.app.state.settings
    files, limit = _files(request, team_id, caller), settings.image_largest
    with _arrivals(request).one_of(caller.person_id):
        await run_in_threadpool(check_place, files)
        async with arriving(request, ImageTooLarge.than(limit), limit) as arrived:
            image = await run_in_threadpool(keep_image, files, arrived, at)
    return ImageView(address=f"{settings.url}/images/{image.name}", width=image.width, height=image.height)


@router.api_route("/images/{name}", methods=["GET", "HEAD"], include_in_schema=False)
def get_image(name: str, request: Request, db: Db) -> Response:
    """For whoever reads a mail, who is nobody to us."""
    image = image_called(db, name) if IMAGE_NAME.fullmatch(name) else None
    if not image:
        raise NotFound("There is no such picture.")
    size = db.get_one(KeptFile, (image.team_id, image.digest)).bytes
    headers = AS_A_PICTURE | {"Content-Length": str(size), "ETag": f'"{image.digest}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=AS_A_PICTURE | {"ETag": headers["ETag"]})
    if request.method == "HEAD":
        return Response(media_type=image.media_type, headers=headers)
    parts = content_of(request.app.state.engine, image.team_id, image.digest, size)
    return StreamingResponse(parts, media_type=image.media_type, headers=headers)


def _files(request: Request, team_id: UUID, caller: Caller) -> Files:
    state = request.app.state
    return Files(state.engine, team_id, caller.person_id, state.settings.files_of_a_team)


def _arrivals(request: Request) -> Arrivals:
    """The process's one."""
    arrivals: Arrivals = request.app.state.arrivals
    return arrivals
