"""So many requests at once work with the database; the others wait their turn, holding nothing.

A request passes through several threads, one after the other, while it holds a connection. Were as many let
in as there are threads, those that wait for a connection could take every thread, and whoever has one could
never give it back.
"""

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import Busy

PATIENCE = 30.0
# Asked all day long, and answered without a thread of ours.
WITHOUT_A_TURN = ("/sync/changes", "/health", "/ready", "/metrics")


class Turns:
    """`at_once` is to stay below the connections that the engine may open: some are asked for elsewhere."""

    def __init__(self, app: ASGIApp, at_once: int) -> None:
        self.app = app
        self._turns = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].endswith(WITHOUT_A_TURN):
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turns.acquire()
        except TimeoutError:
            await Busy().as_answer()(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self._turns.release()
