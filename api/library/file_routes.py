"""The files that templates go out with, for whoever sees such a template."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from starlette.responses import StreamingResponse

from api.database import session_of
from api.files.models import KeptFile
from api.files.routes import ANY_BYTES, Digest
from api.files.sending import AS_A_FILE, content_of
from api.identity.signed_in import SignedIn
from api.library.file_rules import seen_file
from api.library.template_store import TemplateStore
from api.problems import Malformed, NotFound, NotSignedIn, refusals
from api.teams.doors import TeamId
from api.teams.place import place_in

router = APIRouter(tags=["Files"])
BYTES = {"content": {"application/octet-stream": {"schema": ANY_BYTES}}, "description": "What is in it."}


@router.get(
    "/v1/teams/{team}/files/{digest}",
    summary="What is in a file",
    response_class=Response,
    responses=refusals(NotSignedIn, NotFound, Malformed)
    | {200: BYTES, 304: {"description": "You have it: If-None-Match names it."}},
)
async def get_file(
    team_id: TeamId,
    digest: Digest,
    caller: SignedIn,
    request: Request,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """For who sees a template that names it, one of its versions, or the template in the trash, and for who
    brought it."""
    engine: Engine = request.app.state.engine
    kept = await run_in_threadpool(_seen, engine, team_id, caller.person_id, digest)
    headers = AS_A_FILE | {
        "ETag": f'"{digest}"',
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization",
    }
    if if_none_match == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return StreamingResponse(
        content_of(engine, team_id, digest, kept.bytes),
        media_type="application/octet-stream",
        headers=headers | {"Content-Length": str(kept.bytes)},
    )


def _seen(engine: Engine, team_id: UUID, person_id: UUID, digest: str) -> KeptFile:
    """Begins and ends in one thread; see `turns`."""
    with session_of(engine, reads_only=True) as db:
        return seen_file(TemplateStore(db, place_in(db, team_id, person_id)), digest)
