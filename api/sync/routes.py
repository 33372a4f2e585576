"""The sync protocol: what changed, what a folder holds, edits in."""

from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Header, Query, Request, Response

from api.database import after_commit
from api.identity.signed_in import SignedIn, caller_in
from api.problems import Malformed, NotFound, NotSignedIn, TooLarge, refusals
from api.sync.asked import PARAMETERS, asked_in
from api.sync.compression import compressed
from api.sync.cursor import CursorExpired, EpochChanged
from api.sync.doors import Feed, PushDoors, feed_of
from api.sync.live_routes import router as live_router
from api.sync.plain_route import PlainRoute
from api.sync.push import settle_edits
from api.sync.shapes import Changes, EditIdReused, Push, Snapshot, Verdicts
from api.teams.doors import TeamId

router = APIRouter(tags=["Sync"])

CursorText = Annotated[str | None, Query(alias="cursor", max_length=100, description="From the last answer.")]
Accepted = Annotated[str, Header(alias="Accept-Encoding", include_in_schema=False)]


def _answers(model: Any, *problems: Any) -> dict[int | str, dict[str, Any]]:
    """The model is documented, not run: these answers are joined from JSON that was built at each write."""
    return {200: {"model": model}} | refusals(*problems)


async def read_changes(request: Request) -> Response:
    """In the folders that you may see now, by number, at most 500 rows or 1 MiB; `more` says to ask again.

    Without a cursor: the newest cursor and your folders, no rows; load each folder by its snapshot.
    Changes of rights come as `scopes`: drop the rows of a folder that is gone, load one that is new.
    """
    asked = asked_in(request)
    feed = feed_of(request.app)
    caller = await caller_in(request.app.state.standing, asked.token, asked.team_id)
    body, etag = await feed.changes(asked.team_id, caller.person_id, asked.cursor, asked.limit, asked.etag)
    if body is None:
        return Response(status_code=304, headers={"ETag": etag})
    return _json_answer(body, asked.encodings, {"ETag": etag})


router.add_api_route(
    "/v1/teams/{team}/sync/changes",
    read_changes,
    summary="What changed after a cursor",
    response_class=Response,
    responses=_answers(Changes, NotSignedIn, NotFound, CursorExpired, EpochChanged, Malformed)
    | {304: {"description": "Nothing was written since the ETag in If-None-Match."}},
    openapi_extra={"parameters": PARAMETERS, "security": [{"access token": []}]},
    route_class_override=PlainRoute,
)


@router.get(
    "/v1/teams/{team}/sync/scopes/{folder}/snapshot",
    summary="What a folder holds",
    response_class=Response,
    responses=_answers(Snapshot, NotSignedIn, NotFound, CursorExpired, EpochChanged, Malformed),
)
async def read_snapshot(
    team_id: TeamId,
    folder: UUID,
    caller: SignedIn,
    feed: Feed,
    after: Annotated[UUID | None, Query(description="`next` of the page before.")] = None,
    cursor_text: CursorText = None,
    accept_encoding: Accepted = "",
) -> Response:
    """For a folder that is new to a client, by id. The newest revision wins over what the feed told before;
    at the end, drop the folder's rows that were not seen and are not newer than the first page's `as_of`."""
    body = await feed.snapshot(team_id, caller.person_id, folder, after, cursor_text)
    return _json_answer(body, accept_encoding, {})


@router.post(
    "/v1/teams/{team}/sync/push",
    summary="Send edits",
    response_class=Response,
    responses=_answers(Verdicts, NotSignedIn, NotFound, EpochChanged, TooLarge, Malformed, EditIdReused),
)
def push_edits(request: Request, push: Push, doors: PushDoors, accept_encoding: Accepted = "") -> Response:
    """At most 100 edits or 1 MiB; one verdict each. Send a push again after a lost answer: the same edit id
    has its effect once, and gets the same verdict. All of a push is stored, or, on a problem, nothing."""
    settled = settle_edits(doors, push)
    after_commit(doors.settled.db, lambda: request.app.state.metrics.settled(settled["verdicts"]))
    return _json_answer(orjson.dumps(settled), accept_encoding, {})


def _json_answer(body: bytes, accepted: str, headers: dict[str, str]) -> Response:
    packed, coding = compressed(body, accepted)
    told = headers | {"Vary": "Accept-Encoding, Authorization", "Cache-Control": "private, no-cache"}
    if coding:
        told["Content-Encoding"] = coding
    return Response(packed, headers=told, media_type="application/json")


router.include_router(live_router)
