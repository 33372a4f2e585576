"""So many requests at once work with the database; the others wait their turn, holding nothing.

A request passes through several threads, one after the other, while it holds a connection. Were as many let
in as there are threads, those that wait for a connection could take every thread, and whoever has one could
never give it back.
"""

import asyncio
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Busy, Refusing

PATIENCE = 30.0
# The feed is asked all day long and answered without a thread of ours, and so is whether we live. The
# company's provider may take its time, and is asked while nothing is held; how many at once is bounded there.
# So it is with files: how long one takes is up to who sends it, and each question to the database begins and
# ends in one thread.
WITHOUT_A_TURN = re.compile(
    r"/v1/teams/[^/]+/(sync/changes|files/[^/]+|images|sign-in/check)|/health|/ready|/metrics|/sign-in/company(/back)?"
)


class Turns:
    """`at_once` is to stay below the connections that the engine may open: some are asked for elsewhere.

    A turn ends where the answer begins. By then a transaction is over, and whoever reads slowly keeps nobody
    waiting.
    """

    def __init__(self, app: ASGIApp, at_once: int, refused: Refusing) -> None:
        self.app = app
        self._refused = refused
        self._turns = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or WITHOUT_A_TURN.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turns.acquire()
        except TimeoutError:
            await self._refused(scope, Busy())(scope, receive, send)
            return

        turn = _Turn(self._turns)

        async def send_and_pass_on(message: Message) -> None:
            turn.end()
            await send(message)

        try:
            await self.app(scope, receive, send_and_pass_on)
        finally:
            turn.end()


class _Turn:
    def __init__(self, turns: asyncio.Semaphore) -> None:
        self._turns = turns
        self._is_over = False

    def end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._turns.release()
