"""The socket on which pokes arrive."""

import asyncio
from json import JSONDecodeError, loads

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from api.identity.signed_in import caller_of
from api.identity.standing import Caller
from api.problems import NotFound, NotSignedIn
from api.sync.doors import feed_of
from api.sync.feed_store import FeedStore
from api.sync.live import (
    NO_TOKEN_IN_TIME,
    NOT_A_MEMBER,
    NOT_SIGNED_IN,
    Line,
    switchboard_of,
)
from api.teams.doors import TeamId

router = APIRouter()

PATIENCE = 10.0
LONGEST = 4_096
HEARTBEAT_TEXT = "{}"


@router.websocket("/v1/teams/{team}/sync/live")
async def live(socket: WebSocket, team_id: TeamId) -> None:
    """First message from the client: `{"token": "…"}`, never in the address. Then `{"<team>": head}` at every
    write, and `{}` every 20 s. Ends with 4401 when signed out, 4404 outside the team, 4408 without a token
    in 10 s, 4429 when a person opens a sixth socket (the oldest ends)."""
    await socket.accept()
    try:
        line = Line(team_id, await _introduced(socket))
        await _head(socket, line)
        await _talk(socket, line)
    except WebSocketDisconnect:
        pass
    except TimeoutError:
        await socket.close(NO_TOKEN_IN_TIME)
    except NotSignedIn:
        await socket.close(NOT_SIGNED_IN)
    except NotFound:
        await socket.close(NOT_A_MEMBER)


async def _introduced(socket: WebSocket) -> Caller:
    async with asyncio.timeout(PATIENCE):
        first = await socket.receive()
    if first["type"] == "websocket.disconnect":
        raise WebSocketDisconnect
    return await caller_of(socket.app.state.standing, _token_in(first.get("text") or ""))


def _token_in(text: str) -> str:
    try:
        said = loads(text) if len(text) <= LONGEST else None
    except (JSONDecodeError, RecursionError):
        said = None
    token = said.get("token") if isinstance(said, dict) else None
    if not isinstance(token, str):
        raise NotSignedIn("The first message is to hold an access token.")
    return token


async def _talk(socket: WebSocket, line: Line) -> None:
    board = switchboard_of(socket.app)
    board.open(line)
    line.poke()
    listening = asyncio.create_task(_listen(socket, line))
    try:
        await _tell(socket, line, listening)
    finally:
        board.shut(line)
        listening.cancel()


async def _tell(socket: WebSocket, line: Line, listening: asyncio.Task[None]) -> None:
    """Until the client leaves, is to leave, or may no longer listen (NotSignedIn, NotFound)."""
    while True:
        await line.wait()
        if listening.done():
            return None
        if line.closing:
            return await socket.close(line.closing)
        head = await _head(socket, line)
        is_news, line.told = head > line.told, head
        await socket.send_text(f'{{"{line.team_id}":{head}}}' if is_news else HEARTBEAT_TEXT)


async def _head(socket: WebSocket, line: Line) -> int:
    """Looked up each time, with the right to hear it. Raises NotFound and NotSignedIn."""

    def told(store: FeedStore) -> int:
        if not store.is_signed_in(line.caller.session_id):
            raise NotSignedIn()
        return store.position.head

    return await feed_of(socket.app).read(line.team_id, line.caller.person_id, told)


async def _listen(socket: WebSocket, line: Line) -> None:
    """Nothing that a client says later matters, only that it left."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass
    line.news.set()
