"""The socket on which pokes arrive."""

import asyncio
from json import JSONDecodeError, loads
from uuid import UUID

from fastapi import APIRouter, FastAPI, WebSocket, WebSocketDisconnect

from api.identity.signed_in import caller_in
from api.identity.standing import Caller
from api.problems import NotFound, NotSignedIn
from api.sync.live import NO_TOKEN_IN_TIME, NOT_A_MEMBER, NOT_SIGNED_IN, Switchboard
from api.sync.live_line import Line
from api.teams.doors import TeamId

router = APIRouter()

PATIENCE = 10.0
LONGEST = 4_096


@router.websocket("/v1/teams/{team}/sync/live")
async def live(socket: WebSocket, team_id: TeamId) -> None:
    """First message from the client: `{"token": "…"}`, never in the address. Then `{"<team>": head}` at every
    write, and `{}` every 20 s. Ends with 4401 when signed out, 4404 outside the team, 4408 without a token
    in 10 s, 4429 when a person opens a sixth socket to the team (the oldest ends), and 1012 when the service
    restarts: come back after the `retry_after` seconds that the reason gives, as `{"retry_after":1.5}`."""
    if caller := await let_in(socket, team_id):
        await _listen(socket, Line(socket, team_id, caller), switchboard_of(socket.app))


def switchboard_of(app: FastAPI) -> Switchboard:
    """The process's one."""
    board: Switchboard = app.state.switchboard
    return board


async def let_in(socket: WebSocket, team_id: UUID) -> Caller | None:
    """Who says in the first message that they are of the team. Nobody else: the socket is ended, with why."""
    await socket.accept()
    try:
        return await _introduced(socket, team_id)
    except WebSocketDisconnect:
        return None
    except TimeoutError:
        await socket.close(NO_TOKEN_IN_TIME)
    except NotSignedIn:
        await socket.close(NOT_SIGNED_IN)
    except NotFound:
        await socket.close(NOT_A_MEMBER)
    return None


async def _introduced(socket: WebSocket, team_id: UUID) -> Caller:
    """Raises TimeoutError, WebSocketDisconnect, NotSignedIn, NotFound."""
    async with asyncio.timeout(PATIENCE):
        first = await socket.receive()
    if first["type"] == "websocket.disconnect":
        raise WebSocketDisconnect
    return await caller_in(socket.app.state.standing, _token_in(first.get("text") or ""), team_id)


def _token_in(text: str) -> str:
    try:
        said = loads(text) if len(text) <= LONGEST else None
    except (JSONDecodeError, RecursionError):
        said = None
    token = said.get("token") if isinstance(said, dict) else None
    if not isinstance(token, str):
        raise NotSignedIn("The first message is to hold an access token.")
    return token


async def _listen(socket: WebSocket, line: Line, board: Switchboard) -> None:
    """Nothing that a client says later matters, only that it left."""
    board.open(line)
    try:
        while (await socket.receive())["type"] != "websocket.disconnect":
            pass
    finally:
        board.shut(line)
