"""The socket of somebody who has a template open, on which they hear who else has."""

from json import JSONDecodeError, loads
from uuid import UUID

from fastapi import APIRouter, FastAPI, WebSocket

from api.presence.board import Board
from api.presence.table import Chair, Place
from api.sync.live import NOT_SIGNED_IN, TOO_MANY
from api.sync.live_routes import let_in
from api.teams.doors import TeamId

router = APIRouter()

LONGEST_WORD = 100


@router.websocket("/v1/teams/{team}/templates/{template}/live")
async def live(socket: WebSocket, team_id: TeamId, template: UUID) -> None:
    """First message from the client: `{"token": "…"}`, as at `sync/live`; then `{"writes": false}`, or true
    while somebody types, at least every ten seconds. It hears who else has the template open, as
    `{"here": [{"person": id, "writes": false}], "more": 0}`, whenever that changes and after each word. Ends
    with 4401 when signed out, 4404 outside the team and for a template that one may not use, 4408 without a
    token in time or a word in 13 s, 4429 who opens or says too much, and 1012 when the service restarts."""
    board = board_of(socket.app)
    caller = await let_in(socket, team_id)
    if not caller:
        return
    if caller.api_token:
        await socket.close(NOT_SIGNED_IN)  # a script looks at nothing
    elif not board.admits(caller.person_id):
        await socket.close(TOO_MANY)
    else:
        await _sit(socket, Chair(socket, Place(team_id, template), caller, board.now()), board)


def board_of(app: FastAPI) -> Board:
    """The process's one."""
    board: Board = app.state.board
    return board


async def _sit(socket: WebSocket, chair: Chair, board: Board) -> None:
    board.seat(chair)
    try:
        while (message := await socket.receive())["type"] != "websocket.disconnect":
            board.heard(chair, _writes_in(message.get("text") or ""))
    finally:
        board.leave(chair)


def _writes_in(text: str) -> bool:
    """What cannot be read says no more than that somebody is there."""
    try:
        said = loads(text) if len(text) <= LONGEST_WORD else None
    except (JSONDecodeError, RecursionError):
        said = None
    return isinstance(said, dict) and said.get("writes") is True
